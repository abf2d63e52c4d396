/// All that a device holds, in memory: the state machine that sync, edits and views run on.
public struct Replica: Sendable, Equatable {
    public var identity: Identity
    public var units: [UnitID: UnitReplica] = [:]
    /// In the order in which they were saved.
    public var outbox: [PendingSet] = []
    /// The last number and hash of each lane.
    public var lanes: [UnitID: OwnLane] = [:]
    /// When the server was last spoken to.
    public var lastSync: Timestamp?
    /// Lines of the outbox that were never finished and are kept aside.
    public var tornLines = 0

    public init(identity: Identity) { self.identity = identity }

    /// The person, or a placeholder before enrolment is answered.
    public var person: PersonID { identity.person ?? PersonID(high: 0, low: 0) }

    /// Saved and not acknowledged, nor kept aside at the server.
    public var unsent: [PendingSet] { outbox.filter { !$0.isAcknowledged && !$0.isDeposited } }

    /// Sets that the server keeps until something that it lost when it was restored is back.
    public var deferredSets: Int { outbox.count { $0.receipt?.isDeferred == true } }

    /// A set of this replica's lanes that is still in the outbox.
    func pending(_ unit: UnitID, _ n: Int64) -> PendingSet? {
        outbox.first { $0.unit == unit && $0.n == n && $0.submission.replica == identity.replica }
    }

    /// Units that the person works on, by id; the office stream is none.
    public var workUnits: [UnitID] { units.keys.filter { $0 != .office }.sorted() }

    /// A unit with the outbox laid on top.
    ///
    /// The overlay is the merge itself, run in the order of saving on the state at the cursor: what a person sees is what
    /// the server would make of it now.
    public func view(of unit: UnitID) throws(ReplicaError) -> UnitView {
        guard let held = units[unit] else { throw .unknownUnit(unit) }
        var overlay = held.state
        var unsent: Set<FieldKey> = []
        var unsentRecords: Set<RecordID> = []
        var version = held.cursor.version
        for pending in outbox where pending.unit == unit && pending.isOverlaid(on: held) {
            guard let set = pending.submission.set else { continue }
            version += 1
            overlay =
                merge(
                    set,
                    by: Author(person, held.roles),
                    lane: lane(of: set),
                    into: overlay,
                    at: version,
                    integrated: held.integrated(set.base),
                    was: pending.was
                ).state
            guard !pending.isAcknowledged else { continue }
            for change in set.changes {
                unsentRecords.insert(change.record)
                if let edit = change.edit { unsent.insert(FieldKey(change.record, edit.field)) }
            }
        }
        return UnitView(
            unit: held,
            state: overlay,
            person: person,
            unsentFields: unsent,
            unsentRecords: unsentRecords,
            nextVersion: version + 1
        )
    }

    /// The set that a draft makes, numbered, linked and based as it is saved now.
    func changeSet(of draft: Draft, in unit: UnitID, at now: Timestamp) throws(ReplicaError) -> ChangeSet {
        guard let held = units[unit] else { throw .unknownUnit(unit) }
        guard held.isWhole else { throw .refused(.notWholeYet) }
        guard !draft.changes.isEmpty else { throw .refused(.nothingToChange) }
        guard draft.changes.count <= Limits.changesMax else { throw .refused(.tooLarge) }
        let set = next(draft, on: held, at: now)
        if let refusal = refusal(of: set, on: try view(of: unit)) { throw .refused(refusal) }
        return set
    }

    /// Why a draft would not be saved now; nil where it would.
    ///
    /// - Parameter view: The unit as it is seen now.
    public func refusal(of draft: Draft, on view: UnitView) -> EditRefusal? {
        refusal(of: next(draft, on: view.unit, at: Timestamp(milliseconds: 0)), on: view)
    }

    private func next(_ draft: Draft, on held: UnitReplica, at now: Timestamp) -> ChangeSet {
        let lane = lanes[held.state.unit] ?? .empty
        return ChangeSet(
            replica: identity.replica,
            unit: held.state.unit,
            n: lane.n + 1,
            prev: lane.hash,
            base: Base(epoch: held.cursor.epoch, version: held.cursor.version),
            editedAt: now,
            predecessor: lane.n == 0 ? lane.predecessor : nil,
            undoes: draft.undoes,
            amends: draft.amends,
            batch: draft.batch,
            changes: draft.changes
        )
    }

    private func refusal(of set: ChangeSet, on view: UnitView) -> EditRefusal? {
        let outcome = merge(
            set,
            by: Author(person, view.unit.roles),
            lane: self.lane(of: set),
            into: view.state,
            at: view.nextVersion
        )
        let rejected = zip(set.changes, outcome.verdicts).compactMap { change, verdict in
            if case .rejected(let reason) = verdict { (change: change, reason: reason) } else { nil }
        }
        // What only shares another's fate says less than the other.
        if let cause = rejected.first(where: { $0.reason != .groupRejected }) ?? rejected.first {
            return .rule(cause.reason, field: cause.change.edit?.field ?? cause.change.invalidField)
        }
        return outcome.verdicts.contains { $0 != .unchanged } ? nil : .nothingToChange
    }

    /// Takes up a saved set: at the end, or where it stands in its lane if it was let go and is wanted again.
    mutating func add(_ submission: Submission) {
        let pending = PendingSet(submission: submission)
        var lane = lanes[submission.unit] ?? .empty
        if submission.replica == identity.replica, submission.n > lane.n {
            lane.n = submission.n
            lane.hash = submission.hash
            lanes[submission.unit] = lane
            // What is issued again counts once.
            if submission.set?.origin != nil {
                outbox.removeAll { $0.submission.root == submission.root }
            }
            outbox.append(pending)
            return
        }
        func isOfSameLane(_ other: PendingSet) -> Bool {
            other.unit == submission.unit && other.submission.replica == submission.replica
        }
        guard !outbox.contains(where: { isOfSameLane($0) && $0.n == submission.n }) else { return }
        let later = outbox.firstIndex { isOfSameLane($0) && $0.n > submission.n }
        outbox.insert(pending, at: later ?? outbox.endIndex)
    }

    /// Whose earlier writes count as own for one of this replica's sets.
    private func lane(of set: ChangeSet) -> LaneIdentity {
        let isPresent = set.replica == identity.replica
        return LaneIdentity(
            set.replica,
            predecessor: isPresent ? lanes[set.unit]?.predecessor?.position : nil
        )
    }

    /// What is unsent in a unit, as it is reported to the server.
    ///
    /// - Parameter sent: Sets that are on their way.
    public func report(of unit: UnitID, without sent: Set<SetReference> = []) -> OutboxReport {
        let sets = unsent.filter { $0.unit == unit && !sent.contains($0.submission.reference) }
            .compactMap(\.submission.set)
        return OutboxReport(
            changes: sets.reduce(0) { $0 + Int64($1.changes.count) },
            oldest: sets.map(\.editedAt).min()
        )
    }
}

extension Change {
    /// The first field of a new record that holds what it may not; nil where each may.
    fileprivate var invalidField: String? {
        guard case .create(_, let fields) = action, let rule = Schema.rule(named: kind) else { return nil }
        return fields.keys.sorted().first { name in
            rule.fields[name].map { !Validation.isValid(fields[name] ?? .null, for: $0) } ?? true
        }
    }
}
