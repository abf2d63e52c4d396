import Testing

@testable import Shared

/// Sentences of the statistics paragraph.
struct StatisticsSentenceTests {
    static let sentences: [SentenceCase] = [
        SentenceCase("反馈问题164个、问题线索13件，完成整改159个。", "total 164", "closed 159"),
        SentenceCase("反馈乡级问题31个、村级问题64个，合计95个，完成整改90个。", "total 95", "closed 90"),
        SentenceCase("反馈问题182个，其中立行立改问题27个。目前完成整改160个，取得阶段性成效18个。", "total 182", "closed 160", "stage 18"),
        SentenceCase("上轮巡察未整改到位的5个问题全部销号。", "closed 5"),
        SentenceCase("巡察共指出问题305个，截至2023年底已全部完成整改295个，10个正在整改中。", "total 305", "closed 295"),
        SentenceCase("巡察反馈的88个问题，整改完成86个，长期坚持2个。", "total 88", "closed 86"),
        SentenceCase("共向12家单位反馈问题316个，整改到位301个，整改到位率95.25%。", "total 316", "closed 301"),
        SentenceCase("共发现7个方面、21类、166个问题，现已整改销号150个。", "total 166", "closed 150"),
        SentenceCase("反馈问题共154个，其中，已完成整改140个，基本完成8个，正在整改6个。", "total 154", "closed 140"),
        SentenceCase("反馈问题1,254条，已整改落实1,198条，达到序时进度45条，其余11条正在整改。", "total 1254", "closed 1198"),
        SentenceCase("全市共整改问题2316个，整改率97.2%。", "closed 2316"),
        SentenceCase("巡察发现并反馈问题428个，办结销号400个，28个问题需长期整改。", "total 428", "closed 400"),
        SentenceCase("督促32家单位完成整改问题587个，制定整改措施2130条。", "closed 587"),
        SentenceCase("反馈问题243个，截至目前，完成整改233个、取得阶段性成果并长期坚持10个。", "total 243", "closed 233", "stage 10"),
        SentenceCase("十个巡察组共发现问题六百三十二个，整改完成六百一十个。", "total 632", "closed 610"),
        SentenceCase("反馈面上问题320个，整改完成率93%；移交立行立改问题45个，已全部办结。", "total 320"),
        SentenceCase("巡察反馈的问题中，已整改完成205个，阶段性整改完成12个，未整改完成3个。", "closed 205", "stage 12"),
        SentenceCase("截至目前，反馈问题整改完成率为96.3%，比上一轮提高2.1个百分点。"),
        SentenceCase("反馈的95个问题已整改到位93个，还有2个正在推进。", "total 95", "closed 93"),
        SentenceCase(
            "第一轮反馈问题120个，已整改118个；第二轮反馈问题145个，已整改139个。",
            "total 120",
            "closed 118",
            "total 145",
            "closed 139"
        ),
        SentenceCase("移交问题线索56件，办结48件；转立案21件，给予党纪政务处分19人。", "persons 19 人"),
        SentenceCase("共梳理出问题98个，制定整改措施312项，完成整改95个，完成整改措施305项。", "total 98", "closed 95"),
        SentenceCase("35个问题已完成28个，另有7个取得阶段性成效。", "total 35", "closed 28", "stage 7"),
        SentenceCase("巡察反馈问题共计19个，已完成整改的有17个，取得阶段性成效的有2个。", "total 19", "closed 17", "stage 2"),
        SentenceCase(
            "反馈问题741个，整改完成662个（其中立行立改120个），清退资金1439.25万元（含立行立改清退80万元）。",
            "total 741",
            "closed 662",
            "funds 14392500",
            "funds 800000"
        ),
        SentenceCase("巡察组共谈话1260人次，走访群众3400余人，受理信访举报256件次，发现问题198个。", "total 198"),
        SentenceCase("已完成、阶段性完成、正在整改的问题分别为389个、19个、7个。", "closed 389", "stage 19"),
        SentenceCase("收回并清退违规违纪款项618余万元，节约财政支出2300万元。", "funds 6180000 at_least"),
        SentenceCase("累计追缴各类资金2.35亿余元。", "funds 235000000 at_least"),
        SentenceCase("清退补收各类款项18420万元。", "funds 184200000"),
        SentenceCase(
            "收缴、退缴违规违纪资金1,078.6万元，其中上缴国库902.3万元、清退给群众176.3万元。",
            "funds 10786000",
            "funds 9023000",
            "funds 1763000"
        ),
        SentenceCase("督促清退违规发放的津贴补贴、奖金福利等共计643.9万元。", "funds 6439000"),
        SentenceCase("通过巡察整改，挽回直接经济损失3271万元，追回国有资金5618万元。", "funds 56180000"),
        SentenceCase("追缴（清退）违规资金118.2万元。", "funds 1182000"),
        SentenceCase("清退、补缴、追回各类资金总额达到3,216万元。", "funds 32160000"),
        SentenceCase("清收不良贷款本息1.02亿元，收缴罚没款56万元。", "funds 102000000", "funds 560000"),
        SentenceCase("建章立制326项，其中新建158项，修订168项。", "rules 326", "rules 158", "rules 168"),
        SentenceCase("推动各单位制定、完善制度963项，梳理风险点1852个，细化防范措施2410条。", "rules 963"),
        SentenceCase("督促出台制度文件213个。", "rules 213"),
        SentenceCase("新立制度89个，修改制度112个，废除制度9个。", "rules 89", "rules 112", "rules 9"),
        SentenceCase("推动被巡察单位完善各类规章制度七百余项。", "rules 700 at_least"),
        SentenceCase("出台和修订完善规章制度近200项。", "rules 200 almost"),
        SentenceCase("健全完善体制机制45个、规章制度132项。", "rules 45", "rules 132"),
        SentenceCase("形成制度成果64项。", "rules 64"),
        SentenceCase("建立长效机制和制度120余个。", "rules 120 at_least"),
        SentenceCase(
            "本轮巡察共移交立行立改问题48个，已全部整改；反馈面上问题396个，整改完成372个，完成率93.9%，尚有24个正在推进。",
            "total 396",
            "closed 372"
        ),
        SentenceCase("巡察反馈面上问题512个，目前已全部完成整改。", "total 512", "closed 512"),
        SentenceCase("对照反馈的269个问题，被巡察单位党组织制定整改措施864条，其中258个问题已完成整改，11个问题正在整改。", "total 269", "closed 258"),
        SentenceCase(
            "巡察反馈具体问题1,036个，截至5月底，整改完成978个，整改阶段性完成41个，未完成17个，综合整改率98.4%。",
            "total 1036",
            "closed 978",
            "stage 41"
        ),
        SentenceCase("反馈共性问题12类、个性问题336个，个性问题已整改319个。", "total 336", "closed 319"),
        SentenceCase("回访督查发现，12家单位反馈的355个问题中有338个已经整改到位，17个整改不到位。", "total 355", "closed 338"),
        SentenceCase("反馈问题402个，按期整改完成385个，延期整改17个。", "total 402", "closed 385"),
        SentenceCase("截至9月30日，整改任务186项已完成181项，建立制度72个。", "rules 72"),
        SentenceCase("推动解决群众急难愁盼问题312个，修复道路46公里。"),
        SentenceCase("共召开专题民主生活会24次，查摆问题386个，制定整改措施512条。"),
        SentenceCase("反馈问题217个，整改率100%。", "total 217"),
        SentenceCase("市委巡察组向24个被巡察党组织反馈问题683个，涉及4个方面，完成整改659个。", "total 683", "closed 659"),
        SentenceCase(
            "整改以来，共清退资金462.8万元，问责41人，其中党纪处分7人，政务处分5人，第一种形态处理29人。",
            "funds 4628000",
            "persons 41 人",
            "persons 7 人",
            "persons 5 人",
            "persons 29 人"
        ),
        SentenceCase(
            "运用监督执纪“四种形态”批评教育帮助和处理136人次，其中第一种形态121人次，第二种形态12人次，第三种形态3人次。",
            "persons 136 人次",
            "persons 121 人次",
            "persons 12 人次",
            "persons 3 人次"
        ),
        SentenceCase("处理处分党员干部78人，留置3人，移送司法2人。", "persons 78 人", "persons 2 人"),
        SentenceCase("累计问责党组织12个、党员领导干部86人。", "persons 12 个", "persons 86 人"),
        SentenceCase("查处违反中央八项规定精神问题8起12人。"),
        SentenceCase("挽回和避免经济损失1.26亿元，清退违规资金865万元，盘活资产3.4亿元。", "funds 8650000"),
        SentenceCase("清退追缴资金分别为320万元、86.5万元。", "funds 3200000", "funds 865000"),
        SentenceCase("建立健全各项规章制度1,120余项，开展专项治理26个。", "rules 1120 at_least"),
        SentenceCase("出台规范性文件36份，修订内部管理制度158项，清理废止过时制度21项。", "rules 36", "rules 158", "rules 21"),
        SentenceCase("新制定制度、修订完善制度分别为46项、81项。", "rules 46", "rules 81"),
        SentenceCase(
            "巡察反馈问题392个，其中已完成368个、阶段性完成14个、正在推进10个，整改完成率93.88%、整改推进率100%。",
            "total 392",
            "closed 368",
            "stage 14"
        ),
        SentenceCase("共反馈问题205个，除5个长期坚持的问题外，其余200个已全部整改到位。", "total 205", "closed 200"),
        SentenceCase("反馈问题总计318个，已完成的298个，未完成的20个。", "total 318", "closed 298"),
        SentenceCase("巡察共发现和反馈问题186个，现已整改完毕178个。", "total 186", "closed 178"),
        SentenceCase("反馈问题441个，集中整改期内完成整改427个，持续整改14个。", "total 441", "closed 427"),
        SentenceCase("针对反馈的75个问题，制定整改措施253条，完成整改70个，整改率93.3%，取得阶段性成果5个。", "total 75", "closed 70", "stage 5"),
        SentenceCase("立行立改33个，限期整改92个，长期整改8个。"),
        SentenceCase("巡察整改期间共开展谈心谈话562人次，召开会议1,208次，走访群众9,600余户。"),
        SentenceCase("共清退清缴违规资金2,036万余元，清收欠款1.08亿元。", "funds 20360000 at_least", "funds 108000000"),
        SentenceCase("追缴资金逾500万元，挽回经济损失超千万元。", "funds 5000000 at_least"),
        SentenceCase("督促退缴资金约三百二十万元。", "funds 3200000 about"),
        SentenceCase("收缴、退赔资金共计人民币1,052,300.5元。", "funds 1052300.5"),
        SentenceCase(
            "追责问责党员干部203人，其中，给予党纪政务处分46人，诫勉38人，批评教育、谈话提醒119人。",
            "persons 203 人",
            "persons 46 人",
            "persons 38 人",
            "persons 119 人"
        ),
        SentenceCase("批评教育、谈话提醒、诫勉谈话等处理286人次，党纪立案23件，政务立案5件。", "persons 286 人次"),
        SentenceCase(
            "给予党纪处分13人，政务处分7人，双重处分2人，移送司法机关1人。",
            "persons 13 人",
            "persons 7 人",
            "persons 2 人",
            "persons 1 人"
        ),
        SentenceCase("问责单位6个，问责个人48人。", "persons 6 个", "persons 48 人"),
        SentenceCase("推动职能部门出台制度文件57份，开展专项整治21项。", "rules 57"),
        SentenceCase("健全完善各类制度机制500多个。", "rules 500 at_least"),
        SentenceCase("促进建章立制共计186项。", "rules 186"),
        SentenceCase("本轮巡察共发现问题450个，其中面上问题402个，立行立改问题48个，已完成整改439个。", "total 450", "closed 439"),
        SentenceCase("对巡察反馈的366个问题逐一督查，确认整改到位341个，整改不到位25个，整改到位率93.2%。", "total 366", "closed 341"),
        SentenceCase("区委第一轮至第五轮巡察共反馈问题1563个，整改完成1498个。", "total 1563", "closed 1498"),
        SentenceCase("反馈问题288个，2023年底前完成整改270个，2024年3月底前完成整改12个。", "total 288", "closed 270", "closed 12"),
        SentenceCase("5家单位反馈问题全部整改到位，7家单位整改率超90%。"),
        SentenceCase("新建制度48项，完善制度57项，共计105项。", "rules 48", "rules 57"),
        SentenceCase(
            "追缴违规资金1.6亿元，其中清退个人违规所得326万元，收回财政结余资金1.27亿元。",
            "funds 160000000",
            "funds 3260000",
            "funds 127000000"
        ),
        SentenceCase(
            "市委第八轮巡察反馈问题整改情况：26家被巡察单位共制定整改措施2316条，完成2285条；反馈的766个问题，完成整改745个；健全制度418项；清退资金1,022万余元；处理干部193人次。",
            "total 766",
            "closed 745",
            "rules 418",
            "funds 10220000 at_least",
            "persons 193 人次"
        ),
        SentenceCase("整改期间，全市巡察机构开展督查46次，发现整改不力问题33个，约谈党组织主要负责人17人，下发督办函29份。", "persons 17 人"),
        SentenceCase("巡察推动解决“急难愁盼”问题126个，办理群众来信230件，惠及群众1.2万人。"),
        SentenceCase(
            "反馈问题347个,目前完成整改331个,整改完成率95.39%;推动建立健全制度212项;清退追缴资金667.3万元;批评教育、诫勉谈话、组织处理共188人次,党纪政务处分11人。",
            "total 347",
            "closed 331",
            "rules 212",
            "funds 6673000",
            "persons 188 人次",
            "persons 11 人"
        ),
        SentenceCase(
            "集中整改期内,问题整改完成率达91%,制定整改措施1,236条,已完成1,180条,问责追责54人(次),收缴资金86.3万元。",
            "persons 54 人次",
            "funds 863000"
        ),
        SentenceCase("共有412个面上问题和36个立行立改问题,其中395个面上问题已整改到位。", "total 412", "closed 395"),
    ]

    @Test(arguments: sentences)
    func `core figures are read, and nothing else`(_ sentence: SentenceCase) {
        #expect(CoreFigures.ofHeadline(sentence.text).sorted() == sentence.figures.sorted())
    }
}
