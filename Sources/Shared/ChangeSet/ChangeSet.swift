/// The unit's state that an author had integrated when saving.
public struct Base: Sendable, Hashable {
    public var epoch: EpochID
    public var version: Int64

    public init(epoch: EpochID, version: Int64) {
        self.epoch = epoch
        self.version = version
    }
}

/// A set that this one re-issues or adopts, named so that nothing is applied twice.
public struct Origin: Sendable, Hashable {
    public var replica: ReplicaID
    public var n: Int64
    public var hash: Hash

    public init(replica: ReplicaID, n: Int64, hash: Hash) {
        self.replica = replica
        self.n = n
        self.hash = hash
    }
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
    public var origin: Origin?
    public var changes: [Change]

    public init(
        replica: ReplicaID,
        unit: UnitID,
        n: Int64,
        prev: Hash,
        base: Base,
        editedAt: Timestamp,
        origin: Origin? = nil,
        changes: [Change]
    ) {
        self.replica = replica
        self.unit = unit
        self.n = n
        self.prev = prev
        self.base = base
        self.editedAt = editedAt
        self.origin = origin
        self.changes = changes
    }

    /// The set as it is frozen when the person saves.
    public var json: JSONValue {
        .object([
            "replica": replica.json, "unit": unit.json, "n": .int(n), "prev": prev.json,
            "protocol": .int(Limits.protocolVersion), "schema": .int(Schema.version),
            "base": ["epoch": base.epoch.json, "version": .int(base.version)],
            "editedAt": editedAt.json,
            "origin": origin.map { ["replica": $0.replica.json, "n": .int($0.n), "hash": $0.hash.json] }
                ?? .null,
            "changes": .array(changes.map(\.json)),
        ])
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
