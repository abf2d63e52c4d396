/// Whether a value fits what the schema declares, whatever the state.
public enum Validation {
    /// Whether the value is of the field's type and within its bounds. `null` clears a field that isn't required.
    public static func isValid(_ value: JSONValue, for rule: FieldRule) -> Bool {
        if value.isNull { return !rule.required }
        switch rule.type {
        case .text(let bytesMax):
            guard let text = value.text else { return false }
            let hasContent = text.contains { !$0.isWhitespace }
            // No database takes U+0000 in a text, and labels become names of figures.
            return text.utf8.count <= bytesMax && !text.utf8.contains(0) && (!rule.required || hasContent)
        case .date: return value.text.flatMap { CalendarDate($0) } != nil
        case .integer(let range): return value.number.map(range.contains) ?? false
        case .decimal: return value.text.map(isDecimal) ?? false
        case .choice(let choices): return value.text.map(choices.contains) ?? false
        case .truth: return value.truth != nil
        case .reference: return value.text.flatMap { RecordID($0) } != nil
        case .set(let choices):
            guard let members = value.texts, members.count <= Limits.setMembersMax,
                !(rule.required && members.isEmpty)
            else { return false }
            let isSorted = zip(members, members.dropFirst()).allSatisfy {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
            let isKnown = choices.map { known in members.allSatisfy(known.contains) } ?? true
            return isSorted && isKnown && members.allSatisfy { !$0.isEmpty && $0.utf8.count <= 600 }
        }
    }

    /// A set's value as it is stored: sorted by UTF-8 bytes, each once.
    public static func setValue(_ members: some Sequence<String>) -> JSONValue {
        .array(Set(members).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .string($0) })
    }

    /// `-12`, `0.5`: digits, at most one point with digits on both sides, at most 30 characters.
    public static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return digits.count <= 30 && (1...2).contains(parts.count)
            && parts.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    }
}
