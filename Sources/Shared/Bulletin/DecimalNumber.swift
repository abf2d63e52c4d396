/// An exact decimal: never a floating-point number, so 1439.25万 is 14392500 and nothing near it.
struct DecimalNumber: Hashable, Sendable {
    /// The digits without the point.
    private(set) var mantissa: Int128
    /// How many of the digits stand behind the point.
    private(set) var fractionDigits: Int

    static let digitsMax = 24

    init(_ value: Int64) {
        mantissa = Int128(value)
        fractionDigits = 0
    }

    /// Reads digits, thousands separators and one point. Nil past ``digitsMax`` digits.
    init?(codes: some Sequence<UInt32>) {
        mantissa = 0
        fractionDigits = 0
        var seenPoint = false
        var digits = 0
        for code in codes {
            if Glyph.isDigit(code) {
                digits += 1
                guard digits <= DecimalNumber.digitsMax else { return nil }
                mantissa = mantissa * 10 + Int128(code - 48)
                fractionDigits += seenPoint ? 1 : 0
            } else if code == Glyph.point {
                guard !seenPoint else { return nil }
                seenPoint = true
            } else if code != Glyph.comma {
                return nil
            }
        }
        guard digits > 0 else { return nil }
    }

    /// This number times 10, 100, 1000, 10000 or 100000000. Nil where it grows out of bounds.
    func times(_ scale: Int64) -> DecimalNumber? {
        let (value, overflow) = mantissa.multipliedReportingOverflow(by: Int128(scale))
        guard !overflow else { return nil }
        var product = self
        product.mantissa = value
        return product.reduced
    }

    /// The sum, for 1亿2000万.
    func plus(_ other: DecimalNumber) -> DecimalNumber? {
        guard fractionDigits == 0, other.fractionDigits == 0 else { return nil }
        let (value, overflow) = mantissa.addingReportingOverflow(other.mantissa)
        guard !overflow else { return nil }
        var sum = self
        sum.mantissa = value
        return sum
    }

    /// Compares whole numbers; fractions count as never at least anything.
    func isAtLeast(_ other: DecimalNumber) -> Bool {
        guard let left = whole, let right = other.whole else { return false }
        return left >= right
    }

    /// Nil where the number is not whole or does not fit.
    var whole: Int64? {
        let number = reduced
        return number.fractionDigits == 0 ? Int64(exactly: number.mantissa) : nil
    }

    /// The shortest exact writing: 128000, 94.7, 0.
    var text: String {
        let number = reduced
        guard number.fractionDigits > 0 else { return String(number.mantissa) }
        var digits = String(number.mantissa)
        while digits.count <= number.fractionDigits { digits = "0" + digits }
        let split = digits.index(digits.endIndex, offsetBy: -number.fractionDigits)
        return digits[..<split] + "." + digits[split...]
    }

    private var reduced: DecimalNumber {
        var number = self
        while number.fractionDigits > 0, number.mantissa % 10 == 0 {
            number.mantissa /= 10
            number.fractionDigits -= 1
        }
        return number
    }
}
