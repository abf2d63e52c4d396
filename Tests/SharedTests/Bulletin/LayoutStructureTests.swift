import Testing

@testable import Shared

/// Where a problem begins and ends, in layouts that offices use beside the common ones.
struct LayoutStructureTests {
    static let cases: [LayoutCase] = [
        LayoutCase(
            "a report that names its problem after 针对",
            """
            江城市教育局

            1.针对“民办机构监管缺位”的问题，一是年检机构86家；二是清退违规收费213.6万元；三是对4名责任人诫勉谈话。

            2.针对师德师风抓得不紧的问题，一是组织培训12次。二是批评教育5人。
            """,
            [
                "江城市教育局 / 民办机构监管缺位 / 3 / funds 2136000, persons 4 名",
                "江城市教育局 / 师德师风抓得不紧 / 2 / persons 5 人",
            ],
            unitsNamed: ["江城市教育局"]
        ),
        LayoutCase(
            "a count behind a unit's name",
            """
            市水务局（2个问题）
            问题：泵站维护不力
            整改：清退多付款项3万元。
            市档案馆（反馈问题25个，完成整改22个）
            问题：借阅登记不全
            整改：批评教育2人。
            """,
            ["市水务局 / 泵站维护不力 / 0 / funds 30000", "市档案馆 / 借阅登记不全 / 0 / persons 2 人"],
            unitsNamed: ["市水务局", "市档案馆"]
        ),
        LayoutCase(
            "signature, date, address and plans are no part of the last problem",
            """
            中共青州县林业局党组关于巡察整改进展情况的通报
            一、整改情况
            1.关于护林补助发放不规范的问题。
            整改情况：一是追缴补助6.9万元；二是诫勉谈话4人。
            二、下一步工作打算
            力争年内再修订制度5项，清退剩余资金3万元。
            咨询电话：0791-1234567
            中共青州县林业局党组
            2023年6月9日
            """,
            ["中共青州县林业局党组 / 护林补助发放不规范 / 2 / funds 69000, persons 4 人"],
            unitsNamed: ["中共青州县林业局党组"]
        ),
        LayoutCase(
            "首先, 其次 and 最后 enumerate, and so do dashes",
            """
            江城市统计局
            问题：数据核查不严
            整改：首先，成立专班。其次，核查企业37家。最后，批评教育3人。
            问题：调查队伍不稳
            整改：
            ——选聘调查员12名。
            ——修订制度2项。
            """,
            [
                "江城市统计局 / 数据核查不严 / 3 / persons 3 人", "江城市统计局 / 调查队伍不稳 / 2 / rules 2",
            ],
            unitsNamed: ["江城市统计局"]
        ),
        LayoutCase(
            "a word on the progress ends the measures and makes no problem of the last",
            """
            中共云州学院委员会关于巡察整改进展情况的通报
            1.1 关于科研经费管理不规范
            整改措施
            (1)追缴经费6.32万元。
            (2)修订管理办法等4个文件。
            整改进展：已完成。
            1.2 关于基建项目超概算
            整改措施
            (1)约谈施工单位3家。
            (2)对基建处2名责任人给予政务警告处分。
            整改进展：基本完成。
            """,
            [
                "中共云州学院委员会 / 科研经费管理不规范 / 2 / funds 63200, rules 4",
                "中共云州学院委员会 / 基建项目超概算 / 2 / persons 2 名",
            ],
            unitsNamed: ["中共云州学院委员会"]
        ),
        LayoutCase(
            "反馈问题 above headings with reports of their own is a category",
            """
            中共桐县人民医院委员会关于巡察整改进展情况的通报
            (一)反馈问题：主体责任落实不到位，质效不高。
            1.药品使用不规范。
            (1)结余药品管理不规范。
            整改情况：一是建立台账。二是对3名责任人给予谈话提醒。
            (2)采购验收把关不严。
            整改情况：退回多收费用2.37万元。
            """,
            [
                "中共桐县人民医院委员会 / 结余药品管理不规范 / 2 / persons 3 名",
                "中共桐县人民医院委员会 / 采购验收把关不严 / 0 / funds 23700",
            ],
            unitsNamed: ["中共桐县人民医院委员会"]
        ),
        LayoutCase(
            "what was found gives no results, whatever label it stands behind",
            """
            石镇下坪村党支部
            （一）关于低保评定优亲厚友问题
            1.存在问题：3户违规领取1.5万元，仅追回0.3万元。
            2.整改情况：追缴低保金13100元，批评教育2人。
            （二）关于村务公开不及时问题
            1.存在问题：连续6个月未公开。
            2.整改情况：制定公开制度1项。
            """,
            [
                "石镇下坪村党支部 / 低保评定优亲厚友 / 0 / funds 13100, persons 2 人",
                "石镇下坪村党支部 / 村务公开不及时 / 0 / rules 1",
            ],
            unitsNamed: ["石镇下坪村党支部"]
        ),
        LayoutCase(
            "fields behind numbers are no measures",
            """
            中共长县教育局党组关于巡察整改情况的通报
            问题(一)编制管理不规范
            1.整改责任人：李某某
            2.整改时限：2023年5月底前
            3.整改措施：
            (1)清理在编不在岗人员15名；
            (2)追回资金28.35万元。
            4.整改结果：完成整改。
            """,
            ["中共长县教育局党组 / 编制管理不规范 / 2 / funds 283500"],
            unitsNamed: ["中共长县教育局党组"]
        ),
        LayoutCase(
            "a table that was copied with one cell a line, and a sum below a table",
            """
            县残联党组巡察整改情况公示
            序号
            反馈问题
            整改情况
            完成情况
            1
            补贴发放不精准
            追回多领补贴2.13万元，对1名经办人批评教育。
            已完成
            2
            采购程序不规范
            建立采购制度2项。
            已完成
            """,
            [
                "县残联党组 / 补贴发放不精准 / 0 / funds 21300, persons 1 名",
                "县残联党组 / 采购程序不规范 / 0 / rules 2",
            ],
            unitsNamed: ["县残联党组"]
        ),
        LayoutCase(
            "a whole text in one paragraph",
            """
            中共凤县信访局党组关于巡察整改情况的通报 根据县委部署，县委第四巡察组对县信访局党组进行了巡察。现将整改情况通报如下：一、关于积案化解不力的问题。整改情况：一是化解积案26件；二是对3名干部提醒谈话。二、关于救助资金使用不规范的问题。整改情况：追回资金1.8万元。
            """,
            [
                "中共凤县信访局党组 / 积案化解不力 / 2 / persons 3 名",
                "中共凤县信访局党组 / 救助资金使用不规范 / 0 / funds 18000",
            ],
            unitsNamed: ["中共凤县信访局党组"]
        ),
        LayoutCase(
            "units headed by their name and a motto, reports behind who did it",
            """
            某县第九轮巡察整改综述

            县水务局：让清水长流

            针对“取水许可审批拖延”的问题，县水务局一是清理积压申请41件；二是对2名经办人批评教育。

            县供销社：盘活家底聚合力

            针对“门面租金长期拖欠”的问题，县供销社一是追缴租金12.6万元；二是修订制度2项；三是诫勉1人。
            """,
            [
                "县水务局 / 取水许可审批拖延 / 2 / persons 2 名",
                "县供销社 / 门面租金长期拖欠 / 3 / funds 126000, rules 2, persons 1 人",
            ],
            unitsNamed: ["县水务局", "县供销社"]
        ),
        LayoutCase(
            "the sections before the first problem go on behind the last",
            """
            中共丰谷镇委员会关于巡察整改进展情况的通报
            一、整改落实情况
            问题1：工会经费使用不规范
            整改措施：1.2021年至2022年违规列支的费用退回2.3万元。2.批评教育3人。
            二、监督渠道
            全镇共清退资金9万元。
            """,
            ["中共丰谷镇委员会 / 工会经费使用不规范 / 2 / funds 23000, persons 3 人"],
            headline: ["funds 90000"],
            unitsNamed: ["中共丰谷镇委员会"]
        ),
        LayoutCase(
            "what stands under a table of several units is the bulletin's own sum",
            """
            | 单位 | 反馈问题 | 整改情况 |
            | --- | --- | --- |
            | 南桥街道 | 工程招标走过场 | 约谈2人 |
            | 北桥街道 | 固定资产账实不符 | 清退资金1.5万元 |
            两个街道合计清退资金1.5万元，约谈2人。
            """,
            [
                "南桥街道 / 工程招标走过场 / 0 / persons 2 人",
                "北桥街道 / 固定资产账实不符 / 0 / funds 15000",
            ],
            headline: ["funds 15000", "persons 2 人"],
            unitsNamed: ["南桥街道", "北桥街道"]
        ),
        LayoutCase(
            "numbered reports that begin with their problem, where no heading names it",
            """
            区粮食局

            1.轮换计划执行不严问题。已对超期储粮进行核查，追回多付保管费6.2万元。

            2.仓库消防设施老化问题。已更换设施，批评教育2人。
            """,
            [
                "区粮食局 / 轮换计划执行不严问题 / 0 / funds 62000",
                "区粮食局 / 仓库消防设施老化问题 / 0 / persons 2 人",
            ],
            unitsNamed: ["区粮食局"]
        ),
        LayoutCase(
            "problems by number without a colon, what was found below them",
            """
            中共临川工业学院委员会关于巡视整改落实情况的公告

            问题1 实训设备采购“走过场”
            存在问题：部分设备采购未经论证。
            整改措施：开展三年采购倒查。
            整改成效：追回多付货款21.5万元。

            问题2 校企合作管理松散
            存在问题：合作协议到期未清理。
            整改措施：清理协议46份。
            整改成效：完善合作管理制度3项。
            """,
            [
                "中共临川工业学院委员会 / 实训设备采购“走过场” / 0 / funds 215000",
                "中共临川工业学院委员会 / 校企合作管理松散 / 0 / rules 3",
            ],
            unitsNamed: ["中共临川工业学院委员会"]
        ),
        LayoutCase(
            "how far it is stands right behind the title",
            """
            一、县水利局
            1.小型水库管护缺位。已整改。追缴管护费3.2万元，对2名责任人诫勉。
            2.河道采砂监管乏力。部分整改。约谈3人。
            二、县文旅局
            1.图书采购程序不全。已完成整改。修订制度2项。
            """,
            [
                "县水利局 / 小型水库管护缺位 / 0 / funds 32000, persons 2 名",
                "县水利局 / 河道采砂监管乏力 / 0 / persons 3 人",
                "县文旅局 / 图书采购程序不全 / 0 / rules 2",
            ],
            unitsNamed: ["县水利局", "县文旅局"]
        ),
        LayoutCase(
            "examples with labels in square brackets",
            """
            典型案例一：新河第二医院
            [问题] 药品回扣屡禁不止。
            [做法] 一是清查合同210份。二是追缴回扣12.4万元。
            典型案例二：新河实验中学
            [问题] 食堂承包不公开。
            [做法] 一是重新招标。二是对3人谈话提醒。
            """,
            [
                "新河第二医院 / 药品回扣屡禁不止 / 2 / funds 124000",
                "新河实验中学 / 食堂承包不公开 / 2 / persons 3 人",
            ],
            unitsNamed: ["新河第二医院", "新河实验中学"]
        ),
        LayoutCase(
            "a second look reports on what the first had closed",
            """
            （一）市公证处
            1.收费票据管理混乱。上报已整改，实际仍有漏洞。
            “回头看”后整改情况：清退多收费用4.7万元，批评教育2人。
            """,
            ["市公证处 / 收费票据管理混乱 / 0 / funds 47000, persons 2 人"],
            unitsNamed: ["市公证处"]
        ),
        LayoutCase(
            "what the inspection fed back is a label like any other",
            """
            （一）市公证处
            1.巡察反馈：“档案借阅无登记”。
            整改情况：制定制度1项。
            """,
            ["市公证处 / “档案借阅无登记” / 0 / rules 1"],
            unitsNamed: ["市公证处"]
        ),
    ]

    @Test(arguments: cases)
    func `problems, measures and core figures are where they belong`(_ layout: LayoutCase) {
        layout.expectFound()
    }

    @Test func `the last measure holds nothing that stands behind it`() {
        let text = Self.cases[2].text
        let last = BulletinReader.read(text).units.flatMap(\.problems).last?.measures.last?.text
        #expect(last == "诫勉谈话4人。")
    }

    @Test func `a report under no problem is listed, and the unit of a title has one name only`() {
        let text = """
            中共安县卫生健康局委员会关于巡察整改情况的通报
            县委第一巡察组对县卫健局党委进行了巡察。
            财务方面
            整改情况：追缴2万元。
            """
        let bulletin = BulletinReader.read(text)
        #expect(bulletin.unitsNamed == ["中共安县卫生健康局委员会"])
        #expect(
            bulletin.units.flatMap(\.problems).isEmpty == bulletin.notUnderstood.contains { $0.line == 4 }
        )
    }

    @Test func `a short name keeps the city that is no place`() {
        #expect(ShortUnitName.make("云岭县城市管理局", among: ["云岭县城市管理局", "云岭县水利局"]) == "城市管理局")
        #expect(ShortUnitName.make("江城市水务局") == "水务局")
    }

    @Test(arguments: [
        ("发布时间：2023-08-14 09:26 来源：县水利局", "2023-08-14"), ("（2020-09-18）", "2020-09-18"),
        ("成文日期：２０２４年５月６日", "2024-05-06"), ("2022/7/5 15:31:08", "2022-07-05"), ("2023年2月30日", nil),
        ("2023年2月3日，县委巡察组反馈了意见。", nil),
    ])
    func `the day of publication is read where a label or a line of its own gives it`(
        line: String,
        day: String?
    ) {
        let bulletin = BulletinReader.read("县水利局党组关于巡察整改情况的通报\n\(line)\n1.关于台账不全的问题。整改情况：补齐。")
        #expect(bulletin.headline.disclosedOn == day)
    }
}
