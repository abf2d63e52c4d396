import Testing

@testable import Shared

struct AccountabilityTests {
    static let sentences: [SentenceCase] = [
        SentenceCase("谈话提醒、批评教育58人,组织处理6人,党纪政务处分3人。", "persons 58 人", "persons 6 人", "persons 3 人"),
        SentenceCase("对22人进行追责问责。", "persons 22 人"),
        SentenceCase("7人被问责,2人被立案审查。", "persons 7 人"),
        SentenceCase("给予3人党纪处分、2人政务处分。", "persons 3 人", "persons 2 人"),
        SentenceCase("给予党纪处分3人、政务处分2人。", "persons 3 人", "persons 2 人"),
        SentenceCase("对相关责任人诫勉谈话5人,约谈12人次。", "persons 5 人", "persons 12 人次"),
        SentenceCase("给予组织处理或其他处理10人。", "persons 10 人"),
        SentenceCase("共追责问责20人次,其中开除党籍1人次、开除公职1人次。", "persons 20 人次", "persons 1 人次", "persons 1 人次"),
        SentenceCase("立案3件,移送问题线索3件,移送司法机关1人。", "persons 1 人"),
        SentenceCase("培训党员干部1200余人次,慰问困难职工36人,选派专家8名。"),
        SentenceCase("对5名责任人给予党内警告处分。", "persons 5 名"),
        SentenceCase("3名干部受到党纪处分,1人被移送司法机关。", "persons 3 名", "persons 1 人"),
        SentenceCase("责令作出书面检查4人,通报批评2人。", "persons 4 人", "persons 2 人"),
        SentenceCase("提醒谈话0人,诫勉0人。", "persons 0 人", "persons 0 人"),
        SentenceCase("组织300名干部参加警示教育,观看警示片12场。"),
        SentenceCase("对2名党员干部立案审查,分别给予党内严重警告处分。", "persons 2 名"),
        SentenceCase("约谈企业负责人12人次,督促整改。"),
        SentenceCase("严肃追责问责,批评教育4人,责令作出检查5人。", "persons 4 人", "persons 5 人"),
        SentenceCase("运用监督执纪“四种形态”处理干部15人次。", "persons 15 人次"),
        SentenceCase("问责领导干部三人。", "persons 3 人"),
        SentenceCase("给予一名科长诫勉处理。", "persons 1 名"),
        SentenceCase("举办问责条例专题学习,参学180人。"),
        SentenceCase("对12名失职人员,依规依纪给予批评教育。", "persons 12 名"),
        SentenceCase("约谈提醒部门负责人9人次。", "persons 9 人次"),
        SentenceCase("开展廉政谈话56人次、谈心谈话120人次。"),
        SentenceCase("處理違紀人員6人,黨紀處分2人。", "persons 6 人", "persons 2 人"),
        SentenceCase("在册矫正对象3300余名,无一人脱管。"),
        SentenceCase("拟给予党纪处分2人。"),
        SentenceCase("追责问责 16 人。", "persons 16 人"),
        SentenceCase("给予党内警告处分2人，政务记过处分1人；诫勉谈话3人。", "persons 2 人", "persons 1 人", "persons 3 人"),
        SentenceCase("对有关责任人给予批评教育、责令检查等处理,共8人。", "persons 8 人"),
        SentenceCase("妥善处理来访群众15人的诉求。"),
        SentenceCase("提拔使用干部12人,交流轮岗8人,辞退临聘人员3人。"),
        SentenceCase("问责追责党员干部近30人。", "persons 30 人 almost"),
        SentenceCase("先后对16名干部进行谈话提醒、对3名干部进行诫勉。", "persons 16 名", "persons 3 名"),
        SentenceCase("给予6名责任人员批评教育处理,2名责任人员通报批评。", "persons 6 名", "persons 2 名"),
        SentenceCase("12名干部因履职不力被约谈提醒。", "persons 12 名"),
        SentenceCase("开展警示教育8场,受教育干部500人次。"),
        SentenceCase("组织处理3人、党纪政务处分15人,移送司法2人。", "persons 3 人", "persons 15 人", "persons 2 人"),
        SentenceCase("整改期间共处理相关责任人员11人次,其中批评教育9人次,诫勉谈话2人次。", "persons 11 人次", "persons 9 人次", "persons 2 人次"),
        SentenceCase("接受各类投诉举报21人次,接待群众300余人。"),
        SentenceCase("调解员由5人增加到12人。"),
        SentenceCase("撤职1人,免职2人,调离岗位3人。", "persons 1 人", "persons 2 人", "persons 3 人"),
        SentenceCase("对履职不到位的4个党支部书记进行提醒谈话。"),
        SentenceCase("对责任科室负责人王某等3人进行了诫勉谈话。", "persons 3 人"),
        SentenceCase("对存在问题的5名同志进行约谈,并责令作出书面检查。", "persons 5 名"),
        SentenceCase(
            "共计给予党政纪处分8人(其中党内警告5人,政务记过1人),诫勉谈话6人次。",
            "persons 8 人",
            "persons 5 人",
            "persons 1 人",
            "persons 6 人次"
        ),
        SentenceCase("先后有15名党员干部被约谈,3人作出书面检查。", "persons 15 名", "persons 3 人"),
        SentenceCase("查处违纪违法案件12件15人,留置2人。"),
        SentenceCase("对2家单位负责人进行约谈提醒,共3人。", "persons 3 人"),
        SentenceCase("开展约谈12次,约谈干部36人次。", "persons 36 人次"),
        SentenceCase(
            "批评帮助5人,责令检查1人,批评教育6人,提醒谈话0人。",
            "persons 5 人",
            "persons 1 人",
            "persons 6 人",
            "persons 0 人"
        ),
    ]

    @Test(arguments: sentences)
    func `only persons held to account are counted, with the unit as written`(_ sentence: SentenceCase) {
        #expect(CoreFigures.ofBody(sentence.text) == sentence.figures)
    }

    private func figures(_ text: String) -> [BulletinFigure] {
        BulletinReader.read("问题:松散\n整改:\(text)").units[0].problems[0].figures
    }

    @Test func `two forms with one number stay one figure with two categories`() {
        let figure = figures("谈话提醒、批评教育58人。")[0]
        #expect(figure.categories == ["talk_reminder", "criticism_education"])
        #expect(figure.compound == .and)
        #expect(!figure.doubtful)
    }

    @Test func `a number for one form or the other is for a person to confirm`() {
        let figure = figures("给予组织处理或其他处理10人。")[0]
        #expect(figure.categories == ["organizational_handling", "other_handling"])
        #expect(figure.compound == .or)
        #expect(figure.doubt == .alternativeKinds)
    }

    @Test func `a figure behind 其中 is a part of the one before`() {
        let figures = figures("共追责问责20人次,其中开除党籍1人次。")
        #expect(figures[1].partOf == figures[0].quote)
        #expect(figures[1].categories == ["expulsion_from_party"])
    }

    @Test func `organisations held to account are doubtful`() {
        #expect(figures("问责党组织2个。").map(\.doubt) == [.unitIsNoPerson])
    }

    @Test func `人(次) leaves the unit open`() {
        #expect(figures("追责问责12人(次)。").map(\.doubt) == [.unitUnclear])
    }
}
