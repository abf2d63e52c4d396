/// Ends a set's wait for what a restore has lost: it is turned down, as a row of its own that says by whom and why.
///
/// The caller knows that the person decides in the unit, and commits.
///
/// - Parameters:
///   - root: Where the set was first saved.
///   - time: For reading only.
/// - Returns: False where no such set waits.
public func setAside(
    _ root: SetReference,
    in unit: UnitID,
    as decision: SetAside,
    at time: Timestamp,
    in transaction: inout some UnitTransaction
) throws -> Bool {
    guard let waiting = try transaction.openDeferred(in: unit),
        let set = waiting.sets.first(where: { $0.submission.root == root })
    else { return false }
    var taking = Taking(set)
    let place = UnitPlace(head: waiting.head, epochs: waiting.epochs, receivedAt: time)
    try transaction.write(.accepted(taking.turnDown(as: decision, at: place)), of: set)
    return true
}
