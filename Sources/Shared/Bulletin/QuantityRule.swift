/// What a number counts that is neither money nor persons held to account nor rules nor problems.
///
/// These kinds are coarse: they tell apart what is never added up, and no more.
enum QuantityRule {
    static func draft(_ place: Int, in context: FigureContext) -> FigureDraft? {
        let number = context.numbers[place]
        let text = context.text
        let left = context.left(place)
        let right = context.right(place)
        let start = quoteStart(text, left)
        let around = left.lowerBound..<min(right.upperBound, right.lowerBound + 12)
        // 三级, 两种 and other small numerals are mostly figures of speech.
        if number.isNumeral, !spoken.contains(number.unit) { return nil }
        let kind = kind(number, text, left, around)
        return FigureDraft(kind: kind, number: number, quote: start..<number.range.upperBound)
    }

    private static let spoken: Set<String> = ["次", "场", "人", "人次", "名", "场次", "期", "件", "家"]
    private static let trained = Lexicon(words: "培训 学习 讲座 宣讲 宣传 教育 党课 辅导 研讨 研学 活动日 课")
    private static let meeting = Lexicon(words: "会议 会 研究 座谈")
    private static let supervised = Lexicon(words: "督办 督查 督导 检查 回访 约谈")
    private static let cases = Lexicon(words: "案 信访 咨询 诉求 投诉 服务 矛盾 纠纷 举报")
    private static let served = Lexicon(words: "慰问 服务 参与 参加 参训 培训 受益 惠及 覆盖 走访 救助 帮扶 学习 宣讲 教育")
    private static let clues = Lexicon(words: "问题线索 线索")
    private static let filed = Lexicon(words: "立案")
    private static let inspected = Lexicon(words: "单位 党组织 部门 乡镇 街道")
    private static let measures = Lexicon(words: "整改措施 整改举措 措施")

    private static func kind(
        _ number: CountedNumber,
        _ text: [UInt32],
        _ left: Range<Int>,
        _ around: Range<Int>
    ) -> FigureKind {
        switch number.unit {
        case "%", "个百分点", "倍": return .rate
        case "年", "天", "个月", "小时", "分钟": return .duration
        case "字": return .volume
        case "册", "份", "本", "种", "张": return .materials
        case "人", "人次", "名", "位":
            if trained.occurs(in: text, around) || served.occurs(in: text, around) { return .headcountServed }
            return .headcountManaged
        case "场", "场次", "期", "批", "批次", "次", "课时", "学时":
            if trained.occurs(in: text, around) { return .trainings }
            if meeting.occurs(in: text, around) { return .meetings }
            if supervised.occurs(in: text, around) { return .supervisionCount }
            return .quantity
        case "件", "起", "宗", "例":
            if clues.occurs(in: text, around) { return .cluesTransferred }
            if filed.occurs(in: text, around) { return .casesFiled }
            return cases.occurs(in: text, around) ? .casesHandled : .quantity
        case "家":
            return inspected.match(in: text, at: number.range.upperBound, before: text.count) != nil
                ? .unitsInspected : .quantity
        case "条", "项", "个":
            return measures.suffix(of: text, from: left.lowerBound, to: left.upperBound) != nil
                ? .measuresDrawnUp : .quantity
        default: return .quantity
        }
    }

    /// At most twelve characters of what stands before, from the last 、.
    private static func quoteStart(_ text: [UInt32], _ left: Range<Int>) -> Int {
        var start = left.upperBound
        while start > left.lowerBound, text[start - 1] != 0x3001, left.upperBound - start < 12 { start -= 1 }
        // Not in the middle of a year.
        while start > left.lowerBound, start < left.upperBound, Glyph.isDigit(text[start]),
            Glyph.isDigit(text[start - 1])
        { start -= 1 }
        return start
    }
}

/// 零投诉, 无一人: nothing happened, and the bulletin says so.
enum ZeroRule {
    private static let zeros = Lexicon<String>([
        ("零投诉", "件"), ("零感染", "人"), ("零疫情", "起"), ("零事故", "起"), ("零上访", "起"), ("零违纪", "件"), ("零信访", "件"),
        ("零发生", "起"), ("零增长", "个"), ("零差错", "个"), ("零舆情", "起"), ("零伤亡", "人"), ("零违规", "件"), ("无一人", "人"),
        ("无一例", "例"), ("无一起", "起"), ("无一件", "件"), ("零失误", "个"), ("零举报", "件"),
    ])

    /// Where the zeros of a text stand, with their units.
    static func hits(in prose: Prose) -> [(range: Range<Int>, unit: String)] {
        zeros.hits(in: prose.text, 0..<prose.text.count).map { ($0.range, $0.meaning) }
    }
}
