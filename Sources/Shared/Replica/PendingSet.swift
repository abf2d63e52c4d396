/// A set that this replica saved, with what the server has said of it so far.
public struct PendingSet: Sendable, Equatable {
    public var submission: Submission
    /// Nil: not acknowledged yet.
    public var receipt: Receipt?
    /// The last refusal; the number is not consumed by it.
    public var refusal: PushRefusal?
    /// Sent in the content's place where the server can't take it; the content stays here as refused.
    public var void: Submission?
    /// Whether the server had taken it and has lost it since, by a restore or a failover; it is then sent again.
    public var wasLost = false
    /// The place at which it had come into force there.
    public var was: Base?
    /// How its author has seen to what was turned down of it; nil: not yet.
    public var closing: Closing?

    /// What an author did about an edit that was turned down.
    public enum Closing: Sendable, Equatable {
        /// Let it be; a copy is kept.
        case dropped
        /// Saved it again with other content, as this number of the lane.
        case amended(n: Int64)
    }

    public init(submission: Submission) { self.submission = submission }

    public var unit: UnitID { submission.unit }
    public var n: Int64 { submission.n }
    /// What goes to the server under this number.
    public var outgoing: Submission { void ?? submission }
    public var isAcknowledged: Bool { receipt != nil }
    /// Whether the server keeps it aside for a supervisor to decide: it is not sent again.
    public var isDeposited: Bool { refusal == .quarantined && !isAcknowledged }

    /// What a request carries of it.
    var push: SyncRequest.Push {
        SyncRequest.Push(unit: unit, text: outgoing.text, signature: outgoing.signature, was: was)
    }

    /// Changes that were turned down for good, with why.
    public var rejected: [(change: Change, reason: RejectReason)] {
        guard let set = submission.set, let receipt else { return [] }
        return zip(set.changes, receipt.verdicts).compactMap { change, verdict in
            if case .rejected(let reason) = verdict { (change, reason) } else { nil }
        }
    }

    /// Whether the number was given up in place of the content: by this replica, or by a copy of it from before.
    public var isGivenUp: Bool {
        void != nil || receipt.map { $0.verdicts.isEmpty } ?? false && submission.set != nil
    }

    /// Whether something of it was turned down that its author has not seen to.
    public var isRefused: Bool { closing == nil && (isGivenUp || !rejected.isEmpty) }

    /// What the server turned down of it: all of it where the number was given up.
    public var refusedChanges: [(change: Change, reason: RejectReason?)] {
        if isGivenUp { return (submission.set?.changes ?? []).map { ($0, nil) } }
        return rejected.map { ($0.change, $0.reason) }
    }

    /// Whether it still lies over the state that was pulled.
    func isOverlaid(on held: UnitReplica) -> Bool { !isGivenUp && !isIn(held) }

    /// Whether what the server made of it is in the state that was pulled.
    func isIn(_ held: UnitReplica) -> Bool {
        guard let receipt, !receipt.isDeferred else { return false }
        guard let version = receipt.version else { return true }
        return held.shared(Base(epoch: receipt.epoch, version: version)) == version
    }

    /// Whether a backup of the server has what it made of the set.
    func isBackedUp(in held: UnitReplica) -> Bool {
        guard let place = receipt?.place else { return false }
        return held.shared(place) == place.version && place.version <= held.backedUp
    }

    /// What the outbox file says of it.
    var lines: [OutboxLine] {
        var lines: [OutboxLine] = [.saved(submission)]
        if wasLost { lines.append(.reopened(submission.replica, unit: unit, n: n, was: was)) }
        if let refusal { lines.append(.refusal(unit: unit, n: n, refusal)) }
        if let void { lines.append(.void(void)) }
        if let receipt { lines.append(.receipt(receipt)) }
        if let closing { lines.append(.closed(submission.replica, unit: unit, n: n, closing)) }
        return lines
    }
}
