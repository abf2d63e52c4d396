import ArgumentParser
import Shared

/// `confirm ENTRY`
struct ConfirmCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "confirm", abstract: Help.confirm.said)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.entry.help)
    var reference: String?

    @Option(help: Help.why.help)
    var why: String?

    func run(on console: Console) async throws {
        guard let reference else { return try list(console) }
        try edit(reference, on: console) { desk in
            try Edit.confirm(desk.target.record, why: why, in: desk.context)
        }
    }

    /// What waits to be confirmed, with what is doubtful about it.
    private func list(_ console: Console) throws {
        let holdings = try holdings(console)
        let output = RecordOutput(holdings: holdings, paper: console.paper, today: console.today)
        let cut = CutText(holdings: holdings, paper: console.paper)
        let doubtful = holdings.units.compactMap { holdings.views[$0] }.flatMap { view in
            view.state.records.values.filter { $0.isLive && $0[FieldName.doubtful].truth == true }
                .sorted { $0.id < $1.id }.map { (view, $0) }
        }
        let none = TotalsSentence.noneDoubtful.text(in: console.language)
        console.result(
            json: [
                "doubtful": .array(doubtful.map { view, record in output.json(record, in: view) }),
                "cut": cut.json(holdings.units),
            ],
            lines: (doubtful.isEmpty ? [none] : output.doubtful(doubtful)) + cut.lines(holdings.units)
        )
    }
}
