import ArgumentParser
import Shared

/// `amend EDIT FIELD=VALUE … [--why TEXT]`
struct AmendCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: Help.amend.said,
        discussion: Help.refusedMore.said
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.refusedEdit.help)
    var edit: String

    @Argument(help: Help.assign.help)
    var assignments: [String] = []

    @Option(help: Help.why.help)
    var why: String?

    func run(on console: Console) async throws {
        var home = try openHome(console)
        let refused = try RefusedEdits(home.store)
        let found = try refused.find(edit)
        let holdings = refused.holdings
        guard let view = holdings.views[found.unit] else { throw ReplicaError.unknownUnit(found.unit) }
        let now = console.now
        let context = console.context(of: view)
        let reader = ValueReader(holdings: holdings, unit: found.unit, language: console.language)
        let amendments = try assignments.map { try amendment($0, of: found, reader) }
        let draft = try Edit.amend(found, by: amendments, why: why, in: context)
        let saved = try home.store.amend(found, by: draft, at: now)
        let output = EditOutput(
            holdings: try Holdings(home.store.replica),
            saved: saved,
            paper: console.paper
        )
        let name = holdings.reference(of: found)
        console.result(
            json: output.json(amended: name),
            lines: [RefusedSentence.wasAmended(edit: name).text(in: console.language)] + output.lines()
        )
    }

    /// Reads `FIELD=VALUE` as a value of the kind of record that the edit writes this field of.
    private func amendment(_ text: String, of refused: PendingSet, _ reader: ValueReader) throws -> Amendment
    {
        guard let (name, value) = Assignment.split(text) else { throw ArgumentTrouble.noAssignment(text) }
        let kinds = refused.refusedChanges.compactMap { RecordKind(rawValue: $0.change.kind) }
        for kind in kinds {
            let rules = Schema.rule(for: kind).fields
            guard let field = FieldWord.field(named: name, among: rules.keys), let rule = rules[field] else {
                continue
            }
            let amended: JSONValue = value.isEmpty ? .null : try reader.value(value, for: rule, of: kind)
            return Amendment(field: field, value: amended)
        }
        let known = Set(kinds.flatMap { Schema.rule(for: $0).fields.keys }).sorted()
        throw ArgumentTrouble.unknownField(
            name,
            known: known.map { FieldWord.text($0, in: reader.language) }
        )
    }
}
