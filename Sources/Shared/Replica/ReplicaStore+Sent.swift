/// What came of asking for the part of a lane that a server has lost.
enum Reopening {
    case broughtBack
    /// All of it is in the outbox.
    case nothing
    /// Its beginning is gone here too: the lane can't go on.
    case impossible
}

/// Own sets that were taken, kept until a backup of the server has them: a restored server asks for them again.
extension ReplicaStore {
    /// Moves settled sets out of the outbox's way, and lets go of those that a backup has.
    ///
    /// Call it before they leave the outbox: a crash between the two only keeps them twice.
    mutating func keepSent(_ settled: [PendingSet]) throws(ReplicaError) {
        for (unit, sets) in Dictionary(grouping: settled, by: \.unit).sorted(by: { $0.key < $1.key }) {
            guard let held = replica.units[unit] else { continue }
            let path = ReplicaFiles.sent(unit)
            let before = try sentSets(in: unit)
            let wanted = (before + sets).filter { !$0.isBackedUp(in: held) }
            if wanted.count < before.count {
                try disk.replaceLines(path, with: wanted.flatMap(\.lines).map(\.text))
            } else {
                let added = sets.filter { !$0.isBackedUp(in: held) }
                try disk.appendLines(added.flatMap(\.lines).map(\.text), to: path)
            }
        }
    }

    /// The kept sets of a unit, as they were saved.
    private func sentSets(in unit: UnitID) throws(ReplicaError) -> [PendingSet] {
        let path = ReplicaFiles.sent(unit)
        var sets: [PendingSet] = []
        for (index, text) in try disk.recoveredLines(path).enumerated() {
            let line: OutboxLine
            do throws(JSONError) {
                line = try OutboxLine(text: text)
            } catch { throw .unreadable(path: path, line: index + 1) }
            switch line {
            case .saved(let submission): sets.append(PendingSet(submission: submission))
            case .void(let submission): if !sets.isEmpty { sets[sets.count - 1].void = submission }
            case .receipt(let receipt): if !sets.isEmpty { sets[sets.count - 1].receipt = receipt }
            case .refusal, .lane, .reopened, .closed, .replica: break
            }
        }
        return sets
    }

    /// All that this folder still has of its own sets in a unit, by lane and number: the outbox, what was kept, and the
    /// rows of every history.
    private func ownSets(in unit: UnitID) throws(ReplicaError) -> [LanePosition: PendingSet] {
        var own: [LanePosition: PendingSet] = [:]
        for row in try rowsOfAllHistories(of: unit) where replica.identity.isOwn(row.submission.replica) {
            var pending = PendingSet(submission: row.submission)
            pending.receipt = row.receipt
            own[row.write.position] = pending
        }
        for pending in try sentSets(in: unit) + replica.outbox.filter({ $0.unit == unit }) {
            own[LanePosition(pending.submission.replica, pending.n)] = pending
        }
        return own
    }

    /// Brings back into the outbox what the server had taken and has lost.
    ///
    /// - Parameters:
    ///   - held: The unit as the server has it now.
    ///   - isUnannounced: Whether nothing tells which versions are still the same ones. Then all comes back: the server
    ///     knows what it has.
    mutating func bringBack(lostBy held: UnitReplica, isUnannounced: Bool) throws(ReplicaError) {
        let lost = try ownSets(in: held.state.unit).values.filter { pending in
            guard let receipt = pending.receipt else { return false }
            // What waits left no mark in the state: the server knows whether it has it.
            return isUnannounced || receipt.isDeferred
                || held.shared(receipt.place) != receipt.place.version
        }
        try reopen(lost)
    }

    /// Brings back what the lane needs from a number on, where the server goes on at one that was let go.
    mutating func reopen(_ unit: UnitID, from n: Int64) throws(ReplicaError) -> Reopening {
        let lane = replica.identity.replica
        let own = try ownSets(in: unit)
        let last = replica.lanes[unit]?.n ?? 0
        guard n >= 1, n <= last else { return .impossible }
        let wanted = (n...last).compactMap { own[LanePosition(lane, $0)] }
        guard wanted.count == Int(last - n + 1) else { return .impossible }
        let taken = wanted.filter(\.isAcknowledged)
        try reopen(taken)
        return taken.isEmpty ? .nothing : .broughtBack
    }

    private mutating func reopen(_ sets: [PendingSet]) throws(ReplicaError) {
        var lines: [OutboxLine] = []
        for pending in sets.sorted(by: { ($0.submission.replica, $0.n) < ($1.submission.replica, $1.n) }) {
            if pending.submission.replica == replica.identity.replica {
                var open = pending
                open.receipt = nil
                open.refusal = nil
                open.wasLost = true
                open.was = pending.receipt?.placeInForce ?? pending.was
                lines += open.lines
            } else if let set = pending.submission.set, !isWaiting(pending.submission.root) {
                // Its lane has ended; the work goes on in this one.
                lines += try addAgain(
                    set,
                    of: pending.submission,
                    wasLost: true,
                    was: pending.receipt?.placeInForce ?? pending.was
                )
            }
        }
        try record(lines)
    }

    /// Whether a set is on its way already, in whichever lane.
    private func isWaiting(_ root: SetReference) -> Bool {
        replica.unsent.contains { $0.submission.root == root }
    }
}
