extension RecordKind: Speakable {
    /// The kind as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .problem: language.say("问题", "problem")
        case .measure: language.say("措施", "measure")
        case .progress: language.say("进展", "progress")
        case .funds: language.say("资金", "funds")
        case .accountability: language.say("追责问责", "accountability")
        case .rule: language.say("建章立制", "rules")
        case .quantity: language.say("数量", "quantity")
        case .review: language.say("审核", "review")
        case .round: language.say("轮次", "round")
        case .unit: language.say("单位", "unit")
        case .person: language.say("人员", "person")
        case .publishedFigure: language.say("公布数据", "published figure")
        case .setting: language.say("设置", "setting")
        }
    }
}

extension Role: Speakable {
    /// The role as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .liaison: language.say("联络员", "liaison")
        case .leader: language.say("主要负责人", "leader")
        case .supervisor: language.say("督查员", "supervisor")
        case .reviewer: language.say("会审人员", "reviewer")
        case .viewer: language.say("查询人员", "viewer")
        case .administrator: language.say("管理员", "administrator")
        }
    }
}

extension StatusTransition.Event: Speakable {
    /// What the move is called.
    public func text(in language: Language) -> String {
        switch self {
        case .claim: language.say("申请销号", "claim")
        case .withdrawClaim: language.say("撤回申请", "claim withdrawn")
        case .review: language.say("受理审核", "taken up for review")
        case .close: language.say("销号", "close")
        case .return: language.say("退回重改", "return")
        case .reopen: language.say("重新挂号", "reopen")
        }
    }
}
