import Testing

@testable import Shared

/// What bulletins say with a number, beside the plainest ways.
struct FigureLanguageTests {
    @Test(arguments: [
        SentenceCase("③对2起舆情处置不力的3名责任人谈话提醒。", "persons 3 名"),
        SentenceCase("②对2起错情的4名责任人扣减绩效并提醒谈话。", "persons 4 名"),
        SentenceCase("②对镇民政办2名工作人员批评教育。", "persons 2 名"),
        SentenceCase("对2个单位的5名干部诫勉谈话。", "persons 5 名"), SentenceCase("批评教育帮助98人次。", "persons 98 人次"),
        SentenceCase("给予党内警告、党内严重警告处分各1人。", "persons 1 人", "persons 1 人"),
        SentenceCase("向公安机关移送1人。", "persons 1 人"),
        SentenceCase("违规发放的补贴共计9.84万元已于2023年3月15日前全部清退到位。", "funds 98400"),
        SentenceCase("扣发补助3200元。"), SentenceCase("多领取的生活补助6800元，已全部上缴财政专户。", "funds 6800"),
        SentenceCase("补发拖欠的奖金38.6万元，兑付拖欠工程款120万元。"), SentenceCase("争取市级财政安排专项经费500万元。"),
        SentenceCase("年租金由120万元增加到265万元。"),
    ])
    func `what was done is read from the whole clause`(sentence: SentenceCase) {
        #expect(CoreFigures.ofBody(sentence.text).sorted() == sentence.figures.sorted())
    }

    @Test(arguments: [
        SentenceCase("巡察反馈问题163个，剩余10个问题将于2024年6月底前完成整改。", "total 163"),
        SentenceCase("巡察反馈问题41个，已整改33个，预计年底前再完成整改8个。", "closed 33", "total 41"),
        SentenceCase("反馈的183个问题已全部整改完成。", "closed 183", "total 183"),
        SentenceCase("巡察发现各类问题1023个，已全部完成整改。", "closed 1023", "total 1023"),
        SentenceCase("巡察反馈问题整改完成176个。", "closed 176"),
        SentenceCase("反馈问题41个，已整改33个。下一步，计划推动建立制度20项，力争年底前清退资金200万元。", "closed 33", "total 41"),
    ])
    func `what is still to come is not closed, and all means both`(sentence: SentenceCase) {
        #expect(CoreFigures.ofHeadline(sentence.text).sorted() == sentence.figures.sorted())
    }

    @Test(
        arguments: [
            ("给予党纪处分6人（党内警告4人、严重警告2人）。", [nil, "6人", "6人"]),
            ("清退资金5.5万元（津补贴3.2万元、招待费2.3万元）。", [nil, "5.5万元", "5.5万元"]),
        ] as [(String, [String?])]
    )
    func `what a bracket behind a number holds are its parts`(text: String, wholes: [String?]) {
        let bulletin = BulletinReader.read("甲州市审计局\n\n问题:账目管理松散\n\n整改:\(text)")
        let figures = bulletin.units.flatMap(\.problems).flatMap(\.figures)
        #expect(figures.count == wholes.count)
        for (figure, whole) in zip(figures, wholes) {
            #expect((figure.partOf == nil) == (whole == nil), "\(figure.quote)")
            if let whole { #expect(figure.partOf?.hasSuffix(whole) == true, "\(figure.quote)") }
        }
    }

    @Test func `nobody is no one, and no quote begins inside a year`() {
        let text = "甲州市审计局\n\n问题:账目管理松散\n\n整改:矫正对象无一人漏管。对2019年开展的监督检查项目143个逐一复核。"
        let figures = BulletinReader.read(text).units.flatMap(\.problems).flatMap(\.figures)
        #expect(!figures.contains { $0.value == "1" })
        #expect(figures.first { $0.value == "143" }?.quote.hasPrefix("019") == false)
    }
}
