/// Recognises problems in numbered layouts, where no 问题: marks them.
enum ProblemHeading {
    private static let problemEnds = Lexicon(
        words: "问题 的问题 问题的整改 问题整改 的问题的整改 问题的整改情况 问题整改情况 问题的整改落实情况 问题整改落实情况 问题的整改进展情况 问题整改进展情况"
    )
    private static let tails = Lexicon(words: "的整改 整改 的整改情况 整改情况 的整改落实情况 整改落实情况 的整改进展情况 整改进展情况 的整改工作情况")
    private static let openings = Lexicon(words: "关于 针对 在 对 “ 对照")
    private static let aspectEnds = Lexicon(words: "方面 方面问题 方面的问题 方面存在的问题")
    private static let weaknesses = Lexicon(
        words:
            "不够 不足 不严 不到位 不力 差距 薄弱 短板 不深 不实 不高 不强 不规范 不彻底 不明显 缺失 滞后 弱化 隐患 不完善 不健全 不及时 不严格 不扎实 不深入 不充分 不全面 不严密 缺位 欠缺 不紧 不细 "
            + "不重视 不突出 不佳 不顺 不合理 不平衡 不均衡 不敏锐 不精准 不担当 不作为 偏差 偏软 虚化 淡化 宽松软 打折扣 不多 不密切 不敢 乏力 漏洞 不优 不透 不准 不畅 不清 流于形式 走过场 偏弱 较弱 缓慢 不牢 不主动 有待加强 有待提高 有待提升 不聚焦 不常态"
    )
    private static let sections = Lexicon(
        words:
            "具体问题 主要问题 有关问题 重点问题整改 问题整改落实 下一步 工作打算 组织情况 总体情况 基本情况 组织领导 整改工作开展 整改工作情况 后续 联系方式 总体进展 进展情况 工作安排 集中整改 整改成效 落实情况 反馈问题整改 存在的问题和 不足"
    )

    /// Headings that end like a problem and name none.
    private static let generic = Lexicon(
        words:
            "存在的问题 存在问题 反馈的问题 反馈问题 发现的问题 发现问题 突出问题 共性问题 个性问题 其他问题 其它问题 其他方面问题 立行立改问题 立行立改的问题 面上问题 未完成问题 未完成的问题 已完成问题 已完成的问题 整改问题 长期整改问题 巡察发现问题 巡察反馈问题 已整改问题 正在整改问题 正在整改的问题 未整改问题"
    )

    /// Whether a numbered line begins with a problem and goes on with what was done: 1.论证不充分问题。已对….
    static func opensReport(_ codes: [UInt32]) -> Bool {
        let end = titleEnd(codes)
        return (6...40).contains(end) && codes.count - end > 6
            && problemEnds.suffix(of: codes, from: 0, to: end) != nil
            && !sections.occurs(in: codes, 0..<end)
            && generic.match(in: codes, at: 0, before: end)?.range.upperBound != end
    }

    /// What a numbered line says it is.
    enum Nature {
        case problem, aspect, other
    }

    /// - Parameters:
    ///   - codes: The line without its number, up to a 整改 label if it holds one.
    ///   - isFollowedByBody: True where a 整改 label follows on the line or opens the next one.
    static func nature(_ codes: [UInt32], isFollowedByBody: Bool) -> Nature {
        let end = titleEnd(codes)
        guard end > 1 else { return .other }
        if isFollowedByBody { return .problem }
        let isWhole = end >= codes.count - 1
        guard end <= 90 else { return .other }
        let opening = openings.match(in: codes, at: 0, before: end) != nil
        if aspectEnds.suffix(of: codes, from: 0, to: end) != nil {
            return opening || isWhole ? .aspect : .other
        }
        if problemEnds.suffix(of: codes, from: 0, to: end) != nil {
            if opening { return isNamed(codes, end) ? .problem : .other }
            if sections.occurs(in: codes, 0..<end) { return .other }
            return isWhole && end >= 6
                && generic.match(in: codes, at: 0, before: end)?.range.upperBound != end
                ? .problem : .other
        }
        if (4...40).contains(end), isStatusSentence(codes, from: end + 1) { return .problem }
        if isWhole, end <= 60, weaknesses.suffix(of: codes, from: 0, to: end) != nil { return .problem }
        return .other
    }

    /// 1.保障房分配不公。已整改。清退…: how far it is stands right behind the title.
    private static func isStatusSentence(_ codes: [UInt32], from start: Int) -> Bool {
        guard start < codes.count, let stop = codes[start...].firstIndex(of: Glyph.fullStop) else {
            return false
        }
        return stop - start <= 10 && LineLabel.isStatus(codes[start..<stop])
    }

    /// The title's range: up to the first full stop outside quotation marks, without 的整改情况 at its end.
    static func titleRange(_ codes: [UInt32], from start: Int = 0) -> Range<Int> {
        var end = start + titleEnd(Array(codes[start...]))
        if let tail = tails.suffix(of: codes, from: start, to: end), tail.range.lowerBound > start,
            codes[tail.range.lowerBound - 1] == 0x9898
        {
            end = tail.range.lowerBound
        }
        return named(codes, start..<max(start, end))
    }

    private static let openQuotes: Set<UInt32> = [0x201C, 0x22]
    private static let closeQuotes: Set<UInt32> = [0x201D, 0x22]
    private static let aim = Lexicon(words: "针对")
    private static let abouts = Lexicon(words: "关于 针对")
    private static let fedBack = Lexicon(words: "巡察反馈的 巡察组反馈的 反馈的 巡察发现的 存在的 巡察反馈 反馈")
    private static let problemTails = Lexicon(words: "的问题 问题 存在的问题 方面存在的问题")

    /// The problem that a heading is about, as other layouts name it: X in 关于“X”的问题 and in 针对X问题.
    private static func named(_ codes: [UInt32], _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        let about = abouts.match(in: codes, at: start, before: end)
        if let about { start = about.range.upperBound }
        if about != nil, let origin = fedBack.match(in: codes, at: start, before: end) {
            start = origin.range.upperBound
        }
        if let tail = problemTails.suffix(of: codes, from: start, to: end),
            about != nil || closeQuotes.contains(codes[tail.range.lowerBound - 1])
        {
            end = tail.range.lowerBound
        }
        // Quotation marks around all of it say no more than its place does.
        if end - start > 2, openQuotes.contains(codes[start]), isQuoted(codes, start..<end) {
            start += 1
            end -= 1
        }
        return start < end ? start..<end : range
    }

    /// Whether the quotation that opens a range ends with it: “支部‘三会一课’不严” does, “三会”和“一课” don't.
    private static func isQuoted(_ codes: [UInt32], _ range: Range<Int>) -> Bool {
        var depth = 1
        for index in range.dropFirst() {
            if closeQuotes.contains(codes[index]) {
                depth -= 1
            } else if openQuotes.contains(codes[index]) {
                depth += 1
            }
            if depth == 0 { return index == range.upperBound - 1 }
        }
        return false
    }

    /// Whether the words say which problem it is: 针对巡察反馈的问题 means all of them.
    private static func isNamed(_ codes: [UInt32], _ end: Int) -> Bool {
        guard aim.match(in: codes, at: 0, before: end) != nil else { return true }
        let range = named(codes, 0..<end)
        // 针对反馈的75个问题 counts them.
        return range.lowerBound > 0 && range.count >= 3
            && !(Glyph.isDigit(codes[range.lowerBound]) && codes[range].last == Glyph.code("个"))
    }

    /// Whether a line opens a report by naming its problem, without a number: 针对“…”的问题,一是….
    static func isAimed(_ codes: [UInt32]) -> Bool {
        guard aim.match(in: codes, at: 0, before: codes.count) != nil else { return false }
        let end = titleEnd(codes)
        return end < 60 && end < codes.count && problemTails.suffix(of: codes, from: 0, to: end) != nil
            && isNamed(codes, end)
    }

    /// Whether a line is the heading of a section by subject: (二)财务方面.
    static func isAspect(_ codes: [UInt32]) -> Bool {
        let end = titleEnd(codes)
        return end <= 40 && end >= codes.count - 1 && aspectEnds.suffix(of: codes, from: 0, to: end) != nil
    }

    private static func titleEnd(_ codes: [UInt32]) -> Int {
        var depth = 0
        let isAimed = aim.match(in: codes, at: 0, before: codes.count) != nil
        for (index, code) in codes.enumerated() {
            if code == 0x201C || code == 0x300A { depth += 1 }
            if code == 0x201D || code == 0x300B { depth = max(0, depth - 1) }
            if depth == 0, code == Glyph.fullStop || code == 0x3B || code == 0x3A { return index }
            // 针对“…”的问题,一是…: the report begins behind the comma.
            if depth == 0, isAimed, code == Glyph.comma, index > 0, codes[index - 1] == 0x9898 {
                return index
            }
        }
        // A quotation that never closes: the first full stop ends the title after all.
        if depth > 0, let stop = codes.firstIndex(of: Glyph.fullStop) { return stop }
        var end = codes.count
        while end > 0,
            Glyph.isSpace(codes[end - 1]) || codes[end - 1] == Glyph.point || codes[end - 1] == Glyph.comma
        { end -= 1 }
        return end
    }

    private static let closings = Lexicon(words: "下一步 工作打算 工作安排 联系方式 后续工作 今后打算")
    private static let futures = Lexicon(words: "下一步 下步 今后 工作打算 后续工作 持续整改计划")

    /// Whether what follows is still to be done: 三、下一步工作打算, 下一步,….
    static func isFuture(_ codes: [UInt32]) -> Bool {
        let start = HeadMarker.read(codes)?.length ?? 0
        return futures.match(in: codes, at: start, before: codes.count) != nil
            || HeadMarker.read(codes) != nil && codes.count <= 40
                && futures.occurs(in: codes, 0..<codes.count)
    }

    /// True for the headings that end the list of problems: 三、下一步工作打算.
    static func isClosing(_ codes: [UInt32]) -> Bool {
        guard codes.count <= 40 else { return false }
        return closings.occurs(in: codes, 0..<codes.count)
    }
}
