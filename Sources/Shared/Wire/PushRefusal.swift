/// Why a set was turned down without consuming its number. Codes travel on the wire; never rename one.
public enum PushRefusal: Error, Sendable, Equatable {
    /// Not readable as a change set. Void the number; the content stays with its author.
    case malformed(JSONError)
    /// Larger than ``Limits/changeSetBytesMax`` or ``Limits/changesMax``. Void the number.
    case tooLarge
    /// Made by a newer program. Void the number, or wait until the server is newer.
    case unknownSchema
    /// The lane goes on at another number: send from there.
    case gap(expected: Int64)
    /// The number is taken by other bytes, or the chain does not link: this device was copied. Fork the replica.
    case replicaFork(expected: Int64)
    /// The signature is not the enrolled key's. Nothing was written.
    case badSignature
    /// The author is nobody in this unit. Nothing was written.
    case notMember
    /// The author, or the device, was somebody here and is no more. Nothing was written.
    case revoked
    /// As `revoked`; the set is kept aside at the server, where a supervisor decides on it.
    case quarantined
    /// The unit is locked or the server overloaded: the same bytes again, later.
    case busy
    /// The server can't write now: the same bytes again, later.
    case unavailable

    /// The stable code.
    public var code: String {
        switch self {
        case .malformed: "malformed"
        case .tooLarge: "too_large"
        case .unknownSchema: "unknown_schema"
        case .gap: "gap"
        case .replicaFork: "replica_fork"
        case .badSignature: "bad_signature"
        case .notMember: "not_member"
        case .revoked: "revoked"
        case .quarantined: "quarantined"
        case .busy: "busy"
        case .unavailable: "unavailable"
        }
    }

    /// Whether the number should be given up, so that what follows can go on.
    public var asksForVoid: Bool {
        switch self {
        case .malformed, .tooLarge, .unknownSchema: true
        default: false
        }
    }

    /// The refusal as the wire spells it.
    public var json: JSONValue {
        switch self {
        case .gap(let expected), .replicaFork(let expected):
            ["code": .string(code), "expected": .int(expected)]
        case .malformed(let error):
            [
                "code": .string(code), "reason": .string(error.reason.rawValue),
                "at": .int(Int64(error.offset)),
                "member": .optional(error.member),
            ]
        default: ["code": .string(code)]
        }
    }

    /// Reads what ``json`` writes; a code that this program doesn't know counts as `unavailable`: wait, lose nothing.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "refusal")
        switch try members.text("code") {
        case "malformed":
            self = .malformed(
                JSONError(
                    JSONError.Reason(rawValue: try members.optionalText("reason") ?? "") ?? .malformed,
                    at: Int(try members.optionalNumber("at") ?? 0),
                    member: try members.optionalText("member")
                )
            )
        case "too_large": self = .tooLarge
        case "unknown_schema": self = .unknownSchema
        case "gap": self = .gap(expected: try members.number("expected"))
        case "replica_fork": self = .replicaFork(expected: try members.number("expected"))
        case "bad_signature": self = .badSignature
        case "not_member": self = .notMember
        case "revoked": self = .revoked
        case "quarantined": self = .quarantined
        case "busy": self = .busy
        default: self = .unavailable
        }
    }
}
