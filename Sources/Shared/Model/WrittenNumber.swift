/// A number without a unit, as people write it: `30`, `-5`, `1,200`, `三十余`, `近300`, `1.2万`.
public struct WrittenNumber: Sendable, Hashable {
    /// The exact decimal, as ``Validation/isDecimal(_:)`` takes it.
    public let text: String
    public let approximation: Approximation

    /// Nil where the text is no number.
    public init?(_ text: String) {
        var rest = text[...].drop(while: \.isWhitespace)
        let isNegative = rest.first.map { "-\u{2212}\u{FF0D}负".contains($0) } ?? false
        if isNegative { rest = rest.dropFirst() }
        var scanner = AmountScanner(String(rest), isMoney: false)
        guard let (number, approximation) = try? scanner.amount() else { return nil }
        let sign = isNegative && number.text != "0" ? "-" : ""
        self.text = sign + number.text
        self.approximation = approximation
    }

    /// The whole number; nil where there is a fraction, or it doesn't fit.
    public var whole: Int64? { Int64(text) }
}
