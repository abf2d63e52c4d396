/// Finds the noun for a rule that a number counts.
extension RuleChangeRule {
    /// Where the noun phrase begins and ends.
    struct Noun {
        let start: Int
        let end: Int
        let isBehind: Bool
    }

    /// 制度469项, 《…办法》《…细则》等2个.
    static func nounBefore(_ place: Int, _ context: FigureContext) -> Noun? {
        let text = context.text
        let left = context.left(place)
        var end = left.upperBound
        while end > left.lowerBound {
            if let noun = nouns.suffix(of: text, from: left.lowerBound, to: end) {
                return Noun(
                    start: noun.range.lowerBound,
                    end: context.numbers[place].range.upperBound,
                    isBehind: false
                )
            }
            if text[end - 1] == 0x300B { break }
            if let file = files.suffix(of: text, from: left.lowerBound, to: end) {
                end = file.range.lowerBound
                continue
            }
            guard let filler = leftFillers.suffix(of: text, from: left.lowerBound, to: end) else {
                return end < left.upperBound ? nounInList(text, left.lowerBound..<end, place, context) : nil
            }
            end = filler.range.lowerBound
        }
        guard end > left.lowerBound, text[end - 1] == 0x300B else { return nil }
        // Only titles and what joins them stand before: one of them must be a rule.
        var start = end
        var isRule = false
        while start > left.lowerBound {
            if text[start - 1] == 0x300B {
                isRule = isRule || titleIsRule(context, start - 1)
                start -= 2
            } else if let joint = joints.suffix(of: text, from: left.lowerBound, to: start) {
                start = joint.range.lowerBound
            } else {
                break
            }
        }
        guard isRule, isEmptyOrFile(text, context.right(place)) else { return nil }
        return Noun(start: start, end: context.numbers[place].range.upperBound, isBehind: false)
    }

    /// 各类制度、办法、流程等34项: what closes the list may be no rule itself.
    private static func nounInList(
        _ text: [UInt32],
        _ range: Range<Int>,
        _ place: Int,
        _ context: FigureContext
    ) -> Noun? {
        guard let pause = text[range].lastIndex(of: 0x3001), range.upperBound - pause <= 5 else { return nil }
        guard let noun = nouns.suffix(of: text, from: range.lowerBound, to: pause) else { return nil }
        guard !verbs.occurs(in: text, pause..<range.upperBound) else { return nil }
        return Noun(
            start: noun.range.lowerBound,
            end: context.numbers[place].range.upperBound,
            isBehind: false
        )
    }

    private static func titleIsRule(_ context: FigureContext, _ index: Int) -> Bool {
        guard let title = context.prose.title(endingAt: index) else { return false }
        var end = title.count
        // 《…办法(试行)》
        if title.last == 0x29, let open = title.lastIndex(of: 0x28) { end = open }
        return nouns.suffix(of: title, from: 0, to: end) != nil
            || handbooks.suffix(of: title, from: 0, to: end) != nil
    }

    /// What only a title says to be a rule.
    private static let handbooks = Lexicon(words: "手册 指南 指引")

    /// 70项制度, 10个专项管理制度, 等2个文件 after titles.
    static func nounBehind(_ place: Int, _ context: FigureContext) -> Noun? {
        let text = context.text
        let right = context.right(place)
        // 八项规定 and the like are caught as idioms; 3项制度改革 isn't a rule made.
        let limit = min(right.upperBound, right.lowerBound + 16)
        var index = right.lowerBound
        var found: Int?
        while index < limit {
            if let noun = nouns.match(in: text, at: index, before: right.upperBound) {
                found = noun.range.upperBound
                index = noun.range.upperBound
                continue
            }
            if found != nil { break }
            if verbs.match(in: text, at: index, before: limit) != nil || nounStopsHard.contains(text[index]) {
                return nil
            }
            index += 1
        }
        guard let found else { return nil }
        guard isHeadEnd(text, found, right.upperBound) else { return nil }
        return Noun(start: context.numbers[place].start, end: found, isBehind: true)
    }

    private static let nounStopsHard: Set<UInt32> = Set("对在、向把被”".unicodeScalars.map(\.value))

    private static let headEnds = Lexicon(
        words:
            "、 》 《 文件 等 已 全部 均 得到 进行 予以 并 和 及 , : 的制定 的修订 的建立 的完善 修订 制定 完善 废止 建立 经 供 以 从 为 确保 有效 规范 进一步 推动 堵 扎 覆盖 由 使 用 涵盖 印发 出台 汇编 正式 上 成"
    )

    /// The noun must end its phrase: 3项制度的执行 and 2项制度改革 count no rules.
    private static func isHeadEnd(_ text: [UInt32], _ index: Int, _ end: Int) -> Bool {
        index >= end || headEnds.match(in: text, at: index, before: end) != nil
    }

    private static func isEmptyOrFile(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        guard let first = range.first else { return true }
        if text[first] == 0x3001 { return true }
        return files.match(in: text, at: first, before: range.upperBound) != nil
            || nouns.match(in: text, at: first, before: range.upperBound) != nil
    }
}
