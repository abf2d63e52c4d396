/// One line of a bulletin without white space at its ends.
struct SourceLine {
    /// 1-based.
    let number: Int
    /// The characters as written.
    let characters: [Character]
    /// The same characters reduced, one to one.
    let codes: [UInt32]

    init(number: Int, characters: [Character]) {
        let codes = characters.map(Glyph.code)
        var start = 0
        var end = codes.count
        while start < end, Glyph.isSpace(codes[start]) || SourceLine.bullets.contains(codes[start]) {
            start += 1
        }
        while end > start, Glyph.isSpace(codes[end - 1]) { end -= 1 }
        self.number = number
        self.characters = Array(characters[start..<end])
        self.codes = Array(codes[start..<end])
    }

    /// Ornaments before headings say nothing.
    private static let bullets: Set<UInt32> = Set("■●▲◆★☆◇□○▪►▶◎※❖➤➢√✓•·▼△#".unicodeScalars.map(\.value))

    var isBlank: Bool { codes.isEmpty }

    /// A part of the line as written.
    func string(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        return String(characters[range])
    }

    /// The part from a place on as a line of its own.
    func dropping(_ count: Int) -> SourceLine {
        SourceLine(number: number, characters: Array(characters.dropFirst(count)))
    }

    /// The lines of a text; any line break ends one.
    static func lines(of text: String) -> [SourceLine] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
            SourceLine(number: $0.offset + 1, characters: Array($0.element))
        }
    }
}

/// The number or bullet that a line starts with.
struct HeadMarker {
    /// The styles, outermost first, as Chinese documents nest them.
    enum Style: Int {
        case chinese, chineseInBrackets, arabic, arabicInBrackets, circled
    }

    let style: Style
    let ordinal: Int
    /// Characters up to the text.
    let length: Int

    /// - Returns: The marker at a place, or nil. 1.2 and 2020年 are none.
    static func read(_ codes: [UInt32], at start: Int = 0) -> HeadMarker? {
        guard start < codes.count else { return nil }
        if let ordinal = circled(codes[start]) { return make(.circled, ordinal, start, start + 1, codes) }
        var index = start
        let open = codes[index] == 0x28
        if open { index += 1 }
        let first = index
        while index < codes.count, index - first < 3, Glyph.isDigit(codes[index]) { index += 1 }
        if index > first {
            guard let ordinal = DecimalNumber(codes: codes[first..<index])?.whole, index < codes.count else {
                return nil
            }
            if open || codes[index] == 0x29 {
                return codes[index] == 0x29
                    ? make(.arabicInBrackets, Int(ordinal), start, index + 1, codes) : nil
            }
            // 1.1 关于…: the second number counts under the first.
            if !open, start == 0, let length = nested(codes, after: index) {
                return make(.arabic, Int(ordinal), start, length, codes)
            }
            let isMark = codes[index] == Glyph.point || codes[index] == 0x3001
            guard isMark,
                index + 1 >= codes.count || !Glyph.isDigit(codes[index + 1]) || isYear(codes, index + 1)
            else { return nil }
            return make(.arabic, Int(ordinal), start, index + 1, codes)
        }
        while index < codes.count, index - first < 4, isNumeral(codes[index]) { index += 1 }
        guard index > first, index < codes.count,
            let value = ChineseNumber.value(of: Array(codes[first..<index]))
        else {
            return nil
        }
        guard let ordinal = Int(exactly: value) else { return nil }
        if open {
            return codes[index] == 0x29 ? make(.chineseInBrackets, ordinal, start, index + 1, codes) : nil
        }
        guard codes[index] == 0x3001 || codes[index] == Glyph.point else { return nil }
        return make(.chinese, ordinal, start, index + 1, codes)
    }

    /// 1.2020年以来…: the first year of what is told stands right behind the marker.
    static func isYear(_ codes: [UInt32], _ start: Int) -> Bool {
        guard start + 4 < codes.count, codes[start..<(start + 4)].allSatisfy(Glyph.isDigit) else {
            return false
        }
        let century = (codes[start], codes[start + 1])
        return codes[start + 4] == 0x5E74 && (century == (0x32, 0x30) || century == (0x31, 0x39))
    }

    /// The place behind 1.1 and a space; nil where the digits are a decimal.
    private static func nested(_ codes: [UInt32], after point: Int) -> Int? {
        guard codes[point] == Glyph.point else { return nil }
        var end = point + 1
        while end < codes.count, end - point <= 2, Glyph.isDigit(codes[end]) { end += 1 }
        guard end > point + 1, end < codes.count, Glyph.isSpace(codes[end]) else { return nil }
        return end
    }

    private static func make(_ style: Style, _ ordinal: Int, _ start: Int, _ end: Int, _ codes: [UInt32])
        -> HeadMarker
    {
        var end = end
        // (一)、 and 1 .
        while end < codes.count, Glyph.isSpace(codes[end]) || codes[end] == 0x3001 { end += 1 }
        return HeadMarker(style: style, ordinal: ordinal, length: end - start)
    }

    private static func circled(_ code: UInt32) -> Int? {
        if (0x2460...0x2473).contains(code) { return Int(code - 0x2460) + 1 }
        if (0x2474...0x2487).contains(code) { return Int(code - 0x2474) + 1 }
        if (0x2488...0x249B).contains(code) { return Int(code - 0x2488) + 1 }
        if (0x2776...0x277F).contains(code) { return Int(code - 0x2776) + 1 }
        return nil
    }

    private static func isNumeral(_ code: UInt32) -> Bool {
        Glyph.numeralDigit(code) != nil || Glyph.numeralScale(code) == 10
    }
}
