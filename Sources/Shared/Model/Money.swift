/// An amount of money in whole fen. 1 yuan is 100 fen.
public struct Money: Sendable, Hashable, Comparable {
    /// The amount in fen, 0 or more where it was parsed.
    public let fen: Int64

    /// Makes an amount from fen.
    public init(fen: Int64) {
        self.fen = fen
    }

    /// Orders by amount.
    public static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }

    /// The exact amount in yuan with two decimals and no separators: `128000.00`, `-0.05`.
    public var yuanText: String {
        let magnitude = fen.magnitude
        let cents = String(magnitude % 100)
        return (fen < 0 ? "-" : "") + String(magnitude / 100) + "." + (cents.count == 1 ? "0" : "") + cents
    }

    /// Reads an amount as people write it.
    ///
    /// Understands `12.8万元`, `128,000.00元`, `128000`, `12.8万余元`, `近20万元`, `约3亿元`,
    /// `1,439.25万元`, `￥128,000`, `三百余万元`, full-width and traditional forms, and 以上, 多, 左右.
    /// Without a unit the number is yuan.
    ///
    /// - Parameter text: Only the amount; spaces around and inside it don't count.
    /// - Returns: The amount, and how sure it is of itself.
    /// - Throws: ``MoneyError`` with the place in `text`. Nothing is rounded: less than a fen is refused.
    public static func parse(_ text: String) throws(MoneyError) -> (Money, Approximation) {
        var scanner = AmountScanner(text, isMoney: true)
        let (yuan, approximation) = try scanner.amount()
        guard let fen = yuan.times(100) else { throw MoneyError(.tooLarge, at: scanner.start) }
        if let whole = fen.whole { return (Money(fen: whole), approximation) }
        throw MoneyError(fen.fractionDigits > 0 ? .belowFen : .tooLarge, at: scanner.start)
    }
}

/// Why a text is no amount of money.
public struct MoneyError: Error, Hashable, Sendable {
    /// The reason. Raw values travel on the wire; never rename one.
    public enum Code: String, Sendable, CaseIterable {
        /// Nothing but spaces. Ask for an amount.
        case empty = "money_empty"
        /// A minus sign. Say the direction with the entry's kind instead.
        case negative = "money_negative"
        /// No number where one is due, or something after the amount.
        case malformed = "money_malformed"
        /// More than two decimals of a yuan. Nothing is rounded.
        case belowFen = "money_below_fen"
        /// More fen than `Int64` holds.
        case tooLarge = "money_too_large"
    }

    /// The reason.
    public let code: Code
    /// 0-based count of the characters before the trouble.
    public let characterOffset: Int

    /// Makes an error.
    public init(_ code: Code, at characterOffset: Int) {
        self.code = code
        self.characterOffset = characterOffset
    }
}
