import ArgumentParser
import Shared

/// `conflicts`
struct ConflictsCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "conflicts", abstract: Help.conflicts.said)

    @OptionGroup var common: CommonOptions

    @Option(help: Help.unit.help)
    var unit: String?

    func run(on console: Console) async throws {
        let holdings = try holdings(console)
        let units = try unit.map { [try holdings.findUnit($0)] } ?? holdings.units
        let output = ConflictOutput(holdings: holdings, paper: console.paper)
        let cut = CutText(holdings: holdings, paper: console.paper)
        let open = units.flatMap { unit in
            (holdings.views[unit].map { view in view.state.openConflicts.map { (view, $0) } }) ?? []
        }
        let lines = open.flatMap { view, conflict in output.lines(conflict, in: view) + [""] }
        let none = ConflictSentence.noneOpen.text(in: console.language)
        console.result(
            json: [
                "conflicts": .array(open.map { view, conflict in output.json(conflict, in: view) }),
                "cut": cut.json(units),
            ],
            lines: (open.isEmpty ? [none] : lines) + cut.lines(units)
        )
    }
}
