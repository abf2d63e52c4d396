/// Recognises the lines that open a unit's section, and the names of units.
enum UnitHeading {
    /// A heading found.
    struct Hit {
        /// The name without number and brackets.
        let name: String
        /// 市财政局党组关于巡察整改进展情况的通报: the whole text is this unit's.
        let isTitle: Bool
        /// Text after 【市财政局】 on the same line.
        let textStart: Int?
        /// 市财政局:… without brackets: a heading only where no problem is being told.
        var isInline = false
        /// 县国有林场:刀刃向内改顽疾: a motto, and no text, stands behind the name.
        var hasMotto = false
    }

    private static let suffixes = Lexicon(
        words:
            "局 委 办 办公室 委员会 中心 集团 公司 院 馆 镇 乡 街道 党组 党委 党工委 党总支 党支部 学校 大学 学院 医院 银行 总工会 工会 妇联 团市委 团区委 团县委 社 报社 协会 联合会 检察院 法院 "
            + "部 厅 署 站 所 队 支队 大队 总队 校 社区 村 区 县 市 处 会 园区 管委会 开发区 工商联 科协 文联 社科联 残联 侨联 红十字会 台 电视台 小学 中学 幼儿园 党校 研究室 联社 农场 林场 水库 园 基金会 机关 党组织 街 团委 总社 中队 庭 档案馆 机关工委 工委 党群工作部 医疗保障局 支行 分行 分局 党联 "
            + "基地 文化宫 青少年宫 少年宫 监狱 农商行 商行 总行 歌舞团 艺术团 剧团 演艺团 文工团 新闻网 日报 晚报 厂 矿 机场 政协 人大 联盟 苏木 州 纪检监察组 代表处 秘书处 公园 保护区 海关"
    )
    private static let notNames = Lexicon(
        words:
            "问题 情况 方面 整改 措施 制度 落实 存在 不够 不力 不到位 加强 推进 聚焦 工作 作风 责任 学习 贯彻 部署 意见 反馈 进一步 一是 监督 建设 开展 制定 完善 管理不 我们 深入"
    )
    private static let names = Lexicon(
        words:
            "台湾工作 管理局 监督管理 建设局 工作委员会 工作办公室 建设管理 建设委员会 建设投资 建设集团 工作部 工作局 建设开发 监督局 社会工作 学习中心 社会建设 工作中心 管理委员会 工作机关 城乡建设 住房和城乡建设 建设和 建设指挥部 机关事务 群众工作 监督检测 退役军人 交通建设 质量监督 市场监督 有限责任公司 有限责任"
    )
    /// What belongs to a name that begins with its place: 市重点工程建设中心, 区卫生监督所.
    private static let offices = Lexicon(words: "建设 监督 工作")
    /// 市, 县, 区 and the like.
    static let places: Set<UInt32> = Set("市县区省州旗盟镇乡".unicodeScalars.map(\.value))
    private static let reports = Lexicon(words: "通报 报告 公告 公示 公开 情况 一览表 清单 台账 情况表 明细表 进展表")
    private static let organisers = Lexicon(words: "巡察办 巡察工作 领导小组 巡察组 巡视办 巡视组 纪委监委 融媒体记者 记者 来源")
    private static let partySuffixes = Lexicon(words: "党组 党委 党总支 党支部 党工委 机关党委")
    private static let about: [UInt32] = "关于".map(Glyph.code)
    private static let rectification = Lexicon(words: "整改")

    /// - Parameter line: A line that isn't blank.
    static func read(_ line: SourceLine) -> Hit? {
        let codes = line.codes
        guard codes.count <= 80 else { return bracketed(line) ?? inline(line) }
        if let title = title(line) ?? sectionTitle(line) ?? dashed(line) { return title }
        if let hit = bracketed(line) ?? inline(line) { return hit }
        var range = caseStart(codes)..<codes.count
        if range.lowerBound == 0, let marker = HeadMarker.read(codes) {
            guard marker.style == .chinese || marker.style == .chineseInBrackets || marker.style == .arabic
            else { return nil }
            range = marker.length..<codes.count
        }
        if let last = range.last, codes[last] == 0x3A { range = range.lowerBound..<last }
        if let open = countStart(codes, range), isName(codes, range.lowerBound..<open) {
            return Hit(name: line.string(range.lowerBound..<open), isTitle: false, textStart: open)
        }
        guard isName(codes, range) else { return nil }
        return Hit(name: line.string(range), isTitle: false, textStart: nil)
    }

    /// 典型案例一:新城人民医院: the name stands behind what it is an example of.
    private static func caseStart(_ codes: [UInt32]) -> Int {
        guard let hit = cases.match(in: codes, at: 0, before: codes.count) else { return 0 }
        var end = hit.range.upperBound
        while end < codes.count, end - hit.range.upperBound < 3,
            Glyph.isDigit(codes[end]) || Glyph.numeralDigit(codes[end]) != nil
                || Glyph.numeralScale(codes[end]) == 10
        { end += 1 }
        return end + 1 < codes.count && codes[end] == 0x3A ? end + 1 : 0
    }

    private static let cases = Lexicon(words: "典型案例 案例 典型 单位")

    /// 市民政局(反馈问题25个): where what is counted begins behind the name.
    private static func countStart(_ codes: [UInt32], _ range: Range<Int>) -> Int? {
        guard let last = range.last, codes[last] == 0x29, let open = codes[range].lastIndex(of: 0x28),
            codes[open..<last].contains(where: Glyph.isDigit)
        else { return nil }
        return open
    }

    /// True where a text can be the name of a unit: ends like one and says nothing.
    static func isName(_ codes: [UInt32], _ range: Range<Int>) -> Bool {
        guard (2...40).contains(range.count) else { return false }
        for index in range
        where stops.contains(codes[index]) || Glyph.isDigit(codes[index]) && range.count < 4 { return false }
        var end = range.upperBound
        if codes[end - 1] == 0x29, let open = codes[range].lastIndex(of: 0x28), open > range.lowerBound {
            end = open
        }
        guard suffixes.suffix(of: codes, from: range.lowerBound, to: end) != nil else { return false }
        if organisers.occurs(in: codes, range) { return false }
        let isPlaced = codes[range].prefix(6).contains { places.contains($0) }
        for index in range {
            guard let hit = notNames.match(in: codes, at: index, before: range.upperBound) else { continue }
            if isInsideName(codes, hit.range, range) { continue }
            if isPlaced, offices.match(in: codes, at: index, before: range.upperBound) != nil { continue }
            return false
        }
        return true
    }

    /// 工作 in 台湾工作办公室 and 监督 in 市场监督管理局 belong to a name.
    private static func isInsideName(_ codes: [UInt32], _ word: Range<Int>, _ range: Range<Int>) -> Bool {
        for index in max(range.lowerBound, word.lowerBound - 6)...word.lowerBound {
            if let name = names.match(in: codes, at: index, before: range.upperBound),
                name.range.upperBound >= word.upperBound
            {
                return true
            }
        }
        return false
    }

    /// The name without the Party body at its end: 市财政局 for 市财政局党组.
    static func bare(_ name: String) -> String {
        let characters = Array(name)
        var codes = characters.map(Glyph.code)
        let central = "中共".map(Glyph.code)
        var start = 0
        if codes.starts(with: central) { start = 2 }
        while let hit = partySuffixes.suffix(of: codes, from: start, to: codes.count),
            hit.range.lowerBound > start
        {
            codes.removeLast(hit.range.count)
        }
        // 中共某区卫生健康局委员会 is the committee of 某区卫生健康局.
        if start > 0, let hit = committees.suffix(of: codes, from: start, to: codes.count),
            isName(codes, start..<hit.range.lowerBound)
        {
            codes.removeLast(hit.range.count)
        }
        return String(characters[start..<codes.count])
    }

    /// Whether one bare name is the other behind its place: 北塘区教育局 and 区教育局.
    static func isPlaced(_ long: String, from short: String) -> Bool {
        let prefix = long.count - short.count
        guard (1...6).contains(prefix), long.hasSuffix(short), let first = short.first else { return false }
        return places.contains(Glyph.code(first))
    }

    private static let committees = Lexicon(words: "委员会 总支部委员会 支部委员会")

    /// 市财政局党组关于巡察整改进展情况的通报; 关于 may open the line where the name stands on the one before.
    private static func title(_ line: SourceLine) -> Hit? {
        let codes = line.codes
        guard let start = place(of: about, in: codes), start > 1, start <= 40 else { return nil }
        guard reports.suffix(of: codes, from: start, to: codes.count) != nil else { return nil }
        guard rectification.occurs(in: codes, start..<codes.count) else { return nil }
        guard isName(codes, 0..<start) else { return nil }
        return Hit(name: line.string(0..<start), isTitle: true, textStart: nil)
    }

    private static let sectionTails = Lexicon(
        words: "关于 落实 巡察 巡视 反馈 整改 党建"
    )
    private static let committeesAlone = Lexicon(words: "市委 区委 县委 省委 州委 旗委 党组 党委 党工委 中央")

    /// （一）市财政局党组巡察整改情况: the unit's name before what the section tells.
    private static func sectionTitle(_ line: SourceLine) -> Hit? {
        let codes = line.codes
        let marker = HeadMarker.read(codes)
        var start = marker?.length ?? 0
        if codes[start...].starts(with: about) { start += about.count }
        var end = codes.count
        if end > start, codes[end - 1] == 0x3A { end -= 1 }
        guard end - start <= 50 else { return nil }
        guard
            let cut = (start..<max(start, end)).first(where: {
                sectionTails.match(in: codes, at: $0, before: end) != nil
            }), cut - start >= 4
        else { return nil }
        let isReport =
            reports.suffix(of: codes, from: cut, to: end) != nil
            || endings.suffix(of: codes, from: cut, to: end) != nil
        guard isReport, rectification.occurs(in: codes, cut..<end), isName(codes, start..<cut) else {
            return nil
        }
        // 区委巡察反馈问题整改情况 and 局党组整改落实情况 name no unit.
        if let alone = committeesAlone.suffix(of: codes, from: start, to: cut),
            alone.range.lowerBound - start < 3
        {
            return nil
        }
        let isTitle =
            marker == nil && (announcements.suffix(of: codes, from: cut, to: end) != nil)
        return Hit(name: line.string(start..<cut), isTitle: isTitle, textStart: nil)
    }

    private static let endings = Lexicon(words: "整改 成效 进展 摘编 摘要")

    private static let announcements = Lexicon(words: "通报 报告 公告 公示")

    /// True for the second half of a title broken in two: 关于巡察整改进展情况的通报.
    static func isTitleRest(_ line: SourceLine) -> Bool {
        line.codes.starts(with: about) && line.codes.count <= 50
            && rectification.occurs(in: line.codes, 0..<line.codes.count)
            && announcements.suffix(of: line.codes, from: 0, to: line.codes.count) != nil
    }

    private static func inline(_ line: SourceLine) -> Hit? {
        guard let colon = line.codes.prefix(26).firstIndex(of: 0x3A), colon + 3 < line.codes.count else {
            return nil
        }
        let start = HeadMarker.read(line.codes)?.length ?? 0
        guard start < colon, LineLabel.read(line.codes, at: start) == nil, isName(line.codes, start..<colon)
        else { return nil }
        let isMotto = isMotto(line.codes[(colon + 1)...])
        return Hit(
            name: line.string(start..<colon),
            isTitle: false,
            textStart: isMotto ? nil : colon + 1,
            isInline: true,
            hasMotto: isMotto
        )
    }

    /// 县林业局——守住绿水青山: a motto behind the name.
    private static func dashed(_ line: SourceLine) -> Hit? {
        let codes = line.codes
        let start = HeadMarker.read(codes)?.length ?? 0
        guard let dash = codes[start...].firstIndex(of: 0x2014), dash + 2 < codes.count,
            codes[dash + 1] == 0x2014,
            isName(codes, start..<dash), isMotto(codes[(dash + 2)...])
        else { return nil }
        return Hit(
            name: line.string(start..<dash),
            isTitle: false,
            textStart: nil,
            isInline: true,
            hasMotto: true
        )
    }

    /// A few words that report nothing: no figure, no sentence, no status.
    private static func isMotto(_ codes: ArraySlice<UInt32>) -> Bool {
        (4...24).contains(codes.count) && !codes.contains { stops.contains($0) && $0 != Glyph.comma }
            && !codes.contains(where: Glyph.isDigit) && !LineLabel.isStatus(codes)
    }

    private static func bracketed(_ line: SourceLine) -> Hit? {
        var codes = line.codes
        var shift = 0
        if let marker = HeadMarker.read(codes) {
            shift = marker.length
            codes = Array(codes.dropFirst(shift))
        }
        guard codes.first == 0x3010, let end = codes.firstIndex(of: 0x3011), end > 1 else { return nil }
        guard isName(codes, 1..<end) else { return nil }
        var textStart = end + 1
        if textStart < codes.count, codes[textStart] == 0x3A { textStart += 1 }
        let hasText = textStart < codes.count
        return Hit(
            name: line.string((shift + 1)..<(shift + end)),
            isTitle: false,
            textStart: hasText ? shift + textStart : nil
        )
    }

    private static func place(of word: [UInt32], in codes: [UInt32]) -> Int? {
        guard codes.count >= word.count else { return nil }
        return (0...(codes.count - word.count)).first { codes[$0..<($0 + word.count)].elementsEqual(word) }
    }

    private static let stops: Set<UInt32> = Set("。,;:!?、“”《》|".unicodeScalars.map(\.value))
}
