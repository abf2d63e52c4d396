/// Where a problem stands. `returned`, `reopened` and `overdue` are events and attributes, never states.
public enum ProblemStatus: String, Sendable, CaseIterable {
    case notStarted = "not_started"
    case inProgress = "in_progress"
    /// 阶段性完成: a stage is reached, work goes on. Counts neither as closed nor as not started.
    case stageDone = "stage_done"
    /// 申请销号: the unit's claim.
    case doneClaimed = "done_claimed"
    case underReview = "under_review"
    /// 销号: verified.
    case closed
}

/// Where a measure stands.
public enum MeasureStatus: String, Sendable, CaseIterable {
    case notStarted = "not_started"
    case inProgress = "in_progress"
    case done
}

/// 面上 or 立行立改.
public enum ProblemKind: String, Sendable, CaseIterable {
    case general = "general_problem"
    case immediateFix = "immediate_fix_problem"
}

/// How a due date is meant.
public enum DueKind: String, Sendable, CaseIterable {
    case date
    case immediate
    case longTerm = "long_term"
}

/// What happened to money. Money obtained (争取) is not money recovered (清退).
public enum FundsKind: String, Sendable, CaseIterable {
    case recovered = "funds_recovered"
    case lossRecovered = "loss_recovered"
    case deducted = "funds_deducted"
    case secured = "funds_secured"
}

/// 追责问责 forms, from the lightest.
public enum AccountabilityForm: String, Sendable, CaseIterable {
    case talkReminder = "talk_reminder"
    case criticismEducation = "criticism_education"
    case orderedExamination = "ordered_examination"
    case admonishment
    case organizationalHandling = "organizational_handling"
    case partyDiscipline = "party_discipline"
    case governmentDiscipline = "government_discipline"
    case expulsionFromParty = "expulsion_from_party"
    case dismissalFromPublicOffice = "dismissal_from_public_office"
    case judicialTransfer = "judicial_transfer"
    case otherHandling = "other_handling"
    /// The text gives a sum and no form.
    case unspecified = "accountability_total"
}

/// 人 and 人次 are different units and never add up.
public enum CountUnit: String, Sendable, CaseIterable {
    case person
    case personTime = "person_time"
}

/// 建章立制: what was done to rules.
public enum RuleAction: String, Sendable, CaseIterable {
    case new = "rules_new"
    case revised = "rules_revised"
    case repealed = "rules_repealed"
    /// 建立健全: new or improved, which the text does not tell apart.
    case established = "rules_established"
    /// 制定完善.
    case establishedOrRevised = "rules_established_or_revised"
}

/// Whether a compound number counts people under all its forms or under one of them.
public enum Compound: String, Sendable, CaseIterable {
    case and
    case or
}

/// Who may see a record outside the system. State secrets must not enter it.
public enum Classification: String, Sendable, CaseIterable {
    case `public`
    case `internal`
    case workSecret = "work_secret"
}

/// The office's step in which a review was given.
public enum ReviewLevel: String, Sendable, CaseIterable {
    case selfCheck = "self_check"
    case leaderSignature = "leader_signature"
    case office
    case joint
}

/// What a review decided.
public enum ReviewDecision: String, Sendable, CaseIterable {
    case pass
    case `return` = "return"
    case reopen
}
