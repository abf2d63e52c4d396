import Testing

@testable import Shared

struct RuleChangeTests {
    static let sentences: [SentenceCase] = [
        SentenceCase("建立健全制度46项。", "rules 46"),
        SentenceCase("修订完善管理制度55项。", "rules 55"),
        SentenceCase("出台《公务接待管理办法》等10余项制度。", "rules 10 at_least"),
        SentenceCase("建立案件抽检、逐件评价等6项制度。", "rules 6"),
        SentenceCase("健全财务、采购等9大类70项制度,其中新制定制度18项。", "rules 70", "rules 18"),
        SentenceCase("新建制度12项、修订8项、废止3项。", "rules 12", "rules 8", "rules 3"),
        SentenceCase("制定整改措施33条。"),
        SentenceCase("建立涵盖监管等11个子系统的管理体系。"),
        SentenceCase("开展制度宣传教育8次,学习制度文件5份。"),
        SentenceCase("制定《采购管理办法》《合同管理细则》等5个文件。", "rules 5"),
        SentenceCase("印发会议通知12份。"),
        SentenceCase("制(修)订规章制度21项。", "rules 21"),
        SentenceCase("废止规范性文件4件。", "rules 4"),
        SentenceCase("完善长效机制3个。", "rules 3"),
        SentenceCase("制定及修改完善制度12项,追缴资金7.132万元。", "rules 12", "funds 71320"),
        SentenceCase("完善和新建制度589项。", "rules 589"),
        SentenceCase("严格落实中央八项规定精神。"),
        SentenceCase("梳理现有制度86项,修订12项,废止5项。", "rules 12", "rules 5"),
        SentenceCase("拟制定制度5项。"),
        SentenceCase("推动12个部门建立内控制度。"),
        SentenceCase("对6个单位制度执行情况开展检查,发现制度漏洞8个。"),
        SentenceCase("制定完善10个专项管理制度。", "rules 10"),
        SentenceCase("建立完善7大类13项内控制度。", "rules 13"),
        SentenceCase("修訂完善規章制度二十三項。", "rules 23"),
        SentenceCase("先后出台《财务管理制度》,《资产管理制度》等6项制度。", "rules 6"),
        SentenceCase("6项内部管理制度已修订完善。", "rules 6"),
        SentenceCase("新建立管理办法、工作规程共计14个。", "rules 14"),
        SentenceCase("制定制度机制12项、工作方案5个。", "rules 12"),
        SentenceCase("开展专项治理3项,建立台账12个,制定方案4个。"),
        SentenceCase("构建“1+3+N”监管格局,建成规范化站所9个。"),
        SentenceCase("修订《议事规则》等制度2项。", "rules 2"),
        SentenceCase("围绕审批、监管、服务三个环节建章立制15项。", "rules 15"),
        SentenceCase("清理废止不合时宜的制度7项。", "rules 7"),
        SentenceCase("制定了《培训管理规定》《考勤办法》2项制度。", "rules 2"),
        SentenceCase("编印制度汇编200册,发放制度手册1500份。"),
        SentenceCase("优化办事流程23项,取消证明事项18项。"),
        SentenceCase("完善内部控制制度、工作机制共17项。", "rules 17"),
        SentenceCase("建立了财务联签、物资验收等四项制度。", "rules 4"),
        SentenceCase("推进3项制度改革,确定立法项目10件。"),
        SentenceCase("新增、修订、废止制度分别为5项、8项、2项。", "rules 5", "rules 8", "rules 2"),
        SentenceCase("完善资金监管方面的制度11项。", "rules 11"),
        SentenceCase("修订各类制度、办法、流程等34项,新增制度13项。", "rules 34", "rules 13"),
        SentenceCase("健全决策、执行、监督机制3项。", "rules 3"),
        SentenceCase("建立往来款清理制度1项。", "rules 1"),
        SentenceCase("健全制度9大类70项,其中18项为新制定。", "rules 70", "rules 18"),
        SentenceCase("汇编制度42项。"),
        SentenceCase("建立了一套涵盖12项制度的内控体系。"),
        SentenceCase("新出台制度机制6个,修订完善15个。", "rules 6", "rules 15"),
    ]

    @Test(arguments: sentences)
    func `rules count where a verb changes them and they are what is counted`(_ sentence: SentenceCase) {
        #expect(CoreFigures.ofBody(sentence.text) == sentence.figures)
    }

    private func figures(_ text: String) -> [BulletinFigure] {
        BulletinReader.read("问题:松散\n整改:\(text)").units[0].problems[0].figures
    }

    @Test func `new, revised and repealed rules keep their kinds`() {
        let kinds = figures("新建制度12项、修订8项、废止3项。").map(\.kind)
        #expect(kinds == ["rules_new", "rules_revised", "rules_repealed"])
    }

    @Test func `a second figure of rules in one text may be contained in the first`() {
        let figures = figures("制定完善制度20项。建立完善内控制度13项。")
        #expect(figures.map(\.doubt) == [nil, .mayOverlap])
    }

    @Test func `of-which rules are a part and raise no doubt`() {
        let figures = figures("健全9大类70项制度,其中新制定制度18项。")
        #expect(figures[1].partOf == figures[0].quote)
        #expect(figures[1].doubt == nil)
    }
}
