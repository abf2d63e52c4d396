/// Names one set of one lane by its place and its content.
public struct SetReference: Sendable, Hashable {
    public var replica: ReplicaID
    public var n: Int64
    /// What the lane's next number links to.
    public var hash: Hash

    public init(replica: ReplicaID, n: Int64, hash: Hash) {
        self.replica = replica
        self.n = n
        self.hash = hash
    }

    public var position: LanePosition { LanePosition(replica, n) }

    /// The reference as change sets spell it.
    public var json: JSONValue { ["replica": replica.json, "n": .int(n), "hash": hash.json] }

    /// Reads what ``json`` writes.
    public init(json: JSONValue, as name: String) throws(JSONError) {
        let members = try JSONMembers(json, as: name)
        self.init(
            replica: try members.id("replica"),
            n: try members.number("n"),
            hash: try members.hash("hash")
        )
    }

    /// Reads a member that may be absent or null.
    init?(optional name: String, in members: JSONMembers) throws(JSONError) {
        guard let value = members[name] else { return nil }
        try self.init(json: value, as: name)
    }
}

extension Submission {
    /// The set as it stands in its own lane.
    public var reference: SetReference { SetReference(replica: replica, n: n, hash: hash) }

    /// The set as its author first saved it: what it was re-issued or adopted from, else itself.
    public var root: SetReference { self.set?.origin ?? reference }
}
