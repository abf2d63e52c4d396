/// Reads the figures of one paragraph after another; it remembers what the headline counts.
struct FigureReader {
    private var problemCounts: ProblemCountRule
    private var figures: [BulletinFigure] = []
    private var rulesSeen = 0
    private var accountabilityTotalSeen = false

    /// - Parameter isOfficial: True in a headline or a unit's introduction, where 问题 are the inspection's.
    init(isOfficial: Bool) {
        problemCounts = ProblemCountRule(isOfficial: isOfficial)
    }

    /// Reads one piece of prose.
    ///
    /// - Parameter measureOrdinal: The measure that holds a place of the source line, if any.
    /// - Returns: The figures from left to right, and the numbers that should be figures and can't be.
    mutating func read(
        _ prose: Prose,
        measureOrdinal: (Int) -> Int? = { _ in nil }
    ) -> (figures: [BulletinFigure], notUnderstood: [NotUnderstood]) {
        let context = FigureContext(prose)
        var drafts: [FigureDraft] = []
        for place in context.numbers.indices where !isToCome(place, context) {
            drafts += self.drafts(place, context, drafts)
        }
        downgradeTotals(&drafts, context)
        // Of two figures that may overlap, the later one is marked.
        var made: [BulletinFigure] = []
        for (index, draft) in drafts.enumerated() {
            let whole = whole(of: index, drafts, context)
            var doubt = draft.doubt
            if whole == nil, doubt == nil {
                let isSibling = isSibling(index, drafts, context)
                doubt = isSibling ? made.last?.doubt.flatMap { $0 == .mayOverlap ? $0 : nil } : overlap(draft)
            }
            remember(draft)
            made.append(
                figure(draft, doubt, whole.map { context.prose.quote($0.quote) }, context, measureOrdinal)
            )
        }
        for zero in ZeroRule.hits(in: prose) {
            made.append(
                BulletinFigure(
                    kind: FigureKind.zeroCount.rawValue,
                    value: "0",
                    unit: zero.unit,
                    approximation: .exact,
                    quote: prose.quote(zero.range),
                    measureOrdinal: measureOrdinal(prose.offset(zero.range.lowerBound)),
                    line: prose.line
                )
            )
        }
        return (made, indefinite(context))
    }

    private static let futures = Lexicon(words: "下一步 下步 今后 接下来 下阶段")

    /// 下一步,…建立制度20项: what the sentence is about has not happened.
    private func isToCome(_ place: Int, _ context: FigureContext) -> Bool {
        let start = context.numbers[place].start
        return Self.futures.match(in: context.text, at: context.sentenceStart(start), before: start) != nil
    }

    private mutating func drafts(
        _ place: Int,
        _ context: FigureContext,
        _ earlier: [FigureDraft]
    ) -> [FigureDraft] {
        let number = context.numbers[place]
        if let share = RespectiveRule.draft(place, in: context, official: problemCounts) { return [share] }
        if number.unit == "元" {
            var draft = FundsRule.draft(place, in: context, after: earlier)
            guard number.isUnitUnclear else { return [draft] }
            // 38.6万 is money where a verb about money says so, or a noun.
            if FundsRule.namesMoney(place, context) { return draft.kind == .fundsOther ? [] : [draft] }
            guard FundsRule.moneyOnly.contains(draft.kind) else { return [] }
            draft.doubt = draft.doubt ?? .unitUnclear
            return [draft]
        }
        if AccountabilityRule.isCase(place, in: context) {
            let kind: FigureKind = .casesFiled
            return [
                FigureDraft(
                    kind: kind,
                    number: number,
                    quote: context.left(place).lowerBound..<number.range.upperBound,
                    doubt: .kindGuessed
                )
            ]
        }
        if let drafts = AccountabilityRule.drafts(place, in: context, after: earlier) { return drafts }
        if let rule = RuleChangeRule.draft(place, in: context, after: earlier) { return [rule] }
        if let counts = problemCounts.drafts(place, in: context) { return counts }
        return QuantityRule.draft(place, in: context).map { [$0] } ?? []
    }

    private static let fedBack = Lexicon(words: "反馈")

    /// 发现问题532个,反馈问题498个: what was fed back is the total.
    private func downgradeTotals(_ drafts: inout [FigureDraft], _ context: FigureContext) {
        // 镇本级问题26个、村级问题78个,合计104个: what is summed is a part.
        for index in totals(drafts) where isSum(drafts[index], context) {
            let sentence = context.sentenceStart(drafts[index].number.start)
            for part in totals(drafts) where part < index && drafts[part].number.start >= sentence {
                drafts[part].kind = .problemsPart
            }
        }
        let isFedBack = totals(drafts).filter { Self.fedBack.occurs(in: context.text, drafts[$0].quote) }
        guard !isFedBack.isEmpty else { return }
        for index in totals(drafts) where !isFedBack.contains(index) { drafts[index].kind = .problemsFound }
    }

    private func totals(_ drafts: [FigureDraft]) -> [Int] {
        drafts.indices.filter { drafts[$0].kind == .problemsTotal }
    }

    private func isSum(_ draft: FigureDraft, _ context: FigureContext) -> Bool {
        let quote = draft.quote
        return Self.sums.match(in: context.text, at: quote.lowerBound, before: quote.upperBound) != nil
    }

    private static let sums = Lexicon(words: "合计 共计 总计")

    /// The earlier figure that 其中, or the order of a headline, makes this one a part of.
    private func whole(of index: Int, _ drafts: [FigureDraft], _ context: FigureContext) -> FigureDraft? {
        let draft = drafts[index]
        let statuses: Set<FigureKind> = [
            .problemsClosed, .problemsStageDone, .problemsMostlyDone, .problemsInProgress, .problemsPart,
        ]
        if statuses.contains(draft.kind) {
            return drafts[..<index].last {
                $0.kind == .problemsTotal && $0.number.value.isAtLeast(draft.number.value)
            }
        }
        guard let place = context.place(of: draft.number) else { return nil }
        guard let mark = context.partMark(place) else { return nil }
        return drafts[..<index].last {
            $0.number.range.upperBound <= mark && $0.kind.group == draft.kind.group
                && isSameMeasure($0, draft)
        }
    }

    private func isSameMeasure(_ whole: FigureDraft, _ part: FigureDraft) -> Bool {
        let isRule = part.kind.group == "rules"
        let isPerson = CountUnits.persons
        return whole.number.unit == part.number.unit || isRule
            || (isPerson.contains(whole.number.unit) && isPerson.contains(part.number.unit))
    }

    /// 新建制度9项、修订制度6项: what was done to other rules, side by side, is no part of the first.
    private func isSibling(_ index: Int, _ drafts: [FigureDraft], _ context: FigureContext) -> Bool {
        guard index > 0, let changes = drafts[index].kind.ruleChanges,
            let others = drafts[index - 1].kind.ruleChanges, changes.isDisjoint(with: others)
        else { return false }
        let between = drafts[index - 1].number.range.upperBound..<drafts[index].number.start
        guard !between.isEmpty else { return false }
        return context.sentenceStart(drafts[index].number.start) <= between.lowerBound
            && !FigureReader.partWords.occurs(in: context.text, between)
    }

    private static let partWords = Lexicon(words: "其中 包括 含")

    private func overlap(_ draft: FigureDraft) -> FigureDoubt? {
        if draft.kind.group == "rules", rulesSeen > 0 { return .mayOverlap }
        if draft.kind == .accountability, accountabilityTotalSeen { return .mayOverlap }
        return nil
    }

    private mutating func remember(_ draft: FigureDraft) {
        if draft.kind.group == "rules" { rulesSeen += 1 }
        if draft.kind == .accountability, draft.categories == [HandlingCategory.accountabilityTotal.rawValue]
        {
            accountabilityTotalSeen = true
        }
    }

    private func figure(
        _ draft: FigureDraft,
        _ doubt: FigureDoubt?,
        _ whole: String?,
        _ context: FigureContext,
        _ measureOrdinal: (Int) -> Int?
    ) -> BulletinFigure {
        BulletinFigure(
            kind: draft.kind.rawValue,
            value: draft.number.value.text,
            unit: draft.number.unit,
            approximation: draft.number.approximation,
            quote: context.prose.quote(draft.quote),
            categories: draft.categories,
            compound: draft.compound,
            partOf: whole,
            doubt: doubt,
            measureOrdinal: measureOrdinal(context.prose.offset(draft.number.start)),
            line: context.prose.line
        )
    }

    /// 问责数人, 清退几十万元: a number is due and isn't said.
    private func indefinite(_ context: FigureContext) -> [NotUnderstood] {
        context.indefinite.compactMap { range in
            let clause = context.clauseStart(range.lowerBound)..<context.clauseEnd(range.upperBound)
            guard FigureReader.coreWords.occurs(in: context.text, clause) else { return nil }
            return NotUnderstood(
                line: context.prose.line,
                text: context.prose.quote(clause),
                reason: .numberIndefinite
            )
        }
    }

    private static let coreWords = Lexicon(
        words: "清退 退缴 追缴 收缴 追回 退回 退还 上缴 问责 追责 处分 诫勉 谈话提醒 提醒谈话 批评教育 组织处理 制度 反馈问题 万元 亿元"
    )
}

extension FigureKind {
    /// What was done to the rules that a figure counts; nil where the kind says nothing certain, or is about no rules.
    fileprivate var ruleChanges: RuleChangeRule.Change? {
        switch self {
        case .rulesEstablished: [.established, .new]
        case .rulesNew: [.established, .new]
        case .rulesRevised: .revised
        case .rulesRepealed: .repealed
        default: nil
        }
    }
}
