/// A figure of a bulletin as a ledger entry, without its date, measure and whole.
struct ImportedEntry {
    var kind: RecordKind
    var fields: [String: JSONValue]

    /// Nil where the figure lacks what every entry needs.
    init?(_ figure: BulletinFigure) {
        guard let (kind, fields) = ImportedEntry.content(figure) else { return nil }
        self.kind = kind
        self.fields = fields
        self.fields[FieldName.quote] = .string(figure.quote)
        self.fields[FieldName.approximation] = .string(figure.approximation.rawValue)
        if let doubt = figure.doubt {
            self.fields[FieldName.doubtful] = true
            self.fields["doubt"] = .string(doubt.rawValue)
        }
    }

    private static func content(_ figure: BulletinFigure) -> (RecordKind, [String: JSONValue])? {
        switch FigureKind(rawValue: figure.kind) {
        case .fundsRecovered: return funds(.recovered, figure)
        case .lossRecovered: return funds(.lossRecovered, figure)
        case .fundsDeducted: return funds(.deducted, figure)
        case .fundsSecured: return funds(.secured, figure)
        case .accountability: return accountability(figure)
        case .rulesNew: return rule(.new, figure)
        case .rulesRevised: return rule(.revised, figure)
        case .rulesRepealed: return rule(.repealed, figure)
        case .rulesEstablished: return rule(.established, figure)
        case .rulesEstablishedOrRevised: return rule(.establishedOrRevised, figure)
        // Named one by one, so that a new kind has to be thought about.
        case .lossAvoided, .fundsSpent, .fundsSaved, .fundsFined, .fundsPaidLate, .fundsOutstanding,
            .fundsInvolved,
            .fundsOther, .accountabilityProposed, .casesFiled, .cluesTransferred, .rulesMentioned,
            .problemsTotal, .problemsFound,
            .problemsClosed, .problemsStageDone, .problemsMostlyDone, .problemsInProgress,
            .problemsImmediateFix,
            .problemsPart, .issuesHandled, .tasksTotal, .tasksClosed, .measuresDrawnUp, .measuresDone,
            .unitsInspected, .trainings, .meetings, .supervisionCount, .rate, .headcountServed,
            .headcountManaged,
            .casesHandled, .duration, .materials, .volume, .zeroCount, .quantity, nil:
            return quantity(figure)
        }
    }

    private static func funds(_ kind: FundsKind, _ figure: BulletinFigure) -> (
        RecordKind, [String: JSONValue]
    )? {
        guard figure.unit == "元", let fen = fen(figure.value) else { return quantity(figure) }
        var kinds: Set<FundsKind> = [kind]
        if figure.doubt == .mixedKinds {
            // 扣除和清退: one amount for both; which is which, the text doesn't say.
            for (word, other) in mixedWords where figure.quote.contains(word) { kinds.insert(other) }
        }
        return (
            .funds,
            [FieldName.amount: .int(fen), FieldName.fundsKinds: Validation.setValue(kinds.map(\.rawValue))]
        )
    }

    private static let mixedWords: [(Substring, FundsKind)] = [
        ("扣除", .deducted), ("扣发", .deducted), ("核减", .deducted), ("挽回", .lossRecovered), ("争取", .secured),
        ("清退", .recovered), ("退回", .recovered), ("追缴", .recovered),
    ]

    private static func accountability(_ figure: BulletinFigure) -> (RecordKind, [String: JSONValue])? {
        guard let count = count(figure.value), let unit = countUnits[figure.unit] else {
            return quantity(figure)
        }
        let forms = Set(figure.categories.compactMap { HandlingCategory(rawValue: $0) }.map(form))
        var fields: [String: JSONValue] = [
            FieldName.forms: Validation.setValue((forms.isEmpty ? [.unspecified] : forms).map(\.rawValue)),
            FieldName.count: .int(count), FieldName.countUnit: .string(unit.rawValue),
        ]
        if forms.count > 1 { fields[FieldName.compound] = figure.compound.map { .string($0.rawValue) } }
        return (.accountability, fields)
    }

    private static let countUnits: [String: CountUnit] = [
        "人": .person, "名": .person, "位": .person, "人次": .personTime,
    ]

    private static func form(_ category: HandlingCategory) -> AccountabilityForm {
        switch category {
        case .talkReminder: .talkReminder
        case .criticismEducation: .criticismEducation
        case .orderedExamination: .orderedExamination
        case .admonishment: .admonishment
        case .organizationalHandling: .organizationalHandling
        case .partyDiscipline: .partyDiscipline
        case .governmentDiscipline: .governmentDiscipline
        case .expulsionFromParty: .expulsionFromParty
        case .dismissalFromPublicOffice: .dismissalFromPublicOffice
        case .judicialTransfer: .judicialTransfer
        // The quote keeps the very word.
        case .circulatedCriticism, .letterInquiry, .otherHandling: .otherHandling
        case .disciplineUnspecified, .accountabilityTotal: .unspecified
        }
    }

    private static func rule(_ action: RuleAction, _ figure: BulletinFigure) -> (
        RecordKind, [String: JSONValue]
    )? {
        guard let count = count(figure.value) else { return quantity(figure) }
        return (.rule, [FieldName.action: .string(action.rawValue), FieldName.count: .int(count)])
    }

    private static func quantity(_ figure: BulletinFigure) -> (RecordKind, [String: JSONValue])? {
        guard figure.unit.contains(where: { !$0.isWhitespace }), Validation.isDecimal(figure.value) else {
            return nil
        }
        return (
            .quantity,
            [
                FieldName.label: .string(label(figure)), FieldName.amount: .string(figure.value),
                FieldName.countUnit: .string(figure.unit),
            ]
        )
    }

    /// What is counted: the kind's word, or the words before the number where the kind says nothing.
    private static func label(_ figure: BulletinFigure) -> String {
        let kind = FigureKind(rawValue: figure.kind)
        if let kind, kind != .quantity { return kind.text(in: .zh) }
        let numerals = Set("0123456789０１２３４５６７８９一二两三四五六七八九十百千万亿零近约")
        var words = figure.quote[...]
        if words.hasSuffix(figure.unit) { words = words.dropLast(figure.unit.count) }
        while let last = words.last, numerals.contains(last) || "余多.,,共计".contains(last) {
            words = words.dropLast()
        }
        return words.isEmpty ? FigureKind.quantity.text(in: .zh) : String(words.suffix(60))
    }

    private static func count(_ value: String) -> Int64? {
        guard let count = Int64(value), 0...Limits.countMax ~= count else { return nil }
        return count
    }

    /// Yuan as fen; nil where it isn't a whole number of fen or out of bounds.
    private static func fen(_ yuan: String) -> Int64? {
        guard Validation.isDecimal(yuan), !yuan.hasPrefix("-") else { return nil }
        let parts = yuan.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? parts[1] : ""
        guard fraction.dropFirst(2).allSatisfy({ $0 == "0" }), let whole = Int64(parts[0]),
            whole <= Limits.fenMax,
            let rest = Int64((fraction.prefix(2) + "00").prefix(2))
        else { return nil }
        let fen = whole * 100 + rest
        return fen <= Limits.fenMax ? fen : nil
    }
}

/// What a bulletin's status line says.
enum BulletinStatus {
    /// In progress where nothing, or nothing clear, is said.
    static func status(_ line: String?) -> ProblemStatus {
        guard let line else { return .inProgress }
        func says(_ words: String...) -> Bool { words.contains { line.contains($0) } }
        if says("未启动", "未开始", "尚未整改", "未整改") && !says("未整改到位", "未整改完") { return .notStarted }
        if says("未完成", "未整改", "未销号", "未办结", "基本完成", "部分完成", "正在", "持续", "推进", "长期") {
            return .inProgress
        }
        if says("阶段性") { return .stageDone }
        if says("已完成", "完成整改", "整改完成", "已销号", "已办结", "整改到位", "已整改") || line == "完成" || line == "销号"
            || line == "办结"
        {
            return .closed
        }
        return .inProgress
    }

    /// 长期坚持.
    static func isLongTerm(_ line: String?) -> Bool { line?.contains("长期坚持") ?? false }
}
