/// What a field may hold.
public enum FieldType: Sendable, Equatable {
    /// One line or more, at most `bytesMax` UTF-8 bytes.
    case text(bytesMax: Int)
    /// `2020-05-17`.
    case date
    case integer(ClosedRange<Int64>)
    /// A decimal string such as `94.7`.
    case decimal
    case choice([String])
    /// Sorted, unique strings; with a list, only those.
    case set(of: [String]?)
    case truth
    /// A live record of the same problem, or of the office stream where `office` says so.
    case reference([RecordKind], office: Bool = false)
}

/// How two people's values of one field may be joined without asking.
public enum FieldPolicy: Sendable, Equatable {
    /// Never joined.
    case exclusive
    /// Three-way by paragraph.
    case text
    /// Adds and removes of a set.
    case set
}

/// What is declared about one field.
public struct FieldRule: Sendable {
    public var name: String
    public var type: FieldType
    public var policy: FieldPolicy
    /// Who may set it after the record exists; empty: fixed at creation.
    public var writers: Set<Role>
    /// Whether a record can't be created without it.
    public var required: Bool
}

/// What is declared about one kind of record.
public struct KindRule: Sendable {
    public var kind: RecordKind
    /// The kinds its parent may have; empty: it has none.
    public var parents: [RecordKind]
    public var creators: Set<Role>
    public var retractors: Set<Role>
    public var fields: [String: FieldRule]
}

/// Kinds, fields, who may write them, and how they merge: the one table that every rule reads.
public enum Schema {
    /// The number of this table; a change set made under a higher one is refused with `unknown_schema`.
    public static let version: Int64 = 1

    /// The declaration of a kind.
    public static func rule(for kind: RecordKind) -> KindRule { rules[kind.rawValue] ?? problem }

    /// The declaration of a kind by its raw value; nil for one that this program doesn't know.
    public static func rule(named kind: String) -> KindRule? { rules[kind] }

    private static let rules: [String: KindRule] = Dictionary(
        uniqueKeysWithValues: [
            problem, measure, progress, funds, accountability, rule, quantity, review,
            round, unit, person, publishedFigure, setting,
        ].map { ($0.kind.rawValue, $0) }
    )

    private static let longText = FieldType.text(bytesMax: 60_000)
    private static let line = FieldType.text(bytesMax: 3_000)

    private static func field(
        _ name: String,
        _ type: FieldType,
        _ policy: FieldPolicy = .exclusive,
        by writers: Set<Role> = [],
        required: Bool = false
    ) -> FieldRule {
        FieldRule(name: name, type: type, policy: policy, writers: writers, required: required)
    }

    private static func kind(
        _ kind: RecordKind,
        under parents: [RecordKind] = [],
        creators: Set<Role>,
        retractors: Set<Role>,
        _ fields: [FieldRule]
    ) -> KindRule {
        let retracted = FieldRule(
            name: FieldName.retracted,
            type: line,
            policy: .exclusive,
            writers: retractors,
            required: false
        )
        return KindRule(
            kind: kind,
            parents: parents,
            creators: creators,
            retractors: retractors,
            fields: Dictionary(uniqueKeysWithValues: (fields + [retracted]).map { ($0.name, $0) })
        )
    }

    private static let problem = kind(
        .problem,
        creators: Role.officeSide,
        retractors: Role.officeSide,
        [
            field(FieldName.number, line, by: Role.officeSide, required: true),
            field(FieldName.title, line, by: Role.officeSide, required: true),
            field("detail", longText, .text, by: Role.officeSide),
            field("category", line, by: Role.officeSide),
            field("problemKind", .choice(ProblemKind.allCases.map(\.rawValue)), by: Role.officeSide),
            field(FieldName.round, .reference([.round], office: true), required: true),
            field("feedbackDate", .date, by: Role.officeSide),
            field(FieldName.due, .date, by: Role.officeSide),
            field(FieldName.dueKind, .choice(DueKind.allCases.map(\.rawValue)), by: Role.officeSide),
            field("leadDepartment", line, by: Role.writers),
            field("assistingDepartments", .set(of: nil), .set, by: Role.writers),
            field("responsibleLeader", line, by: Role.writers),
            field("responsiblePerson", line, by: Role.writers),
            field(
                FieldName.status,
                .choice(ProblemStatus.allCases.map(\.rawValue)),
                by: Role.writers,
                required: true
            ),
            field(FieldName.finishedOn, .date, by: Role.writers),
            field("whyUnfinished", longText, .text, by: Role.writers),
            field("nextStep", longText, .text, by: Role.writers),
            field("classification", .choice(Classification.allCases.map(\.rawValue)), by: Role.officeSide),
            field(FieldName.quote, longText),
        ]
    )

    private static let measure = kind(
        .measure,
        under: [.problem],
        creators: Role.writers,
        retractors: Role.writers,
        [
            field(FieldName.ordinal, .integer(1...9999), by: Role.writers, required: true),
            field(FieldName.text, longText, .text, by: Role.writers, required: true),
            field("responsible", line, by: Role.writers),
            field(FieldName.due, .date, by: Role.writers),
            field(FieldName.status, .choice(MeasureStatus.allCases.map(\.rawValue)), by: Role.writers),
            field(FieldName.quote, longText),
        ]
    )

    /// What every ledger entry has. Fixed at creation but for what rules on it later.
    private static func entry(_ entryKind: RecordKind, _ fields: [FieldRule]) -> KindRule {
        kind(
            entryKind,
            under: [.problem],
            creators: Role.writers,
            retractors: Role.officeSide,
            fields + [
                field(FieldName.date, .date, required: true),
                field(FieldName.measure, .reference([.measure])),
                field("note", longText),
                field(FieldName.quote, longText),
                field(FieldName.approximation, .choice(Approximation.allCases.map(\.rawValue))),
                field(FieldName.doubtful, .truth, by: Role.writers),
                field("doubt", line),
                field(FieldName.partOf, .reference([entryKind])),
                field(FieldName.replaces, .reference([entryKind])),
                field(FieldName.replacedBy, .reference([entryKind]), by: Role.writers),
            ]
        )
    }

    private static let progress = entry(.progress, [field(FieldName.text, longText, required: true)])

    private static let funds = entry(
        .funds,
        [
            field(FieldName.amount, .integer(0...Limits.fenMax), required: true),
            field(FieldName.fundsKinds, .set(of: FundsKind.allCases.map(\.rawValue)), required: true),
        ]
    )

    private static let accountability = entry(
        .accountability,
        [
            field(FieldName.forms, .set(of: AccountabilityForm.allCases.map(\.rawValue)), required: true),
            field(FieldName.compound, .choice(Compound.allCases.map(\.rawValue))),
            field(FieldName.count, .integer(0...Limits.countMax), required: true),
            field(FieldName.countUnit, .choice(CountUnit.allCases.map(\.rawValue)), required: true),
        ]
    )

    private static let rule = entry(
        .rule,
        [
            field(FieldName.action, .choice(RuleAction.allCases.map(\.rawValue)), required: true),
            field(FieldName.count, .integer(0...Limits.countMax), required: true),
            field(FieldName.title, line),
            field("documentNumber", line),
        ]
    )

    private static let quantity = entry(
        .quantity,
        [
            field(FieldName.label, line, required: true),
            field(FieldName.amount, .decimal, required: true),
            field(FieldName.countUnit, line, required: true),
        ]
    )

    private static let review = kind(
        .review,
        under: [.problem],
        creators: Role.writers.union([.reviewer]),
        retractors: Role.officeSide,
        [
            field(FieldName.level, .choice(ReviewLevel.allCases.map(\.rawValue)), required: true),
            field(FieldName.decision, .choice(ReviewDecision.allCases.map(\.rawValue)), required: true),
            field(FieldName.reason, longText),
            field(FieldName.date, .date, required: true),
        ]
    )

    private static let office: Set<Role> = [.administrator]

    private static let round = kind(
        .round,
        creators: office,
        retractors: office,
        [
            field(FieldName.name, line, by: office, required: true),
            field("committeeTerm", line, by: office),
            field(FieldName.ordinal, .integer(1...999), by: office),
            field("teams", line, by: office),
            field("feedbackDate", .date, by: office),
            field("concentratedMonths", .integer(1...36), by: office),
        ]
    )

    private static let unit = kind(
        .unit,
        creators: office,
        retractors: office,
        [
            field(FieldName.name, line, by: office, required: true),
            field("shortName", line, by: office),
            field("rounds", .set(of: nil), .set, by: office),
        ]
    )

    private static let person = kind(
        .person,
        creators: office,
        retractors: office,
        [
            field(FieldName.name, line, by: office, required: true),
            field("roles", .set(of: Role.allCases.map(\.rawValue)), .set, by: office),
        ]
    )

    private static let publishedFigure = kind(
        .publishedFigure,
        under: [.round],
        creators: office,
        retractors: office,
        [
            field("figureKind", line, required: true),
            field(FieldName.amount, .decimal, required: true),
            field(FieldName.countUnit, line, required: true),
            field(FieldName.approximation, .choice(Approximation.allCases.map(\.rawValue))),
            field("categories", .set(of: nil)),
            field(FieldName.compound, .choice(Compound.allCases.map(\.rawValue))),
            field(FieldName.quote, longText),
            field(FieldName.doubtful, .truth, by: office),
            field("doubt", line),
        ]
    )

    private static let setting = kind(
        .setting,
        creators: office,
        retractors: office,
        [
            field(FieldName.name, line, required: true),
            field("value", line, by: office, required: true),
        ]
    )
}
