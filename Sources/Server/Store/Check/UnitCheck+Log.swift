import Postgres
import SQL
import Shared

extension UnitCheck {
    /// Versions, chain, signatures, and the replay.
    mutating func walkLog() throws {
        var version: Int64 = 0
        var chain = Hash.zero
        while true {
            let rows = try connection.run(.readLogRows, unit.parameter, .int64(version))
            for row in rows {
                let found = try row.int64("version")
                if found != version + 1 {
                    find(.versionMissing, "\(version + 1)-\(found - 1)", at: version + 1)
                }
                let text = try row.text("body")
                let stored = try row.hash("chain")
                // Behind a hole the chain can't be told; it goes on with what is stored, so that one fault is named once.
                if found == version + 1, LogRow.chain(after: chain, row: text) != stored {
                    find(.chainBroken, "change_log", at: found)
                }
                version = found
                chain = stored
                report.rows += 1
                try check(row, text, at: found)
            }
            if rows.isEmpty { break }
        }
        guard let row = try connection.run(.readUnitHeads, [unit].parameter()).first else { return }
        let head = try UnitHead(row: row)
        if head.version != version || head.chain != chain {
            find(.headDiffers, "\(head.version) \(head.chain)", at: version)
        }
        try checkBackup(head)
        try checkEpochs(head)
    }

    /// The unit's histories follow each other, and it stands in the last of them.
    private mutating func checkEpochs(_ head: UnitHead) throws {
        let epochs = try connection.run(.readUnitEpochs, unit.parameter).map { try EpochStart(row: $0) }
        let starts = epochs.map(\.version)
        if epochs.last?.epoch != head.epoch || starts.first != 0 || starts != starts.sorted()
            || (starts.last ?? 0) > head.version
        {
            find(.epochDiffers, "\(head.epoch) \(starts)", at: head.version)
        }
    }

    /// What is noted of a backup must be of the present history: devices let go of what it covers.
    private mutating func checkBackup(_ head: UnitHead) throws {
        guard let row = try connection.run(.readUnitBackup, unit.parameter).first else { return }
        let (epoch, version) = (try row.id("epoch_id") as EpochID, try row.int64("version"))
        if epoch != head.epoch || version > head.version {
            find(.backupDiffers, "\(epoch) \(version)", at: head.version)
        }
    }

    private mutating func check(_ stored: Row, _ text: String, at version: Int64) throws {
        let row: LogRow
        do throws(JSONError) {
            row = try LogRow(text: text)
        } catch {
            return find(.rowUnreadable, error.member ?? error.reason.rawValue, at: version)
        }
        let position = LanePosition(try stored.id("replica_id"), try stored.int64("n"))
        if row.unit != unit || row.version != version || row.write.position != position
            || row.submission.unit != unit
        {
            find(.rowDiffers, "\(position.replica)/\(position.n)", at: version)
        }
        if let device = devices[row.submission.replica] {
            if row.author != device.person { find(.rowDiffers, "author", at: version) }
            if !row.submission.isSigned(by: device.publicKey, checker: Ed25519Checker()) {
                find(.signatureInvalid, "\(position.replica)/\(position.n)", at: version)
            }
        } else {
            find(.deviceUnknown, "\(row.submission.replica)", at: version)
        }
        state.apply(row.effects, as: row.write)
        report.findings += totals.apply(row.effects, in: state, at: version)
        sets[position] = LoggedSet(
            version: version,
            prev: row.submission.prev,
            hash: row.submission.hash,
            receipt: .of(row.receipt.text)
        )
    }
}
