/// A set that this replica saved, with what the server has said of it so far.
public struct PendingSet: Sendable, Equatable {
    public var submission: Submission
    /// Nil: not acknowledged yet.
    public var receipt: Receipt?
    /// The last refusal; the number is not consumed by it.
    public var refusal: PushRefusal?
    /// Sent in the content's place where the server can't take it; the content stays here as refused.
    public var void: Submission?

    public init(submission: Submission) { self.submission = submission }

    public var unit: UnitID { submission.unit }
    public var n: Int64 { submission.n }
    /// What goes to the server under this number.
    public var outgoing: Submission { void ?? submission }
    public var isAcknowledged: Bool { receipt != nil }

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

    /// Whether it still lies over the state that was pulled.
    func isOverlaid(on held: UnitReplica) -> Bool { !isGivenUp && !isIn(held) }

    /// Whether what the server made of it is in the state that was pulled.
    func isIn(_ held: UnitReplica) -> Bool {
        guard let receipt else { return false }
        guard let version = receipt.version else { return true }
        return held.shared(Base(epoch: receipt.epoch, version: version)) == version
    }

    /// Whether the server took it in a history that it has lost, by a restore or a failover.
    public func isLost(from held: UnitReplica) -> Bool {
        guard let receipt, receipt.version != nil, held.epochs.contains(where: { $0.epoch == receipt.epoch })
        else { return false }
        return receipt.epoch != held.cursor.epoch && !isIn(held)
    }
}
