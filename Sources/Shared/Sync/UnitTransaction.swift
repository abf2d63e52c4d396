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
    /// Roles that the author had here and that were taken away.
    public var formerRoles: Set<Role>
    /// The set in quarantine that this one says to come from.
    public var quarantined: QuarantinedSet?
    /// Nil: the lane has no set yet.
    public var lane: LaneHead?
    /// The stored receipt for the set's number, with the hash it answered.
    public var receipt: (hash: Hash, text: String)?
    /// Who the device belongs to that the set was first saved on, where that is another one.
    public var originPerson: PersonID?
    /// The answers under which the unit has the content of this set already: to the set that it was re-issued or adopted
    /// from, and to others that were.
    public var kin: [Receipt]
    /// The last set of the lane that this one goes on from, as the unit knows it.
    public var predecessor: (hash: Hash, person: PersonID)?
    /// Whether sets wait for what a restore has lost.
    public var hasDeferred: Bool
    /// The server's epochs with the unit's version at which each began, oldest first.
    public var epochs: [EpochStart]

    public init(
        head: UnitHead?,
        device: Device?,
        roles: Set<Role>,
        formerRoles: Set<Role>,
        quarantined: QuarantinedSet? = nil,
        lane: LaneHead?,
        receipt: (hash: Hash, text: String)?,
        originPerson: PersonID? = nil,
        kin: [Receipt] = [],
        predecessor: (hash: Hash, person: PersonID)? = nil,
        hasDeferred: Bool = false,
        epochs: [EpochStart]
    ) {
        self.head = head
        self.device = device
        self.roles = roles
        self.formerRoles = formerRoles
        self.quarantined = quarantined
        self.lane = lane
        self.receipt = receipt
        self.originPerson = originPerson
        self.kin = kin
        self.predecessor = predecessor
        self.hasDeferred = hasDeferred
        self.epochs = epochs
    }
}

/// All that a push writes, in one go.
public struct PushWrites: Sendable {
    public var submission: Submission
    /// The receipt's bytes.
    public var receipt: String
    public var lane: LaneHead
    /// Under which the set's content is recognised when it comes in another lane; nil: under its own place alone.
    public var origin: SetReference?
    /// Whether the origin lies in quarantine and is adopted by this.
    public var isAdoption: Bool
    public var receivedAt: Timestamp
    /// Nil where the set had no effect and took no version; its bytes are then kept beside the receipt.
    public var accepted: Accepted?
    /// Nil: the set is not deferred.
    public var deferral: Deferral?
}

/// What is kept of a deferred set beside its bytes.
public struct Deferral: Sendable {
    /// The records and conflicts that it waits for.
    public var awaited: Set<RecordID>
    public var carrier: PersonID
    public var deferredAt: Timestamp
    /// The place that it had in the history that is lost.
    public var was: Base?

    public init(awaited: Set<RecordID>, carrier: PersonID, deferredAt: Timestamp, was: Base?) {
        self.awaited = awaited
        self.carrier = carrier
        self.deferredAt = deferredAt
        self.was = was
    }
}

/// What a row of the log changes, written together with it.
public struct Accepted: Sendable {
    public var position: LanePosition
    /// The unit's head after the row.
    public var head: UnitHead
    /// The log row's bytes.
    public var row: String
    public var receivedAt: Timestamp
    public var records: [RecordState]
    public var conflicts: [Conflict]
    /// What is added to each figure.
    public var totals: FigureTable
}

/// A set that was answered with `deferred` and waits.
public struct DeferredSet: Sendable {
    public var submission: Submission
    public var deferral: Deferral
    /// Its author with the roles of now.
    public var author: Author
    public var predecessor: LanePosition?

    public init(
        submission: Submission,
        deferral: Deferral,
        author: Author,
        predecessor: LanePosition?
    ) {
        self.submission = submission
        self.deferral = deferral
        self.author = author
        self.predecessor = predecessor
    }

    public var position: LanePosition { LanePosition(submission.replica, submission.n) }
}

/// The sets of a unit that wait, read under its lock.
public struct WaitingSets: Sendable {
    public var head: UnitHead
    /// The server's epochs with the unit's version at which each began, oldest first.
    public var epochs: [EpochStart]
    public var sets: [DeferredSet]

    public init(head: UnitHead, epochs: [EpochStart], sets: [DeferredSet]) {
        self.head = head
        self.epochs = epochs
        self.sets = sets
    }
}

/// How a deferred set goes on.
public enum DeferredOutcome: Sendable {
    case accepted(Accepted)
    case waits(Set<RecordID>)
}

/// One transaction in one unit, on PostgreSQL or in memory. Nothing is visible before it commits.
public protocol UnitTransaction {
    /// Locks the unit's head and reads what a push of this set needs.
    mutating func open(_ submission: Submission) throws -> PushContext

    /// Loads what a set touches, after ``open(_:)``.
    ///
    /// Beside what `touched` names: the records' parents; every conflict that is open on any field of those, that holds
    /// one of them back, or that is named, and what those were absorbed into; of a named one that was ruled on, every
    /// conflict that is open on its records; for each such conflict the problems of all its fields' and parked records,
    /// with their whole subtrees; for each of `touched.problems` (a problem, or a record under one) the whole subtree.
    /// Loading more than this is harmless.
    mutating func load(_ touched: Touched) throws -> UnitState

    /// Keeps a set aside; once is enough.
    mutating func quarantine(_ set: QuarantinedSet) throws

    /// Writes everything, to be committed by the caller.
    mutating func write(_ writes: PushWrites) throws

    /// The log row of a set, nil where it has none.
    mutating func row(of set: LanePosition) throws -> LogRow?

    /// The deferred sets that wait for any of these records or conflicts, by lane and number.
    mutating func deferredSets(awaiting records: Set<RecordID>) throws -> [DeferredSet]

    /// Locks a unit's head and reads all its deferred sets, by lane and number; nil: there is no such unit.
    mutating func openDeferred(in unit: UnitID) throws -> WaitingSets?

    /// Ends a set's wait with the row that it got, or has it wait for something else.
    mutating func write(_ outcome: DeferredOutcome, of set: DeferredSet) throws
}
