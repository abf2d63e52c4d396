import Postgres
import SQL
import Shared

/// Writes a ledger into a file, and notes in the ledger up to where it lies there.
struct Backup {
    let ledger: Ledger
    let conninfo: Conninfo
    let tools: DumpTools
    let clock: any ServerClock

    /// What a backup holds.
    struct Outcome {
        var bytes: Int
        var takenAt: Timestamp
        /// Where each unit stands in it, the office stream among them.
        var heads: [UnitID: UnitHead]
    }

    /// Called with what is under way; gives back who watches the tool.
    typealias Watching = (Stage) -> DumpProgress

    enum Stage {
        case writing
        case verifying
    }

    /// Writes, reads back, puts in place; only then the database learns of it.
    ///
    /// The heads are read in the very snapshot that the tool writes, so that they are what the file holds: never more.
    ///
    /// - Throws: ``BackupTrouble``, `DumpError`, `PostgresError`, ``LedgerError``; nothing is left and noted then.
    func write(into file: BackupFile, watching: Watching) async throws -> Outcome {
        let takenAt = clock.now
        let heads = try dump(into: file, watching(.writing))
        try file.sync()
        let reading = watching(.verifying)
        try tools.verify(file.descriptor, goesOn: reading.goesOn)
        try Interruption.check()
        try file.putInPlace()
        for (unit, head) in heads.sorted(by: { $0.key < $1.key }) {
            try await ledger.noteBackup(of: unit, at: head, takenAt: takenAt)
        }
        return Outcome(bytes: file.bytes, takenAt: takenAt, heads: heads)
    }

    /// Holds the snapshot open until the tool has ended.
    private func dump(into file: BackupFile, _ progress: DumpProgress) throws -> [UnitID: UnitHead] {
        let options = Connection.Options(
            applicationName: "taizhang-server backup",
            idleInTransactionMillisecondsMax: 0
        )
        return try Connection(conninfo, options).transaction(.repeatableReadReadOnly) { connection in
            let heads = try connection.unitHeads()
            let snapshot = try connection.run(.exportSnapshot).onlyRow().text("snapshot")
            try tools.dump(conninfo, snapshot: snapshot, to: file.descriptor, goesOn: progress.goesOn)
            return heads
        }
    }
}

extension Connection {
    /// Where all units stand, the office stream among them.
    func unitHeads() throws -> [UnitID: UnitHead] {
        try Dictionary(
            uniqueKeysWithValues: run(.listUnitHeads).map { (try $0.id("unit_id"), try UnitHead(row: $0)) }
        )
    }
}

extension Ledger {
    /// Notes under the unit's lock up to where it lies in a backup.
    ///
    /// - Returns: False where the unit's history is another one by now, or where a later backup is noted.
    @discardableResult
    func noteBackup(of unit: UnitID, at head: UnitHead, takenAt: Timestamp) async throws -> Bool {
        try await write { try $0.noteBackup(of: unit, at: head, takenAt: takenAt) }
    }
}

extension Connection {
    /// Notes in an open transaction up to where a unit lies in a backup.
    func noteBackup(of unit: UnitID, at head: UnitHead, takenAt: Timestamp) throws -> Bool {
        try enter([unit])
        try run(.lockUnitHead, unit.parameter)
        return try run(
            .saveUnitBackup,
            unit.parameter,
            head.epoch.parameter,
            .int64(head.version),
            head.chain.parameter,
            takenAt.parameter
        ).affectedRowCount == 1
    }
}
