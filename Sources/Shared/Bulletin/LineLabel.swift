/// What a label such as 问题: or 整改情况: announces.
enum LineLabel {
    /// `description` tells what a problem is; `progress` is a report of its own, or the last word on measures.
    case problem, description, body, progress, outcome, status, other

    /// A label with the place where its text starts.
    struct Hit {
        let label: LineLabel
        let start: Int
        let textStart: Int
    }

    private static let labels = Lexicon<LineLabel>([
        (
            "问题 反馈问题 存在问题 存在的问题 巡察反馈问题 主要问题 反馈的问题 巡察问题 巡察发现问题 发现问题 问题描述 问题内容 具体问题 反馈意见问题 巡察反馈的问题 反馈具体问题 巡视反馈 巡察反馈 巡视反馈问题 巡视指出 巡察指出 巡视反馈的问题",
            .problem
        ),
        ("问题表现 具体表现 主要表现 表现形式 问题详情", .description),
        ("整改进展 进展情况 工作进展 整改完成情况 完成情况 落实情况 整改落实进展 整改进展情况 整改落实进展情况", .progress),
        (
            "整改 整改情况 整改落实情况 整改措施 整改落实 整改工作情况 整改举措 整改工作 整改落实措施 整改工作措施 主要做法 具体措施 采取措施 已采取措施 采取的措施 整改措施及成效 整改措施及进展 "
                + "整改措施和成效 整改情况及成效 整改做法 整改具体措施 整改措施落实情况 整改内容 整改过程 巡察整改情况 措施 做法 举措 整改措施及落实情况 整改措施及完成情况",
            .body
        ),
        ("整改成效 整改成果 整改结果 取得成效 工作成效 成效 整改效果 阶段成效 整改落实成效", .outcome),
        ("整改状态 状态 销号情况 办结情况 整改进度 目前状态 当前状态 是否完成 完成状态 整改销号情况 办理状态", .status),
        (
            "责任领导 责任人 责任部门 责任单位 整改时限 完成时限 牵头单位 牵头领导 整改责任人 配合单位 责任科室 整改期限 完成时间 牵头部门 整改责任单位 整改目标 整改类型 问题类别 问题类型 协办单位 下一步打算 下一步措施 下一步工作 下一步计划",
            .other
        ),
    ])
    private static let looksBack = Lexicon(words: "“回头看”后 “回头看” 回头看后")
    /// (问题) and [问题].
    private static let brackets: [UInt32: UInt32] = [0x28: 0x29, 0x5B: 0x5D]
    private static let colon: UInt32 = 0x3A
    private static let star: UInt32 = 0x2A
    private static let openBracket: UInt32 = 0x3010
    private static let closeBracket: UInt32 = 0x3011

    /// The label that a line starts with, behind its number if it has one.
    static func read(_ codes: [UInt32], at start: Int) -> Hit? {
        var index = start
        while index < codes.count, Glyph.isSpace(codes[index]) { index += 1 }
        // **问题:** of a text with marks for bold.
        while index < codes.count, codes[index] == star { index += 1 }
        // “回头看”后整改情况:…
        if let hit = looksBack.match(in: codes, at: index, before: codes.count) {
            index = hit.range.upperBound
        }
        var close = closeBracket
        var isBracketed = index < codes.count && codes[index] == openBracket
        if index < codes.count, let other = brackets[codes[index]] {
            isBracketed = true
            close = other
        }
        if isBracketed { index += 1 }
        guard let hit = labels.match(in: codes, at: index, before: codes.count) else { return nil }
        var end = hit.range.upperBound
        // 问题一: and 问题(3):
        var digits = 0
        while end < codes.count, digits < 4, isOrdinal(codes[end]), !(isBracketed && codes[end] == close) {
            end += 1
            digits += 1
        }
        if isBracketed {
            guard end < codes.count, codes[end] == close else { return nil }
            end += 1
            if end < codes.count, codes[end] == colon { end += 1 }
            return Hit(label: hit.meaning, start: start, textStart: end)
        }
        let isParted = end < codes.count && Glyph.isSpace(codes[end])
        while end < codes.count, Glyph.isSpace(codes[end]) || codes[end] == star { end += 1 }
        // 问题1.支部生活不规范 and 问题(一)支部生活不规范
        if hit.meaning == .problem, digits > 0, end + 1 < codes.count {
            if codes[end] == Glyph.point || codes[end] == 0x3001 {
                return Hit(label: hit.meaning, start: start, textStart: end + 1)
            }
            // 问题3 基建管理松散: a blank parts the number from the title.
            if isParted, codes[end] != colon {
                return Hit(label: hit.meaning, start: start, textStart: end)
            }
            if digits > 2, codes[hit.range.upperBound] == 0x28, codes[end - 1] == 0x29, codes[end] != colon {
                return Hit(label: hit.meaning, start: start, textStart: end)
            }
        }
        guard end < codes.count, codes[end] == colon else {
            // 整改情况 alone on its line.
            return end >= codes.count && hit.range.count > 2 && hit.meaning != .problem
                ? Hit(label: hit.meaning, start: start, textStart: end) : nil
        }
        end += 1
        while end < codes.count, codes[end] == star { end += 1 }
        return Hit(label: hit.meaning, start: start, textStart: end)
    }

    /// The label of a line, also behind a number: 2.整改情况:…
    static func read(_ line: SourceLine) -> Hit? {
        if let hit = read(line.codes, at: 0) { return hit }
        guard let marker = HeadMarker.read(line.codes),
            let hit = read(line.codes, at: marker.length), hit.label != .problem,
            // 二、整改落实情况 heads a section.
            isField(line, marker, hit)
        else { return nil }
        return Hit(label: hit.label, start: 0, textStart: hit.textStart)
    }

    private static func isField(_ line: SourceLine, _ marker: HeadMarker, _ hit: Hit) -> Bool {
        marker.style != .chinese && hit.textStart > 0 && line.codes[hit.textStart - 1] == colon
    }

    /// Whether the label opens a report on what was done.
    var isReport: Bool { self == .body || self == .progress }

    /// A 整改 label inside a line, after the end of the title: 1.关于…的问题。整改情况:…
    static func inside(_ codes: [UInt32], from start: Int) -> Hit? {
        var index = start + 1
        while index < codes.count {
            let before = codes[index - 1]
            let opens =
                before == Glyph.fullStop || before == 0x3B || Glyph.isSpace(before) || before == 0x9898
                || before == Glyph.point || before == Glyph.comma || before == 0x28 || before == closeBracket
            if opens, let hit = read(codes, at: index), hit.label != .problem,
                hit.textStart < codes.count || hit.label.isReport
            {
                if codes[min(hit.textStart, codes.count) - 1] == colon
                    || codes[hit.textStart - 1] == closeBracket
                {
                    return hit
                }
            }
            index += 1
        }
        return nil
    }

    private static let states = Lexicon(
        words: "部分整改 已完成 已整改 完成整改 整改完成 阶段性 正在整改 持续 推进 销号 未完成 长期坚持 整改到位 基本完成 已办结 完成 立行立改"
    )

    /// True where a label's text is a status rather than a report: 已整改到位。
    static func isStatus(_ codes: ArraySlice<UInt32>) -> Bool {
        let text = Array(codes)
        guard (1...18).contains(text.count), !MeasureReader.hasMarker(text) else { return false }
        return states.occurs(in: text, 0..<text.count) && !text.contains(where: Glyph.isDigit)
    }

    private static func isOrdinal(_ code: UInt32) -> Bool {
        Glyph.isDigit(code) || Glyph.numeralDigit(code) != nil || Glyph.numeralScale(code) == 10
            || code == 0x28
            || code == 0x29
    }
}
