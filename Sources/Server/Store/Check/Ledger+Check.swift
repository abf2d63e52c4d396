import Postgres
import SQL
import Shared

extension Ledger {
    /// Replays every unit's log and compares all that is derived from it, each unit in one snapshot.
    ///
    /// Needs memory for one unit at a time. The owner's pool only.
    ///
    /// - Parameter units: Nil: all, the office stream among them.
    func check(units: [UnitID]? = nil) async throws -> CheckReport {
        let all = try await connected { connection in
            try connection.run(.listUnits).map { row -> UnitID in try row.id("unit_id") }
        }
        let devices = Dictionary(
            uniqueKeysWithValues: try await devices().map {
                (
                    $0.replica,
                    Device(
                        replica: $0.replica,
                        person: $0.person,
                        publicKey: $0.publicKey,
                        isRevoked: $0.revokedAt != nil
                    )
                )
            }
        )
        var report = CheckReport()
        for unit in all where units?.contains(unit) ?? true {
            let part = try await read { connection in
                try connection.enter([unit])
                var check = UnitCheck(connection: connection, unit: unit, devices: devices)
                try check.run()
                return check.report
            }
            report.units += 1
            report.rows += part.rows
            report.records += part.records
            report.findings += part.findings
        }
        return report
    }
}

/// The check of one unit: the log first, then what must follow from it.
struct UnitCheck {
    let connection: Connection
    let unit: UnitID
    let devices: [ReplicaID: Device]
    var report = CheckReport()
    /// The unit as the log makes it.
    var state: UnitState
    /// What each row's receipt must be.
    var sets: [LanePosition: LoggedSet] = [:]
    var totals: TotalsCheck
    /// Sets that wait for what a restore has lost.
    var deferred: Set<LanePosition> = []

    /// What is remembered of a log row for its lane and its receipt.
    struct LoggedSet {
        var version: Int64
        var prev: Hash
        var hash: Hash
        /// Of the receipt's bytes.
        var receipt: Hash
    }

    init(connection: Connection, unit: UnitID, devices: [ReplicaID: Device]) {
        self.connection = connection
        self.unit = unit
        self.devices = devices
        state = UnitState(unit: unit)
        totals = TotalsCheck(unit: unit)
    }

    mutating func run() throws {
        for row in try connection.run(.listTotals, unit.parameter) { try totals.add(row) }
        try walkLog()
        report.findings += totals.finish(state)
        for row in try connection.run(.listDeferredSets, unit.parameter) {
            deferred.insert(LanePosition(try row.id("replica_id"), try row.int64("n")))
        }
        try checkReceipts()
        try checkRecords()
        try checkConflicts()
        let digest = try connection.run(.readDigest, unit.parameter).onlyRow().hash("digest")
        if digest != state.digest { find(.digestDiffers, "\(digest)") }
    }

    mutating func find(_ code: CheckFinding.Code, _ subject: String, at version: Int64? = nil) {
        report.findings.append(CheckFinding(unit: unit, version: version, code: code, subject: subject))
    }
}
