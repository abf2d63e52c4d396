import Shared

/// Writes fields' values as people read them.
struct ValueText {
    let holdings: Holdings
    let language: Language

    /// A value in a few words or in full; an empty one is said to be empty.
    func text(_ value: JSONValue, of field: String, kind: String) -> String {
        let recordKind = RecordKind(rawValue: kind)
        let type = Schema.rule(named: kind)?.fields[field]?.type
        switch value {
        case .null: return Caption.none.text(in: language)
        case .bool(let truth): return (truth ? Caption.yes : .no).text(in: language)
        case .int(let number):
            return recordKind == .funds && field == FieldName.amount
                ? Self.yuan(number, in: language) : Self.grouped(ExactDecimal(number))
        case .string(let text):
            switch type {
            case .choice: return Choices.text(text, of: field, kind: recordKind, in: language)
            case .reference: return RecordID(text).map(described) ?? text
            case .text where field == FieldWord.doubt.rawValue:
                return FigureDoubt(rawValue: text)?.text(in: language) ?? text
            default: return text
            }
        case .array(let items):
            if items.isEmpty { return Caption.none.text(in: language) }
            return items.map { item in
                Choices.text(item.text ?? item.canonicalText(), of: field, kind: recordKind, in: language)
            }.joined(separator: language.say("、", ", "))
        case .object: return value.canonicalText()
        }
    }

    /// One line that says what a record is about.
    func summary(of record: RecordState) -> String {
        switch record.knownKind {
        case .problem, .round, .unit, .person:
            return record.text(FieldName.title) ?? record.text(FieldName.name) ?? ""
        case .progress, .measure: return record.text(FieldName.text) ?? ""
        case .funds:
            return [
                words(record, FieldName.fundsKinds), approximate(words(record, FieldName.amount), record),
            ]
            .joined(separator: " ")
        case .accountability:
            let count = approximate(words(record, FieldName.count), record)
            return "\(words(record, FieldName.forms)) \(count) \(words(record, FieldName.countUnit))"
        case .rule:
            let parts = [
                words(record, FieldName.action),
                approximate(words(record, FieldName.count), record) + language.say(" 项", ""),
                record.text(FieldName.title).map { quoted($0) },
                record.text("documentNumber"),
            ]
            return parts.compactMap(\.self).joined(separator: " ")
        case .quantity:
            let amount = approximate(record.text(FieldName.amount) ?? "", record)
            return "\(record.text(FieldName.label) ?? "") \(amount) \(record.text(FieldName.countUnit) ?? "")"
        case .review:
            let reason = record.text(FieldName.reason).map { language.say("：\($0)", ": \($0)") } ?? ""
            return "\(words(record, FieldName.level)) \(words(record, FieldName.decision))\(reason)"
        case .publishedFigure, .setting, nil: return record.text(FieldName.name) ?? ""
        }
    }

    /// The kind's name.
    func kind(_ kind: String) -> String { RecordKind(rawValue: kind)?.text(in: language) ?? kind }

    /// A record's label, and for an entry what it says, because its id says nothing.
    private func described(_ id: RecordID) -> String {
        guard let (_, record) = holdings.record(id), record.knownKind?.isEntry ?? false else {
            return label(id)
        }
        return language.say("\(label(id))（\(summary(of: record))）", "\(label(id)) (\(summary(of: record)))")
    }

    private func label(_ id: RecordID) -> String {
        holdings.rounds.contains { $0.id == id } ? holdings.roundName(id) : holdings.label(of: id)
    }

    /// A rule's title in book marks, where it has none of its own.
    private func quoted(_ title: String) -> String {
        title.hasPrefix("《") || title.hasPrefix("“") ? title : language.say("《\(title)》", "“\(title)”")
    }

    private func words(_ record: RecordState, _ field: String) -> String {
        text(record[field], of: field, kind: record.kind)
    }

    private func approximate(_ number: String, _ record: RecordState) -> String {
        let approximation = record.text(FieldName.approximation).flatMap(Approximation.init) ?? .exact
        return approximation.around(number, in: language)
    }

    /// `128,000.00 元`.
    static func yuan(_ fen: Int64, in language: Language) -> String {
        let text = Money(fen: fen).yuanText
        let whole = text.split(separator: ".").first.map(String.init) ?? text
        return grouped(whole) + text.dropFirst(whole.count) + language.say(" 元", " yuan")
    }

    /// `128,000.5`.
    static func grouped(_ number: ExactDecimal) -> String {
        let parts = number.description.split(separator: ".", maxSplits: 1)
        return ([grouped(String(parts[0]))] + parts.dropFirst().map(String.init)).joined(separator: ".")
    }

    private static func grouped(_ digits: String) -> String {
        let sign = digits.hasPrefix("-") ? "-" : ""
        var grouped = ""
        let bare = digits.dropFirst(sign.count)
        for (place, digit) in bare.enumerated() {
            if place > 0, (bare.count - place).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return sign + grouped
    }
}
