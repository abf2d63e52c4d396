/// A set of somebody who is nobody in the unit any more, kept aside until a supervisor decides.
public struct QuarantinedSet: Sendable, Hashable {
    /// What became of it. Raw values are stored; never rename one.
    public enum State: String, Sendable, CaseIterable {
        case waiting
        /// A supervisor made it an own set.
        case adopted
        case discarded
    }

    public var submission: Submission
    public var author: PersonID
    /// What the author was in the unit.
    public var roles: Set<Role>
    public var carrier: PersonID
    public var depositedAt: Timestamp
    public var state: State
    /// Who decided, when and why; nil while it waits.
    public var decision: Decision?

    /// What a supervisor decided.
    public struct Decision: Sendable, Hashable {
        public var author: PersonID
        public var decidedAt: Timestamp
        public var why: String?

        public init(author: PersonID, decidedAt: Timestamp, why: String?) {
            self.author = author
            self.decidedAt = decidedAt
            self.why = why
        }
    }

    public init(
        submission: Submission,
        author: PersonID,
        roles: Set<Role>,
        carrier: PersonID,
        depositedAt: Timestamp,
        state: State = .waiting,
        decision: Decision? = nil
    ) {
        self.submission = submission
        self.author = author
        self.roles = roles
        self.carrier = carrier
        self.depositedAt = depositedAt
        self.state = state
        self.decision = decision
    }

    /// Under what it is known: the place at which it was first saved.
    public var root: SetReference { submission.root }

    /// The set as answers spell it.
    public var json: JSONValue {
        jsonObject([
            "set": .string(submission.text), "signature": .string(encodeHex(submission.signature)),
            "author": author.json, "roles": Role.json(roles), "carrier": carrier.json,
            "depositedAt": depositedAt.json, "state": .string(state.rawValue),
            "decidedBy": decision?.author.json, "decidedAt": decision?.decidedAt.json,
            "why": decision?.why.map { .string($0) },
        ])
    }

    /// Reads ``json``.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "quarantined")
        let submission: Submission
        let (text, signature) = (try members.text("set"), try members.bytes("signature"))
        do throws(PushRefusal) {
            submission = try Submission(text: text, signature: signature)
        } catch { throw JSONError(.wrongType, member: "set") }
        guard let depositedAt = Timestamp(try members.text("depositedAt")) else {
            throw JSONError(.wrongType, member: "depositedAt")
        }
        guard let state = State(rawValue: try members.text("state")) else {
            throw JSONError(.wrongType, member: "state")
        }
        self.init(
            submission: submission,
            author: try members.id("author"),
            roles: Role.known(try members.items("roles")),
            carrier: try members.id("carrier"),
            depositedAt: depositedAt,
            state: state
        )
        if let author: PersonID = try members.optionalID("decidedBy"),
            let decidedAt = try members.optionalText("decidedAt").flatMap({ Timestamp($0) })
        {
            decision = Decision(
                author: author,
                decidedAt: decidedAt,
                why: try members.optionalText("why")
            )
        }
    }
}
