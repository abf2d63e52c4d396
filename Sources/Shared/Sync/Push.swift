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
///   - was: The place that the set had before the server was restored, as its device says.
///   - receivedAt: For reading only.
/// - Source: docs/protocol.md, "Push".
public func push(
    _ submission: Submission,
    carrier: PersonID,
    was: Base? = nil,
    receivedAt: Timestamp,
    in transaction: inout some UnitTransaction
) throws -> PushAnswer {
    let context = try transaction.open(submission)
    guard let head = context.head, let device = context.device else { return .refusal(.notMember) }
    // A known number is answered first: whoever lost the reply gets it, whatever has happened since.
    if let receipt = context.receipt {
        guard receipt.hash == submission.hash else {
            return .refusal(.replicaFork(expected: (context.lane?.n ?? 0) + 1))
        }
        return .receipt(try finalAnswer(receipt.text, in: &transaction))
    }
    let belonged = context.roles.union(context.formerRoles)
    if device.isRevoked || context.hasLeft {
        guard submission.set != nil, !belonged.isEmpty else {
            return .refusal(belonged.isEmpty ? .notMember : .revoked)
        }
        // What is in the ledger already needs nobody's decision.
        if context.twin(of: submission, by: device.person) == nil {
            try transaction.quarantine(
                QuarantinedSet(
                    submission: submission,
                    author: device.person,
                    roles: belonged,
                    carrier: carrier,
                    depositedAt: receivedAt
                )
            )
        }
        return .refusal(.quarantined)
    }
    let lane = context.lane ?? .empty
    if let refusal = laneRefusal(submission, lane) { return .refusal(refusal) }

    let predecessor = lane.predecessor ?? context.predecessor(of: submission, by: device.person)
    let place = UnitPlace(head: head, epochs: context.epochs, receivedAt: receivedAt)
    var taking = Taking(
        submission: submission,
        author: context.author(of: submission, by: device.person),
        carrier: carrier,
        predecessor: predecessor,
        was: was
    )
    let twin = try context.twin(of: submission, by: device.person).map {
        try finalAnswer($0, in: &transaction)
    }
    try taking.take(at: place, beside: twin, in: &transaction)
    try transaction.write(
        PushWrites(
            submission: submission,
            receipt: taking.receipt(at: place, beside: twin).text,
            lane: LaneHead(n: submission.n, hash: submission.hash, predecessor: predecessor),
            origin: context.origin(of: submission, by: device.person),
            isAdoption: context.isAdoption(submission) && context.quarantined?.state == .waiting
                && twin == nil,
            receivedAt: receivedAt,
            accepted: taking.accepted,
            deferral: taking.deferral(at: place)
        )
    )
    if context.hasDeferred, let accepted = taking.accepted {
        try takeDeferredSets(after: accepted, at: place, in: &transaction)
    }
    return .receipt(taking.receipt(at: place, beside: twin).text)
}

/// A stored answer, byte for byte; of a set that was deferred and has been judged since, what its row says.
private func finalAnswer(_ text: String, in transaction: inout some UnitTransaction) throws -> String {
    let receipt = try Receipt(text: text)
    return receipt.isDeferred ? try finalAnswer(receipt, in: &transaction).text : text
}

private func finalAnswer(_ receipt: Receipt, in transaction: inout some UnitTransaction) throws -> Receipt {
    let place = receipt.twin ?? LanePosition(receipt.replica, receipt.n)
    guard receipt.isDeferred, let row = try transaction.row(of: place) else { return receipt }
    return receipt.judged(by: row)
}

/// Whether the lane goes on with this number and this link.
private func laneRefusal(_ submission: Submission, _ lane: LaneHead) -> PushRefusal? {
    if submission.n > lane.n + 1 { return .gap(expected: lane.n + 1) }
    // A number below has a receipt, unless its receipts were lost in a restore: then the bytes are somebody else's.
    if submission.n <= lane.n || submission.prev != lane.hash { return .replicaFork(expected: lane.n + 1) }
    return nil
}

extension PushContext {
    /// Whether the author is nobody in the unit any more, or one who may no longer hold it and could write once: what was
    /// saved until then is not turned down, for its author would not find it again.
    var hasLeft: Bool {
        roles.isEmpty
            || roles.isDisjoint(with: Role.writers.union(Role.readers))
                && !formerRoles.isDisjoint(with: Role.writers)
    }

    /// Where the set came from, if that may be believed: what the person's own devices saved is the same work in another
    /// lane, and what lies in quarantine may be adopted.
    func origin(of submission: Submission, by person: PersonID) -> SetReference? {
        originPerson == person || isAdoption(submission) ? submission.set?.origin : nil
    }

    /// Whether a supervisor makes an own set of just what lies in quarantine.
    func isAdoption(_ submission: Submission) -> Bool {
        guard let set = submission.set, let first = quarantined?.submission.set,
            set.origin == quarantined?.root,
            !roles.isDisjoint(with: Role.officeSide)
        else { return false }
        return set.changes == first.changes && set.base == first.base && set.undoes == first.undoes
    }

    /// Who speaks: in adopting somebody's work with all that this one might have done.
    func author(of submission: Submission, by person: PersonID) -> Author {
        guard isAdoption(submission), let quarantined else { return Author(person, roles) }
        return Author(person, roles.union(quarantined.roles), adopting: quarantined.author)
    }

    /// The lane that this one goes on from, if it is the same person's.
    func predecessor(of submission: Submission, by person: PersonID) -> LanePosition? {
        guard let claimed = submission.set?.predecessor, let predecessor, predecessor.person == person,
            predecessor.hash == claimed.hash
        else { return nil }
        return claimed.position
    }

    /// The answer under which the unit has taken the set's content already, in another lane.
    func twin(of submission: Submission, by person: PersonID) -> Receipt? {
        guard let set = submission.set, set.origin == nil || origin(of: submission, by: person) != nil else {
            return nil
        }
        return kin.first { kin in
            // Turned down is not taken.
            kin.verdicts.count == set.changes.count && !kin.verdicts.allSatisfy(\.isRejected)
        }
    }
}
