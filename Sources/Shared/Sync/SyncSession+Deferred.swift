extension SyncSession {
    /// Notes and tells what became of own sets that waited: each got a row, under its own place or its twin's.
    ///
    /// Before the rows are stored: a crash between the two leaves a set overlaid until its row is there.
    mutating func settleDeferred<D: Disk>(
        _ texts: [String],
        _ unit: UnitID,
        in store: inout ReplicaStore<D>
    ) throws(ReplicaError) {
        let waiting = store.replica.outbox.filter { $0.unit == unit && $0.receipt?.isDeferred == true }
        guard !waiting.isEmpty else { return }
        // A folder may hold the same content twice.
        let places = Dictionary(grouping: waiting) { pending in
            pending.receipt?.twin ?? LanePosition(pending.submission.replica, pending.n)
        }
        for text in texts {
            let row: LogRow
            do throws(JSONError) { row = try LogRow(text: text) } catch { throw .badAnswer(error) }
            for pending in places[row.write.position] ?? [] {
                guard let receipt = pending.receipt?.judged(by: row) else { continue }
                try store.record([.receipt(receipt)])
                // What was told of it in this sync is told anew; another lane may have the same number.
                summary.outcomes.removeAll {
                    $0.unit == unit && $0.n == pending.n && $0.verdict == .deferred
                }
                summary.outcomes += SyncSummary.Outcome.all(of: pending.submission, receipt)
            }
        }
    }
}
