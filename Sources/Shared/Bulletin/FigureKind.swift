/// What a published figure counts. Raw values travel on the wire; never rename one.
public enum FigureKind: String, Sendable, CaseIterable, Hashable {
    /// 清退, 退缴, 追缴, 收缴, 上缴, 退还, 追回 …: money that came back.
    case fundsRecovered = "funds_recovered"
    /// 挽回损失.
    case lossRecovered = "loss_recovered"
    /// 避免损失, 减少损失.
    case lossAvoided = "loss_avoided"
    /// 扣除, 扣发, 核减.
    case fundsDeducted = "funds_deducted"
    /// 争取, 落实, 筹集: money obtained, which is not money recovered.
    case fundsSecured = "funds_secured"
    /// 拨付, 投入, 发放, 兑付.
    case fundsSpent = "funds_spent"
    /// 节约, 压减.
    case fundsSaved = "funds_saved"
    /// 罚款.
    case fundsFined = "funds_fined"
    /// 补缴, 补交: a due paid late.
    case fundsPaidLate = "funds_paid_late"
    /// 应退, 未退, 待追缴, 正在追缴, 计划清退.
    case fundsOutstanding = "funds_outstanding"
    /// 涉及金额, 发现, 查处: the amount in question.
    case fundsInvolved = "funds_involved"
    /// Money that no rule speaks about.
    case fundsOther = "funds_other"
    /// 追责问责 and its forms.
    case accountability
    /// 拟给予, 建议给予: not decided yet.
    case accountabilityProposed = "accountability_proposed"
    /// 立案, 留置, 查处.
    case casesFiled = "cases_filed"
    /// 移送问题线索.
    case cluesTransferred = "clues_transferred"
    /// 制定, 建立, 健全, 出台.
    case rulesEstablished = "rules_established"
    /// 制定完善: can't be split.
    case rulesEstablishedOrRevised = "rules_established_or_revised"
    /// 新建, 新制定.
    case rulesNew = "rules_new"
    /// 修订, 修改.
    case rulesRevised = "rules_revised"
    /// 废止.
    case rulesRepealed = "rules_repealed"
    /// 制度 that were read, sorted or planned rather than changed.
    case rulesMentioned = "mentioned_rules"
    /// 反馈问题.
    case problemsTotal = "problems_total"
    /// 发现问题, where 反馈问题 is given beside it.
    case problemsFound = "problems_found"
    /// 已完成整改.
    case problemsClosed = "problems_closed"
    /// 阶段性完成.
    case problemsStageDone = "problems_stage_done"
    /// 基本完成.
    case problemsMostlyDone = "problems_mostly_done"
    /// 正在整改, 持续推进, 未完成.
    case problemsInProgress = "problems_in_progress"
    /// 立行立改问题.
    case problemsImmediateFix = "problems_immediate_fix"
    /// A share of the problems, by subject.
    case problemsPart = "problems_part"
    /// Problems found or settled in the course of the work: not the inspection's own.
    case issuesHandled = "issues_handled"
    /// 整改任务.
    case tasksTotal = "tasks_total"
    /// 整改任务 that are done.
    case tasksClosed = "tasks_closed"
    /// 制定整改措施: a declared number, not the count of 一是, 二是.
    case measuresDrawnUp = "measures_drawn_up"
    /// 整改措施 that are done.
    case measuresDone = "measures_done"
    /// 单位 inspected.
    case unitsInspected = "units_inspected"
    /// 培训, 学习, 宣讲.
    case trainings
    /// 会议.
    case meetings
    /// 督办, 督查.
    case supervisionCount = "supervision_count"
    /// A percentage.
    case rate
    /// Persons served, trained or visited: not accountability.
    case headcountServed = "headcount_served"
    /// Persons looked after, registered or counted: not accountability.
    case headcountManaged = "headcount_managed"
    /// 案件, 信访, 咨询.
    case casesHandled = "cases_handled"
    /// 年, 天, 小时.
    case duration
    /// 册, 份, 种.
    case materials
    /// 字.
    case volume
    /// 零投诉, 无一人.
    case zeroCount = "zero_count"
    /// Anything else that is counted.
    case quantity
}

/// Why a person should confirm a figure. Raw values travel on the wire; never rename one.
public enum FigureDoubt: String, Sendable, CaseIterable, Hashable {
    /// Accountability that counts neither 人 nor 人次: 问责党组织2个.
    case unitIsNoPerson = "unit_is_no_person"
    /// 人(次): two units are possible.
    case unitUnclear = "unit_unclear"
    /// 或: the number belongs to one kind or the other, and the text doesn't say which.
    case alternativeKinds = "alternative_kinds"
    /// 扣除和清退: two kinds of money in one amount.
    case mixedKinds = "mixed_kinds"
    /// May be contained in an earlier figure of the same text.
    case mayOverlap = "may_overlap"
    /// No word said what the number is; it was taken from the neighbourhood.
    case kindGuessed = "kind_guessed"
    /// The verb stands in another clause.
    case verbElsewhere = "verb_elsewhere"
    /// No rule speaks about this number.
    case kindUnknown = "kind_unknown"
    /// 责令, 要求: ordered, and the text doesn't say whether it happened.
    case orderedOnly = "ordered_only"
    /// 处分, 处理 without the form.
    case formUnknown = "form_unknown"
}

/// How the categories of one figure belong together. Raw values travel on the wire; never rename one.
public enum FigureCompound: String, Sendable, Hashable {
    /// One number for several kinds: never split it.
    case and
    /// One or the other: it can't be counted as either.
    case or
}

extension FigureKind {
    /// Kinds that may contain one another: a part is only looked for within its own group.
    var group: String {
        let name = rawValue
        if name.hasPrefix("funds") || name.hasPrefix("loss") { return "funds" }
        if name.hasPrefix("rules") { return "rules" }
        if name.hasPrefix("problems") { return "problems" }
        return name
    }
}
