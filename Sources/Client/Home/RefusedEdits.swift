import Shared

/// The person's own edits of which something was turned down.
struct RefusedEdits {
    let holdings: Holdings
    /// What the person has seen to already.
    let closed: [ClosedEdit]

    init(_ store: ReplicaStore<POSIXDisk>) throws(ReplicaError) {
        holdings = try Holdings(store.replica)
        closed = try store.closedEdits()
    }

    /// What waits for the person, oldest first.
    var open: [PendingSet] { Self.open(holdings) }

    /// What waits for the person; a ruling on a conflict that has been settled since does not.
    static func open(_ holdings: Holdings) -> [PendingSet] {
        holdings.replica.outbox.filter { pending in
            pending.isRefused
                && pending.refusedChanges.contains { change, _ in
                    guard case .resolve(let ruling) = change.action else { return true }
                    return holdings.views[pending.unit]?.state.conflicts[ruling.conflict]?.state == .open
                }
        }
    }

    /// The edit that a person names.
    ///
    /// - Throws: ``RefusedTrouble`` where none of that name was turned down, or the person has seen to it already.
    func find(_ text: String) throws -> PendingSet {
        let found = try findAny(text)
        guard found.closing == nil else {
            let name = holdings.reference(of: found)
            throw RefusedTrouble.closed(edit: name, as: holdings.fate(of: found))
        }
        return found
    }

    /// The edit that a person names, seen to or not.
    func findAny(_ text: String) throws -> PendingSet {
        let reference = try holdings.findEdit(text)
        let all = open + closed.reversed().map(\.pending)
        guard let found = all.first(where: { isNamed($0, by: reference) }) else {
            throw RefusedTrouble.unknown(text)
        }
        return found
    }

    private func isNamed(_ pending: PendingSet, by reference: EditReference) -> Bool {
        guard pending.unit == reference.unit else { return false }
        switch reference.place {
        case .number(let n):
            return pending.n == n && pending.submission.replica == holdings.replica.identity.replica
        case .hash(let digits): return "\(pending.submission.hash)".hasPrefix(digits)
        case .version: return false
        }
    }
}

extension Holdings {
    /// What has become of an edit that was turned down.
    func fate(of pending: PendingSet) -> RefusedSentence {
        switch pending.closing {
        case .amended(let n):
            let position = LanePosition(replica.identity.replica, n)
            return .amendedBy(edit: reference(of: position, in: pending.unit, at: nil) ?? "")
        case .dropped: return .dropped
        case nil: return .waits
        }
    }
}
