import ArgumentParser
import Shared
import Terminal

/// `show REF`
struct ShowCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: Help.show.said)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.reference.help)
    var reference: String

    func run(on console: Console) async throws {
        let holdings = try holdings(console)
        let target = try holdings.find(reference)
        guard let view = holdings.views[target.unit], let record = view.state.records[target.record] else {
            return
        }
        let output = RecordOutput(holdings: holdings, paper: console.paper, today: console.today)
        let conflictOutput = ConflictOutput(holdings: holdings, paper: console.paper)
        let cut = CutText(holdings: holdings, paper: console.paper)
        let children = view.state.children(of: record.id)
        let about = Set([record.id] + children.map(\.id))
        let conflicts = view.state.openConflicts.filter { conflict in
            about.contains(conflict.record) || conflict.fields.contains { about.contains($0.record) }
        }
        let measures = children.filter { $0.knownKind == .measure }.sorted {
            ($0.number(FieldName.ordinal) ?? 0) < ($1.number(FieldName.ordinal) ?? 0)
        }
        let entries = children.filter { $0.knownKind?.isEntry == true }.sorted {
            ($0.text(FieldName.date) ?? "", $0.id) < ($1.text(FieldName.date) ?? "", $1.id)
        }
        let reviews = children.filter { $0.knownKind == .review }
        func lines() -> [String] {
            var lines = output.fields(record, in: view)
            lines += output.measures(measures, in: view)
            lines += output.list(.entries, entries, in: view)
            lines += output.list(.reviews, reviews, in: view)
            if !conflicts.isEmpty {
                lines += ["", console.paper.paint(Caption.disputes.text(in: console.language), .strong)]
                lines += conflicts.flatMap { conflictOutput.lines($0, in: view) }
            }
            return lines + [""] + cut.lines([target.unit])
        }
        console.result(
            json: [
                "record": output.json(record, in: view),
                "measures": .array(measures.map { output.json($0, in: view) }),
                "entries": .array(entries.map { output.json($0, in: view) }),
                "reviews": .array(reviews.map { output.json($0, in: view) }),
                "conflicts": .array(conflicts.map { conflictOutput.json($0, in: view) }),
                "cut": cut.json([target.unit]),
            ],
            lines: lines()
        )
    }
}
