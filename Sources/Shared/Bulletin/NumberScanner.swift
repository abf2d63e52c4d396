/// A number with its unit, as it stands in a piece of prose.
struct CountedNumber {
    /// Everything that belongs to it: 近20万余元, 1200余人次, 80%以上.
    let range: Range<Int>
    /// The value in the base unit, 万 and 亿 multiplied out.
    let value: DecimalNumber
    /// 元, 人, 人次, 项, 个, % …, reduced; never empty.
    let unit: String
    let approximation: Approximation
    /// Written 三 and not 3.
    let isNumeral: Bool
    /// 人(次): the source leaves open which of two units it counts; 38.6万: it names none.
    let isUnitUnclear: Bool
    /// Where a count of groups stands directly before: 9大类 in 9大类70项制度.
    var groupStart: Int?

    /// The first place of the number, its groups included.
    var start: Int { groupStart ?? range.lowerBound }
}

/// Finds the numbers that count something; years, dates, ordinals, ranges and names are none.
enum NumberScanner {
    /// What was found in one piece of prose.
    struct Result {
        var numbers: [CountedNumber] = []
        /// 数十人, 几名, 若干: something was counted and the number isn't said.
        var indefinite: [Range<Int>] = []
    }

    /// - Returns: The numbers from left to right, none overlapping another.
    static func scan(_ prose: Prose) -> Result {
        var result = Result()
        let text = prose.text
        var index = 0
        while index < text.count {
            if let (number, end) = WrittenAmount.read(text, at: index) {
                result.numbers.append(number)
                index = end
                continue
            }
            guard starts(text, index) else {
                if let hit = indefinite.match(in: text, at: index, before: text.count) {
                    result.indefinite.append(hit.range)
                    index = hit.range.upperBound
                } else {
                    index += 1
                }
                continue
            }
            let (number, end) = number(in: prose, from: index)
            if let number { result.numbers.append(number) }
            if number == nil, let range = countedRange(text, index, end) { result.indefinite.append(range) }
            index = max(end, index + 1)
        }
        groups(&result.numbers, text)
        return result
    }

    /// True where commas among digits stand before groups of three, as in 1,439.25.
    static func separatorsAreThousands(_ digits: ArraySlice<UInt32>) -> Bool {
        guard digits.contains(Glyph.comma) else { return true }
        let whole = digits.prefix { $0 != Glyph.point }
        guard !digits.dropFirst(whole.count).contains(Glyph.comma) else { return false }
        let pieces = whole.split(separator: Glyph.comma, omittingEmptySubsequences: false)
        guard let first = pieces.first, (1...3).contains(first.count) else { return false }
        return pieces.dropFirst().allSatisfy { $0.count == 3 }
    }

    private static func starts(_ text: [UInt32], _ index: Int) -> Bool {
        let code = text[index]
        if Glyph.isDigit(code) { return index == 0 || !isWord(text[index - 1]) }
        guard Glyph.numeralDigit(code) != nil || (Glyph.numeralScale(code) ?? 0) > 0 else { return false }
        guard code != 0x4E07, code != 0x4EBF else { return false }
        return index == 0 || !isNumeral(text[index - 1])
    }

    /// Letters and digits just before make it part of a name: 5A, G20, 1.2.
    private static func isWord(_ code: UInt32) -> Bool {
        (65...90).contains(code) || (97...122).contains(code) || Glyph.isDigit(code) || code == Glyph.point
    }

    private static func isNumeral(_ code: UInt32) -> Bool {
        Glyph.numeralDigit(code) != nil || Glyph.numeralScale(code) != nil
    }

    /// One number, or nil, and the place to go on.
    private static func number(in prose: Prose, from start: Int) -> (CountedNumber?, Int) {
        let text = prose.text
        let numeral = !Glyph.isDigit(text[start])
        var index = start
        guard var value = numeral ? numeralValue(text, &index) : digitValue(text, &index) else {
            return (nil, max(index, start + 1))
        }
        var approximation = Approximation.exact
        if numeral, idioms.match(in: text, at: start, before: text.count) != nil { return (nil, index) }
        if index < text.count, Glyph.isMore(text[index]) {
            approximation = .atLeast
            index += 1
        }
        var lastScale = Int64.max
        while index < text.count, let scale = Glyph.numeralScale(text[index]), scale > 10 {
            guard let scaled = value.times(scale) else { return (nil, index) }
            value = scaled
            lastScale = scale
            index += 1
        }
        // 1亿2000万, 3万5千, 12万8千余: what is counted under the last scale.
        while lastScale != Int64.max, let low = lowerPart(text, index, below: lastScale),
            let sum = value.plus(low.value)
        {
            value = sum
            lastScale = low.scale
            index = low.end
        }
        if lastScale != Int64.max || numeral, index < text.count, Glyph.isMore(text[index]) {
            approximation = .atLeast
            index += 1
        }
        let isScaled = lastScale == 10_000 || lastScale == 100_000_000
        if isScaled, let bare = withoutUnit(prose, start, index, value, approximation, numeral) {
            return (bare, bare.range.upperBound)
        }
        return finish(prose, start, index, value, approximation, numeral)
    }

    /// 清退资金38.6万,…: an amount that leaves 元 out. Whether it is one, a verb about money must say.
    private static func withoutUnit(
        _ prose: Prose,
        _ start: Int,
        _ end: Int,
        _ value: DecimalNumber,
        _ inner: Approximation,
        _ numeral: Bool
    ) -> CountedNumber? {
        let text = prose.text
        guard end >= text.count || clauseMarks.contains(text[end]) || text[end] == 0x3001,
            !isRange(text, start, end), start == 0 || !ordinalMarks.contains(text[start - 1])
        else { return nil }
        let (lower, approximation) = approximated(text, start, numeral, inner)
        return CountedNumber(
            range: lower..<end,
            value: value,
            unit: "元",
            approximation: approximation,
            isNumeral: numeral,
            isUnitUnclear: true
        )
    }

    private static let clauseMarks: Set<UInt32> = Set(",;。!?()".unicodeScalars.map(\.value))

    /// Where the number begins with the words that say how exact it is: 近20万, 上百万.
    private static func approximated(
        _ text: [UInt32],
        _ start: Int,
        _ numeral: Bool,
        _ inner: Approximation
    ) -> (lower: Int, Approximation) {
        var (lower, approximation) = (start, inner)
        if let hit = approximations.suffix(of: text, from: 0, to: start),
            isApproximation(before: hit.range, text)
        {
            (lower, approximation) = (hit.range.lowerBound, hit.meaning)
        }
        // 上百万, 上千人次.
        if lower == start, numeral, start > 0, text[start - 1] == 0x4E0A,
            Glyph.numeralScale(text[start]) != nil
        {
            (lower, approximation) = (start - 1, .atLeast)
        }
        return (lower, approximation)
    }

    /// Digits behind a scale with a smaller one of their own, or with as many places as they need.
    private static func lowerPart(_ text: [UInt32], _ start: Int, below limit: Int64)
        -> (value: DecimalNumber, scale: Int64, end: Int)?
    {
        // 19万零800元
        let first = start < text.count && text[start] == Glyph.zero ? start + 1 : start
        guard first < text.count, Glyph.isDigit(text[first]) else { return nil }
        var index = first
        guard var value = digitValue(text, &index) else { return nil }
        let digits = index - start
        var scale: Int64 = 1
        while index < text.count, let next = Glyph.numeralScale(text[index]), next > 10, next < limit {
            guard let scaled = value.times(next) else { return nil }
            value = scaled
            scale *= next
            index += 1
        }
        // 3万5元 could be either.
        guard scale > 1 || digits >= 2, let whole = value.whole, whole < limit else { return nil }
        return (value, scale, index)
    }

    /// 3至5万元, 200—300人: a number was due, and the text gives two.
    private static func countedRange(_ text: [UInt32], _ start: Int, _ end: Int) -> Range<Int>? {
        guard isRange(text, start, end), end + 1 < text.count, rangeMarks.contains(text[end]) else {
            return nil
        }
        var index = end + 1
        while index < text.count,
            Glyph.isDigit(text[index]) || isNumeral(text[index]) || text[index] == Glyph.point
        { index += 1 }
        guard let unit = units.match(in: text, at: index, before: text.count), unit.meaning != "年" else {
            return nil
        }
        return start..<unit.range.upperBound
    }

    private static let rangeMarks: Set<UInt32> = [0x81F3, 0x2014, 0x2D, 0x7E]

    /// Unit, words of approximation, and the reasons why it may count nothing.
    private static func finish(
        _ prose: Prose,
        _ start: Int,
        _ digitsEnd: Int,
        _ value: DecimalNumber,
        _ inner: Approximation,
        _ numeral: Bool
    ) -> (CountedNumber?, Int) {
        let text = prose.text
        var approximation = inner
        if isRange(text, start, digitsEnd) { return (nil, digitsEnd) }
        if start > 0, ordinalMarks.contains(text[start - 1]) { return (nil, digitsEnd) }
        // 无一人漏管 counts nobody.
        if numeral, start > 0, text[start - 1] == 0x65E0 { return (nil, digitsEnd) }
        guard let unit = units.match(in: text, at: digitsEnd, before: text.count) else {
            return (nil, digitsEnd)
        }
        if let impostor = falseUnits.match(in: text, at: digitsEnd, before: text.count),
            impostor.range.count > unit.range.count,
            bodiesOfPersons.match(in: text, at: digitsEnd, before: text.count) == nil
        {
            return (nil, digitsEnd)
        }
        var end = unit.range.upperBound
        if isDate(text, start, unit, value, inner) { return (nil, end) }
        if let hit = after.match(in: text, at: end, before: text.count), isApproximation(hit, text) {
            approximation = hit.meaning
            end = hit.range.upperBound
        }
        let lower: Int
        (lower, approximation) = approximated(text, start, numeral, approximation)
        let place = unit.range.upperBound - 1
        let unclear = unit.meaning == "人次" && prose.isJoined(place)
        let number = CountedNumber(
            range: lower..<end,
            value: value,
            unit: unit.meaning,
            approximation: approximation,
            isNumeral: numeral,
            isUnitUnclear: unclear,
            groupStart: nil
        )
        return (number, end)
    }

    private static func digitValue(_ text: [UInt32], _ index: inout Int) -> DecimalNumber? {
        let start = index
        while index < text.count {
            let code = text[index]
            let isMark = code == Glyph.point || code == Glyph.comma
            if Glyph.isDigit(code) {
                index += 1
            } else if isMark, index > start, index + 1 < text.count, Glyph.isDigit(text[index + 1]) {
                if code == Glyph.comma, !isThousands(text, index, from: start) { break }
                if code == Glyph.point, HeadMarker.isYear(text, index + 1) { break }
                index += 1
            } else if Glyph.isSpace(code), index > start, isThousands(text, index, from: start) {
                // 12 800元
                index += 1
            } else {
                break
            }
        }
        return DecimalNumber(codes: text[start..<index].filter { !Glyph.isSpace($0) })
    }

    /// A comma counts as a separator only before exactly three digits; otherwise it ends a clause.
    private static func isThousands(_ text: [UInt32], _ comma: Int, from start: Int) -> Bool {
        guard comma + 3 < text.count else { return false }
        for offset in 1...3 where !Glyph.isDigit(text[comma + offset]) { return false }
        if comma + 4 < text.count, Glyph.isDigit(text[comma + 4]) { return false }
        let digits = text[start..<comma]
        return !digits.contains(Glyph.point) && (digits.count <= 3 || digits.contains(text[comma]))
    }

    private static func numeralValue(_ text: [UInt32], _ index: inout Int) -> DecimalNumber? {
        let start = index
        while index < text.count, isNumeral(text[index]), text[index] != 0x4E07, text[index] != 0x4EBF {
            index += 1
        }
        // 六十八点五万
        if index + 1 < text.count, text[index] == 0x70B9,
            let whole = ChineseNumber.value(of: Array(text[start..<index]))
        {
            var end = index + 1
            var digits: [UInt32] = []
            while end < text.count, let digit = Glyph.numeralDigit(text[end]) {
                digits.append(48 + UInt32(digit))
                end += 1
            }
            if !digits.isEmpty {
                index = end
                return DecimalNumber(
                    codes: Array("\(whole)".unicodeScalars.map(\.value)) + [Glyph.point] + digits
                )
            }
        }
        // 一万二千: numerals that go on past 万.
        var end = index
        while end < text.count, isNumeral(text[end]) { end += 1 }
        if end > index + 1, let value = ChineseNumber.value(of: Array(text[start..<end])) {
            index = end
            return DecimalNumber(value)
        }
        return ChineseNumber.value(of: Array(text[start..<index])).map { DecimalNumber($0) }
    }

    /// 3至5人, 2020—2022年, 3:1.
    private static func isRange(_ text: [UInt32], _ start: Int, _ end: Int) -> Bool {
        let marks: Set<UInt32> = [0x81F3, 0x2014, 0x2D, 0x7E, 0x2F]
        if end + 1 < text.count, marks.contains(text[end]),
            Glyph.isDigit(text[end + 1]) || isNumeral(text[end + 1])
        {
            return true
        }
        return start > 1 && marks.contains(text[start - 1])
            && (Glyph.isDigit(text[start - 2]) || isNumeral(text[start - 2]))
    }

    private static func isDate(
        _ text: [UInt32],
        _ start: Int,
        _ unit: Lexicon<String>.Hit,
        _ value: DecimalNumber,
        _ inner: Approximation
    ) -> Bool {
        guard unit.meaning == "年" else { return false }
        return inner == .exact && (1900...2100).contains(value.whole ?? 0)
    }

    private static func isApproximation(before range: Range<Int>, _ text: [UInt32]) -> Bool {
        guard range.count == 1, range.lowerBound > 0 else { return true }
        // 附近, 最近, 节约, 合约, 公约, 预约, 条约.
        return !notApproximate.contains(text[range.lowerBound - 1])
    }

    /// 余 and 多 after the unit: 12.8万元余. Not 多次, 多方.
    private static func isApproximation(_ hit: Lexicon<Approximation>.Hit, _ text: [UInt32]) -> Bool {
        guard hit.range.count == 1, hit.range.upperBound < text.count else { return true }
        let next = text[hit.range.upperBound]
        return next == Glyph.comma || next == Glyph.fullStop || next == 0x3001 || next == 0x3B
            || next == 0x7684
    }

    private static func groups(_ numbers: inout [CountedNumber], _ text: [UInt32]) {
        var kept: [CountedNumber] = []
        for number in numbers {
            var number = number
            if let last = kept.last, groupUnits.contains(last.unit),
                isGap(text, last.range.upperBound, number.range.lowerBound)
            {
                number.groupStart = last.start
                kept.removeLast()
            }
            kept.append(number)
        }
        numbers = kept
    }

    /// Nothing, or one 共 or 的, stands between the groups and the count.
    private static func isGap(_ text: [UInt32], _ from: Int, _ to: Int) -> Bool {
        if from == to { return true }
        return to - from == 1 && (text[from] == 0x5171 || text[from] == 0x7684 || text[from] == 0x3001)
    }

    private static let ordinalMarks: Set<UInt32> = Set("第届№#".unicodeScalars.map(\.value))
    private static let notApproximate: Set<UInt32> = Set("附最临靠节合公预条制契亲远".unicodeScalars.map(\.value))
    private static let groupUnits: Set<String> = ["大类", "类", "个方面", "大项"]
}
