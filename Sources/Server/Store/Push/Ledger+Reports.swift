import Postgres
import SQL
import Shared

extension Ledger {
    /// Keeps what a device says to have unsent, one transaction a unit; units that it no longer names have nothing.
    ///
    /// Only units in which the person has a role; a report of nothing over nothing writes nothing.
    func saveReports(_ outbox: [UnitID: OutboxReport], session: Session, now: Timestamp) async throws {
        let held = try await connected { connection in
            try connection.transaction { connection in
                try connection.enter([], person: session.person)
                let units = try Set(
                    connection.run(.readOwnRoles, session.person.parameter).map { row -> UnitID in
                        try row.id("unit_id")
                    }
                )
                try connection.enter(units)
                let reported = try connection.run(
                    .readOwnReports,
                    units.parameter(),
                    session.replica.parameter
                )
                return (
                    units: units, reported: try Set(reported.map { row -> UnitID in try row.id("unit_id") })
                )
            }
        }
        var reports = outbox.filter { held.units.contains($0.key) && $0.value.changes > 0 }
        for unit in held.reported where reports[unit] == nil {
            reports[unit] = OutboxReport(changes: 0, oldest: nil)
        }
        for (unit, report) in reports.sorted(by: { $0.key < $1.key }) {
            _ = try await write { connection in
                try connection.enter([unit])
                try connection.run(
                    .saveReport,
                    unit.parameter,
                    session.replica.parameter,
                    .int64(report.changes),
                    report.oldest?.parameter ?? .null,
                    now.parameter
                ).expect(1, .saveReport)
            }
        }
    }
}

extension DeviceReport {
    init(row: Row) throws {
        self.init(
            replica: try row.id("replica_id"),
            person: try row.id("person_id"),
            changes: try row.int64("changes"),
            oldest: try row.optionalTimestamp("oldest"),
            reportedAt: try row.timestamp("reported_at")
        )
    }
}
