/// What a person does about own edits that were turned down.
extension ReplicaStore {
    /// Saves the content again, corrected; the edit that was turned down is closed by it.
    ///
    /// - Throws: ``ReplicaError/refused(_:)`` where the corrected one would be turned down as well; nothing was saved.
    @discardableResult
    public mutating func amend(_ pending: PendingSet, by draft: Draft, at now: Timestamp) throws(ReplicaError)
        -> PendingSet
    {
        var draft = draft
        draft.amends = pending.submission.reference
        let submission = try submission(of: draft, in: pending.unit, by: replica, at: now)
        try close(pending, .amended(n: submission.n), beside: [.saved(submission)], at: now)
        return PendingSet(submission: submission)
    }

    /// Lets an edit that was turned down be. It is in the outbox and in no list any more; a copy is kept.
    public mutating func drop(_ pending: PendingSet, at now: Timestamp) throws(ReplicaError) {
        try close(pending, .dropped, beside: [], at: now)
    }

    private mutating func close(
        _ pending: PendingSet,
        _ closing: PendingSet.Closing,
        beside saved: [OutboxLine],
        at now: Timestamp
    ) throws(ReplicaError) {
        // The copy first: a crash between the two only keeps it twice.
        let edit = ClosedEdit(pending, closing, at: now)
        _ = try disk.recoveredLines(ReplicaFiles.closed, keepingTornIn: ReplicaFiles.torn)
        try disk.appendLines([edit.json.canonicalText()], to: ReplicaFiles.closed)
        try record(saved + [.closed(pending.submission.replica, unit: pending.unit, n: pending.n, closing)])
    }

    /// Own edits that were turned down and that were seen to, oldest first.
    public func closedEdits() throws(ReplicaError) -> [ClosedEdit] {
        var edits: [ClosedEdit] = []
        for (index, text) in (try disk.sealedLines(ReplicaFiles.closed)?.lines ?? []).enumerated() {
            do throws(JSONError) {
                edits.append(try ClosedEdit(json: JSONValue(parsing: text)))
            } catch { throw .unreadable(path: ReplicaFiles.closed, line: index + 1) }
        }
        return edits
    }
}

/// An own edit that was turned down and that its author has seen to.
public struct ClosedEdit: Sendable, Equatable {
    /// With all that was known of it.
    public var pending: PendingSet
    public var closedAt: Timestamp

    init(_ pending: PendingSet, _ closing: PendingSet.Closing, at now: Timestamp) {
        self.pending = pending
        self.pending.closing = closing
        closedAt = now
    }

    var json: JSONValue {
        [
            "closedAt": closedAt.json, "lines": .array(pending.lines.map { .string($0.text) }),
        ]
    }

    init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "closed")
        guard let closedAt = Timestamp(try members.text("closedAt")) else {
            throw JSONError(.wrongType, member: "closedAt")
        }
        var pending: PendingSet?
        for item in try members.items("lines") {
            switch try OutboxLine(text: item.text ?? "") {
            case .saved(let submission): pending = PendingSet(submission: submission)
            case .void(let void): pending?.void = void
            case .receipt(let receipt): pending?.receipt = receipt
            case .refusal(_, _, let refusal): pending?.refusal = refusal
            case .closed(_, _, _, let closing): pending?.closing = closing
            case .lane, .reopened, .replica: break
            }
        }
        guard let pending else { throw JSONError(.missing, member: "lines") }
        self.pending = pending
        self.closedAt = closedAt
    }
}
