/// Reads a number as people write it, with words that say how sure it is of itself; of money also its unit.
struct AmountScanner {
    private var codes: [UInt32] = []
    private var offsets: [Int] = []
    private var index = 0
    private let length: Int
    private let isMoney: Bool
    /// Where the number began, for complaints about it.
    private(set) var start = 0

    init(_ text: String, isMoney: Bool) {
        self.isMoney = isMoney
        var offset = 0
        for character in text {
            let raw = Glyph.code(character)
            let code = Glyph.plainNumeral(raw) ?? raw
            if !Glyph.isSpace(code), code != 0x0A {
                codes.append(code)
                offsets.append(offset)
            }
            offset += 1
        }
        length = offset
    }

    private static let before = Lexicon<Approximation>([
        ("将近 接近 近 几近", .almost), ("大约 约 大概 约计", .about),
        ("超过 超 逾 不少于 不低于 至少", .atLeast),
    ])
    private static let more = Lexicon(words: "余 多 几")
    private static let scales = Lexicon<Int64>([
        ("千", 1_000), ("百", 100), ("百万", 1_000_000), ("千万", 10_000_000), ("万", 10_000),
        ("亿", 100_000_000), ("万亿", 1_000_000_000_000), ("十万", 100_000), ("十亿", 1_000_000_000),
    ])
    private static let units = Lexicon(words: "元 圆 块 元人民币 人民币")
    private static let after = Lexicon<Approximation>([
        ("以上 余 多", .atLeast), ("左右 上下", .about), ("整 人民币", .exact),
    ])
    private static let currency = Lexicon(words: "¥ 人民币 RMB CNY")

    /// The number that the whole text is: of money in yuan.
    ///
    /// - Throws: ``MoneyError`` with the place where it stops being one.
    mutating func amount() throws(MoneyError) -> (DecimalNumber, Approximation) {
        guard !codes.isEmpty else { throw MoneyError(.empty, at: 0) }
        var approximation = Approximation.exact
        takeCurrency()
        if let meaning = take(Self.before) { approximation = meaning }
        takeCurrency()
        if index < codes.count, codes[index] == 0x2D || codes[index] == 0x2212 || codes[index] == 0x8D1F {
            throw MoneyError(.negative, at: here)
        }
        start = here
        let number = try parts(&approximation)
        if isMoney, take(Self.units) != nil, let meaning = take(Self.after), meaning != .exact {
            approximation = meaning
        }
        if index < codes.count, let meaning = take(Self.after), meaning != .exact { approximation = meaning }
        guard index == codes.count else { throw MoneyError(.malformed, at: here) }
        return (number, approximation)
    }

    private mutating func takeCurrency() { if isMoney { _ = take(Self.currency) } }

    /// One or more of digits with a scale: 12.8万, 1亿2000万.
    private mutating func parts(_ approximation: inout Approximation) throws(MoneyError) -> DecimalNumber {
        var total: DecimalNumber?
        var lastScale = Int64.max
        repeat {
            let start = here
            let place = index
            if total != nil, codes[index] == Glyph.zero { index += 1 }
            var part = try digits()
            if take(Self.more) != nil { approximation = .atLeast }
            var scale: Int64 = 1
            if let meaning = take(Self.scales) { scale = meaning }
            if take(Self.more) != nil { approximation = .atLeast }
            guard scale < lastScale else { throw MoneyError(.malformed, at: start) }
            // 12万5 may be 12.5万 or 12万零5.
            if scale == 1, lastScale != .max, index - place < 2 { throw MoneyError(.malformed, at: start) }
            lastScale = scale
            guard let scaled = part.times(scale) else { throw MoneyError(.tooLarge, at: start) }
            part = scaled
            if let before = total {
                guard let sum = before.plus(part) else { throw MoneyError(.malformed, at: start) }
                part = sum
            }
            total = part
        } while lastScale > 1 && goesOn
        guard let total else { throw MoneyError(.malformed, at: here) }
        return total
    }

    /// Whether digits follow, or a 零 and digits: 19万零800.
    private var goesOn: Bool {
        let rest = codes[index...]
        return (rest.first == Glyph.zero ? rest.dropFirst() : rest).first.map(Glyph.isDigit) ?? false
    }

    private mutating func digits() throws(MoneyError) -> DecimalNumber {
        let start = index
        while index < codes.count, Glyph.isDigit(codes[index]) || isSeparator(index) { index += 1 }
        if index == start {
            while index < codes.count, isNumeral(codes[index]) { index += 1 }
            guard index > start, let value = ChineseNumber.value(of: Array(codes[start..<index])) else {
                throw MoneyError(.malformed, at: offset(start))
            }
            return DecimalNumber(value)
        }
        guard NumberScanner.separatorsAreThousands(codes[start..<index]) else {
            throw MoneyError(.malformed, at: offset(start))
        }
        guard let number = DecimalNumber(codes: codes[start..<index]) else {
            let points = codes[start..<index].count { $0 == Glyph.point }
            throw MoneyError(points > 1 ? .malformed : .tooLarge, at: offset(start))
        }
        return number
    }

    private func isSeparator(_ place: Int) -> Bool {
        guard codes[place] == Glyph.point || codes[place] == Glyph.comma else { return false }
        return place > 0 && Glyph.isDigit(codes[place - 1]) && place + 1 < codes.count
            && Glyph.isDigit(codes[place + 1])
    }

    private func isNumeral(_ code: UInt32) -> Bool {
        Glyph.numeralDigit(code) != nil || Glyph.numeralScale(code) != nil
    }

    private mutating func take<Meaning>(_ words: Lexicon<Meaning>) -> Meaning? {
        guard let hit = words.match(in: codes, at: index, before: codes.count) else { return nil }
        index = hit.range.upperBound
        return hit.meaning
    }

    private var here: Int { offset(index) }

    private func offset(_ place: Int) -> Int { place < offsets.count ? offsets[place] : length }
}
