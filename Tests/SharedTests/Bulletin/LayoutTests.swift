import Testing

@testable import Shared

/// A bulletin of the tests' own making with what a reader must find in it.
struct LayoutCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// `unit / title / measures / core figures`, in order.
    let problems: [String]
    let headline: [String]
    let unitsNamed: [String]

    init(
        _ name: String,
        _ text: String,
        _ problems: [String],
        headline: [String] = [],
        unitsNamed: [String] = []
    ) {
        testDescription = name
        self.text = text
        self.problems = problems
        self.headline = headline
        self.unitsNamed = unitsNamed
    }

    /// A line of ``problems`` with its figures in alphabetical order.
    static func sorted(_ problem: String) -> String {
        let cut = problem.lastIndex(of: "/").map(problem.index(after:)) ?? problem.endIndex
        let figures = problem[cut...].split(separator: ",").map { $0.drop { $0 == " " } }.sorted()
        return problem[..<cut] + " " + figures.joined(separator: ", ")
    }
}

struct LayoutTests {
    static let cases: [LayoutCase] = [
        LayoutCase(
            "numbered problems with the report on the same line",
            """
            中共云溪市水务局党组关于巡察整改进展情况的通报
            根据市委统一部署，2022年9月1日至10月30日，市委第三巡察组对市水务局党组进行了巡察。截至目前，反馈的28个问题，已完成整改25个，阶段性完成3个；清退资金8.6万元，问责6人，修订制度14项。
            一、整改工作组织情况
            局党组先后召开会议5次研究部署。
            二、巡察反馈问题整改落实情况
            （一）聚焦党的理论路线落实方面
            1.关于学用结合不紧密的问题。整改情况：一是完善学习机制，组织专题学习12次；二是制定《中心组学习规则》等制度3项。
            2.关于“河湖长制落实不到位”的问题。整改情况：一是开展巡河督查；二是整改问题43个；三是约谈提醒责任人4名。
            （二）聚焦群众身边腐败问题方面
            1.关于工程款支付不规范的问题。整改情况：追回多付工程款8.6万元，对2名经办人给予诫勉谈话。
            三、下一步工作打算
            我们将持续巩固成果，计划建立制度5项。
            联系方式：电话0717-1234567；邮政编码443000。
            中共云溪市水务局党组
            2023年5月8日
            """,
            [
                "中共云溪市水务局党组 / 学用结合不紧密 / 2 / rules 3",
                "中共云溪市水务局党组 / 河湖长制落实不到位 / 3 / persons 4 名",
                "中共云溪市水务局党组 / 工程款支付不规范 / 0 / funds 86000, persons 2 名",
            ],
            headline: ["total 28", "closed 25", "stage 3", "funds 86000", "persons 6 人", "rules 14"],
            unitsNamed: ["中共云溪市水务局党组"]
        ),
        LayoutCase(
            "three levels with the report on lines of its own",
            """
            一、市档案馆
            （一）党的领导方面
            1.关于谋划发展不主动的问题
            (1)明确思路。编制规划1份。
            (2)压实责任。签订责任书20份。
            2.关于库房管理存在隐患的问题
            (1)全面排查。整改隐患31处。
            (2)建章立制。出台库房管理办法2项。
            (3)严肃问责。给予批评教育3人。
            二、市体育中心
            （一）党的建设方面
            1.关于支部换届不及时的问题
            (1)完成换届。5个支部完成换届。
            """,
            [
                "市档案馆 / 谋划发展不主动 / 2 / ",
                "市档案馆 / 库房管理存在隐患 / 3 / rules 2, persons 3 人",
                "市体育中心 / 支部换届不及时 / 1 / ",
            ],
            unitsNamed: ["市档案馆", "市体育中心"]
        ),
        LayoutCase(
            "status lines and full-width labels",
            """
            【区城管局】
            问题一：执法监督缺位
            整改措施：①建立抽查机制；②对6名队员进行约谈；③清退罚没款2.1万元。
            整改状态：已完成
            问题二：门前三包流于形式
            整改措施：逐街签订责任书1200份。
            进展情况：阶段性完成，持续推进
            【区教育局】
            问题一：编外人员管理松散
            整改落实情况：一是清理编外人员45名；二是追缴重复领取工资11.3万余元。
            整改状态：已销号
            """,
            [
                "区城管局 / 执法监督缺位 / 3 / persons 6 名, funds 21000",
                "区城管局 / 门前三包流于形式 / 0 / ",
                "区教育局 / 编外人员管理松散 / 2 / funds 113000 at_least",
            ],
            unitsNamed: ["区城管局", "区教育局"]
        ),
        LayoutCase(
            "a table with pipes",
            """
            | 单位 | 反馈问题 | 整改措施 | 状态 |
            |---|---|---|---|
            | 县林业局 | 护林员补贴发放迟缓 | 一是补发补贴30万元；二是批评教育2人 | 已完成 |
            |  | 项目验收走过场 | 1.重新验收12个项目。2.修订制度2项。 | 整改中 |
            | 县供销社 | 账外资产未清理 | 收回租金9万元 | 已完成 |
            """,
            [
                "县林业局 / 护林员补贴发放迟缓 / 2 / persons 2 人",
                "县林业局 / 项目验收走过场 / 2 / rules 2",
                "县供销社 / 账外资产未清理 / 0 / funds 90000",
            ],
            unitsNamed: ["县林业局", "县供销社"]
        ),
        LayoutCase(
            "a table with tabs",
            "序号\t单位\t问题\t整改情况\n1\t市文联\t换届滞后\t完成换届，诫勉1人\n2\t市科协\t经费支出把关不严\t退回资金5600元",
            ["市文联 / 换届滞后 / 0 / persons 1 人", "市科协 / 经费支出把关不严 / 0 / funds 5600"],
            unitsNamed: ["市文联", "市科协"]
        ),
        LayoutCase(
            "a headline only",
            """
            近日，从北川市委巡察办获悉，十届市委第四轮巡察对市民政局、市商务局、市文化和旅游局等12家单位党组织开展常规巡察。共反馈问题386个，已完成整改351个，阶段性完成整改20个，整改完成率90.9%。期间清退资金215.3万余元，挽回经济损失480万元，约谈提醒、批评教育133人次，组织处理9人，党纪政务处分21人，移送司法机关2人，新建制度120项、修订制度88项、废止制度17项。
            """,
            [],
            headline: [
                "total 386", "closed 351", "stage 20", "funds 2153000 at_least", "persons 133 人次",
                "persons 9 人",
                "persons 21 人", "persons 2 人", "rules 120", "rules 88", "rules 17",
            ],
            unitsNamed: ["市民政局", "市商务局", "市文化和旅游局"]
        ),
        LayoutCase(
            "traditional characters",
            """
            臨海市財政局
            問題:預算執行進度緩慢
            整改情況:一是加強調度,召開會議6次。二是收回閒置資金120萬餘元。三是對3名責任人進行問責。
            臨海市審計局
            問題:審計整改跟蹤不力
            整改情況:修訂規章制度7項,批評教育2人。
            """,
            [
                "臨海市財政局 / 預算執行進度緩慢 / 3 / funds 1200000 at_least, persons 3 名",
                "臨海市審計局 / 審計整改跟蹤不力 / 0 / rules 7, persons 2 人",
            ],
            unitsNamed: ["臨海市財政局", "臨海市審計局"]
        ),
        LayoutCase(
            "units in brackets, problems numbered, the report on the next line",
            """
            （一）市农业农村局党组
            1.惠农补贴审核把关不严
            整改情况：第一，开展核查，发现问题62个；第二，追缴补贴资金18.4万元；第三，给予党内警告处分1人、诫勉2人。
            2.项目资金闲置
            整改情况：盘活资金600万元。
            （二）市供水集团有限公司党委
            1.招标采购围标串标隐患突出
            整改情况：出台《采购管理办法》《供应商管理细则》2项制度，移送问题线索2件。
            """,
            [
                "市农业农村局党组 / 惠农补贴审核把关不严 / 3 / funds 184000, persons 1 人, persons 2 人",
                "市农业农村局党组 / 项目资金闲置 / 0 / ",
                "市供水集团有限公司党委 / 招标采购围标串标隐患突出 / 0 / rules 2",
            ],
            unitsNamed: ["市农业农村局党组", "市供水集团有限公司党委"]
        ),
        LayoutCase(
            "problems with sub-problems",
            """
            青石镇党委关于巡察整改情况的通报
            截至目前，巡察反馈19个问题，已完成17个，持续整改2个。
            （一）关于“落实上级决策部署不够有力”方面
            1.关于“学习不深入”问题的整改
            （1）关于“党委中心组学习流于形式”的问题。
            整改措施：修订学习制度1项，开展研讨9次。
            整改成效：学习质量提升。
            （2）关于“村级宣讲覆盖面窄”的问题。
            整改措施：一是组建宣讲队；二是宣讲60场，受众4200人次。
            整改成效：一是群众知晓率达96%；二是满意度提高。
            """,
            [
                "青石镇党委 / 党委中心组学习流于形式 / 0 / rules 1",
                "青石镇党委 / 村级宣讲覆盖面窄 / 2 / ",
            ],
            headline: ["total 19", "closed 17"],
            unitsNamed: ["青石镇党委"]
        ),
        LayoutCase(
            "problems under aspects without an own number",
            """
            市统计局党组关于十二届市委第二轮巡察整改进展情况的通报
            一、关于党的建设方面
            关于党费收缴不规范的问题
            整改落实情况:
            1.核查党费基数,补缴党费2.3万元。
            2.对1名支部书记进行提醒谈话。
            二、关于作风建设方面
            关于调查研究不深入的问题
            整改落实情况:
            1.制定调研计划。
            2.形成报告11篇。
            3.完善工作机制4项。
            """,
            [
                "市统计局党组 / 党费收缴不规范 / 2 / persons 1 名",
                "市统计局党组 / 调查研究不深入 / 3 / rules 4",
            ],
            unitsNamed: ["市统计局党组"]
        ),
        LayoutCase(
            "problems with the number in brackets and inline measures",
            """
            一、关于落实意识形态工作责任制不力的问题
            整改情况：（1）召开专题会2次；（2）清理网站栏目13个；（3）责令作出书面检查1人。
            二、关于公务用车管理不规范的问题
            整改情况：（1）退缴燃油费、过路费共计1.26万元；（2）完善用车制度2项。
            """,
            [
                " / 落实意识形态工作责任制不力 / 3 / persons 1 人",
                " / 公务用车管理不规范 / 2 / funds 12600, rules 2",
            ]
        ),
        LayoutCase(
            "labels with ordinals and ASCII punctuation",
            """
            1. 市邮政管理局
            问题1: 快递安全监管有盲区
            整改: 一是开展检查30次, 处罚企业4家; 二是出台监管办法1项.
            问题2: 内部报销审核不严
            整改: 清退超标准报销费用 3,650.50 元, 追责问责 2 人.
            2. 市气象局
            问题1: 人才培养规划滞后
            整改: 引进人才6名, 培训职工80人次.
            """,
            [
                "市邮政管理局 / 快递安全监管有盲区 / 2 / rules 1",
                "市邮政管理局 / 内部报销审核不严 / 0 / funds 3650.5, persons 2 人",
                "市气象局 / 人才培养规划滞后 / 0 / ",
            ],
            unitsNamed: ["市邮政管理局", "市气象局"]
        ),
        LayoutCase(
            "a roster with 和, units by number, paragraphs in the report",
            """
            受市委巡察工作领导小组委托,现将九届市委第五轮巡察整改情况通报如下。本轮对市人力资源和社会保障局、市住房和城乡建设局和市退役军人事务局开展了常规巡察,共反馈问题97个,完成整改91个。
            一、市人力资源和社会保障局
            问题:社保基金监管不严
            整改:一是核查数据210万条,追回冒领养老金56.7万余元。
            二是建立比对机制,出台内控制度5项。
            三是对失职人员追责问责8人,其中党纪处分2人。
            问题:窗口服务意识不强
            整改:办理事项压缩时限12天,群众投诉零发生。
            二、市住房和城乡建设局
            问题:物业维修资金沉睡
            整改:拨付维修资金1300万元,惠及业主6200户。
            """,
            [
                "市人力资源和社会保障局 / 社保基金监管不严 / 3 / funds 567000 at_least, rules 5, persons 8 人, persons 2 人",
                "市人力资源和社会保障局 / 窗口服务意识不强 / 0 / ",
                "市住房和城乡建设局 / 物业维修资金沉睡 / 0 / ",
            ],
            headline: ["total 97", "closed 91"],
            unitsNamed: ["市人力资源和社会保障局", "市住房和城乡建设局", "市退役军人事务局"]
        ),
        LayoutCase(
            "a title in two lines, a status before the report",
            """
            中共滨湖区卫生健康局委员会
            关于巡察整改进展情况的公告
            发布时间：2023-06-05 来源：区卫健局
              根据区委统一部署，2022年8月10日至9月30日，区委第一巡察组对区卫生健康局党委进行了巡察。12月2日，区委巡察组反馈了意见。
              一、党委履行整改主体责任情况
              （一）提高政治站位。召开党委会7次，制定整改方案，细化措施132条。
              （二）强化督导。班子成员约谈科室负责人14人次。
              二、反馈问题的整改落实情况
              （一）党的领导作用发挥不够充分
              1.理论学习不够深入。
              整改情况：已完成。修订学习制度2项，组织学习18次。
              2.履行主体责任有欠缺。
              整改情况：已完成。（1）健全机制3项。（2）对2家单位负责人进行约谈提醒，共3人。
              （二）群众身边不正之风治理不够有力
              3.医疗收费监管不严。
              整改情况：阶段性完成。退还患者多收费用4.82万元，给予党内警告1人、诫勉1人、批评教育6人。
              三、巡察移交问题线索办理情况
              移交线索5件，已办结5件，给予党纪处分2人，收缴违纪资金1.5万元。
              四、下一步打算
              欢迎监督。联系电话：0512-66668888
            中共滨湖区卫生健康局委员会
            2023年6月1日
            """,
            [
                "中共滨湖区卫生健康局委员会 / 理论学习不够深入 / 0 / rules 2",
                "中共滨湖区卫生健康局委员会 / 履行主体责任有欠缺 / 2 / rules 3, persons 3 人",
                "中共滨湖区卫生健康局委员会 / 医疗收费监管不严 / 0 / funds 48200, persons 1 人, persons 1 人, persons 6 人",
            ],
            headline: ["persons 14 人次", "persons 2 人", "funds 15000"],
            unitsNamed: ["中共滨湖区卫生健康局委员会"]
        ),
        LayoutCase(
            "problem labels behind a number, results as status",
            """
            关于十二届市委第三轮巡察整改情况的通报

            市委巡察办10月12日通报，本轮巡察5家单位，共反馈问题203个，已整改191个，整改率94.1%。

            一、市交通运输局

            （一）反馈问题1：重点项目推进迟缓

            整改情况：

            1.倒排工期，现场调度22次；

            2.追缴违约金46.2万元；

            3.问责项目负责人2名。

            整改结果：已完成

            （二）反馈问题2：下属企业滥发补贴

            整改情况：

            1.清退补贴31万余元；

            2.修订薪酬管理办法3项，废止1项；

            3.党纪立案2件2人，给予党内警告处分2人。

            整改结果：长期坚持

            二、市红十字会

            （一）反馈问题1：捐赠物资台账不清

            整改情况：

            1.补登物资1.3万件；

            2.完善捐赠管理制度4个。

            整改结果：基本完成
            """,
            [
                "市交通运输局 / 重点项目推进迟缓 / 3 / funds 462000, persons 2 名",
                "市交通运输局 / 下属企业滥发补贴 / 3 / funds 310000 at_least, rules 3, rules 1, persons 2 人",
                "市红十字会 / 捐赠物资台账不清 / 2 / rules 4",
            ],
            headline: ["total 203", "closed 191"],
            unitsNamed: ["市交通运输局", "市红十字会"]
        ),
        LayoutCase(
            "a unit named before a colon, problems with a number behind the label",
            """
            【经验】某市五家单位晒出整改成绩单

            市审计局：针对“审计质量把控不严”问题，修订制度6项，约谈2人。
            市机关事务管理局
            存在问题：1.公务用车维修费用偏高
            整改落实情况：更换定点维修企业3家，退回多付维修费0.86万元；批评教育1人。
            存在问题：2.办公用房超标
            整改落实情况：腾退办公用房312平方米。
            市殡葬管理处
            存在问题：殡葬收费不透明
            整改落实情况：清退多收费用12笔共7,200元，处理责任人2名。
            """,
            [
                "市机关事务管理局 / 公务用车维修费用偏高 / 0 / funds 8600, persons 1 人", "市机关事务管理局 / 办公用房超标 / 0 / ",
                "市殡葬管理处 / 殡葬收费不透明 / 0 / funds 7200, persons 2 名",
            ],
            headline: [],
            unitsNamed: ["市审计局", "市机关事务管理局", "市殡葬管理处"]
        ),
        LayoutCase(
            "no unit at all",
            """
            一、党组织软弱涣散问题整改情况
            问题1.部分支部组织生活不规范。
            整改措施：①督促整改12个支部。②对5名支部书记提醒谈话。
            完成情况：已完成
            问题2.发展党员把关不严。
            整改措施：①开展自查。②取消预备党员资格1人，给予党纪处分1人。
            完成情况：已完成
            二、财务管理问题整改情况
            问题3.往来款长期挂账。
            整改措施：①清理往来款186万元。②收回欠款73.4万元。③建立往来款清理制度1项。
            完成情况：正在整改
            """,
            [
                " / 部分支部组织生活不规范 / 2 / persons 5 名", " / 发展党员把关不严 / 2 / persons 1 人",
                " / 往来款长期挂账 / 3 / funds 734000, rules 1",
            ],
            headline: [],
            unitsNamed: []
        ),
    ]

    @Test(arguments: cases)
    func `units, problems, measures and core figures are found in every layout`(_ layout: LayoutCase) {
        let bulletin = BulletinReader.read(layout.text)
        var found: [String] = []
        for unit in bulletin.units {
            for problem in unit.problems {
                let figures = CoreFigures.of(problem.figures).joined(separator: ", ")
                found.append("\(unit.name) / \(problem.title) / \(problem.measures.count) / \(figures)")
            }
        }
        #expect(found == layout.problems)
        #expect(CoreFigures.of(bulletin.headline.figures) == layout.headline)
        #expect(bulletin.unitsNamed == layout.unitsNamed)
    }

    @Test func `a status line is kept as written and is no measure`() {
        let text = "问题:监管缺位\n整改措施:一是加强巡查。\n整改状态:已完成整改。"
        let problem = BulletinReader.read(text).units[0].problems[0]
        #expect(problem.statusLine == "已完成整改")
        #expect(problem.measures.map(\.marker) == ["一是"])
        #expect(problem.measures.map(\.text) == ["加强巡查。"])
    }

    @Test func `figures know their measure and their line`() {
        let text = "问题:监管缺位\n\n整改:一是加强巡查30次。二是问责4人。"
        let figures = BulletinReader.read(text).units[0].problems[0].figures
        #expect(figures.map(\.measureOrdinal) == [1, 2])
        #expect(figures.map(\.line) == [3, 3])
    }

    @Test func `a problem without a report is listed as not understood`() {
        let bulletin = BulletinReader.read("市财政局\n问题:预算松散\n问题:采购不严\n整改:已修订制度2项。")
        #expect(bulletin.notUnderstood.map(\.reason) == [.problemWithoutText])
        #expect(bulletin.notUnderstood.map(\.line) == [2])
    }

    @Test func `persons without a number are listed and not guessed`() {
        let bulletin = BulletinReader.read("问题:松散\n整改:追责问责数人。")
        #expect(bulletin.units[0].problems[0].figures.isEmpty)
        #expect(bulletin.notUnderstood.map(\.reason) == [.numberIndefinite])
    }

    @Test func `numbers in titles and quotations are names`() {
        let text = "问题:松散\n整改:编印《普法300问》《追责问责10人案例》,落实“清退资金5万元”要求,接听12348热线。"
        #expect(BulletinReader.read(text).units[0].problems[0].figures.isEmpty)
    }
}
