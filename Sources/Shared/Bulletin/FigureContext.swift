/// A figure before it has its line, its measure and its whole.
struct FigureDraft {
    var kind: FigureKind
    let number: CountedNumber
    /// What to quote, in places of the prose's text.
    var quote: Range<Int>
    var categories: [String] = []
    var compound: FigureCompound?
    var doubt: FigureDoubt?

    /// The same kind of figure for another number.
    func copy(_ number: CountedNumber, _ quote: Range<Int>) -> FigureDraft {
        FigureDraft(
            kind: kind,
            number: number,
            quote: quote,
            categories: categories,
            compound: compound,
            doubt: nil
        )
    }
}

/// A piece of prose with its numbers, and where clauses and sentences end.
struct FigureContext {
    let prose: Prose
    let numbers: [CountedNumber]
    let indefinite: [Range<Int>]
    /// How many characters a clause or sentence reaches; it keeps text without punctuation linear.
    private static let reachMax = 600
    private let placeByStart: [Int: Int]
    private let numberEnds: Set<Int>
    private let isClauseEnd: [Bool]
    private let isSentenceEnd: [Bool]

    init(_ prose: Prose) {
        self.prose = prose
        let scan = NumberScanner.scan(prose)
        numbers = scan.numbers
        indefinite = scan.indefinite
        var clause = prose.text.map { FigureContext.clauseMarks.contains($0) }
        for number in scan.numbers {
            for index in number.range { clause[index] = false }
        }
        isClauseEnd = clause
        placeByStart = Dictionary(
            scan.numbers.enumerated().map { ($0.element.range.lowerBound, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        numberEnds = Set(scan.numbers.map(\.range.upperBound))
        isSentenceEnd = prose.text.map { FigureContext.sentenceMarks.contains($0) }
    }

    var text: [UInt32] { prose.text }

    /// The place of a number among the context's numbers.
    func place(of number: CountedNumber) -> Int? { placeByStart[number.range.lowerBound] }

    func clauseStart(_ index: Int) -> Int { lastEnd(before: index, in: isClauseEnd) }

    func sentenceStart(_ index: Int) -> Int { lastEnd(before: index, in: isSentenceEnd) }

    func clauseEnd(_ index: Int) -> Int { nextEnd(from: index, in: isClauseEnd) }

    func sentenceEnd(_ index: Int) -> Int { nextEnd(from: index, in: isSentenceEnd) }

    /// From the clause's start to the number.
    func clauseLeft(_ place: Int) -> Range<Int> {
        let start = numbers[place].start
        return clauseStart(start)..<start
    }

    /// From the number before, or the clause's start, to the number.
    func left(_ place: Int) -> Range<Int> {
        let start = numbers[place].start
        let floor = place > 0 ? numbers[place - 1].range.upperBound : 0
        return min(start, max(clauseStart(start), floor))..<start
    }

    /// ``left(_:)`` without what belongs to the number before, where a 、 parts the two.
    func leftAfterPause(_ place: Int) -> Range<Int> {
        let range = left(place)
        guard place > 0, range.lowerBound == numbers[place - 1].range.upperBound else { return range }
        guard let pause = text[range].lastIndex(of: 0x3001) else { return range }
        return (pause + 1)..<range.upperBound
    }

    /// From the number to the next one, or the clause's end.
    func right(_ place: Int) -> Range<Int> {
        let end = numbers[place].range.upperBound
        let ceiling = place + 1 < numbers.count ? numbers[place + 1].start : text.count
        return end..<max(end, min(clauseEnd(end), ceiling))
    }

    /// The clause after the one of the number, where it holds no number itself.
    func silentClauseAfter(_ place: Int) -> Range<Int>? {
        let end = numbers[place].range.upperBound
        let start = clauseEnd(end) + 1
        guard start < text.count, text[start - 1] == Glyph.comma else { return nil }
        let stop = clauseEnd(start)
        if place + 1 < numbers.count, numbers[place + 1].start < stop { return nil }
        return start..<stop
    }

    /// The clause before the one of the number, in the same sentence, where it holds no number itself.
    func silentClauseBefore(_ place: Int) -> Range<Int>? {
        let stop = clauseStart(numbers[place].start) - 1
        guard stop > 0, text[stop] == Glyph.comma else { return nil }
        let start = clauseStart(stop)
        if place > 0, numbers[place - 1].range.upperBound > start { return nil }
        return start..<stop
    }

    /// The place of the last 其中 that governs the number: same sentence, brackets not closed between.
    func partMark(_ place: Int) -> Int? {
        let start = numbers[place].start
        var index = start - 1
        var depth = 0
        let floor = max(0, start - FigureContext.reachMax)
        while index >= floor {
            let code = text[index]
            if code == 0x3002 || code == 0x3B { return nil }
            if code == 0x29 { depth += 1 }
            let closes = code == 0x28 && depth > 0
            if code == 0x28 { depth -= 1 }
            // 6人(党内警告4人、严重警告2人): what the bracket right behind a number holds are its parts.
            if code == 0x28, !closes, depth < 0, numberEnds.contains(index) { return index }
            if depth <= 0, !closes,
                let hit = FigureContext.partWords.match(in: text, at: index, before: start)
            {
                return hit.range.lowerBound
            }
            index -= 1
        }
        return nil
    }

    private static let partWords = Lexicon(words: "其中 含已 包括 (含")
    private static let clauseMarks: Set<UInt32> = Set(",;。!?()".unicodeScalars.map(\.value))
    private static let sentenceMarks: Set<UInt32> = Set("。!?".unicodeScalars.map(\.value))

    private func lastEnd(before index: Int, in marks: [Bool]) -> Int {
        var place = min(index, marks.count)
        let floor = max(0, place - FigureContext.reachMax)
        while place > floor, !marks[place - 1] { place -= 1 }
        return place
    }

    private func nextEnd(from index: Int, in marks: [Bool]) -> Int {
        var place = max(index, 0)
        let ceiling = min(marks.count, place + FigureContext.reachMax)
        while place < ceiling, !marks[place] { place += 1 }
        return place
    }
}

/// Guards shared by the rules.
enum FigureWords {
    /// After a verb these make it a noun: 清退工作, 问责条例, 制度执行.
    static let nounsAfterVerb = Lexicon(
        words: "工作 行动 方案 情况 力度 机制 制度 程序 责任制 意识 专班 专项 条例 案例 典型 办法 规定 通报 台账 清单 要求 任务 力 "
            + "标准 流程 培训 学习 会议 教育活动 专题 活动"
    )
    /// Before a verb these say that it hasn't happened.
    static let notYet = Lexicon(
        words: "未 尚未 还未 没有 未能 应 应当 应予 需 须 待 拟 拟予 即将 将于 计划 预计 力争 争取尽快 正在 正 无法 难以 无需 不再 建议 建议给予 拟给予 拟对 计划对"
    )

    /// Anywhere before the verb in its clause these say that it is planned.
    static let planned = Lexicon(
        words: "拟于 拟对 拟在 拟将 拟制定 拟建立 拟清退 拟给予 计划于 计划在 计划年 计划今年 计划明年 计划到 预计 力争 即将 将于 下一步 年底前将 争取在 争取于 逐步"
    )

    /// Fillers between a verb's object and its number.
    static let countFillers = Lexicon(
        words: "共计 合计 累计 总计 共 计 达 达到 为 的 了 数 数量 总数 总额 金额 额 资金 : 分别 分别为 已 约 各类 各种 等 人数 余额 总金额 款 款项 涉及"
    )
}
