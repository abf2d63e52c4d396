/// An exact decimal with up to six places, as sums need it: 1.5 days and 0.25 days are 1.75 days.
///
/// Money in fen and what is counted in pieces are whole.
public struct ExactDecimal: Hashable, Sendable, Comparable, ExpressibleByIntegerLiteral {
    /// The value in millionths. A sum of every entry that a ledger could ever hold stays far from the bound.
    private var millionths: Int128

    /// Places behind the point that are kept.
    public static let placesMax = 6
    /// Digits before the point that are read.
    public static let wholeDigitsMax = 15
    private static let scale: Int128 = 1_000_000

    public init(_ whole: Int64) { millionths = Int128(whole) * Self.scale }

    public init(integerLiteral whole: Int64) { self.init(whole) }

    /// Reads `-12` or `0.50`; nil where it is no decimal, or has more digits than are kept.
    public init?(_ text: String) {
        guard Validation.isDecimal(text) else { return nil }
        let parts = text.split(separator: ".")
        let (whole, isNegative) = (parts[0].drop { $0 == "-" }, text.hasPrefix("-"))
        var places = parts.count > 1 ? String(parts[1]) : ""
        while places.last == "0" { places.removeLast() }
        guard whole.count <= Self.wholeDigitsMax, places.count <= Self.placesMax,
            let digits = Int128(whole + places + String(repeating: "0", count: Self.placesMax - places.count))
        else { return nil }
        millionths = isNegative ? -digits : digits
    }

    /// Reads what ``json`` writes.
    public init?(json: JSONValue) {
        switch json {
        case .int(let whole): self.init(whole)
        case .string(let text): self.init(text)
        default: return nil
        }
    }

    /// A whole number where it is one, else a decimal text such as `"1.75"`.
    public var json: JSONValue {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: Self.scale)
        guard rest == 0, let number = Int64(exactly: whole), abs(number) <= JSONValue.numberMax else {
            return .string(description)
        }
        return .int(number)
    }

    /// The whole number; nil where there is a fraction or it is past Int64.
    public var whole: Int64? {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: Self.scale)
        return rest == 0 ? Int64(exactly: whole) : nil
    }

    public static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.millionths += right.millionths
        return sum
    }

    public static func - (left: Self, right: Self) -> Self {
        var difference = left
        difference.millionths -= right.millionths
        return difference
    }

    public static func += (left: inout Self, right: Self) { left = left + right }

    public static func < (left: Self, right: Self) -> Bool { left.millionths < right.millionths }
}

extension ExactDecimal: CustomStringConvertible {
    /// The shortest exact writing: `128000`, `-1.75`, `0`.
    public var description: String {
        let (whole, rest) = millionths.magnitude.quotientAndRemainder(dividingBy: UInt128(Self.scale))
        let sign = millionths < 0 ? "-" : ""
        guard rest > 0 else { return sign + String(whole) }
        let digits = String(rest)
        var places = String(repeating: "0", count: Self.placesMax - digits.count) + digits
        while places.last == "0" { places.removeLast() }
        return "\(sign)\(whole).\(places)"
    }
}
