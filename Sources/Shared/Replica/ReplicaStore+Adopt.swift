extension ReplicaStore {
    /// Makes an own set of one that lies in quarantine: the same changes on the same base, naming where it was first saved.
    ///
    /// - Throws: ``ReplicaError/refused(_:)`` where this person may not; nothing was saved.
    @discardableResult
    public mutating func adopt(_ set: QuarantinedSet, at now: Timestamp) throws(ReplicaError) -> PendingSet {
        guard let first = set.submission.set else { throw .refused(.nothingToChange) }
        guard let held = replica.units[first.unit] else { throw .unknownUnit(first.unit) }
        guard !held.roles.isDisjoint(with: Role.officeSide) else {
            throw .refused(.rule(.notAllowed, field: nil))
        }
        let lane = replica.lanes[first.unit] ?? .empty
        let adopted = ChangeSet(
            replica: replica.identity.replica,
            unit: first.unit,
            n: lane.n + 1,
            prev: lane.hash,
            base: first.base,
            editedAt: now,
            origin: set.root,
            predecessor: lane.n == 0 ? lane.predecessor : nil,
            undoes: first.undoes,
            changes: first.changes
        )
        let submission = try freeze(adopted)
        try record([.saved(submission)])
        return PendingSet(submission: submission)
    }
}
