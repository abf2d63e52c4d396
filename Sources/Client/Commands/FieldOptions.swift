import ArgumentParser
import Shared

/// A record, a field and its new value.
struct FieldOptions: ParsableArguments {
    @OptionGroup var source: TextOptions

    @Argument(help: Help.reference.help)
    var reference: String

    @Argument(help: Help.field.help)
    var field: String

    // `-审计局` takes a value out of a set and is no option.
    @Argument(parsing: .allUnrecognized, help: Help.value.help)
    var value: [String] = []

    @Flag(help: Help.clear.help)
    var clear = false

    @Option(help: Help.add.help)
    var add: [String] = []

    @Option(help: Help.remove.help)
    var remove: [String] = []

    @Option(help: Help.why.help)
    var why: String?

    /// The changes that set the field.
    func changes(at desk: Desk) throws -> [Change] {
        guard let record = desk.record, let kind = record.knownKind else {
            throw EditRefusal.wrongKind(desk.record?.kind ?? "")
        }
        if let typo = value.first(where: { $0.hasPrefix("--") }) { throw ArgumentTrouble.unknownOption(typo) }
        let rules = Schema.rule(for: kind).fields
        guard let rule = FieldWord.field(named: field, among: rules.keys).flatMap({ rules[$0] }) else {
            let known = FieldWord.allCases.map(\.rawValue).filter { name in
                rules[name]?.writers.isEmpty == false && name != FieldName.retracted
            }
            throw ArgumentTrouble.unknownField(
                field,
                known: known.map { FieldWord.text($0, in: desk.language) }
            )
        }
        var new = try newValue(rule, kind, at: desk)
        if kind == .problem, rule.name == FieldName.number, let text = new.text {
            let name = desk.holdings.name(of: desk.target.unit)
            new = .string(try RecordNumber.problem(text, for: record.id, in: desk.view, unitName: name))
        }
        if kind == .measure, rule.name == FieldName.ordinal, let ordinal = new.number {
            try RecordNumber.checkMeasure(ordinal, for: record, in: desk.view)
        }
        // A status takes along what belongs to it: a finishing date, a review.
        if kind == .problem, rule.name == FieldName.status, let status = new.text.flatMap(ProblemStatus.init)
        {
            return try Edit.move(desk.target.record, to: status, why: why, in: desk.context)
        }
        return try Edit.set(rule.name, to: new, of: desk.target.record, why: why, in: desk.context)
    }

    private func newValue(_ rule: FieldRule, _ kind: RecordKind, at desk: Desk) throws -> JSONValue {
        let isGiven = !value.isEmpty || source.fromFile != nil
        if clear {
            guard !isGiven, add.isEmpty, remove.isEmpty else { throw ArgumentTrouble.valueGivenTwice }
            return .null
        }
        if case .set = rule.type, let members = try members(rule, kind, at: desk) {
            return Validation.setValue(members)
        }
        guard add.isEmpty, remove.isEmpty else { throw ArgumentTrouble.unknownOption("--add") }
        if case .text = rule.type, value.contains(where: Self.isSigned) {
            throw ArgumentTrouble.oneValueOnly(FieldWord.text(rule.name, in: desk.language))
        }
        let text = try source.text(value.isEmpty ? nil : value.joined(separator: " "))
        return try desk.reader.value(text, for: rule, of: kind)
    }

    /// `+甲`, `-乙`: for a field of several values. `-5` and `+86…` are numbers.
    private static func isSigned(_ word: String) -> Bool {
        guard let sign = word.first, sign == "+" || sign == "-", let next = word.dropFirst().first else {
            return false
        }
        return next.isLetter
    }

    /// What a set holds after `+x -y`; nil where the whole set was given.
    private func members(_ rule: FieldRule, _ kind: RecordKind, at desk: Desk) throws -> Set<String>? {
        var added = separated(add)
        var removed = separated(remove)
        var whole = 0
        for word in value {
            if word == "+" || word == "-" { throw ArgumentTrouble.setNeedsSigns }
            if word.hasPrefix("+") {
                added += separated([String(word.dropFirst())])
            } else if word.hasPrefix("-"), word != "-" {
                removed += separated([String(word.dropFirst())])
            } else {
                whole += 1
            }
        }
        if added.isEmpty, removed.isEmpty { return nil }
        guard whole == 0, source.fromFile == nil else { throw ArgumentTrouble.setNeedsSigns }
        let before = desk.view.value(desk.target.record, rule.name).texts ?? []
        return Set(before).union(try desk.reader.members(added, of: rule, kind))
            .subtracting(try desk.reader.members(removed, of: rule, kind))
    }
}
