/// The server's stored answer to one set; a retry gets the same bytes.
public struct Receipt: Sendable, Hashable {
    public var unit: UnitID
    public var replica: ReplicaID
    public var n: Int64
    public var hash: Hash
    public var epoch: EpochID
    /// The version that the set took; nil: it had no effect.
    public var version: Int64?
    public var receivedAt: Timestamp
    /// One for each change; empty for a void.
    public var verdicts: [Verdict]

    /// The receipt's bytes as stored and sent.
    public var text: String {
        JSONValue.object([
            "unit": unit.json, "replica": replica.json, "n": .int(n), "hash": hash.json, "epoch": epoch.json,
            "version": .optional(version), "receivedAt": receivedAt.json,
            "verdicts": .array(verdicts.map(\.json)),
        ]).canonicalText()
    }

    public init(
        unit: UnitID,
        replica: ReplicaID,
        n: Int64,
        hash: Hash,
        epoch: EpochID,
        version: Int64?,
        receivedAt: Timestamp,
        verdicts: [Verdict]
    ) {
        self.unit = unit
        self.replica = replica
        self.n = n
        self.hash = hash
        self.epoch = epoch
        self.version = version
        self.receivedAt = receivedAt
        self.verdicts = verdicts
    }

    /// Reads what ``text`` writes.
    public init(text: String) throws(JSONError) {
        let members = try JSONMembers(JSONValue(parsing: text), as: "receipt")
        guard let receivedAt = Timestamp(try members.text("receivedAt")) else {
            throw JSONError(.wrongType, member: "receivedAt")
        }
        var verdicts: [Verdict] = []
        for item in try members.items("verdicts") { verdicts.append(try Verdict(json: item)) }
        self.init(
            unit: try members.id("unit"),
            replica: try members.id("replica"),
            n: try members.number("n"),
            hash: try members.hash("hash"),
            epoch: try members.id("epoch"),
            version: try members.optionalNumber("version"),
            receivedAt: receivedAt,
            verdicts: verdicts
        )
    }
}
