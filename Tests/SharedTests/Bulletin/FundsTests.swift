import Testing

@testable import Shared

struct FundsTests {
    static let sentences: [SentenceCase] = [
        SentenceCase("清退违规补贴3.6万余元。", "funds 36000 at_least"),
        SentenceCase("清退超发津补贴共计12.8万余元,问责4人。", "funds 128000 at_least", "persons 4 人"),
        SentenceCase("将违规领取的3.2万元差旅补助全部退缴财政。", "funds 32000"),
        SentenceCase("涉及的56,300元已全部上缴国库。", "funds 56300"),
        SentenceCase("发现多发绩效18万元,已全部清退到位。", "funds 180000"),
        SentenceCase("发现多发绩效18万元,正在核查。"),
        SentenceCase("追缴欠缴租金近20万元、退还多收费用约1.5万元。", "funds 200000 almost", "funds 15000 about"),
        SentenceCase("清退违规资金66.57万元、追回应由个人承担的资金146万元,挽回经济损失1369.5万元。", "funds 665700", "funds 1460000"),
        SentenceCase("挽回国有资产损失230万元。"),
        SentenceCase("争取上级专项资金1200万元,落实维修经费35万元,拨付帮扶资金8万元。"),
        SentenceCase("清退0元。", "funds 0"),
        SentenceCase("应清退12万元,已清退9.5万元,尚未清退2.5万元。", "funds 95000"),
        SentenceCase("节约公用经费42万元,盘活闲置资产1.2亿元。"),
        SentenceCase("退回超标准报销、违规发放金额6.9万元。", "funds 69000"),
        SentenceCase("扣除和清退相关人员绩效2.4万余元。", "funds 24000 at_least"),
        SentenceCase("扣发当月绩效奖金8000元。"),
        SentenceCase("对违规发放的节日福利予以清退,合计5.61万元。", "funds 56100"),
        SentenceCase("清退违规发放津补贴12万元,超标准报销差旅费3万元。", "funds 120000", "funds 30000"),
        SentenceCase("收缴违纪所得三百余万元。", "funds 3000000 at_least"),
        SentenceCase("清收历史欠款1亿2000万元。", "funds 120000000"),
        SentenceCase("清退工作投入经费3万元。"),
        SentenceCase("违规报销的４．５万元已由当事人退缴。", "funds 45000"),
        SentenceCase("其中,个人退缴 2.3 万元。", "funds 23000"),
        SentenceCase("对企业处以罚款12万元。"),
        SentenceCase("正在追缴剩余款项7万元。"),
        SentenceCase("拟于年底前清退资金4万元。"),
        SentenceCase("追回流失资金超过300万元。", "funds 3000000 at_least"),
        SentenceCase("退缴资金10万元以上。", "funds 100000 at_least"),
        SentenceCase("收回被占用的资金15万元左右。", "funds 150000 about"),
        SentenceCase("完成固定资产投资3.5亿元,实现税收2000万元。"),
        SentenceCase("全年发放困难补助31万元,惠及群众210人。"),
        SentenceCase("每人退缴2000元,共计退缴2.2万元。", "funds 22000"),
        SentenceCase("清退資金38.1萬餘元。", "funds 381000 at_least"),
        SentenceCase("追缴资金7.132万元。", "funds 71320"),
        SentenceCase("清理规范津贴补贴,清退资金1,439.25万元。", "funds 14392500"),
        SentenceCase("避免经济损失80万元。"),
        SentenceCase("涉及金额25万元的12份合同已重新签订。"),
        SentenceCase("督促3家企业补缴税款260万元。"),
        SentenceCase("依法收回闲置资金账户余额共19万余元并上缴财政。", "funds 190000 at_least"),
        SentenceCase("通过诉讼追讨租金及滞纳金合计48.9万元。", "funds 489000"),
        SentenceCase("把违规列支的1.1万元工作餐费收回入账。", "funds 11000"),
        SentenceCase("已清退违规发放加班补贴13人2.86万元。", "funds 28600"),
        SentenceCase("退还群众押金5600元。"),
        SentenceCase("清退不符合条件的低保对象36人,追回低保金8.4万元。", "funds 84000"),
        SentenceCase(
            "清退清收资金23471.60万元,追责问责552人,建立完善规章制度768个。",
            "funds 234716000",
            "persons 552 人",
            "rules 768"
        ),
        SentenceCase("退缴违规领取补贴资金30余万元,剩余5万元正在追缴。", "funds 300000 at_least"),
        SentenceCase("已清退5.2万元(含利息0.3万元)。", "funds 52000", "funds 3000"),
        SentenceCase("清退金额由最初核定的10万元增加到12万元。", "funds 120000"),
        SentenceCase("对超标准接待的费用1,260元,由责任人全额退回。", "funds 1260"),
        SentenceCase("兑付拖欠农民工工资230余万元。"),
        SentenceCase("共计清退11人4.36万元。", "funds 43600"),
        SentenceCase("主动上交礼品礼金折合1.3万元。", "funds 13000"),
    ]

    @Test(arguments: sentences)
    func `an amount counts as recovered only where the text says it came back`(_ sentence: SentenceCase) {
        #expect(CoreFigures.ofBody(sentence.text) == sentence.figures)
    }
}
