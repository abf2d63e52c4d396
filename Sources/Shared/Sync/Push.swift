/// The answer to one pushed set.
public enum PushAnswer: Sendable, Equatable {
    /// The stored receipt's bytes; the set's number is consumed.
    case receipt(String)
    /// The number is not consumed.
    case refusal(PushRefusal)
}

/// Takes one submission into its unit: decides, and has the transaction write what follows.
///
/// The caller has checked the signature against the device's key, outside the lock, and commits before it answers.
///
/// - Parameters:
///   - carrier: Whose token brought it; recorded, never judged.
///   - receivedAt: For reading only.
/// - Source: docs/protocol.md, "Push".
public func push(
    _ submission: Submission,
    carrier: PersonID,
    receivedAt: Timestamp,
    in transaction: inout some UnitTransaction
) throws -> PushAnswer {
    let context = try transaction.open(submission.unit, replica: submission.replica, n: submission.n)
    guard let head = context.head, let device = context.device else { return .refusal(.notMember) }
    // A known number is answered first: whoever lost the reply gets it, whatever has happened since.
    if let receipt = context.receipt {
        return receipt.hash == submission.hash
            ? .receipt(receipt.text) : .refusal(.replicaFork(expected: (context.lane?.n ?? 0) + 1))
    }
    if device.isRevoked { return .refusal(.revoked) }
    if context.roles.isEmpty { return .refusal(context.wasMember ? .revoked : .notMember) }
    let lane = context.lane ?? .empty
    if let refusal = laneRefusal(submission, lane) { return .refusal(refusal) }
    var next = lane
    next.n = submission.n
    next.hash = submission.hash

    guard var set = submission.set else {
        let receipt = Receipt(
            unit: submission.unit,
            replica: submission.replica,
            n: submission.n,
            hash: submission.hash,
            epoch: head.epoch,
            version: nil,
            receivedAt: receivedAt,
            verdicts: []
        )
        try transaction.write(
            PushWrites(submission: submission, receipt: receipt.text, lane: next, accepted: nil)
        )
        return .receipt(receipt.text)
    }
    // Past a restore only `from` and `over` count.
    set.base.version = set.base.shared(
        with: Base(epoch: head.epoch, version: head.version),
        context.epochs
    )
    let before = try transaction.load(Touched(set))
    let outcome = merge(
        set,
        by: Author(device.person, context.roles),
        lane: LaneIdentity(submission.replica, predecessor: lane.predecessor),
        into: before,
        at: head.version + 1
    )
    let version = outcome.effects.isEmpty ? nil : head.version + 1
    let receipt = Receipt(
        unit: submission.unit,
        replica: submission.replica,
        n: submission.n,
        hash: submission.hash,
        epoch: head.epoch,
        version: version,
        receivedAt: receivedAt,
        verdicts: outcome.verdicts
    )
    var accepted: PushWrites.Accepted?
    if let version {
        let row = LogRow(
            unit: submission.unit,
            version: version,
            epoch: head.epoch,
            receivedAt: receivedAt,
            author: device.person,
            carrier: carrier,
            submission: submission,
            verdicts: outcome.verdicts,
            effects: outcome.effects
        ).text
        accepted = PushWrites.Accepted(
            head: UnitHead(
                version: version,
                chain: LogRow.chain(after: head.chain, row: row),
                epoch: head.epoch
            ),
            row: row,
            receivedAt: receivedAt,
            records: outcome.state.records.values.filter { before.records[$0.id] != $0 }.sorted {
                $0.id < $1.id
            },
            conflicts: outcome.state.conflicts.values.filter { before.conflicts[$0.id] != $0 }
                .sorted { $0.id < $1.id },
            totals: Totals.delta(before: before, after: outcome.state)
        )
    }
    try transaction.write(
        PushWrites(submission: submission, receipt: receipt.text, lane: next, accepted: accepted)
    )
    return .receipt(receipt.text)
}

/// Whether the lane goes on with this number and this link.
private func laneRefusal(_ submission: Submission, _ lane: LaneHead) -> PushRefusal? {
    if submission.n > lane.n + 1 { return .gap(expected: lane.n + 1) }
    // A number below has a receipt, unless its receipts were lost in a restore: then the bytes are somebody else's.
    if submission.n <= lane.n || submission.prev != lane.hash { return .replicaFork(expected: lane.n + 1) }
    return nil
}
