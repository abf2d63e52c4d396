/// One line of the outbox file: a set, or what became of one.
enum OutboxLine {
    case saved(Submission)
    case void(Submission)
    case receipt(Receipt)
    case refusal(unit: UnitID, n: Int64, PushRefusal)
    /// Where a lane stands when the sets before were let go.
    case lane(unit: UnitID, OwnLane)
    /// The server has lost what it had taken: the set is sent again.
    case reopened(ReplicaID, unit: UnitID, n: Int64, was: Base?)
    /// The author has seen to what was turned down of the set.
    case closed(ReplicaID, unit: UnitID, n: Int64, PendingSet.Closing)
    /// From here on the lanes are this replica's.
    case replica(ReplicaID)

    var text: String {
        let json: JSONValue =
            switch self {
            case .saved(let submission): Self.json("set", submission)
            case .void(let submission): Self.json("void", submission)
            case .receipt(let receipt): ["type": "receipt", "receipt": .string(receipt.text)]
            case .refusal(let unit, let n, let refusal):
                ["type": "refusal", "unit": unit.json, "n": .int(n), "refusal": refusal.json]
            case .lane(let unit, let lane):
                jsonObject([
                    "type": "lane", "unit": unit.json, "n": .int(lane.n), "hash": lane.hash.json,
                    "predecessor": lane.predecessor?.json, "ended": lane.hasEnded ? true : nil,
                ])
            case .reopened(let replica, let unit, let n, let was):
                jsonObject([
                    "type": "reopened", "replica": replica.json, "unit": unit.json, "n": .int(n),
                    "was": was?.json,
                ])
            case .closed(let replica, let unit, let n, let closing):
                jsonObject([
                    "type": "closed", "replica": replica.json, "unit": unit.json, "n": .int(n),
                    "amendedBy": closing.amendment.map { .int($0) },
                ])
            case .replica(let replica): ["type": "replica", "replica": replica.json]
            }
        return json.canonicalText()
    }

    init(text: String) throws(JSONError) {
        let members = try JSONMembers(JSONValue(parsing: text), as: "line")
        switch try members.text("type") {
        case "set": self = .saved(try Self.submission(members))
        case "void": self = .void(try Self.submission(members))
        case "receipt": self = .receipt(try Receipt(text: members.text("receipt")))
        case "refusal":
            self = .refusal(
                unit: try members.id("unit"),
                n: try members.number("n"),
                try PushRefusal(json: members["refusal"] ?? .null)
            )
        case "lane":
            self = .lane(
                unit: try members.id("unit"),
                OwnLane(
                    n: try members.number("n"),
                    hash: try members.hash("hash"),
                    predecessor: try members["predecessor"].map { (value) throws(JSONError) in
                        try SetReference(json: value, as: "predecessor")
                    },
                    hasEnded: try members.truth("ended")
                )
            )
        case "reopened":
            self = .reopened(
                try members.id("replica"),
                unit: try members.id("unit"),
                n: try members.number("n"),
                was: try members["was"].map { (value) throws(JSONError) in try Base(json: value, as: "was") }
            )
        case "closed":
            self = .closed(
                try members.id("replica"),
                unit: try members.id("unit"),
                n: try members.number("n"),
                try members.optionalNumber("amendedBy").map { .amended(n: $0) } ?? .dropped
            )
        case "replica": self = .replica(try members.id("replica"))
        default: throw JSONError(.wrongType, member: "type")
        }
    }

    private static func json(_ type: String, _ submission: Submission) -> JSONValue {
        [
            "type": .string(type), "set": .string(submission.text),
            "signature": .string(encodeHex(submission.signature)),
        ]
    }

    private static func submission(_ members: JSONMembers) throws(JSONError) -> Submission {
        let signature = try members.bytes("signature")
        let text = try members.text("set")
        do throws(PushRefusal) {
            return try Submission(text: text, signature: signature)
        } catch { throw JSONError(.wrongType, member: "set") }
    }
}

extension Replica {
    /// Takes up what a line of the outbox file says.
    mutating func replay(_ line: OutboxLine) {
        let own = identity.replica
        switch line {
        case .saved(let submission): add(submission)
        case .void(let submission):
            update(submission.replica, unit: submission.unit, n: submission.n) {
                $0.void = submission
                $0.refusal = nil
            }
        case .receipt(let receipt):
            update(receipt.replica, unit: receipt.unit, n: receipt.n) {
                $0.receipt = receipt
                $0.refusal = nil
                // The content had come through before it was given up.
                if !receipt.verdicts.isEmpty { $0.void = nil }
            }
        case .refusal(let unit, let n, let refusal):
            update(own, unit: unit, n: n) { $0.refusal = refusal }
        case .lane(let unit, let lane): lanes[unit] = lane
        case .reopened(let replica, let unit, let n, let was):
            update(replica, unit: unit, n: n) {
                $0.receipt = nil
                $0.refusal = nil
                $0.wasLost = true
                $0.was = was
            }
        case .closed(let replica, let unit, let n, let closing):
            update(replica, unit: unit, n: n) { $0.closing = closing }
        case .replica: break
        }
    }

    private mutating func update(
        _ replica: ReplicaID,
        unit: UnitID,
        n: Int64,
        _ change: (inout PendingSet) -> Void
    ) {
        let place = outbox.firstIndex { $0.unit == unit && $0.n == n && $0.submission.replica == replica }
        if let place { change(&outbox[place]) }
    }

    /// Sets that need not be kept in the outbox file: acknowledged, pulled, and what was turned down is seen to.
    func isSettled(_ pending: PendingSet) -> Bool {
        guard !pending.isRefused, let held = units[pending.unit] else { return false }
        return pending.isIn(held)
    }
}

extension PendingSet.Closing {
    /// The number under which it was saved again.
    fileprivate var amendment: Int64? { if case .amended(let n) = self { n } else { nil } }
}
