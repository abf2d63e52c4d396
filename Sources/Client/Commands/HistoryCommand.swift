import ArgumentParser
import Shared
import Terminal

/// `history RECORD [FIELD | --field FIELD]`
struct HistoryCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "history", abstract: Help.history.said)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.record.help)
    var record: String

    @Argument(help: Help.field.help)
    var onlyField: String?

    @Option(help: Help.historyField.help)
    var field: String?

    func run(on console: Console) async throws {
        let home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let target = try holdings.find(record)
        guard let view = holdings.views[target.unit], let held = view.state.records[target.record] else {
            return
        }
        var name: String?
        guard onlyField == nil || field == nil else { throw ArgumentTrouble.valueGivenTwice }
        if let field = field ?? onlyField {
            guard
                let found = FieldWord.field(named: field, among: held.fields.keys)
                    ?? FieldWord.field(named: field)
            else {
                let known = held.fields.keys.sorted().map { FieldWord.text($0, in: console.language) }
                throw ArgumentTrouble.unknownField(field, known: known)
            }
            name = found
        }
        let rows = try home.store.rows(of: target.unit)
        let history = History(record: target.record, field: name, view: view)
        let entries = history.entries(rows: rows, outbox: home.store.replica.outbox)
        let output = HistoryOutput(holdings: holdings, view: view, paper: console.paper)
        let cut = CutText(holdings: holdings, paper: console.paper)
        let firstVersion = rows.first?.version ?? view.unit.cursor.version + 1
        var gap: [String] = []
        if firstVersion > 1 {
            gap = [
                console.paper.paint(
                    HistorySentence.earlierNotHeld(version: firstVersion).text(in: console.language),
                    .dim
                )
            ]
        }
        console.result(
            json: [
                "record": target.record.json, "unit": target.unit.json,
                "label": .string(holdings.label(of: target.record)), "field": .optional(name),
                "entries": output.json(entries), "heldFrom": .int(firstVersion),
                "cut": cut.json([target.unit]),
            ],
            lines: gap + output.lines(entries) + [""] + cut.lines([target.unit])
        )
    }
}
