extension FundsKind: Speakable {
    /// The kind as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .recovered: language.say("清退资金", "funds recovered")
        case .lossRecovered: language.say("挽回经济损失", "losses recovered")
        case .deducted: language.say("扣除资金", "funds deducted")
        case .secured: language.say("争取资金", "funds secured")
        }
    }
}

extension AccountabilityForm: Speakable {
    /// The form as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .talkReminder: language.say("谈话提醒", "talk reminder")
        case .criticismEducation: language.say("批评教育", "criticism and education")
        case .orderedExamination: language.say("责令检查", "ordered examination")
        case .admonishment: language.say("诫勉", "admonishment")
        case .organizationalHandling: language.say("组织处理", "organisational handling")
        case .partyDiscipline: language.say("党纪处分", "Party discipline")
        case .governmentDiscipline: language.say("政务处分", "government discipline")
        case .expulsionFromParty: language.say("开除党籍", "expulsion from the Party")
        case .dismissalFromPublicOffice: language.say("开除公职", "dismissal from public office")
        case .judicialTransfer: language.say("移送司法", "transferred to justice")
        case .otherHandling: language.say("其他处理", "other handling")
        case .unspecified: language.say("追责问责（未分形式）", "accountability, form not given")
        }
    }
}

extension CountUnit: Speakable {
    /// The unit as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .person: language.say("人", "persons")
        case .personTime: language.say("人次", "person-times")
        }
    }
}

extension RuleAction: Speakable {
    /// The action as people say it.
    public func text(in language: Language) -> String {
        switch self {
        case .new: language.say("新建制度", "rules made")
        case .revised: language.say("修订制度", "rules revised")
        case .repealed: language.say("废止制度", "rules repealed")
        case .established: language.say("建立健全制度", "rules made or improved")
        case .establishedOrRevised: language.say("制定完善制度", "rules made or revised")
        }
    }

    /// The short word that a command takes.
    public func shortText(in language: Language) -> String {
        switch self {
        case .new: language.say("新建", "new")
        case .revised: language.say("修订", "revised")
        case .repealed: language.say("废止", "repealed")
        case .established: language.say("建立健全", "established")
        case .establishedOrRevised: language.say("制定完善", "established or revised")
        }
    }
}

extension Compound: Speakable {
    /// How the forms belong together.
    public func text(in language: Language) -> String {
        switch self {
        case .and: language.say("同时", "all of the forms")
        case .or: language.say("其中之一", "one of the forms")
        }
    }
}

extension Approximation: Speakable {
    /// The word that goes with a number.
    public func text(in language: Language) -> String {
        switch self {
        case .exact: language.say("准确", "exactly")
        case .atLeast: language.say("至少", "at least")
        case .almost: language.say("近", "almost")
        case .about: language.say("约", "about")
        }
    }

    /// The number with its word before it; an exact one stands alone.
    public func around(_ number: String, in language: Language) -> String {
        switch self {
        case .exact: number
        case .atLeast, .almost, .about:
            language.say(text(in: .zh) + " " + number, text(in: .en) + " " + number)
        }
    }
}
