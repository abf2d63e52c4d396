/// A set that counts nowhere until a supervisor decides, or what it waits for comes back: of somebody who is nobody in the
/// unit any more, or built on what a restore has lost.
public struct QuarantinedSet: Sendable, Hashable {
    /// What became of it. Raw values are stored; never rename one.
    public enum State: String, Sendable, CaseIterable {
        case waiting
        /// Taken, and judged when what it builds on comes back; never stored in quarantine itself.
        case deferred
        /// A supervisor made it an own set.
        case adopted
        case discarded
    }

    public var submission: Submission
    public var author: PersonID
    /// What the author was in the unit; of a deferred set what the author is.
    public var roles: Set<Role>
    public var carrier: PersonID
    public var depositedAt: Timestamp
    public var state: State
    /// Who decided, when and why; nil while it waits.
    public var decision: Decision?
    /// The records and conflicts that a deferred set waits for, by id.
    public var awaited: [RecordID] = []

    /// Whether somebody has to decide.
    public var isOpen: Bool { state == .waiting || state == .deferred }

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

    /// A set that waits for what a restore has lost.
    public init(_ set: DeferredSet) {
        self.init(
            submission: set.submission,
            author: set.author.person,
            roles: set.author.roles,
            carrier: set.deferral.carrier,
            depositedAt: set.deferral.deferredAt,
            state: .deferred
        )
        awaited = set.deferral.awaited.sorted()
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
            "awaits": awaited.isEmpty ? nil : .array(awaited.map(\.json)),
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
        for item in try members.items("awaits") {
            guard let id = item.text.flatMap({ RecordID($0) }) else {
                throw JSONError(.wrongType, member: "awaits")
            }
            awaited.append(id)
        }
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
