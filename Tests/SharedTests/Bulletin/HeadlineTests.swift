import Testing

@testable import Shared

struct HeadlineTests {
    static let sentences: [SentenceCase] = [
        SentenceCase("共反馈问题741个,已整改完成662个,阶段性完成35个,正在整改44个。", "total 741", "closed 662", "stage 35"),
        SentenceCase(
            "巡察反馈的697个问题,完成整改688个,基本完成取得阶段性成果并持续整改问题4个,未完成5个,总体完成率98.71%。",
            "total 697",
            "closed 688",
            "stage 4"
        ),
        SentenceCase("巡察反馈25个问题,已完成整改19个、正在整改6个,整改完成率76%。", "total 25", "closed 19"),
        SentenceCase(
            "45家单位对存在的471个问题进行整改,已整改销号问题453个,占整改问题总数的96.18%;申请延期整改问题18个,占3.82%。",
            "total 471",
            "closed 453"
        ),
        SentenceCase(
            "反馈的1157个问题,已完成整改1148个,完成率达99%。移交147件问题线索,办结128件,结案率87%,挽回经济损失172.74万元。",
            "total 1157",
            "closed 1148"
        ),
        SentenceCase("共反馈4个方面26个问题,制定整改措施98条,已整改到位24个,持续推进2个。", "total 26", "closed 24"),
        SentenceCase("反馈面上问题120个,其中:政治建设方面45个、作风建设方面30个。已完成整改110个。", "total 120", "closed 110"),
        SentenceCase("截至目前,312个问题已全部整改到位。", "total 312", "closed 312"),
        SentenceCase("梳理分解整改任务106个,已完成98个。"),
        SentenceCase(
            "反馈问题88个，已完成整改80个，整改率90.9%；清退资金23.5万元；建立制度31项；追责问责9人次。",
            "total 88",
            "closed 80",
            "funds 235000",
            "rules 31",
            "persons 9 人次"
        ),
        SentenceCase("巡察發現問題65個,已完成整改60個。", "total 65", "closed 60"),
        SentenceCase("共反馈问题741个。741个问题中,662个已完成整改,79个正在推进。", "total 741", "closed 662"),
        SentenceCase("移交问题线索12件,反馈意见建议15条。"),
        SentenceCase("市委第三轮巡察共向8家单位反馈问题213个,截至10月底,已销号200个。", "total 213", "closed 200"),
        SentenceCase("反馈35个问题,已完成28个,取得阶段性成效7个。", "total 35", "closed 28", "stage 7"),
        SentenceCase("共发现问题532个,反馈具体问题498个,整改完成470个。", "total 498", "closed 470"),
        SentenceCase("反馈的4个方面13类42个具体问题,41个已完成整改,1个长期坚持。", "total 42", "closed 41"),
        SentenceCase("共反馈问题156个、立行立改问题23个,已完成整改151个。", "total 156", "closed 151"),
        SentenceCase("反馈问题共计1,254个(其中面上问题1,102个、立行立改152个),已整改1,198个。", "total 1254", "closed 1198"),
        SentenceCase("制定整改措施1860条,完成1792条。"),
        SentenceCase("整改完成率达到95.2%,群众满意率98%。"),
        SentenceCase("反馈问题总数为 96 个,其中整改完成 90 个,阶段性整改 4 个,长期坚持 2 个。", "total 96", "closed 90", "stage 4"),
    ]

    @Test(arguments: sentences)
    func `a headline's problems, closed and stage-done ones are told apart`(_ sentence: SentenceCase) {
        #expect(CoreFigures.ofHeadline(sentence.text) == sentence.figures)
    }

    @Test func `term, round, teams, issuer and date are read from the first paragraph`() {
        let text = "3月9日从临江市委巡察办获悉,市委第一至第四巡察组对八届市委第六轮巡察的单位进行了回访。"
        let headline = BulletinReader.read(text).headline
        #expect(headline.committeeTerm == "八届市委")
        #expect(headline.round == 6)
        #expect(headline.teams == "第一至第四巡察组")
        #expect(headline.issuer == "临江市委巡察办")
        #expect(headline.disclosedOn == "03-09")
    }

    @Test func `what a text doesn't say stays empty`() {
        #expect(BulletinReader.read("整改工作正在进行。").headline == Headline())
    }
}
