import Postgres
import SQL
import Shared
import Testing

@testable import Server

@Suite struct RightsTests {
    private let now = LedgerDatabase.start
    private static let unitTables = [
        "unit_head", "unit_epoch", "membership", "change_log", "receipt", "lane", "record", "conflict",
        "conflict_field", "total", "outbox_report",
    ]

    private func count(_ table: String, _ connection: Connection) throws -> Int64 {
        // A table's name can't be bound, and these come from the list above.
        try connection.query(Statement(name: "count_\(table)", sql: "select count(*) from \(table)"))
            .onlyRow().int64(0)
    }

    /// The SQLSTATE with which the application's role is turned away; nil: it was not.
    private func refusal(_ sql: String, in database: LedgerDatabase, entering units: [UnitID] = [])
        async throws
        -> String?
    {
        try await database.appPool.withConnection { connection in
            do {
                try connection.transaction { connection in
                    try connection.enter(units)
                    try connection.execute(sql)
                }
                return nil
            } catch let error as PostgresError { return error.sqlState }
        }
    }

    private func withTwoUnits() async throws -> (LedgerDatabase, UnitID, UnitID, TestDevice) {
        let database = try await LedgerDatabase.make()
        let (a, b): (UnitID, UnitID) = (newID(), newID())
        let device = try await database.enrol(newID())
        for unit in [a, b] {
            try await database.owner.addUnit(unit, name: "unit", now: now)
            try await database.owner.grant(unit, device.person, .supervisor, now: now)
            var lane = TestLane(device, unit, database.epoch)
            _ = try await database.app.push(
                lane.freeze([newProblem(newID(), round: newID())]),
                carrier: device.person,
                now: now
            )
        }
        return (database, a, b, device)
    }

    @Test func `the application sees no unit before it names one, and then only that one`() async throws {
        let (database, a, _, _) = try await withTwoUnits()
        let seen = try await database.appPool.withConnection { connection in
            let outside = try Self.unitTables.map { try count($0, connection) }
            let inside = try connection.transaction { connection in
                try connection.enter([a])
                return try Self.unitTables.map { try count($0, connection) }
            }
            // The connection goes back to the pool: what was named must be forgotten.
            let after = try Self.unitTables.map { try count($0, connection) }
            let heads = try connection.transaction { connection in
                try connection.enter([a])
                return try connection.query(Statement(name: "ids", sql: "select unit_id from unit_head")).map
                {
                    row -> UnitID in try row.id("unit_id")
                }
            }
            return (outside, inside, after, heads)
        }
        #expect(seen.0.allSatisfy { $0 == 0 })
        #expect(seen.1[0] == 1 && seen.1[3] == 1 && seen.1[6] == 1)
        #expect(seen.2.allSatisfy { $0 == 0 })
        #expect(seen.3 == [a])
    }

    @Test func `the application can neither read the office's key nor change what was logged`() async throws {
        let (database, a, b, _) = try await withTwoUnits()
        let denied = [
            "select private_key from office_key", "update change_log set body = ''", "delete from change_log",
            "update receipt set body = ''", "delete from receipt", "delete from record",
            "truncate change_log",
            "update membership set revoked_at = null", "insert into office_key values (null, null)",
            "update unit_head set epoch_id = epoch_id", "update device set revoked_at = null",
            "insert into enrolment_code values (null, null, null, null)",
            "alter table record disable row level security",
            "set role postgres", "update token set revoked_at = null",
            "update token set replica_id = replica_id", "update total set value = 0",
        ]
        for sql in denied {
            #expect(
                try await refusal(sql, in: database, entering: [a, b]) == SQLState.insufficientPrivilege,
                "\(sql)"
            )
        }
        let foreign =
            "insert into outbox_report select '\(b)', replica_id, 1, null, now() from device limit 1"
        #expect(try await refusal(foreign, in: database, entering: [a]) == SQLState.insufficientPrivilege)
        #expect(try await refusal(foreign, in: database, entering: [b]) == nil)
    }

    @Test func `a revoked member and a revoked device push no more, but a lost reply is still answered`()
        async throws
    {
        let (database, a, b, device) = try await withTwoUnits()
        var lanes = [TestLane(device, a, database.epoch), TestLane(device, b, database.epoch)]
        let stored = try await PostgresLedgerStore(database: database).log(a).map {
            try LogRow(text: $0).submission
        }
        lanes[0].n = 1
        lanes[0].prev = try #require(stored.first).hash
        try await database.owner.revokeGrant(a, device.person, .supervisor, now: now)
        let next = try lanes[0].freeze([newProblem(newID(), round: newID())])
        #expect(try await database.app.push(next, carrier: device.person, now: now) == .refusal(.quarantined))
        let retry = try await database.app.push(try #require(stored.first), carrier: device.person, now: now)
        guard case .receipt = retry else { throw LedgerError.damaged("answer") }

        try await database.owner.grant(a, device.person, .supervisor, now: now)
        try await database.owner.revokeDevice(device.replica, now: now)
        #expect(try await database.app.push(next, carrier: device.person, now: now) == .refusal(.quarantined))
        var unknown = TestLane(TestDevice(person: device.person), a, database.epoch)
        let stranger = try unknown.freeze([newProblem(newID(), round: newID())])
        #expect(
            try await database.app.push(stranger, carrier: device.person, now: now) == .refusal(.notMember)
        )
        #expect(try await database.owner.check().findings == [])
    }

    @Test func `everybody's role everywhere reaches units to come, but never the office stream`() async throws
    {
        let database = try await LedgerDatabase.make()
        let (first, second): (UnitID, UnitID) = (newID(), newID())
        let device = try await database.enrol(newID())
        try await database.owner.addUnit(first, name: "one", now: now)
        try await database.owner.grantEverywhere(device.person, .supervisor, now: now)
        try await database.owner.addUnit(second, name: "two", now: now)
        for unit in [first, second] {
            var lane = TestLane(device, unit, database.epoch)
            let answer = try await database.app.push(
                lane.freeze([newProblem(newID(), round: newID())]),
                carrier: device.person,
                now: now
            )
            guard case .receipt(let text) = answer else { throw LedgerError.damaged("answer") }
            #expect(try Receipt(text: text).verdicts == [.applied])
        }
        var office = TestLane(device, .office, database.epoch)
        let set = try office.freeze([
            Change(newID(), kind: "round", .create(parent: nil, fields: ["name": "r"]))
        ])
        #expect(try await database.app.push(set, carrier: device.person, now: now) == .refusal(.notMember))
        let outcome = try await database.owner.officePush(
            changes: [newProblem(newID(), round: newID())],
            unit: second,
            now: now
        )
        #expect(outcome.verdicts == [.applied])
        #expect(try await database.owner.check().findings == [])
    }
}
