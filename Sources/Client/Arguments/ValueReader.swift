import Shared

/// Reads what a person typed into the value that a field holds.
struct ValueReader {
    let holdings: Holdings
    let unit: UnitID
    let language: Language

    /// The value for a field of one value.
    ///
    /// - Throws: what is wrong, with what would have been understood.
    func value(_ text: String, for field: FieldRule, of kind: RecordKind) throws(ArgumentTrouble) -> JSONValue
    {
        let bare = text.trimmed
        switch field.type {
        case .text(let bytesMax):
            guard text.utf8.count <= bytesMax else {
                throw .textTooLong(bytes: text.utf8.count, max: bytesMax)
            }
            if text.utf8.contains(0) { throw .hasNUL }
            return .string(text)
        case .date: return .string(try date(bare).description)
        case .integer(let range):
            if kind == .funds, field.name == FieldName.amount { return .int(try money(bare).0.fen) }
            return .int(try number(bare, in: range))
        case .decimal:
            guard let number = WrittenNumber(bare), number.approximation == .exact,
                Validation.isDecimal(number.text)
            else { throw .notADecimal(text) }
            return .string(number.text)
        case .choice: return .string(try Choices.raw(bare, of: field.name, kind: kind, in: language))
        case .truth: return .bool(try truth(bare))
        case .reference: return try reference(bare, field)
        case .set:
            let members = bare.split { "、,;\u{FF0C}\u{FF1B}".contains($0) }.map { String($0).trimmed }
            return Validation.setValue(try self.members(members.filter { !$0.isEmpty }, of: field, kind))
        }
    }

    /// The members of a set, by the words that people know.
    func members(
        _ texts: [String],
        of field: FieldRule,
        _ kind: RecordKind
    ) throws(ArgumentTrouble) -> [String] {
        var members: [String] = []
        for text in texts {
            if case .set(.some) = field.type {
                members.append(try Choices.raw(text, of: field.name, kind: kind, in: language))
            } else {
                members.append(text)
            }
        }
        return members
    }

    /// A date as `2020-05-17`, `2020年5月17日`, `今天`, `today`.
    func date(_ text: String) throws(ArgumentTrouble) -> CalendarDate {
        if let date = Self.date(text) { return date }
        throw .notADate(text)
    }

    /// A date with or without leading zeros, in digits of either width.
    static func date(_ text: String) -> CalendarDate? {
        let parts = Holdings.folded(text).split { "-/.年月日".contains($0) }
        guard parts.count == 3, let year = Int64(parts[0]), let month = Int64(parts[1]),
            let day = Int64(parts[2])
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private func number(_ text: String, in range: ClosedRange<Int64>) throws(ArgumentTrouble) -> Int64 {
        guard let number = WrittenNumber(text), number.approximation == .exact, let whole = number.whole,
            range.contains(whole)
        else { throw .notAWholeNumber(text) }
        return whole
    }

    /// How exact an entry's number is, and the rest of its text: 30余 is at least 30.
    static func approximation(of text: String) -> (exact: String, Approximation) {
        guard let number = WrittenNumber(text) else { return (text, .exact) }
        return (number.text, number.approximation)
    }

    func money(_ text: String) throws(ArgumentTrouble) -> (Money, Approximation) {
        do throws(MoneyError) { return try Money.parse(text) } catch { throw .money(error) }
    }

    private func truth(_ text: String) throws(ArgumentTrouble) -> Bool {
        switch text.lowercased() {
        case "true", "yes", "y", "是", "对": return true
        case "false", "no", "n", "否", "不": return false
        default: throw .notATruth(text)
        }
    }

    private func reference(_ text: String, _ field: FieldRule) throws(ArgumentTrouble) -> JSONValue {
        if case .reference(let kinds, office: true) = field.type, kinds.contains(.round) {
            return try holdings.findRound(text).json
        }
        return try holdings.find(text, in: unit).record.json
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
