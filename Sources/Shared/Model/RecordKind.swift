/// What a record is. Raw values travel on the wire and lie in the log; never rename one.
public enum RecordKind: String, Sendable, CaseIterable {
    // A unit's ledger.
    case problem
    case measure
    case progress
    case funds
    case accountability
    case rule
    case quantity
    case review
    // The office stream.
    case round
    case unit
    case person
    case publishedFigure = "published_figure"
    case setting

    /// Ledger entries are append-only: a correction replaces one, nothing overwrites it.
    public var isEntry: Bool { RecordKind.entries.contains(self) }

    /// The kinds of ledger entries.
    public static let entries: [RecordKind] = [.progress, .funds, .accountability, .rule, .quantity]

    /// Whether the office stream holds it, and not a unit's.
    public var isOffice: Bool {
        switch self {
        case .round, .unit, .person, .publishedFigure, .setting: true
        case .problem, .measure, .progress, .funds, .accountability, .rule, .quantity, .review: false
        }
    }
}

/// The names of fields, one spelling everywhere.
public enum FieldName {
    /// Every record has it: the reason of its tombstone, `null` while it lives.
    public static let retracted = "retracted"
    public static let status = "status"
    public static let replacedBy = "replacedBy"
    public static let replaces = "replaces"
    public static let partOf = "partOf"
    public static let doubtful = "doubtful"
    public static let approximation = "approximation"
    public static let number = "number"
    public static let title = "title"
    public static let round = "round"
    public static let due = "due"
    public static let dueKind = "dueKind"
    public static let finishedOn = "finishedOn"
    public static let measure = "measure"
    public static let date = "date"
    public static let quote = "quote"
    public static let text = "text"
    public static let amount = "amount"
    public static let fundsKinds = "fundsKinds"
    public static let forms = "forms"
    public static let compound = "compound"
    public static let count = "count"
    public static let countUnit = "countUnit"
    public static let action = "action"
    public static let label = "label"
    public static let decision = "decision"
    public static let reason = "reason"
    public static let level = "level"
    public static let name = "name"
    public static let ordinal = "ordinal"
}
