/// Which numbers count rules (制度) made, revised or repealed.
///
/// A rule figure needs a noun for a rule as the head of what is counted, and a verb that changes rules.
/// 制度宣传8次, 11个子系统 and 整改措施33条 have none.
enum RuleChangeRule {
    /// What a verb does to rules; several in a row make a compound.
    struct Change: OptionSet {
        let rawValue: Int
        static let established = Change(rawValue: 1)
        static let new = Change(rawValue: 2)
        static let revised = Change(rawValue: 4)
        static let repealed = Change(rawValue: 8)
        static let mentioned = Change(rawValue: 16)
    }

    /// - Returns: Nil where the number counts no rules.
    static func draft(_ place: Int, in context: FigureContext, after earlier: [FigureDraft]) -> FigureDraft? {
        let number = context.numbers[place]
        guard CountUnits.pieces.contains(number.unit) else { return nil }
        let text = context.text
        let left = context.left(place)
        let noun = nounBefore(place, context) ?? nounBehind(place, context)
        if let noun {
            if let found = change(place, context, noun) {
                return FigureDraft(
                    kind: kind(found.change),
                    number: number,
                    quote: found.start..<max(noun.end, number.range.upperBound)
                )
            }
            if let carried = carriedChange(place, context, earlier) {
                return FigureDraft(
                    kind: carried,
                    number: number,
                    quote: noun.start..<max(noun.end, number.range.upperBound),
                    doubt: .verbElsewhere
                )
            }
            return FigureDraft(
                kind: .rulesMentioned,
                number: number,
                quote: noun.start..<max(noun.end, number.range.upperBound),
                doubt: .kindUnknown
            )
        }
        if let counted = clauseBefore(place, context) { return counted }
        // 其中18项为新制定.
        if let behind = verbAlone(text, context.right(place)), isRulesTopic(place, context, earlier) {
            return FigureDraft(
                kind: kind(behind.change),
                number: number,
                quote: number.start..<behind.end,
                doubt: .verbElsewhere
            )
        }
        // 新建、修订制度分别为5项、8项: only a 、 stands between.
        if left.count == 1, text[left.lowerBound] == 0x3001 || text[left.lowerBound] == 0x548C,
            isEmptyBehind(text, context.right(place)), let carried = carriedChange(place, context, earlier),
            earlier.last?.number.unit == number.unit
        {
            return FigureDraft(kind: carried, number: number, quote: number.range, doubt: .verbElsewhere)
        }
        // 新建制度12项、修订8项: the noun is the earlier figure's.
        guard isEmptyBehind(text, context.right(place)) else { return nil }
        guard isRulesTopic(place, context, earlier) else { return nil }
        // 保留82项 between rules that change keeps the list together.
        if let keeping = kept.suffix(of: text, from: left.lowerBound, to: left.upperBound) {
            let quote = keeping.range.lowerBound..<number.range.upperBound
            return FigureDraft(kind: .rulesMentioned, number: number, quote: quote, doubt: .verbElsewhere)
        }
        guard let verb = verbAtEnd(text, left) else { return nil }
        return FigureDraft(
            kind: kind(verb.change),
            number: number,
            quote: verb.start..<number.range.upperBound,
            doubt: .verbElsewhere
        )
    }

    /// 制定《…办法》等内部管理制度,共计9项: the noun ends the clause before.
    private static func clauseBefore(_ place: Int, _ context: FigureContext) -> FigureDraft? {
        let text = context.text
        let left = context.left(place)
        var end = left.upperBound
        while let filler = FigureWords.countFillers.suffix(of: text, from: left.lowerBound, to: end) {
            end = filler.range.lowerBound
        }
        guard !left.isEmpty, end == left.lowerBound, isEmptyBehind(text, context.right(place)) else {
            return nil
        }
        guard let before = context.silentClauseBefore(place),
            let noun = nouns.suffix(of: text, from: before.lowerBound, to: before.upperBound),
            let found = lastChange(text, before.lowerBound..<noun.range.lowerBound),
            found.change != .mentioned
        else { return nil }
        let number = context.numbers[place]
        return FigureDraft(
            kind: kind(found.change),
            number: number,
            quote: found.start..<number.range.upperBound,
            doubt: .verbElsewhere
        )
    }

    static let nouns = Lexicon(
        words:
            "制度 机制 办法 规定 规范 细则 规章 规程 规则 守则 条例 制度机制 规章制度 管理办法 制度文件 规范性文件 长效机制 制度规定 制度规范 制度办法 制度成果 内控制度 管理制度 工作制度 制度性文件 "
            + "体制机制 规章制度文件 政策制度 制度体系文件 工作机制 制度流程 制度细则 制度规程 内部控制制度 政策性文件 建章立制 制度汇编 制度建设 制度机制类文件 制度类文件"
    )
    private static let kept = Lexicon(words: "保留 沿用 继续有效 继续执行")
    static let files = Lexicon(words: "文件 制度文件")
    static let verbs = Lexicon<Change>([
        (
            "建立健全 健全 建立 制定 制订 出台 印发 形成 构建 制发 订立 编制 研究制定 建章立制 制定出台 制定印发 起草制定 建立起 配套出台 推出 拟订出台 汇编形成 健全完善 建立和健全 设立 确立 落地",
            .established
        ),
        ("新建 新增 新制定 新订 新出台 新制订 新建立 新立 新建章立制 新增制定 新定 新设", .new),
        ("修订 修改 完善 修订完善 修改完善 修编 优化 修正 补充完善 改进 调整 细化 更新 补充", .revised),
        ("制修订 制定修订 制订修订 修订制定 新建完善", [.established, .revised]),
        ("废止 废除 清理废止 取消", .repealed),
        (
            "学习 汇编 宣传 执行 排查 梳理 清理 落实 查阅 检查 审查 宣贯 组织学习 查找 未建立 未制定 缺少 缺失 未出台 违反 对照 涉及 评估 保留 沿用 继续有效",
            .mentioned
        ),
    ])
    static let joints = Lexicon(words: "、 和 及 与 并 或 并且 以及 ,")
    static let leftFillers = Lexicon(
        words: "共计 合计 累计 总计 共 计 达 达到 了 等 : 类 及 其他 相关 分别 为 、 “ ” 各类 各项 的 数量 数 多 方面 已 有 的有 就有 达到了"
    )

    private static func isEmptyBehind(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        range.isEmpty || text[range.lowerBound] == 0x3001
    }

    /// The verbs that govern the noun: nearest first, in the clause, then behind, then in the silent clause before.
    private static func change(_ place: Int, _ context: FigureContext, _ noun: Noun) -> (
        change: Change, start: Int
    )? {
        let text = context.text
        let left = context.left(place)
        let window = left.lowerBound..<(noun.isBehind ? left.upperBound : min(noun.start, left.upperBound))
        if let found = lastChange(text, window) { return found }
        // 制定方案3个、制度4项: one verb opens the list.
        if let first = left.first, text[first] == 0x3001, place > 0 {
            let opened = context.clauseStart(first)..<context.numbers[place - 1].start
            if let found = lastChange(text, opened), found.change != .mentioned { return found }
        }
        // 建章立制12项 is verb and noun in one.
        if !noun.isBehind, let hit = verbs.match(in: text, at: noun.start, before: left.upperBound) {
            return (hit.meaning, noun.start)
        }
        let behind =
            noun.isBehind ? noun.end..<max(noun.end, context.right(place).upperBound) : context.right(place)
        let hits = verbs.hits(in: text, behind)
        if let hit = hits.first, hit.meaning != .mentioned, hit.range.lowerBound - behind.lowerBound <= 6 {
            return (hit.meaning, context.numbers[place].start)
        }
        // 制定《…》,《…》等6项制度: the verb opens an earlier clause without a number.
        let floor = place > 0 ? context.numbers[place - 1].range.upperBound : 0
        let sentence = max(context.sentenceStart(context.numbers[place].start), floor)
        if window.lowerBound > sentence, startsWithTitle(text, left),
            let found = lastChange(text, sentence..<window.lowerBound)
        {
            return found
        }
        return nil
    }

    private static func startsWithTitle(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        guard let first = range.first else { return true }
        return text[first] == 0x300A || countStart.match(in: text, at: first, before: range.upperBound) != nil
    }

    private static let countStart = Lexicon(words: "共 累计 合计 总计 共计 涉及 等 涵盖 包括 包含 覆盖")

    private static func lastChange(_ text: [UInt32], _ window: Range<Int>) -> (change: Change, start: Int)? {
        let hits = verbs.hits(in: text, window).filter { hit in
            // 决策、执行、监督机制: between 、 a verb is an attribute.
            let isListed =
                hit.meaning == .mentioned && hit.range.upperBound < text.count
                && text[hit.range.upperBound] == 0x3001
            return !isListed
                && notVerbs.match(in: text, at: hit.range.lowerBound, before: window.upperBound) == nil
        }
        guard var last = hits.last else { return nil }
        // 建立往来款清理制度: the noun's own verb isn't what was done.
        if last.meaning == .mentioned, hits.count > 1, window.upperBound - last.range.upperBound <= 2 {
            let before = hits[hits.count - 2]
            let gap = before.range.upperBound..<last.range.lowerBound
            if before.meaning != .mentioned,
                !gap.contains(where: { text[$0] == 0x3001 || text[$0] == 0x5E76 })
            {
                last = before
            }
        }
        var change = last.meaning
        var start = last.range.lowerBound
        for hit in hits.reversed() where hit.range.upperBound <= last.range.lowerBound {
            let gap = hit.range.upperBound..<start
            let isJoined =
                gap.isEmpty
                || (gap.count <= 2
                    && joints.match(in: text, at: gap.lowerBound, before: start)?.range.upperBound == start)
            guard isJoined else { break }
            // 清理废止, 梳理完善: reading and sorting come with the change.
            if hit.meaning != .mentioned { change.formUnion(hit.meaning) }
            start = hit.range.lowerBound
        }
        if change != .mentioned { change.remove(.mentioned) }
        let isPlanned = FigureWords.planned.occurs(in: text, window)
        if isPlanned || FigureWords.notYet.suffix(of: text, from: window.lowerBound, to: start) != nil {
            change = .mentioned
        }
        return (change, start)
    }

    /// Words that only begin like a verb: 完善的, 建立台账.
    private static let notVerbs = Lexicon(words: "建立台账 落实到位 执行力 建立清单 完善度 形成合力 应用 应急 应当")

    /// 为新制定, 是修订的: verbs and nothing else behind the number.
    private static func verbAlone(_ text: [UInt32], _ right: Range<Int>) -> (change: Change, end: Int)? {
        var index =
            copulas.match(in: text, at: right.lowerBound, before: right.upperBound)?.range.upperBound
            ?? right.lowerBound
        var change: Change = []
        while let hit = verbs.match(in: text, at: index, before: right.upperBound), hit.meaning != .mentioned
        {
            change.formUnion(hit.meaning)
            index = hit.range.upperBound
            if let joint = joints.match(in: text, at: index, before: right.upperBound) {
                index = joint.range.upperBound
            }
        }
        let end = index
        if let tail = tailWords.match(in: text, at: index, before: right.upperBound) {
            index = tail.range.upperBound
        }
        guard !change.isEmpty, index >= right.upperBound || text[index] == 0x3001 else { return nil }
        return (change, end)
    }

    private static let copulas = Lexicon(words: "为 是 系 属 属于")
    private static let tailWords = Lexicon(words: "的 制度 完成")

    private static func verbAtEnd(_ text: [UInt32], _ left: Range<Int>) -> (change: Change, start: Int)? {
        var end = left.upperBound
        while let filler = leftFillers.suffix(of: text, from: left.lowerBound, to: end) {
            end = filler.range.lowerBound
        }
        guard verbs.suffix(of: text, from: left.lowerBound, to: end) != nil else { return nil }
        guard let found = lastChange(text, left.lowerBound..<end), found.change != .mentioned else {
            return nil
        }
        return found
    }

    /// True where the sentence, or its earlier figures, speak about rules.
    private static func isRulesTopic(_ place: Int, _ context: FigureContext, _ earlier: [FigureDraft]) -> Bool
    {
        let number = context.numbers[place]
        if let last = earlier.last(where: { $0.number.range.upperBound <= number.start }) {
            guard place > 0, last.number.range == context.numbers[place - 1].range else { return false }
            let floor = context.sentenceStart(number.start)
            guard last.number.start >= floor else { return false }
            if last.kind.group == "rules" || last.kind == .rulesMentioned {
                return last.number.unit == number.unit
            }
        }
        let clause = context.sentenceStart(number.start)..<number.start
        let floor = place > 0 ? context.numbers[place - 1].range.upperBound : clause.lowerBound
        return nouns.occurs(in: context.text, max(clause.lowerBound, floor)..<number.start)
    }

    /// 新建制度12项、机制5个: the second noun goes by the first one's verb.
    private static func carriedChange(_ place: Int, _ context: FigureContext, _ earlier: [FigureDraft])
        -> FigureKind?
    {
        guard place > 0, let last = earlier.last, last.kind.group == "rules" else { return nil }
        guard last.number.range == context.numbers[place - 1].range else { return nil }
        guard last.number.start >= context.sentenceStart(context.numbers[place].start) else { return nil }
        return last.kind
    }

    private static func kind(_ change: Change) -> FigureKind {
        if change == .mentioned { return .rulesMentioned }
        if change.isSubset(of: [.established]) { return .rulesEstablished }
        if change == .new { return .rulesNew }
        if change == .revised { return .rulesRevised }
        if change == .repealed { return .rulesRepealed }
        if change == [.new, .established] { return .rulesEstablished }
        return .rulesEstablishedOrRevised
    }
}
