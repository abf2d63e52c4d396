/// 党纪处分、政务处分、组织处理分别为22人、9人、15人: as many numbers as names, in one order.
enum RespectiveRule {
    /// - Parameter official: What the headline counted so far.
    /// - Returns: Nil where the number stands in no such list, or its name says nothing.
    static func draft(_ place: Int, in context: FigureContext, official: ProblemCountRule) -> FigureDraft? {
        guard let list = list(place, context) else { return nil }
        let number = context.numbers[place]
        let item = list.items[place - list.first]
        guard let made = read(item, number, list.isProblem, context, official) else { return nil }
        let start = place == list.first ? list.items.first?.lowerBound ?? number.start : number.start
        return FigureDraft(
            kind: made.kind,
            number: number,
            quote: start..<number.range.upperBound,
            categories: made.categories,
            compound: made.compound,
            doubt: .verbElsewhere
        )
    }

    private struct List {
        let first: Int
        let items: [Range<Int>]
        let isProblem: Bool
    }

    /// A longer list is none; it keeps the work linear.
    private static let itemsMax = 12
    private static let joints = Lexicon(words: "、 和 及 与 以及")
    private static let marks = Lexicon(words: "分别 分别为 分别是 分别有 分别达 分别达到 依次为")
    private static let tails = Lexicon(words: "的 人数 人次 数 金额 数量 : 各 情况")
    private static let problems = Lexicon(words: "问题")

    /// The numbers of one unit that only a 、 parts, and the names before 分别.
    private static func list(_ place: Int, _ context: FigureContext) -> List? {
        let numbers = context.numbers
        var first = place
        while first > 0, place - first <= itemsMax, isJoined(first - 1, context) { first -= 1 }
        var last = place
        while last + 1 < numbers.count, last - place <= itemsMax, isJoined(last, context) { last += 1 }
        guard last > first else { return nil }
        let left = context.left(first)
        guard let mark = marks.suffix(of: context.text, from: left.lowerBound, to: left.upperBound) else {
            return nil
        }
        var end = mark.range.lowerBound
        while let tail = tails.suffix(of: context.text, from: left.lowerBound, to: end) {
            end = tail.range.lowerBound
        }
        let items = pieces(context.text, left.lowerBound..<end)
        guard items.count == last - first + 1 else { return nil }
        return List(
            first: first,
            items: items,
            isProblem: problems.occurs(in: context.text, left.lowerBound..<mark.range.lowerBound)
        )
    }

    private static func isJoined(_ place: Int, _ context: FigureContext) -> Bool {
        let (one, other) = (context.numbers[place], context.numbers[place + 1])
        let gap = one.range.upperBound..<other.start
        guard one.unit == other.unit, !gap.isEmpty else { return false }
        return joints.match(in: context.text, at: gap.lowerBound, before: gap.upperBound)?.range == gap
    }

    private static func pieces(_ text: [UInt32], _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            if let joint = joints.match(in: text, at: index, before: range.upperBound) {
                found.append(start..<index)
                start = joint.range.upperBound
                index = start
            } else {
                index += 1
            }
        }
        found.append(start..<range.upperBound)
        return found.filter { !$0.isEmpty }
    }

    /// Reads the name with its own number as a sentence would say them.
    private static func read(
        _ item: Range<Int>,
        _ number: CountedNumber,
        _ isProblem: Bool,
        _ context: FigureContext,
        _ official: ProblemCountRule
    ) -> FigureDraft? {
        var codes = Array(context.text[item])
        let isPerson = CountUnits.persons.contains(number.unit)
        if !isPerson, number.unit != "元" {
            guard isProblem else { return nil }
            if !problems.occurs(in: codes, 0..<codes.count) { codes += "问题".map(Glyph.code) }
        }
        codes += context.text[number.range]
        let characters = codes.map { Character(Unicode.Scalar($0) ?? " ") }
        let said = FigureContext(Prose(characters, line: 0))
        guard said.numbers.count == 1 else { return nil }
        if number.unit == "元" { return FundsRule.draft(0, in: said, after: []) }
        if isPerson {
            return AccountabilityRule.isCase(0, in: said)
                ? nil : AccountabilityRule.drafts(0, in: said, after: [])?.first
        }
        var counts = official
        return counts.draft(0, in: said)
    }
}
