/// Where a unit stands while a set is taken in.
struct UnitPlace {
    var head: UnitHead
    let epochs: [EpochStart]
    let receivedAt: Timestamp

    /// What the author of a set had integrated.
    func integrated(_ base: Base) -> Integrated {
        Integrated(base, at: Base(epoch: head.epoch, version: head.version), epochs)
    }
}

/// One set being taken into its unit, under the unit's lock.
struct Taking {
    let submission: Submission
    let author: Author
    let carrier: PersonID
    let predecessor: LanePosition?
    let was: Base?
    /// One for each change; empty for a void.
    private var verdicts: [Verdict] = []
    /// Nil: the set changed nothing.
    private(set) var accepted: Accepted?
    /// What the set waits for.
    private(set) var awaited: Set<RecordID> = []
    private var setAside: SetAside?

    init(
        submission: Submission,
        author: Author,
        carrier: PersonID,
        predecessor: LanePosition?,
        was: Base?
    ) {
        self.submission = submission
        self.author = author
        self.carrier = carrier
        self.predecessor = predecessor
        self.was = was
    }

    /// A set that waited.
    init(_ set: DeferredSet) {
        self.init(
            submission: set.submission,
            author: set.author,
            carrier: set.deferral.carrier,
            predecessor: set.predecessor,
            was: set.deferral.was
        )
    }

    /// Merges the set.
    ///
    /// - Parameters:
    ///   - twin: The answer under which the unit has the content already; only what was turned down there is judged anew.
    ///   - takesVersion: Whether the set gets a row even without an effect.
    mutating func take(
        at place: UnitPlace,
        beside twin: Receipt? = nil,
        takesVersion: Bool = false,
        in transaction: inout some UnitTransaction
    ) throws {
        guard var set = submission.set else { return }
        // What a supervisor gave up stays so, in whatever lane it comes.
        let open = set.changes.indices.filter { index in
            twin.map { $0.setAside == nil && $0.verdicts[index].isRejected } ?? true
        }
        verdicts = [Verdict](repeating: .unchanged, count: set.changes.count)
        guard !open.isEmpty else { return }
        set.changes = open.map { set.changes[$0] }
        let before = try transaction.load(Touched(set))
        let outcome = merge(
            set,
            by: author,
            lane: LaneIdentity(submission.replica, predecessor: predecessor),
            into: before,
            at: place.head.version + 1,
            integrated: place.integrated(set.base),
            was: was
        )
        for (index, verdict) in zip(open, outcome.verdicts) { verdicts[index] = verdict }
        // Beside a twin the greater part is there; the rest is turned down again rather than kept waiting.
        if twin == nil { awaited = outcome.awaited }
        // A value that others can find only in the history gets a row there.
        let isTold = takesVersion || verdicts.contains(.superseded)
        guard !outcome.effects.isEmpty || isTold && awaited.isEmpty else { return }
        accepted = accepted(outcome, before, at: place)
    }

    /// Turns all of the set down, as a row without effects.
    mutating func turnDown(as decision: SetAside, at place: UnitPlace) -> Accepted {
        verdicts = submission.set?.changes.map { _ in .rejected(.setAside) } ?? []
        setAside = decision
        let unchanged = UnitState(unit: submission.unit)
        let outcome = MergeOutcome(verdicts: verdicts, effects: [], state: unchanged)
        return accepted(outcome, unchanged, at: place)
    }

    /// What is kept of the set where it has to wait; nil: it doesn't.
    func deferral(at place: UnitPlace) -> Deferral? {
        awaited.isEmpty
            ? nil : Deferral(awaited: awaited, carrier: carrier, deferredAt: place.receivedAt, was: was)
    }

    /// The answer to the set.
    func receipt(at place: UnitPlace, beside twin: Receipt?) -> Receipt {
        var receipt = Receipt(
            unit: submission.unit,
            replica: submission.replica,
            n: submission.n,
            hash: submission.hash,
            epoch: place.head.epoch,
            version: accepted?.head.version,
            judgedAt: accepted == nil ? place.head.version : nil,
            receivedAt: place.receivedAt,
            verdicts: verdicts
        )
        if let twin, accepted == nil {
            receipt.twin = twin.twin ?? LanePosition(twin.replica, twin.n)
            receipt.epoch = twin.epoch
            receipt.version = twin.version
            receipt.judgedAt = twin.judgedAt
            receipt.verdicts = twin.verdicts
            receipt.setAside = twin.setAside
        }
        return receipt
    }

    private func accepted(_ outcome: MergeOutcome, _ before: UnitState, at place: UnitPlace) -> Accepted {
        let version = place.head.version + 1
        let row = LogRow(
            unit: submission.unit,
            version: version,
            epoch: place.head.epoch,
            receivedAt: place.receivedAt,
            author: author.person,
            carrier: carrier,
            submission: submission,
            verdicts: verdicts,
            effects: outcome.effects,
            mark: WriteMark(was: was, saw: submission.set.flatMap { place.integrated($0.base).lost }),
            adoptedFrom: author.adopted,
            setAside: setAside
        ).text
        let after = outcome.state
        return Accepted(
            position: LanePosition(submission.replica, submission.n),
            head: UnitHead(
                version: version,
                chain: LogRow.chain(after: place.head.chain, row: row),
                epoch: place.head.epoch
            ),
            row: row,
            receivedAt: place.receivedAt,
            records: after.records.values.filter { before.records[$0.id] != $0 }.sorted { $0.id < $1.id },
            conflicts: after.conflicts.values.filter { before.conflicts[$0.id] != $0 }.sorted {
                $0.id < $1.id
            },
            totals: Totals.delta(before: before, after: after)
        )
    }
}

/// Takes in what waited for a row's records and conflicts, then what waited for those, each as a row of its own.
///
/// A set that waited gets a row even where it has no effect, so that its author learns what became of it.
func takeDeferredSets(
    after row: Accepted,
    at place: UnitPlace,
    in transaction: inout some UnitTransaction
) throws {
    var place = place
    place.head = row.head
    var returned = row.touched
    while !returned.isEmpty {
        let waiting = try transaction.deferredSets(awaiting: returned)
        returned = []
        for set in waiting {
            var taking = Taking(set)
            try taking.take(at: place, takesVersion: true, in: &transaction)
            if let accepted = taking.accepted {
                try transaction.write(.accepted(accepted), of: set)
                place.head = accepted.head
                returned.formUnion(accepted.touched)
            } else {
                try transaction.write(.waits(taking.awaited), of: set)
            }
        }
    }
}

extension Accepted {
    /// What sets may have waited for: its records and conflicts, and the records that those are about.
    var touched: Set<RecordID> {
        Set(records.map(\.id) + conflicts.flatMap { [$0.id.cast()] + $0.fields.map(\.record) })
    }
}
