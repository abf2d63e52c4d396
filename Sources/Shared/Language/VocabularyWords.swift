extension ProblemStatus: Speakable {
    /// The status as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .notStarted: language.say("未启动", "not started")
        case .inProgress: language.say("整改中", "in progress")
        case .stageDone: language.say("阶段性完成", "stage done")
        case .doneClaimed: language.say("申请销号", "claimed as done")
        case .underReview: language.say("审核中", "under review")
        case .closed: language.say("已销号", "closed")
        }
    }
}

extension MeasureStatus: Speakable {
    /// The status as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .notStarted: language.say("未启动", "not started")
        case .inProgress: language.say("进行中", "in progress")
        case .done: language.say("已完成", "done")
        }
    }
}

extension ProblemKind: Speakable {
    /// The kind as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .general: language.say("面上问题", "general problem")
        case .immediateFix: language.say("立行立改问题", "immediate fix")
        }
    }
}

extension DueKind: Speakable {
    /// The kind as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .date: language.say("限期整改", "by a date")
        case .immediate: language.say("立行立改", "immediately")
        case .longTerm: language.say("长期坚持", "long-term")
        }
    }
}

extension Classification: Speakable {
    /// The classification as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .public: language.say("公开", "public")
        case .internal: language.say("内部", "internal")
        case .workSecret: language.say("工作秘密", "work secret")
        }
    }
}

extension ReviewLevel: Speakable {
    /// The level as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .selfCheck: language.say("单位自查", "unit's own check")
        case .leaderSignature: language.say("主要负责人签字", "leader's signature")
        case .office: language.say("巡察办审核", "inspection office")
        case .joint: language.say("会审", "joint review")
        }
    }
}

extension ReviewDecision: Speakable {
    /// The decision as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .pass: language.say("通过", "passed")
        case .return: language.say("退回", "returned")
        case .reopen: language.say("重新挂号", "reopened")
        }
    }
}
