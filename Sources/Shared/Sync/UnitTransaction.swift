/// A unit's counter and chain, read under its lock.
public struct UnitHead: Sendable, Hashable {
    public var version: Int64
    public var chain: Hash
    public var epoch: EpochID

    public init(version: Int64, chain: Hash, epoch: EpochID) {
        self.version = version
        self.chain = chain
        self.epoch = epoch
    }
}

/// A device that was enrolled.
public struct Device: Sendable, Hashable {
    public var replica: ReplicaID
    public var person: PersonID
    public var publicKey: [UInt8]
    public var isRevoked: Bool

    public init(replica: ReplicaID, person: PersonID, publicKey: [UInt8], isRevoked: Bool) {
        self.replica = replica
        self.person = person
        self.publicKey = publicKey
        self.isRevoked = isRevoked
    }
}

/// Where a lane stands.
public struct LaneHead: Sendable, Hashable {
    public var n: Int64
    public var hash: Hash
    public var predecessor: LanePosition?

    public init(n: Int64, hash: Hash, predecessor: LanePosition? = nil) {
        self.n = n
        self.hash = hash
        self.predecessor = predecessor
    }

    /// A lane without a set.
    public static let empty = LaneHead(n: 0, hash: .zero)
}

/// What a push reads under the unit's lock before it loads anything.
public struct PushContext: Sendable {
    /// Nil: there is no such unit.
    public var head: UnitHead?
    /// The signing replica; nil: never enrolled.
    public var device: Device?
    /// The author's roles in the unit now.
    public var roles: Set<Role>
    /// Whether the author had a role here that was taken away.
    public var wasMember: Bool
    /// Nil: the lane has no set yet.
    public var lane: LaneHead?
    /// The stored receipt for the set's number, with the hash it answered.
    public var receipt: (hash: Hash, text: String)?
    /// The server's epochs with the unit's version at which each began, oldest first.
    public var epochs: [EpochStart]

    public init(
        head: UnitHead?,
        device: Device?,
        roles: Set<Role>,
        wasMember: Bool,
        lane: LaneHead?,
        receipt: (hash: Hash, text: String)?,
        epochs: [EpochStart]
    ) {
        self.head = head
        self.device = device
        self.roles = roles
        self.wasMember = wasMember
        self.lane = lane
        self.receipt = receipt
        self.epochs = epochs
    }
}

/// All that a push writes, in one go.
public struct PushWrites: Sendable {
    public var submission: Submission
    /// The receipt's bytes.
    public var receipt: String
    public var lane: LaneHead
    /// Nil where the set had no effect and took no version; its bytes are then kept beside the receipt.
    public var accepted: Accepted?

    /// What a set with an effect changes.
    public struct Accepted: Sendable {
        /// The unit's head after the set.
        public var head: UnitHead
        /// The log row's bytes.
        public var row: String
        public var receivedAt: Timestamp
        public var records: [RecordState]
        public var conflicts: [Conflict]
        /// What is added to each figure.
        public var totals: FigureTable
    }
}

/// One transaction in one unit, on PostgreSQL or in memory. Nothing is visible before it commits.
public protocol UnitTransaction {
    /// Locks the unit's head and reads what a push of this number needs.
    mutating func open(_ unit: UnitID, replica: ReplicaID, n: Int64) throws -> PushContext

    /// Loads what a set touches, after ``open(_:replica:n:)``.
    ///
    /// Beside what `touched` names: the records' parents; every conflict that is open on any field of those, that holds
    /// one of them back, or that is named, and what those were absorbed into; for each such conflict the problems of all its fields' and parked records,
    /// with their whole subtrees; for each of `touched.problems` (a problem, or a record under one) the whole subtree.
    /// Loading more than this is harmless.
    mutating func load(_ touched: Touched) throws -> UnitState

    /// Writes everything, to be committed by the caller.
    mutating func write(_ writes: PushWrites) throws
}
