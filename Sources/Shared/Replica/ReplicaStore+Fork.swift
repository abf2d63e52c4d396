extension ReplicaStore {
    /// Goes on as another replica with a key of its own, because this folder was copied or restored and another copy has
    /// gone on in its lanes.
    ///
    /// What is not known to be taken is issued again in the new lanes, each set naming where it was first saved, so that
    /// the server never takes it twice. All of it is on disk on return; a crash leaves the old replica or the new one.
    ///
    /// - Parameters:
    ///   - successor: A new id.
    ///   - key: A new key.
    ///   - lost: Units whose server was restored without knowing it: what a set there is based on names versions that are
    ///     others now, and says so in its new lane.
    mutating func fork(
        as successor: ReplicaID,
        with key: Ed25519Signer,
        outOf lost: Set<UnitID> = []
    ) throws(ReplicaError) {
        let before = replica.identity
        guard let (known, knownSigner) = knownReplica,
            let succession = try? Succession(
                from: known,
                to: successor,
                publicKey: key.publicKey,
                with: knownSigner
            )
        else { throw .cannotSign }
        let next = NextReplica(replica: successor, privateKey: key.privateKey, succession: succession)
        var preparing = before
        preparing.next = next
        // The key is on disk before anything is signed with it.
        try Self.save(preparing, on: disk)
        let waiting = replica.unsent
        let taken = replica.outbox.filter(\.isAcknowledged)
        replica.identity = before.succeeded(by: next)
        signer = key
        replica.lanes = lanesGoingOn(from: before.replica, beside: taken)
        replica.outbox = taken
        for pending in waiting {
            guard var set = pending.submission.set else { continue }
            var was = pending.was
            if lost.contains(set.unit) {
                set.base.epoch = .unknown
                was?.epoch = .unknown
            }
            try addAgain(set, of: pending.submission, wasLost: pending.wasLost, was: was)
        }
        try replaceOutbox(by: replica.outbox)
        try Self.save(replica.identity, on: disk)
    }

    /// The replica that the server knows this folder by: of two forks in a row the first may not have been told yet.
    private var knownReplica: (ReplicaID, Ed25519Signer)? {
        let identity = replica.identity
        guard let pending = identity.succession else { return (identity.replica, signer) }
        guard let key = identity.formerKey, let former = try? Ed25519Signer(privateKey: key) else {
            return nil
        }
        return (pending.predecessor, former)
    }

    /// Issues a set again, at the end of its unit's lane; in memory only.
    ///
    /// - Returns: What the outbox file must say of it.
    @discardableResult
    mutating func addAgain(
        _ set: ChangeSet,
        of first: Submission,
        wasLost: Bool,
        was: Base?
    ) throws(ReplicaError) -> [OutboxLine] {
        let lane = replica.lanes[set.unit] ?? .empty
        var again = set
        again.replica = replica.identity.replica
        again.n = lane.n + 1
        again.prev = lane.hash
        again.origin = first.root
        again.predecessor = lane.n == 0 ? lane.predecessor : nil
        let submission = try freeze(again)
        var lines: [OutboxLine] = [.saved(submission)]
        if wasLost {
            lines.append(.reopened(again.replica, unit: again.unit, n: again.n, was: was))
        }
        for line in lines { replica.replay(line) }
        return lines
    }

    /// New lanes, each going on from what is known to be taken of the old one.
    private func lanesGoingOn(from old: ReplicaID, beside taken: [PendingSet]) -> [UnitID: OwnLane] {
        var lanes: [UnitID: OwnLane] = [:]
        for (unit, lane) in replica.lanes {
            let unsent = replica.unsent.filter { $0.unit == unit && $0.submission.replica == old }
            var predecessor: SetReference?
            if let first = unsent.first {
                // The first that is not taken links to the last that is.
                if first.n > 1 {
                    predecessor = SetReference(replica: old, n: first.n - 1, hash: first.submission.prev)
                }
            } else if lane.n > 0 {
                predecessor = SetReference(replica: old, n: lane.n, hash: lane.hash)
            }
            lanes[unit] = OwnLane(n: 0, hash: .zero, predecessor: predecessor ?? lane.predecessor)
        }
        return lanes
    }

    /// Finishes a fork that a crash interrupted after the outbox was written.
    static func finishFork(_ identity: inout Identity, on disk: D) throws(ReplicaError) {
        guard let next = identity.next else { return }
        let lines = try disk.sealedLines(ReplicaFiles.outbox)?.lines ?? []
        guard lines.first == OutboxLine.replica(next.replica).text else { return }
        identity = identity.succeeded(by: next)
        try save(identity, on: disk)
    }
}
