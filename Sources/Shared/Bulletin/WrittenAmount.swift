/// Amounts in the numerals of cheques: 叁万伍仟元, 叁仟贰佰元整.
enum WrittenAmount {
    /// The amount that starts at a place, and the place behind it; nil for anything else.
    ///
    /// 伍 in 队伍 and 陆 in 大陆 are no amounts: a scale and 元 must follow.
    static func read(_ text: [UInt32], at start: Int) -> (CountedNumber, Int)? {
        guard plain(text[start]) != nil, start == 0 || plain(text[start - 1]) == nil else { return nil }
        var end = start
        var codes: [UInt32] = []
        var isWritten = false
        while end < text.count, let code = plain(text[end]) {
            isWritten = isWritten || code != text[end]
            codes.append(code)
            end += 1
        }
        guard isWritten, codes.count >= 2, end < text.count, text[end] == yuan || text[end] == round,
            let value = ChineseNumber.value(of: codes)
        else { return nil }
        let number = CountedNumber(
            range: start..<(end + 1),
            value: DecimalNumber(value),
            unit: "元",
            approximation: .exact,
            isNumeral: true,
            isUnitUnclear: false
        )
        return (number, end + 1)
    }

    /// The everyday numeral that a numeral of either kind stands for.
    private static func plain(_ code: UInt32) -> UInt32? {
        if let plain = Glyph.plainNumeral(code) { return plain }
        return Glyph.numeralDigit(code) != nil || Glyph.numeralScale(code) != nil ? code : nil
    }

    private static let yuan: UInt32 = 0x5143
    private static let round: UInt32 = 0x5706
}
