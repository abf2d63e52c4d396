/// A whole number written in Chinese numerals, or in digits mixed with 千, 百, 万 and 亿.
///
/// 四, 十二, 三百余, 一万二千, 两, 零, 3千, 1.2万. 一半 is a share and not a number: see ``half``.
public struct ChineseNumber: Sendable, Hashable {
    /// The number, 0 or more.
    public let value: Int64
    /// `.atLeast` where 余, 多 or 几 follows the numerals, otherwise `.exact`.
    public let approximation: Approximation

    /// Makes a number from its parts.
    public init(value: Int64, approximation: Approximation = .exact) {
        self.value = value
        self.approximation = approximation
    }

    /// What 一半, 半数 and 过半 stand for, in per cent.
    public static let half: Int64 = 50

    /// True for 一半, 半数 and 一半以上: the caller takes ``half`` per cent.
    public static func isHalf(_ text: String) -> Bool {
        ["一半", "半数", "过半", "一半以上", "半数以上"].contains(text)
    }

    /// Reads a whole text as one number.
    ///
    /// - Parameter text: Only the number, with neither unit nor spaces; traditional and full-width
    ///   forms are fine.
    /// - Returns: Nothing where the text is no number, or larger than `Int64` holds, or a fraction
    ///   that its scale does not make whole (1.25百 is 125, 1.255百 is refused).
    public static func parse(_ text: String) -> ChineseNumber? {
        var codes = text.map(Glyph.code)
        var approximation = Approximation.exact
        while let last = codes.last, Glyph.isMore(last) {
            codes.removeLast()
            approximation = .atLeast
        }
        // 三百余万: the 余 stands inside.
        if let inside = codes.firstIndex(where: Glyph.isMore) {
            codes.remove(at: inside)
            approximation = .atLeast
        }
        guard let value = value(of: codes) else { return nil }
        return ChineseNumber(value: value, approximation: approximation)
    }

    /// The value of normalised numeral codes, without any 余.
    static func value(of codes: [UInt32]) -> Int64? {
        guard !codes.isEmpty else { return nil }
        if codes.contains(where: Glyph.isDigit) { return mixedValue(of: codes) }
        if !codes.contains(where: { Glyph.numeralScale($0) != nil }) { return plainDigits(codes) }
        var total: Int64 = 0
        var section: Int64 = 0
        var digit: Int64?
        // Scales go down within a section, and sections within the whole.
        var sectionScale = Int64.max
        var wholeScale = Int64.max
        var lastScale: Int64 = 1
        for code in codes {
            if let value = Glyph.numeralDigit(code) {
                // 二三百 or 十二三: two digits in a row are a guess, not a number.
                if let digit, digit != 0 { return nil }
                if value == 0 { lastScale = 1 }
                digit = value
            } else if let scale = Glyph.numeralScale(code) {
                lastScale = scale
                if scale < 10_000 {
                    guard scale < sectionScale else { return nil }
                    sectionScale = scale
                    guard let next = sum(section, product(digit ?? 1, scale)) else { return nil }
                    section = next
                } else {
                    guard scale < wholeScale || scale == 100_000_000 && wholeScale == 10_000 else {
                        return nil
                    }
                    wholeScale = scale
                    sectionScale = .max
                    guard let part = sum(section, digit ?? 0) else { return nil }
                    // 万 alone is ten thousand, 零万 is nothing.
                    guard digit != 0 || section > 0 else { return nil }
                    let whole = part == 0 && total == 0 ? 1 : part
                    // 一万亿: the larger scale lifts everything before it.
                    let lifted = scale == 100_000_000 ? sum(total, whole) : whole
                    guard let lifted, let scaled = product(lifted, scale) else { return nil }
                    guard let next = scale == 100_000_000 ? scaled : sum(total, scaled) else { return nil }
                    total = next
                    section = 0
                }
                digit = nil
            } else {
                return nil
            }
        }
        // 一万二 is 12,000 and 三百五 is 350, but 一百零五 is 105.
        let unit = lastScale >= 100 ? lastScale / 10 : 1
        guard let rest = sum(section, product(digit ?? 0, unit)) else { return nil }
        return sum(total, rest)
    }

    /// 二〇二〇, 一二三四五: digit after digit.
    private static func plainDigits(_ codes: [UInt32]) -> Int64? {
        var value: Int64 = 0
        for code in codes {
            guard let digit = Glyph.numeralDigit(code) else { return nil }
            guard let next = sum(product(value, 10), digit) else { return nil }
            value = next
        }
        return value
    }

    /// 12, 3千, 1.2万, 5百万.
    private static func mixedValue(of codes: [UInt32]) -> Int64? {
        var mantissa: Int64 = 0
        var fractionDigits = 0
        var seenPoint = false
        var index = 0
        while index < codes.count {
            if Glyph.isDigit(codes[index]) {
                guard let next = sum(product(mantissa, 10), Int64(codes[index]) - 48) else { return nil }
                mantissa = next
                fractionDigits += seenPoint ? 1 : 0
            } else if codes[index] == Glyph.point, !seenPoint, index > 0 {
                seenPoint = true
            } else {
                break
            }
            index += 1
        }
        for code in codes[index...] {
            guard let scale = Glyph.numeralScale(code) else { return nil }
            guard let next = product(mantissa, scale) else { return nil }
            mantissa = next
        }
        for _ in 0..<fractionDigits {
            guard mantissa % 10 == 0 else { return nil }
            mantissa /= 10
        }
        return mantissa
    }

    private static func product(_ left: Int64?, _ right: Int64) -> Int64? {
        guard let left else { return nil }
        let (value, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? nil : value
    }

    private static func sum(_ left: Int64?, _ right: Int64?) -> Int64? {
        guard let left, let right else { return nil }
        let (value, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : value
    }
}
