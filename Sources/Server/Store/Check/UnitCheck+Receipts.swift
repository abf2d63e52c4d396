import Postgres
import SQL
import Shared

extension UnitCheck {
    /// Every lane from its first number to its head: numbers, links, signatures, and the answers given.
    mutating func checkReceipts() throws {
        var heads: [ReplicaID: LaneHead] = [:]
        for row in try connection.run(.listReceipts, unit.parameter) {
            let position = LanePosition(try row.id("replica_id"), try row.int64("n"))
            let hash = try row.hash("hash")
            let name = "\(position.replica)/\(position.n)"
            let before = heads[position.replica] ?? .empty
            heads[position.replica] = LaneHead(n: position.n, hash: hash)
            if position.n != before.n + 1 { find(.laneBroken, name) }
            guard let set = try set(of: row, at: position, name) else { continue }
            if set.hash != hash { find(.receiptDiffers, name, at: set.version) }
            if position.n == before.n + 1, set.prev != before.hash {
                find(.laneBroken, name, at: set.version)
            }
        }
        for position in deferred.sorted() { find(.deferralDiffers, "\(position.replica)/\(position.n)") }
        for (position, set) in sets.sorted(by: { $0.key < $1.key }) {
            find(.receiptMissing, "\(position.replica)/\(position.n)", at: set.version)
        }
        for row in try connection.run(.listLanes, unit.parameter) {
            let replica: ReplicaID = try row.id("replica_id")
            let head = heads.removeValue(forKey: replica)
            let isSame = try head.map { try $0.n == row.int64("n") && $0.hash == row.hash("hash") }
            if isSame != true { find(.laneHeadDiffers, "\(replica)") }
        }
        for replica in heads.keys.sorted() { find(.laneHeadDiffers, "\(replica)") }
    }

    /// The set that a receipt answered: from its log row, or from beside the receipt; nil where it can't be had.
    private mutating func set(of row: Row, at position: LanePosition, _ name: String) throws -> LoggedSet? {
        let text = try row.text("body")
        let version = try row.optionalInt64("version")
        let isWaiting = deferred.remove(position) != nil
        if let logged = sets.removeValue(forKey: position) {
            // A set that had to wait keeps the answer that it got first, and its row tells the rest.
            let isLate = try version == nil && Receipt(text: text).isDeferred && !isWaiting
            if isLate { return logged }
            if version != logged.version || Hash.of(text) != logged.receipt {
                find(.receiptDiffers, name, at: logged.version)
            }
            return logged
        }
        guard version == nil, let frozen = try row.optionalText("submission"),
            let signature = try row.optionalBytes("signature"),
            let submission = try? Submission(text: frozen, signature: signature),
            let receipt = try? Receipt(text: text)
        else {
            find(.receiptDiffers, name, at: version)
            return nil
        }
        // Of what waits, the answer says so; what is somewhere else under another number names it.
        let isAnswered = receipt.twin == nil ? receipt.isDeferred == isWaiting : !isWaiting
        if !isAnswered { find(.deferralDiffers, name) }
        let isItsOwn =
            submission.unit == unit && LanePosition(submission.replica, submission.n) == position
            && (receipt.version == nil || receipt.twin != nil) && receipt.hash == submission.hash
            && receipt.unit == unit
            && LanePosition(receipt.replica, receipt.n) == position
        if !isItsOwn { find(.receiptDiffers, name) }
        if let device = devices[position.replica] {
            if !submission.isSigned(by: device.publicKey, checker: Ed25519Checker()) {
                find(.signatureInvalid, name)
            }
        } else {
            find(.deviceUnknown, name)
        }
        return LoggedSet(version: 0, prev: submission.prev, hash: submission.hash, receipt: .of(text))
    }
}
