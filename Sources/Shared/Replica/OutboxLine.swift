/// One line of the outbox file: a set, or what became of one.
enum OutboxLine {
    case saved(Submission)
    case void(Submission)
    case receipt(Receipt)
    case refusal(unit: UnitID, n: Int64, PushRefusal)
    /// Where a lane stands when the sets before were let go.
    case lane(unit: UnitID, LaneHead)

    var text: String {
        let json: JSONValue =
            switch self {
            case .saved(let submission): Self.json("set", submission)
            case .void(let submission): Self.json("void", submission)
            case .receipt(let receipt): ["type": "receipt", "receipt": .string(receipt.text)]
            case .refusal(let unit, let n, let refusal):
                ["type": "refusal", "unit": unit.json, "n": .int(n), "refusal": refusal.json]
            case .lane(let unit, let lane):
                ["type": "lane", "unit": unit.json, "n": .int(lane.n), "hash": lane.hash.json]
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
                LaneHead(n: try members.number("n"), hash: try members.hash("hash"))
            )
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
        guard let signature = decodeHex(try members.text("signature")) else {
            throw JSONError(.wrongType, member: "signature")
        }
        let text = try members.text("set")
        do throws(PushRefusal) {
            return try Submission(text: text, signature: signature)
        } catch { throw JSONError(.wrongType, member: "set") }
    }
}

extension Replica {
    /// Takes up what a line of the outbox file says.
    mutating func replay(_ line: OutboxLine) {
        switch line {
        case .saved(let submission): add(submission)
        case .void(let submission):
            update(unit: submission.unit, n: submission.n) {
                $0.void = submission
                $0.refusal = nil
            }
        case .receipt(let receipt):
            update(unit: receipt.unit, n: receipt.n) {
                $0.receipt = receipt
                $0.refusal = nil
                // The content had come through before it was given up.
                if !receipt.verdicts.isEmpty { $0.void = nil }
            }
        case .refusal(let unit, let n, let refusal): update(unit: unit, n: n) { $0.refusal = refusal }
        case .lane(let unit, let lane): lanes[unit] = lane
        }
    }

    private mutating func update(unit: UnitID, n: Int64, _ change: (inout PendingSet) -> Void) {
        guard let place = outbox.firstIndex(where: { $0.unit == unit && $0.n == n }) else { return }
        change(&outbox[place])
    }

    /// Sets that need not be kept in the outbox file: acknowledged, pulled, and nothing in them was turned down.
    func isSettled(_ pending: PendingSet) -> Bool {
        guard !pending.isGivenUp, pending.rejected.isEmpty, let held = units[pending.unit] else {
            return false
        }
        return pending.isIn(held)
    }
}
