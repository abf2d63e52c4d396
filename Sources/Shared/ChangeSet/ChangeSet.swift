/// The unit's state that an author had integrated when saving.
public struct Base: Sendable, Hashable {
    public var epoch: EpochID
    public var version: Int64

    public init(epoch: EpochID, version: Int64) {
        self.epoch = epoch
        self.version = version
    }
}

extension Base {
    /// The place as change sets and rows spell it.
    var json: JSONValue { ["epoch": epoch.json, "version": .int(version)] }

    init(json: JSONValue, as name: String) throws(JSONError) {
        let members = try JSONMembers(json, as: name)
        self.init(epoch: try members.id("epoch"), version: try members.number("version"))
    }
}

extension EpochID {
    /// A history that no server has: nothing is shared with it.
    static let unknown = EpochID(high: 0, low: 0)
}

/// One person's edit in one unit: the unit of delivery, idempotency and transaction.
public struct ChangeSet: Sendable, Hashable {
    public var replica: ReplicaID
    public var unit: UnitID
    /// The number in the lane, from 1.
    public var n: Int64
    /// The hash of the lane's n − 1; ``Hash/zero`` before the first.
    public var prev: Hash
    public var base: Base
    /// For reading only.
    public var editedAt: Timestamp
    /// The set as it was first saved, where this one re-issues or adopts it: so that nothing is applied twice.
    public var origin: SetReference?
    /// In a lane's first set: the last set of the lane that it goes on from. What was written up to there is own.
    public var predecessor: SetReference?
    /// The own set that this one takes back.
    public var undoes: SetReference?
    /// The own set that was turned down and whose content this one has, corrected.
    public var amends: SetReference?
    /// The sets that were saved as one with this one.
    public var batch: BatchID?
    public var changes: [Change]

    public init(
        replica: ReplicaID,
        unit: UnitID,
        n: Int64,
        prev: Hash,
        base: Base,
        editedAt: Timestamp,
        origin: SetReference? = nil,
        predecessor: SetReference? = nil,
        undoes: SetReference? = nil,
        amends: SetReference? = nil,
        batch: BatchID? = nil,
        changes: [Change]
    ) {
        self.replica = replica
        self.unit = unit
        self.n = n
        self.prev = prev
        self.base = base
        self.editedAt = editedAt
        self.origin = origin
        self.predecessor = predecessor
        self.undoes = undoes
        self.amends = amends
        self.batch = batch
        self.changes = changes
    }

    /// The set as it is frozen when the person saves.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "replica": replica.json, "unit": unit.json, "n": .int(n), "prev": prev.json,
            "protocol": .int(Limits.protocolVersion), "schema": .int(Schema.version),
            "base": base.json,
            "editedAt": editedAt.json, "origin": origin?.json ?? .null,
            "changes": .array(changes.map(\.json)),
        ]
        if let predecessor { members["predecessor"] = predecessor.json }
        if let undoes { members["undoes"] = undoes.json }
        if let amends { members["amends"] = amends.json }
        if let batch { members["batch"] = batch.json }
        return .object(members)
    }
}

/// A number that its author gives up: the server could not take the content, which stays with the author.
public struct VoidNotice: Sendable, Hashable {
    public var replica: ReplicaID
    public var unit: UnitID
    public var n: Int64
    public var prev: Hash
    /// The hash of the content that is given up, so that the lane's chain goes on.
    public var hash: Hash
    /// The refusal's code that led to it.
    public var reason: String

    public init(replica: ReplicaID, unit: UnitID, n: Int64, prev: Hash, hash: Hash, reason: String) {
        self.replica = replica
        self.unit = unit
        self.n = n
        self.prev = prev
        self.hash = hash
        self.reason = reason
    }

    /// The notice as it is frozen.
    public var json: JSONValue {
        .object([
            "void": true, "replica": replica.json, "unit": unit.json, "n": .int(n), "prev": prev.json,
            "hash": hash.json, "reason": .string(reason), "protocol": .int(Limits.protocolVersion),
            "schema": .int(Schema.version),
        ])
    }
}
