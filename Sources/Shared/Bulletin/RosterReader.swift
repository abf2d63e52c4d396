/// Reads the names of inspected units out of a sentence: 对甲局、乙局和丙中心等3家单位.
enum RosterReader {
    /// - Returns: The names in the order of the text, none twice.
    static func names(in lines: [SourceLine]) -> [String] {
        var all: [String] = []
        for line in lines {
            for name in names(in: line) where !all.contains(name) { all.append(name) }
        }
        return all
    }

    private static let listEnds = Lexicon(
        words:
            "开展 进行 实施 整改 反馈 的整改 集中 了 党组织 单位 部门 巡察 巡视 落实 回访 的巡察 的常规 的专项 的政治 的巡视 的提级 的机动 的交叉 的回访 的集中 ,开展 ,进行 提出 组织 分别 及其 及下属 及所属 及所辖 接受 党委(党组) 党组(党委)"
    )
    private static let openers = Lexicon(
        words:
            "对 向 包括 分别为 分别是 被巡察单位: 被巡察单位为 涉及 巡察的 巡察了 巡视的 巡视了 巡察: 巡视: 巡察对象为 巡察对象: 单位: 有 进驻 覆盖 即 对象为 对象是 名单: 单位名单:"
    )
    private static let joints = Lexicon(words: "以及 和 及 与")

    private static func names(in line: SourceLine) -> [String] {
        let codes = line.codes
        var found: [String] = []
        var start = 0
        var isOpen = false
        while start < codes.count {
            var end = start
            var depth = 0
            while end < codes.count {
                if codes[end] == 0x28 { depth += 1 }
                if codes[end] == 0x29 { depth = max(0, depth - 1) }
                if depth == 0, stops.contains(codes[end]) { break }
                end += 1
            }
            let names = clause(line, start..<end, isContinued: isOpen)
            // 对甲局、乙局,丙镇、丁镇开展巡察: a comma may part two halves of one list.
            let isList = !names.isEmpty && names.last.map { line.string(start..<end).hasSuffix($0) } == true
            isOpen = isList && end < codes.count && codes[end] == Glyph.comma
            found += names
            start = end + 1
        }
        return found
    }

    /// One clause: names joined by 、 after an opener, ended by 等N家 or a verb.
    private static func clause(_ line: SourceLine, _ range: Range<Int>, isContinued: Bool) -> [String] {
        let codes = line.codes
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        var depth = 0
        for index in range {
            if codes[index] == 0x28 { depth += 1 }
            if codes[index] == 0x29 { depth = max(0, depth - 1) }
            // 3个县(市、区): a 、 in brackets parts no names.
            guard codes[index] == 0x3001, depth == 0 else { continue }
            pieces.append(start..<index)
            start = index + 1
        }
        pieces.append(start..<withoutCount(codes, start..<range.upperBound))
        guard let first = pieces.first, let last = pieces.last, pieces.allSatisfy({ $0.count <= 200 }) else {
            return []
        }
        let listed = pieces.count > 1 && isCounted(codes, first, last) ? first : nil
        guard let head = openedHead(codes, first) ?? (isContinued ? first : listed) else { return [] }
        if pieces.count == 1 {
            guard let end = closedEnd(codes, head) else { return [] }
            return named(line, split(codes, head.lowerBound..<end))
        }
        guard let end = closedEnd(codes, last) else { return [] }
        var parts: [Range<Int>] = [head]
        parts += pieces.dropFirst().dropLast()
        parts += split(codes, last.lowerBound..<end)
        let ranges = parts.flatMap { split(codes, $0) }
        let names = named(line, ranges)
        // Among names a piece that begins with its place is one too: 市青少年宫.
        guard names.count >= 2, names.count * 2 > ranges.count else { return names }
        return ranges.compactMap { range in
            if isGeneric(codes, range) { return nil }
            return UnitHeading.isName(codes, range) || isLike(codes, range) ? line.string(range) : nil
        }
    }

    /// 市农垦公司(共7个单位): a count in brackets is no part of the last name.
    private static func withoutCount(_ codes: [UInt32], _ range: Range<Int>) -> Int {
        guard let last = range.last, codes[last] == 0x29, let open = codes[range].lastIndex(of: 0x28),
            codes[open..<last].contains(where: Glyph.isDigit)
        else { return range.upperBound }
        return open
    }

    private static func isLike(_ codes: [UInt32], _ range: Range<Int>) -> Bool {
        (4...24).contains(range.count) && UnitHeading.places.contains(codes[range.lowerBound])
            && !range.contains { Glyph.isDigit(codes[$0]) || codes[$0] == 0x7684 }
    }

    private static let helpers = Lexicon(words: "会同 联合 协调 由 牵头 抽调 移交 移送 通报 配合 与 从 请")
    private static let counted = Lexicon(
        words: "家单位 个单位 家党组织 个党组织 家被巡察 个被巡察 个部门 家市直 个市直 家区直 个区直 家县直 个县直 个地区 家"
    )

    /// 市财政局、市审计局等8家单位: a list without an opener, closed by its count.
    private static func isCounted(_ codes: [UInt32], _ first: Range<Int>, _ last: Range<Int>) -> Bool {
        guard UnitHeading.isName(codes, first), !helpers.occurs(in: codes, first) else { return false }
        guard var index = last.first(where: { codes[$0] == 0x7B49 }) else { return false }
        index += 1
        let start = index
        while index < last.upperBound,
            Glyph.isDigit(codes[index]) || Glyph.numeralDigit(codes[index]) != nil
                || Glyph.numeralScale(codes[index]) == 10
        { index += 1 }
        return index > start && counted.match(in: codes, at: index, before: last.upperBound) != nil
    }

    /// The first name, behind 对 or 巡察的. Each opener is tried: 市对外贸易局 holds one itself.
    private static func openedHead(_ codes: [UInt32], _ range: Range<Int>) -> Range<Int>? {
        var best: Range<Int>?
        for hit in openers.hits(in: codes, range) {
            // 有 opens a list, 有限公司 doesn't.
            if hit.range.upperBound < range.upperBound, codes[hit.range.upperBound] == 0x9650 { continue }
            var rest = hit.range.upperBound..<range.upperBound
            if let first = rest.first, codes[first] == 0x3A { rest = (first + 1)..<rest.upperBound }
            let name = strippedEnd(codes, rest)
            if UnitHeading.isName(codes, name), !isGeneric(codes, name) { best = rest }
            if best != nil, codes[hit.range.lowerBound] == 0x5BF9 || codes[hit.range.lowerBound] == 0x5411 {
                // 对十三届市委第七轮巡察的甲局: a later opener may cut closer.
                continue
            }
        }
        return best
    }

    /// 三家单位.
    private static func isSpokenCount(_ codes: [UInt32], _ start: Int, _ end: Int) -> Bool {
        var index = start
        while index < end, Glyph.numeralDigit(codes[index]) != nil || Glyph.numeralScale(codes[index]) == 10 {
            index += 1
        }
        return index > start && counted.match(in: codes, at: index, before: end) != nil
    }

    private static func strippedEnd(_ codes: [UInt32], _ range: Range<Int>) -> Range<Int> {
        if let end = closedEnd(codes, range) {
            return split(codes, range.lowerBound..<end).first ?? range
        }
        return range
    }

    /// Where the names end: before 等15家单位, 开展巡察 and the like. The end itself where the clause is a list.
    private static func closedEnd(_ codes: [UInt32], _ range: Range<Int>) -> Int? {
        var index = range.lowerBound + 1
        while index < range.upperBound {
            let isCount =
                codes[index] == 0x7B49 || Glyph.isDigit(codes[index])
                || isSpokenCount(codes, index, range.upperBound)
            if isCount || listEnds.match(in: codes, at: index, before: range.upperBound) != nil {
                let name = range.lowerBound..<index
                let lastPart = split(codes, name).last ?? name
                if UnitHeading.isName(codes, lastPart) { return index }
            }
            index += 1
        }
        let lastPart = split(codes, range).last ?? range
        return UnitHeading.isName(codes, lastPart) ? range.upperBound : nil
    }

    /// 甲局和乙局 are two names, 人力资源和社会保障局 is one: both halves must be names.
    private static func split(_ codes: [UInt32], _ range: Range<Int>) -> [Range<Int>] {
        for index in range {
            guard let hit = joints.match(in: codes, at: index, before: range.upperBound) else { continue }
            let left = range.lowerBound..<index
            let right = hit.range.upperBound..<range.upperBound
            if UnitHeading.isName(codes, left), UnitHeading.isName(codes, right), left.count >= 3 {
                return [left] + split(codes, right)
            }
        }
        return [range]
    }

    private static func named(_ line: SourceLine, _ ranges: [Range<Int>]) -> [String] {
        ranges.compactMap { range in
            UnitHeading.isName(line.codes, range) && !isGeneric(line.codes, range) ? line.string(range) : nil
        }
    }

    private static let generics = Lexicon(words: "直属 被巡察 各区 各单位 有关 相关 本轮 常规巡察 下属 所属 所辖 辖区 部分 反馈 主要 基层")

    private static func isGeneric(_ codes: [UInt32], _ range: Range<Int>) -> Bool {
        if range.count < 3 || generics.occurs(in: codes, range) { return true }
        // 24家市直单位 and 3个县 are counts.
        for index in range.dropLast()
        where Glyph.isDigit(codes[index]) && counters.contains(codes[index + 1]) { return true }
        // 学校党委, 局党组 and 我局: said by a unit about itself.
        if selves.match(in: codes, at: range.lowerBound, before: range.upperBound) != nil { return true }
        guard let party = parties.suffix(of: codes, from: range.lowerBound, to: range.upperBound) else {
            return false
        }
        let body = range.lowerBound..<party.range.lowerBound
        return body.count < 2
            || bodies.match(in: codes, at: body.lowerBound, before: body.upperBound)?.range == body
    }

    private static let counters: Set<UInt32> = Set("个家名".unicodeScalars.map(\.value))
    private static let selves = Lexicon(words: "我 本单位 本局 本市 本区 本县 本校 本院 本公司 本级 本镇 本乡 该")
    private static let parties = Lexicon(words: "党组 党委 党工委 党总支 党支部")
    private static let bodies = Lexicon(words: "学校 学院 大学 医院 公司 集团 街道 中心 机关 单位 全校 银行 协会")

    private static let stops: Set<UInt32> = Set("。;,!?".unicodeScalars.map(\.value))
}
