/// The server's stored answer to one set; a retry gets the same bytes.
public struct Receipt: Sendable, Hashable {
    public var unit: UnitID
    public var replica: ReplicaID
    public var n: Int64
    public var hash: Hash
    public var epoch: EpochID
    /// The version that the set took; nil: it had no effect.
    public var version: Int64?
    /// Where it had none: the unit's version under which it was judged.
    public var judgedAt: Int64?
    public var receivedAt: Timestamp
    /// One for each change; empty for a void.
    public var verdicts: [Verdict]
    /// The set of another lane under which the server has this content already; the rest is that set's answer.
    public var twin: LanePosition?
    /// By whom and why it was turned down in the end, where it had waited for what did not come back.
    public var setAside: SetAside?

    /// The receipt's bytes as stored and sent.
    public var text: String {
        var members: [String: JSONValue] = [
            "unit": unit.json, "replica": replica.json, "n": .int(n), "hash": hash.json, "epoch": epoch.json,
            "version": .optional(version), "receivedAt": receivedAt.json,
            "verdicts": .array(verdicts.map(\.json)),
        ]
        if let judgedAt { members["judgedAt"] = .int(judgedAt) }
        if let twin { members["twin"] = twin.json }
        if let setAside { members["setAside"] = setAside.json }
        return JSONValue.object(members).canonicalText()
    }

    public init(
        unit: UnitID,
        replica: ReplicaID,
        n: Int64,
        hash: Hash,
        epoch: EpochID,
        version: Int64?,
        judgedAt: Int64? = nil,
        receivedAt: Timestamp,
        verdicts: [Verdict],
        twin: LanePosition? = nil,
        setAside: SetAside? = nil
    ) {
        self.unit = unit
        self.replica = replica
        self.n = n
        self.hash = hash
        self.epoch = epoch
        self.version = version
        self.judgedAt = judgedAt
        self.receivedAt = receivedAt
        self.verdicts = verdicts
        self.twin = twin
        self.setAside = setAside
    }

    /// The state that the answer is part of.
    public var place: Base { Base(epoch: epoch, version: version ?? judgedAt ?? 0) }

    /// The final answer to a set that was deferred.
    ///
    /// - Parameter row: Its own, or its twin's.
    func judged(by row: LogRow) -> Receipt {
        var receipt = self
        receipt.epoch = row.epoch
        receipt.version = row.version
        receipt.judgedAt = nil
        receipt.verdicts = row.verdicts
        receipt.setAside = row.setAside
        return receipt
    }

    /// ``place``, where all of the set came into force; what was parked or turned down was never seen as the unit's.
    public var placeInForce: Base? {
        let isInForce = verdicts.allSatisfy { verdict in
            switch verdict {
            case .applied, .merged, .converged, .unchanged, .superseded: true
            case .conflict, .withdrawn, .rejected, .deferred: false
            }
        }
        return isInForce ? place : nil
    }

    /// Whether the set waits for what a restore has lost.
    public var isDeferred: Bool { verdicts.contains(.deferred) }

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
            judgedAt: try members.optionalNumber("judgedAt"),
            receivedAt: receivedAt,
            verdicts: verdicts,
            twin: try members["twin"].map { (value) throws(JSONError) in try LanePosition(json: value) },
            setAside: try members["setAside"].map { (value) throws(JSONError) in try SetAside(json: value) }
        )
    }
}
