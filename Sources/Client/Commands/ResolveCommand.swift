import ArgumentParser
import Shared

/// `resolve CONFLICT --head | --contender N | --base | --value V --why TEXT`, or
/// `resolve --all --head | --base | --first | --last | --of NAME --why TEXT` with a filter.
struct ResolveCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: Help.resolve.said,
        discussion: Help.resolveMore.said
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var bulk: BulkOptions

    @Argument(help: Help.conflict.help)
    var conflict: String?

    @Flag(help: Help.head.help)
    var head = false

    @Option(help: Help.contender.help)
    var contender: Int?

    @Flag(help: Help.base.help)
    var base = false

    @Option(help: Help.rulingValue.help)
    var value: [String] = []

    @Option(help: Help.whyRuled.help)
    var why: String

    func run(on console: Console) async throws {
        guard why.contains(where: { !$0.isWhitespace }) else { throw ArgumentTrouble.emptyText }
        if bulk.all {
            guard conflict == nil, contender == nil, value.isEmpty else {
                throw ArgumentTrouble.chooseOne(["--all", "CONFLICT"])
            }
            guard [head, base, bulk.first, bulk.last, bulk.of != nil].count(where: { $0 }) == 1 else {
                throw ArgumentTrouble.chooseOne(["--head", "--base", "--first", "--last", "--of"])
            }
            try resolveAll(on: console)
            return
        }
        guard let conflict else { throw ArgumentTrouble.chooseOne(["CONFLICT", "--all"]) }
        if let option = bulk.needsAll { throw ArgumentTrouble.onlyWith(option: option, other: "--all") }
        guard [head, contender != nil, base, !value.isEmpty].count(where: { $0 }) == 1 else {
            throw ArgumentTrouble.chooseOne(["--head", "--contender", "--base", "--value"])
        }
        var home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let (unit, found) = try holdings.findConflict(conflict)
        guard found.state == .open else { throw EditRefusal.conflictNotOpen }
        let target = Target(unit: unit, record: found.record)
        try save(target, in: &home, holdings, on: console) { desk in
            try Edit.resolve(found.id, choice(found, at: desk), why: why, in: desk.context)
        }
    }

    private func choice(_ conflict: Conflict, at desk: Desk) throws -> ResolutionRequest.Choice {
        if head { return .head }
        if base { return .base }
        if let contender {
            let standing = conflict.standing
            guard standing.indices.contains(contender - 1) else { throw EditRefusal.unknownContender }
            return .contender(standing[contender - 1].id)
        }
        let fields = conflict.fields.sorted()
        var values: [FieldKey: JSONValue] = [:]
        for text in value {
            let (key, text) = try keyed(text, fields, desk)
            guard let kind = desk.view.state.records[key.record]?.knownKind,
                let rule = Schema.rule(for: kind).fields[key.field]
            else { throw EditRefusal.unknownRecord }
            values[key] = text.isEmpty ? .null : try desk.reader.value(text, for: rule, of: kind)
        }
        return .values(values)
    }

    /// Which of the conflict's fields a value is for.
    private func keyed(_ text: String, _ fields: [FieldKey], _ desk: Desk) throws -> (FieldKey, String) {
        if let only = fields.first, fields.count == 1 { return (only, text) }
        guard let (name, value) = Assignment.split(text),
            let field = FieldWord.field(named: name, among: fields.map(\.field)),
            let key = fields.first(where: { $0.field == field })
        else {
            throw ArgumentTrouble.unknownField(
                text,
                known: fields.map { FieldWord.text($0.field, in: desk.language) + "=" }
            )
        }
        return (key, value)
    }
}
