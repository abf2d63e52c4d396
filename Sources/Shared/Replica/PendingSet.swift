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

    /// Whether it still lies over the state that was pulled.
    func isOverlaid(cursor version: Int64) -> Bool {
        if void != nil { return false }
        guard let receipt else { return true }
        return (receipt.version ?? 0) > version
    }
}
