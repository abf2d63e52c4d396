/// What a sync came to, for the person to read.
public struct SyncSummary: Sendable, Equatable {
    /// What became of one own change.
    public struct Outcome: Sendable, Equatable {
        public var unit: UnitID
        public var n: Int64
        public var change: Change
        public var verdict: Verdict
        /// Who decided so, where a supervisor did.
        public var setAside: SetAside?

        /// One for each change of a set.
        static func all(of submission: Submission, _ receipt: Receipt) -> [Outcome] {
            zip(submission.set?.changes ?? [], receipt.verdicts).map { change, verdict in
                Outcome(
                    unit: submission.unit,
                    n: submission.n,
                    change: change,
                    verdict: verdict,
                    setAside: receipt.setAside
                )
            }
        }
    }
    /// A ruling that came with a row.
    public struct Ruling: Sendable, Equatable {
        public var unit: UnitID
        public var conflict: Conflict
        /// Own contenders that the ruling did not choose.
        public var lost: [Contender]
        /// The own contender that it chose.
        public var won: Contender?
        /// Own values that stood as the head and that it replaced.
        public var overruled: [FieldKey: JSONValue]
    }
    /// Acknowledged own sets.
    public var sentSets = 0
    /// Those of them that the server had taken once and lost when it was restored.
    public var sentAgain = 0
    public var outcomes: [Outcome] = []
    /// Refusals of whole sets, by unit and number.
    public var refusals: [UnitID: (n: Int64, refusal: PushRefusal)] = [:]
    /// Rows that others wrote, by unit.
    public var foreignRows: [UnitID: Int] = [:]
    /// Verdicts of own sets that came with rows, by unit and number.
    public var ownRows: [UnitID: [Int64: [Verdict]]] = [:]
    /// What others did in units that were held before, oldest first; at most ``foreignEditsMax``.
    public internal(set) var foreignEdits: [ForeignEdit] = []
    /// Older ones that aren't kept.
    public var foreignEditsLeftOut = 0
    public var rulings: [Ruling] = []
    /// Units that came for the first time.
    public var newUnits: [UnitID] = []
    /// Those of them in which the person is a member again, in another lane: the last sets of the old one lie in quarantine.
    public var rejoinedUnits: [UnitID] = []
    /// Own sets that the server keeps aside for a supervisor, by unit.
    public var depositedSets: [UnitID: Int] = [:]
    /// Units that the person was taken off.
    public var leftUnits: [UnitID] = []
    /// Units whose history at the server is another than the one held.
    public var divergedUnits: [UnitID] = []
    /// Whether this folder turned out to be a copy and goes on as a replica of its own.
    public var isForked = false
    public var bytesReceived = 0

    public init() {}

    /// Whether nothing was sent, refused or received.
    public var isEmpty: Bool {
        sentSets == 0 && refusals.isEmpty && foreignRows.isEmpty && rulings.isEmpty && newUnits.isEmpty
            && leftUnits.isEmpty && divergedUnits.isEmpty && depositedSets.isEmpty && !isForked
    }

    /// Own changes that are parked in a conflict.
    public var conflicts: [Outcome] {
        outcomes.filter { if case .conflict = $0.verdict { true } else { false } }
    }
    /// Own changes that were turned down for good.
    public var rejected: [Outcome] {
        outcomes.filter { if case .rejected = $0.verdict { true } else { false } }
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.sentSets == right.sentSets && left.sentAgain == right.sentAgain
            && left.isForked == right.isForked
            && left.outcomes == right.outcomes
            && left.foreignRows == right.foreignRows && left.foreignEdits == right.foreignEdits
            && left.rulings == right.rulings && left.newUnits == right.newUnits
            && left.rejoinedUnits == right.rejoinedUnits
            && left.leftUnits == right.leftUnits
            && left.divergedUnits == right.divergedUnits
            && left.refusals.mapValues(\.n) == right.refusals.mapValues(\.n)
    }
}
