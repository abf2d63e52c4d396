extension SyncSession {
    /// Goes on as another replica, see ``ReplicaStore/fork(as:with:)``.
    ///
    /// - Parameters:
    ///   - successor: A new id.
    ///   - key: A new key.
    public mutating func fork<D: Disk>(
        _ store: inout ReplicaStore<D>,
        as successor: ReplicaID,
        with key: Ed25519Signer
    ) throws(ReplicaError) {
        try store.fork(as: successor, with: key, outOf: unannounced)
        summary.isForked = true
        goOnAfterFork()
    }

    /// Whether rows tell of a set that another copy of this replica has saved: a number that was never reached here, or
    /// other bytes under one that was.
    func hasTwin(_ rows: [LogRow], _ replica: Replica) -> Bool {
        rows.contains { row in
            guard row.submission.replica == replica.identity.replica else { return false }
            if row.submission.n > replica.lanes[row.unit]?.n ?? 0 { return true }
            let own = replica.outbox.first {
                $0.unit == row.unit && $0.submission.replica == row.submission.replica
                    && $0.n == row.submission.n
            }
            return own.map { $0.submission.hash != row.submission.hash } ?? false
        }
    }
}
