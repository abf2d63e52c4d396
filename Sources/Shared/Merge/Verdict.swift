/// Why a change was turned down for good. Raw values travel on the wire and lie in the log; never rename one.
public enum RejectReason: String, Error, Sendable, CaseIterable {
    case notAllowed = "not_allowed"
    case unknownKind = "unknown_kind"
    case unknownField = "unknown_field"
    case unknownRecord = "unknown_record"
    case unknownParent = "unknown_parent"
    case wrongParent = "wrong_parent"
    case recordExists = "record_exists"
    case recordRetracted = "record_retracted"
    case notRetracted = "not_retracted"
    case missingField = "missing_field"
    case invalidValue = "invalid_value"
    case wrongReference = "wrong_reference"
    case fixedField = "fixed_field"
    case transitionNotAllowed = "transition_not_allowed"
    case reasonRequired = "reason_required"
    case unlinkedCorrection = "unlinked_correction"
    case unknownConflict = "unknown_conflict"
    case conflictClosed = "conflict_closed"
    case conflictChanged = "conflict_changed"
    case unknownContender = "unknown_contender"
    case groupRejected = "group_rejected"
    /// What a set would take back is no longer as its author left it.
    case overtaken
    /// A supervisor decided to wait no longer for what it builds on.
    case setAside = "set_aside"
    /// A reason that this program doesn't know: the server is newer.
    case unnamed
}

/// What became of one change: exactly one for each acknowledged change.
public enum Verdict: Sendable, Hashable {
    case applied
    /// Joined with somebody else's value; carries what the field now holds.
    case merged(JSONValue)
    /// Somebody else had already written the same value.
    case converged
    case unchanged
    /// Parked; the head stays.
    case conflict(ConflictID)
    /// The author took back an own contender.
    case withdrawn(ConflictID)
    case rejected(RejectReason)
    /// Back from a history that a restore has lost, where somebody had seen it and written on top: that stands.
    case superseded
    /// Kept, and judged when what it builds on returns: a restored server has lost that for now.
    case deferred

    /// Whether it turned the change down for good.
    public var isRejected: Bool { if case .rejected = self { true } else { false } }

    /// The verdict's word on the wire.
    public var name: String {
        switch self {
        case .applied: "applied"
        case .merged: "merged"
        case .converged: "converged"
        case .unchanged: "unchanged"
        case .conflict: "conflict"
        case .withdrawn: "withdrawn"
        case .rejected: "rejected"
        case .superseded: "superseded"
        case .deferred: "deferred"
        }
    }

    /// The verdict as receipts and log rows spell it.
    public var json: JSONValue {
        switch self {
        case .applied, .converged, .unchanged, .superseded, .deferred: ["verdict": .string(name)]
        case .merged(let value): ["verdict": .string(name), "value": value]
        case .conflict(let id), .withdrawn(let id): ["verdict": .string(name), "conflict": id.json]
        case .rejected(let reason): ["verdict": .string(name), "reason": .string(reason.rawValue)]
        }
    }

    /// Reads what ``json`` writes.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "verdict")
        switch try members.text("verdict") {
        case "applied": self = .applied
        case "merged": self = .merged(members.all["value"] ?? .null)
        case "converged": self = .converged
        case "unchanged": self = .unchanged
        case "superseded": self = .superseded
        case "deferred": self = .deferred
        case "conflict": self = .conflict(try members.id("conflict"))
        case "withdrawn": self = .withdrawn(try members.id("conflict"))
        case "rejected":
            self = .rejected(RejectReason(rawValue: try members.text("reason")) ?? .unnamed)
        default: throw JSONError(.wrongType, member: "verdict")
        }
    }
}
