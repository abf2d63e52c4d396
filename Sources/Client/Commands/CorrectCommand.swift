import ArgumentParser
import Shared

/// `correct ENTRY …`
struct CorrectCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "correct", abstract: Help.correct.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var entry: EntryOptions

    @Argument(help: Help.entry.help)
    var reference: String

    @Argument(help: Help.assign.help)
    var assignments: [String] = []

    @Option(help: Help.amount.help)
    var amount: String?

    @Option(help: Help.fundsKind.help)
    var kind: String?

    @Option(help: Help.form.help)
    var form: [String] = []

    @Option(help: Help.count.help)
    var count: String?

    @Option(help: Help.countUnit.help)
    var unit: String?

    @Option(help: Help.action.help)
    var action: String?

    @Option(help: Help.title.help)
    var title: String?

    @Option(help: Help.documentNumber.help)
    var number: String?

    @Option(help: Help.label.help)
    var label: String?

    @Option(help: Help.text.help)
    var text: String?

    func run(on console: Console) async throws {
        try edit(reference, on: console) { desk in
            guard let record = desk.record, let kind = record.knownKind, kind.isEntry else {
                throw EditRefusal.wrongKind(desk.record?.kind ?? "")
            }
            var fields: [String: JSONValue] = [:]
            for (option, field, text) in options {
                guard let text else { continue }
                guard Schema.rule(for: kind).fields[field] != nil else {
                    throw ArgumentTrouble.notForKind(option: option, kind: kind.text(in: desk.language))
                }
                try desk.put(text, into: field, of: kind, &fields)
            }
            try assign(of: kind, into: &fields, at: desk)
            try entry.put(into: &fields, of: kind, at: desk)
            guard !fields.isEmpty else { throw ArgumentTrouble.noDraft }
            return try Edit.correct(desk.target.record, fields: fields, why: entry.why, in: desk.context)
        }
    }

    private var options: [(option: String, field: String, text: String?)] {
        [
            ("--amount", FieldName.amount, amount), ("--kind", FieldName.fundsKinds, kind),
            ("--form", FieldName.forms, form.isEmpty ? nil : form.joined(separator: ",")),
            ("--count", FieldName.count, count), ("--unit", FieldName.countUnit, unit),
            ("--action", FieldName.action, action), ("--title", FieldName.title, title),
            ("--number", "documentNumber", number), ("--label", FieldName.label, label),
            ("--text", FieldName.text, text),
        ]
    }

    private func assign(of kind: RecordKind, into fields: inout [String: JSONValue], at desk: Desk) throws {
        let rules = Schema.rule(for: kind).fields
        var seen: Set<String> = []
        for assignment in assignments {
            guard let (name, value) = Assignment.split(assignment) else {
                throw ArgumentTrouble.noAssignment(assignment)
            }
            guard let rule = FieldWord.field(named: name, among: rules.keys).flatMap({ rules[$0] }) else {
                let known = rules.keys.sorted().map { FieldWord.text($0, in: desk.language) }
                throw ArgumentTrouble.unknownField(name, known: known)
            }
            guard seen.insert(rule.name).inserted else { throw ArgumentTrouble.valueGivenTwice }
            if value.isEmpty { fields[rule.name] = .null }
            try desk.put(value.isEmpty ? nil : value, into: rule.name, of: kind, &fields)
        }
    }
}

/// `FIELD=VALUE`.
enum Assignment {
    static func split(_ text: String) -> (name: String, value: String)? {
        guard let sign = text.firstIndex(where: { $0 == "=" || $0 == "\u{FF1D}" }), sign != text.startIndex
        else {
            return nil
        }
        return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }
}
