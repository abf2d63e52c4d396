/// The forms of holding someone to account. Raw values travel on the wire; never rename one.
public enum HandlingCategory: String, Sendable, CaseIterable, Hashable {
    /// 谈话提醒, 提醒谈话, 约谈.
    case talkReminder = "talk_reminder"
    /// 批评教育.
    case criticismEducation = "criticism_education"
    /// 通报批评.
    case circulatedCriticism = "circulated_criticism"
    /// 责令检查, 书面检查.
    case orderedExamination = "ordered_examination"
    /// 函询.
    case letterInquiry = "letter_inquiry"
    /// 诫勉.
    case admonishment
    /// 组织处理, 免职, 停职, 调整岗位.
    case organizationalHandling = "organizational_handling"
    /// 党纪处分, 党内警告.
    case partyDiscipline = "party_discipline"
    /// 政务处分, 记过.
    case governmentDiscipline = "government_discipline"
    /// 处分 without saying whose.
    case disciplineUnspecified = "discipline_unspecified"
    /// 开除党籍.
    case expulsionFromParty = "expulsion_from_party"
    /// 开除公职.
    case dismissalFromPublicOffice = "dismissal_from_public_office"
    /// 移送司法机关.
    case judicialTransfer = "judicial_transfer"
    /// 其他处理.
    case otherHandling = "other_handling"
    /// 追责问责 as a whole.
    case accountabilityTotal = "accountability_total"
}

extension HandlingCategory {
    /// The words of the forms. One word may stand for two: 党纪政务处分.
    static let words = Lexicon<[HandlingCategory]>([
        ("谈话提醒 提醒谈话 约谈提醒 提醒约谈 约谈 警示谈话 提醒教育 谈话教育 廉政约谈 警示提醒 谈话警示 批评谈话 提醒", [.talkReminder]),
        ("批评教育 批评教育帮助 批评帮助 教育批评 批评教育类处理 批评", [.criticismEducation]),
        ("通报批评 全市通报 书面通报 内部通报", [.circulatedCriticism]),
        (
            "责令检查 责令作出检查 责令作出书面检查 责令做出检查 责令书面检查 责令其作出书面检查 作出书面检查 做出书面检查 作书面检查 书面检查 作出检查 作检查 做检查 "
                + "深刻检查 责令作出深刻检查 书面检讨 作出检讨 责令作书面检查 责令写出检查 责令作检查 责令作出书面检讨 检讨", [.orderedExamination]
        ),
        ("谈话函询 函询", [.letterInquiry]),
        ("诫勉谈话 诫勉 诫勉处理 书面诫勉 诫免谈话", [.admonishment]),
        (
            "组织处理 组织调整 组织措施 组织处置 免职 停职 停职检查 调离岗位 调整岗位 调整职务 责令辞职 引咎辞职 降职 改任非领导职务 调岗 免去职务 岗位调整 调离原岗位 调离工作岗位 调整工作岗位 免职处理 撤换",
            [.organizationalHandling]
        ),
        (
            "党纪处分 党内警告 党内严重警告 严重警告 党内警告处分 党内严重警告处分 严重警告处分 留党察看 留党察看处分 撤销党内职务 撤销党内职务处分 党内处分 党的纪律处分 纪律处分 党纪轻处分 党纪重处分",
            [.partyDiscipline]
        ),
        (
            "政务处分 政纪处分 行政处分 政务警告 政务警告处分 政务记过 政务记过处分 政务记大过 政务记大过处分 行政警告 行政记过 记过 记过处分 记大过 记大过处分 降级 降级处分 撤职 撤职处分 政务降级 政务撤职 行政撤职 政务轻处分 降低岗位等级 降低岗位等级处分",
            [.governmentDiscipline]
        ),
        (
            "党纪政务处分 党纪政纪处分 党政纪处分 党纪、政务处分 党纪和政务处分 党纪政务立案处分 党纪及政务处分 党纪或政务处分 党纪政纪",
            [.partyDiscipline, .governmentDiscipline]
        ),
        ("处分 警告处分 警告 党政处分 违纪处分 轻处分 重处分", [.disciplineUnspecified]),
        ("开除党籍 开除党籍处分", [.expulsionFromParty]),
        ("开除公职 开除公职处分 开除", [.dismissalFromPublicOffice]),
        ("党籍公职双开 双开 开除党籍和公职 开除党籍、公职", [.expulsionFromParty, .dismissalFromPublicOffice]),
        (
            "移送司法机关 移送司法 移送司法机关处理 移交司法机关 移送检察机关 移交司法 移送公安机关 向公安机关移送 向司法机关移送 移送司法机关追究刑事责任 移送司法机关依法处理 移送检察机关审查起诉 移送审查起诉",
            [.judicialTransfer]
        ),
        ("其他处理 其它处理 其他方式处理 其他处置 其他组织处理 解除劳动合同 经济处罚 绩效处罚", [.otherHandling]),
        (
            "追责问责 问责追责 追责 问责 追究责任 责任追究 问责处理 追责问责处理 处理处分 处分处理 处理 严肃处理 追究纪律责任 追究党纪政务责任 追责处理 执纪问责 处置问责 党内问责 "
                + "第一种形态 第二种形态 第三种形态 第四种形态 四种形态 第一种形态处理 第二种形态处理 第三种形态处理 第四种形态处理 第一种形态处置 四种形态处理 追究 惩处 严肃问责 倒查问责",
            [.accountabilityTotal]
        ),
    ])
}
