/// Lines behind the last problem that say nothing about it: signatures, dates, addresses, plans, sums.
enum ClosingLines {
    /// What such a line is.
    enum Kind {
        /// Says nothing that a ledger holds.
        case furniture
        /// What is still to be done: its figures have not happened.
        case future
        /// Sums over all that was told; no part of the last problem.
        case summary
    }

    private static let contacts = Lexicon(
        words:
            "欢迎广大 欢迎社会 欢迎干部 联系方式 联系电话 监督电话 咨询电话 举报电话 电话 通讯地址 通信地址 邮寄地址 联系地址 地址 邮政编码 邮编 电子邮箱 电子邮件 邮箱 联系人 联系时间 "
            + "特此通报 特此公告 特此公示 特此公开 特此报告 附件 责任编辑 编辑 来源 信息来源 审核 打印 扫一扫 分享到 相关链接 公开期限"
    )
    private static let sums = Lexicon(
        words: "巡察整改以来 整改以来 集中整改以来 开展集中整改以来 上述 综上 总体来看 经过集中整改 通过巡察整改 通过集中整改 通过此次整改"
    )
    private static let signers = Lexicon(words: "办公室 领导小组 委员会 党组 党委 党总支 党支部 党工委 委 办 组 局 院 公司")

    /// - Returns: Nil where the line goes on with what was told before it.
    static func kind(_ lines: [SourceLine], _ index: Int) -> Kind? {
        let codes = lines[index].codes
        if ProblemHeading.isFuture(codes) || isOfficeSpeaking(codes) { return .future }
        if contact(codes) || isDate(codes) || isSignature(lines, index) { return .furniture }
        if sums.match(in: codes, at: 0, before: codes.count) != nil { return .summary }
        return nil
    }

    /// 市委巡察办表示,对未完成整改的7个问题…: what the office says of what is to come.
    private static func isOfficeSpeaking(_ codes: [UInt32]) -> Bool {
        let head = 0..<min(16, codes.count)
        guard let hit = offices.hits(in: codes, head).first else { return false }
        return says.match(in: codes, at: hit.range.upperBound, before: codes.count) != nil
    }

    private static let offices = Lexicon(
        words: "巡察办 巡察办公室 巡察机构 巡察办相关负责人 巡察办负责人 巡察办主要负责人 巡察办有关负责人 巡察工作领导小组办公室"
    )
    private static let says = Lexicon(words: "表示 将 要求 强调 指出 负责人表示")

    /// A contact's word, then a colon or nothing much; 来源不明 and 编辑部 are words of a text.
    private static func contact(_ codes: [UInt32]) -> Bool {
        let start = codes.first == 0x28 ? 1 : 0
        guard let hit = contacts.match(in: codes, at: start, before: codes.count) else { return false }
        let isWord = hit.range.count > 2
        let next = hit.range.upperBound
        return isWord || next < codes.count && codes[next] == 0x3A
    }

    /// 2023年11月20日, 2024-05-06, 二〇二三年五月 alone on a line.
    private static func isDate(_ codes: [UInt32]) -> Bool {
        guard (6...18).contains(codes.count) else { return false }
        let marks: Set<UInt32> = Set("年月日-./()〇".unicodeScalars.map(\.value))
        let isMade = codes.allSatisfy {
            Glyph.isDigit($0) || Glyph.isSpace($0) || marks.contains($0) || Glyph.numeralDigit($0) != nil
                || Glyph.numeralScale($0) == 10
        }
        return isMade && codes.contains { $0 == 0x5E74 || $0 == 0x2D || $0 == Glyph.point || $0 == 0x2F }
            && codes.filter(Glyph.isDigit).count + codes.filter { Glyph.numeralDigit($0) != nil }.count >= 4
    }

    /// A name at the text's end, or right above a date.
    static func isSignature(_ lines: [SourceLine], _ index: Int) -> Bool {
        let codes = lines[index].codes
        guard (4...30).contains(codes.count), HeadMarker.read(codes) == nil,
            !codes.contains(where: { stops.contains($0) || Glyph.isDigit($0) }),
            signers.suffix(of: codes, from: 0, to: codes.count) != nil
        else { return false }
        return index + 1 >= lines.count || index + 2 >= lines.count && isDate(lines[index + 1].codes)
            || isDate(lines[index + 1].codes)
    }

    private static let stops: Set<UInt32> = Set("。,;:!?“”《》".unicodeScalars.map(\.value))
}
