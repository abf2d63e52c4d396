import Glibc
import Postgres
import SQL
import Shared

/// Puts a backup in the place of a ledger. The present database stays what it is until the new one is complete.
struct Restore {
    let site: RestoreSite
    let clock: any ServerClock

    /// What came of it.
    struct Outcome {
        var units: Int
        var epoch: EpochID
        /// The name under which the database that was there is kept; nil where there was no ledger.
        var kept: String?
    }

    /// Fills a new database, compares, brings it up to date, begins an epoch, and exchanges the two.
    ///
    /// - Parameters:
    ///   - input: The backup, an open file.
    ///   - isLossAccepted: Whether what the present ledger has and the backup lacks may be set aside.
    /// - Throws: ``BackupTrouble``, `DumpError`, `PostgresError`; nothing has changed then.
    func run(
        _ input: CInt,
        path: String,
        isLossAccepted: Bool,
        progress: DumpProgress
    ) throws -> Outcome {
        guard try site.tools.contents(of: input).contains(" TABLE DATA public change_log ") else {
            throw BackupTrouble.otherContent(path: path)
        }
        if let obstacle = try site.obstacle() { throw obstacle }
        let now = clock.now
        let fresh = site.name + Self.suffix("restoring", now)
        do {
            try site.catalog.create(fresh, like: site.name)
        } catch { throw Self.told(error) }
        do {
            return try fill(fresh, input, isLossAccepted: isLossAccepted, progress, now: now)
        } catch {
            try? site.catalog.drop(fresh)
            throw error
        }
    }

    private func fill(
        _ fresh: String,
        _ input: CInt,
        isLossAccepted: Bool,
        _ progress: DumpProgress,
        now: Timestamp
    ) throws -> Outcome {
        let conninfo = site.conninfo.replacing(database: fresh)
        // The role is the server's, not the database's, and no backup holds it.
        try site.catalog.addRole("taizhang_app")
        try site.tools.restore(input, into: conninfo, goesOn: progress.goesOn)
        let hadLedger = try site.holdsLedger()
        if hadLedger, !isLossAccepted {
            let losses = RestoreComparison.losses(present: site.conninfo, backup: conninfo)
            guard losses.isEmpty else { throw BackupTrouble.wouldLose(losses) }
        }
        try Interruption.check()
        let (units, epoch) = try begin(conninfo, now: now)
        if let obstacle = try site.obstacle() { throw obstacle }
        let aside = site.name + Self.suffix("before", now)
        do {
            try site.catalog.replace(site.name, by: fresh, keepingAs: aside)
        } catch { throw Self.told(error) }
        if !hadLedger { try site.catalog.drop(aside) }
        return Outcome(units: units, epoch: epoch, kept: hadLedger ? aside : nil)
    }

    /// Brings the restored database up to date. All that is in it lies in a backup.
    private func begin(_ conninfo: Conninfo, now: Timestamp) throws -> (units: Int, epoch: EpochID) {
        let connection = try Connection(conninfo, Database.options)
        let outcome = try DatabaseSetup.prepare(
            connection,
            officeName: Database.officeName,
            allowsAppLogin: site.isPrivate,
            now: now
        )
        let epoch = try outcome.begunEpoch ?? DatabaseSetup.beginEpoch(connection, now: now)
        let heads = try connection.unitHeads()
        for (unit, head) in heads.sorted(by: { $0.key < $1.key }) {
            try connection.transaction { _ = try $0.noteBackup(of: unit, at: head, takenAt: now) }
        }
        return (heads.count { $0.key != .office }, epoch)
    }

    /// `_before_20200517013000`; what a name may not hold beyond 63 bytes the server would cut.
    private static func suffix(_ word: String, _ now: Timestamp) -> String {
        "_\(word)_" + now.description.prefix(19).filter(\.isNumber)
    }

    private static func told(_ error: any Error) -> any Error {
        switch (error as? PostgresError)?.sqlState {
        case SQLState.insufficientPrivilege: BackupTrouble.mayNotCreate
        case SQLState.objectInUse: BackupTrouble.inUse(clients: [])
        default: error
        }
    }
}
