/// One field of one record.
public struct FieldKey: Hashable, Sendable, Comparable {
    public var record: RecordID
    public var field: String

    public init(_ record: RecordID, _ field: String) {
        self.record = record
        self.field = field
    }

    public static func < (left: FieldKey, right: FieldKey) -> Bool {
        left.record == right.record
            ? left.field.utf8.lexicographicallyPrecedes(right.field.utf8) : left.record < right.record
    }

    /// `record/field`, as conflicts spell it.
    public var text: String { "\(record)/\(field)" }

    /// Reads ``text``; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let record = RecordID(String(parts[0])) else { return nil }
        self.init(record, String(parts[1]))
    }
}

/// What one change does.
public enum ChangeAction: Sendable, Hashable {
    /// A new record with its fields.
    case create(parent: RecordID?, fields: [String: JSONValue])
    /// A field from what the person saw to what the person wants. `retract` and `restore` are edits of `retracted`.
    case edit(FieldEdit)
    /// A ruling on a conflict.
    case resolve(ResolutionRequest)
}

/// A field's change as its author saw it.
public struct FieldEdit: Sendable, Hashable {
    public var field: String
    /// What the person saw.
    public var from: JSONValue
    public var to: JSONValue
    /// The same field without the replica's outbox, where that differs from `from`.
    public var over: JSONValue?

    public init(_ field: String, from: JSONValue, to: JSONValue, over: JSONValue? = nil) {
        self.field = field
        self.from = from
        self.to = to
        self.over = over
    }
}

/// A supervisor's ruling: which conflict, as it stood at which revision, and what shall be.
public struct ResolutionRequest: Sendable, Hashable {
    public var conflict: ConflictID
    public var revision: Int64
    public var choice: Choice
    /// What the dispute was; nil where it is too much to carry along.
    public var seen: Dispute?

    /// What stood against each other and what is decided, so that a ruling is known again where a restore has lost its
    /// conflict and the same dispute comes back in another shape.
    public struct Dispute: Sendable, Hashable {
        public var heads: [FieldKey: JSONValue]
        public var contenders: [[FieldKey: JSONValue]]
        public var values: [FieldKey: JSONValue]

        public init(
            heads: [FieldKey: JSONValue],
            contenders: [[FieldKey: JSONValue]],
            values: [FieldKey: JSONValue]
        ) {
            self.heads = heads
            self.contenders = contenders
            self.values = values
        }

        /// The most bytes that a ruling carries along; long texts in dispute are more.
        static let bytesMax = 16_384

        /// Whether a conflict is about nothing else than was seen: no other field, and no other value in any of them.
        func covers(_ conflict: Conflict, heads: [FieldKey: JSONValue]) -> Bool {
            conflict.fields.allSatisfy { key in
                guard let head = self.heads[key] else { return false }
                let known = Set([head] + contenders.compactMap { $0[key] })
                let present = [heads[key] ?? .null] + conflict.standing.compactMap { $0.values[key] }
                return known.isSuperset(of: present)
            }
        }
    }

    /// What shall be the field's value.
    public enum Choice: Sendable, Hashable {
        case head
        case base
        /// A contender by its id.
        case contender(String)
        /// Other values, by `record/field`.
        case values([FieldKey: JSONValue])
        /// Takes the own ruling back: the conflict is open again, as it was.
        case reopen

        /// `head`, `base`, `contender`, `value` or `reopen`, as on the wire.
        public var name: String {
            switch self {
            case .head: "head"
            case .base: "base"
            case .contender: "contender"
            case .values: "value"
            case .reopen: "reopen"
            }
        }
    }

    public init(conflict: ConflictID, revision: Int64, choice: Choice, seen: Dispute? = nil) {
        self.conflict = conflict
        self.revision = revision
        self.choice = choice
        self.seen = seen
    }
}

/// One change of a change set.
public struct Change: Sendable, Hashable {
    /// The record that is changed; for a ruling, the conflict's first record.
    public var record: RecordID
    /// The record's kind by its raw value; one that this program doesn't know survives a round trip.
    public var kind: String
    public var action: ChangeAction
    /// Changes of one group share a fate; nil: on its own.
    public var group: Int64?
    /// Why, in the author's words.
    public var why: String?

    public init(
        _ record: RecordID,
        kind: String,
        _ action: ChangeAction,
        group: Int64? = nil,
        why: String? = nil
    ) {
        self.record = record
        self.kind = kind
        self.action = action
        self.group = group
        self.why = why
    }

    /// The field that is edited, nil for a new record or a ruling.
    public var edit: FieldEdit? { if case .edit(let edit) = action { edit } else { nil } }

    /// Whether it rules on a conflict.
    var isRuling: Bool { if case .resolve = action { true } else { false } }

    /// Whether it rules on a conflict rather than opening it again.
    var isStandingRuling: Bool {
        if case .resolve(let ruling) = action { ruling.choice != .reopen } else { false }
    }

    /// The operation's name on the wire.
    public var operation: String {
        switch action {
        case .create: "create"
        case .resolve: "resolve"
        case .edit(let edit) where edit.field == FieldName.retracted: edit.to.isNull ? "restore" : "retract"
        case .edit: "set"
        }
    }
}
