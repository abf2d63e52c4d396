/// Forms with the number inside: 免去1人科长职务, 追究6人责任, 开除2人党籍.
enum PartedForm {
    private static let verbs = Lexicon<HandlingCategory>([
        ("免去 免除 调整 调离 停止", .organizationalHandling), ("撤销", .partyDiscipline),
        ("追究", .accountabilityTotal), ("移送 移交", .judicialTransfer), ("开除", .expulsionFromParty),
        ("责令 责成", .orderedExamination),
    ])
    private static let nouns = Lexicon<HandlingCategory>([
        ("职务 岗位 领导职务", .organizationalHandling), ("党内职务", .partyDiscipline), ("责任", .accountabilityTotal),
        ("司法 司法机关 检察机关 公安机关", .judicialTransfer), ("党籍", .expulsionFromParty),
        ("检查 书面检查 深刻检查 检讨", .orderedExamination),
    ])
    private static let fillers = Lexicon(words: "了 共 对 其中 的 涉案 违纪 人员 责任人 责任人员 相关 有关 干部")
    /// Characters between the number and the noun.
    private static let gapMax = 12

    /// - Returns: The form and where it begins and ends; nil where verb and noun don't belong together.
    static func categories(around place: Int, in context: FigureContext) -> (
        categories: [HandlingCategory], start: Int, end: Int
    )? {
        let text = context.text
        let left = context.left(place)
        var end = left.upperBound
        while let filler = fillers.suffix(of: text, from: left.lowerBound, to: end) {
            end = filler.range.lowerBound
        }
        if let whole = removed(text, left.lowerBound..<end) {
            return ([.organizationalHandling], whole, context.numbers[place].range.upperBound)
        }
        guard let verb = verbs.suffix(of: text, from: left.lowerBound, to: end) else { return nil }
        let right = context.right(place)
        let near = right.lowerBound..<min(right.upperBound, right.lowerBound + gapMax)
        guard let noun = nouns.hits(in: text, near).first, noun.meaning == verb.meaning else { return nil }
        guard !text[near.lowerBound..<noun.range.lowerBound].contains(0x3001) else { return nil }
        if FigureWords.notYet.suffix(of: text, from: left.lowerBound, to: verb.range.lowerBound) != nil {
            return nil
        }
        return ([noun.meaning], verb.range.lowerBound, noun.range.upperBound)
    }

    private static let removals = Lexicon(words: "调离 免去 撤换")
    private static let posts = Lexicon(words: "岗位 职务")

    /// 调离执法岗位3人: verb and noun stand before the number.
    private static func removed(_ text: [UInt32], _ left: Range<Int>) -> Int? {
        guard let post = posts.suffix(of: text, from: left.lowerBound, to: left.upperBound) else {
            return nil
        }
        let near = max(left.lowerBound, post.range.lowerBound - 8)..<post.range.lowerBound
        guard let verb = removals.hits(in: text, near).last else { return nil }
        guard FigureWords.notYet.suffix(of: text, from: left.lowerBound, to: verb.range.lowerBound) == nil
        else { return nil }
        return verb.range.lowerBound
    }
}
