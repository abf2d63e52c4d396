import Postgres
import Shared
import Testing

@testable import Server

@Suite struct SyncLaneTests {
    private let now = LedgerDatabase.start

    @Test func `behind a refused set its lane is answered with the gap, another lane goes on`() async throws {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        let (mine, theirs) = (try await database.enrol(newID()), try await database.enrol(newID()))
        try await database.owner.addUnit(unit, name: "unit", now: now)
        for device in [mine, theirs] {
            try await database.owner.grant(unit, device.person, .supervisor, now: now)
        }
        var lane = TestLane(mine, unit, database.epoch)
        let sets = try (0..<3).map { _ in try lane.freeze([newProblem(newID(), round: newID())]) }
        var other = TestLane(theirs, unit, database.epoch)
        let carried = try other.freeze([newProblem(newID(), round: newID())])
        var forged = sets[1].push
        forged.signature[0] ^= 1
        var elsewhere = carried.push
        elsewhere.unit = newID()
        let unreadable = SyncRequest.Push(unit: unit, text: "{", signature: [])
        let request = SyncRequest(
            pushes: [sets[0].push, forged, sets[2].push, elsewhere, carried.push, unreadable],
            outbox: [:],
            cursors: [:]
        )
        let answer = try await database.app.sync(request, session: mine.session, now: now)
        let lines = try answer.lines.prefix(6).map { try SyncLine(text: $0) }
        guard case .receipt = lines[0], case .receipt(_, _, let text) = lines[4] else {
            Issue.record("no receipts")
            return
        }
        #expect(lines[1] == .refusal(unit: unit, n: 2, .badSignature))
        #expect(lines[2] == .refusal(unit: unit, n: 3, .gap(expected: 2)))
        #expect(
            lines[3]
                == .refusal(unit: elsewhere.unit, n: 1, .malformed(JSONError(.wrongType, member: "unit")))
        )
        guard case .refusal(unit, _, .malformed) = lines[5] else {
            Issue.record("an unreadable set was not refused")
            return
        }
        // Who carried it is recorded, who signed it is its author.
        let log = try await PostgresLedgerStore(database: database).log(unit)
        let row = try LogRow(text: try #require(log.last))
        #expect(row.author == theirs.person)
        #expect(row.carrier == mine.person)
        #expect(try Receipt(text: text).version == row.version)
    }

    @Test func `supervisors are told what devices have unsent, until there is nothing unsent`() async throws {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        let (liaison, supervisor) = (try await database.enrol(newID()), try await database.enrol(newID()))
        try await database.owner.addUnit(unit, name: "unit", now: now)
        try await database.owner.grant(unit, liaison.person, .liaison, now: now)
        try await database.owner.grant(unit, supervisor.person, .supervisor, now: now)
        func reports(_ device: TestDevice) async throws -> [DeviceReport] {
            let request = SyncRequest(pushes: [], outbox: [:], cursors: [:])
            for line in try await database.app.sync(request, session: device.session, now: now).lines {
                if case .unit(let told) = try? SyncLine(text: line), told.unit == unit { return told.reports }
            }
            return []
        }
        let request = SyncRequest(
            pushes: [],
            outbox: [unit: OutboxReport(changes: 12, oldest: now)],
            cursors: [:]
        )
        _ = try await database.app.sync(request, session: liaison.session, now: now)
        let told = try await reports(supervisor)
        #expect(
            told == [
                DeviceReport(
                    replica: liaison.replica,
                    person: liaison.person,
                    changes: 12,
                    oldest: now,
                    reportedAt: now
                )
            ]
        )
        let totals = try await database.app.totals(
            units: nil,
            round: nil,
            at: .now,
            session: supervisor.session
        )
        #expect(totals.unsent.first?.reports == told)
        // The liaison is told nothing, and by asking without an outbox says that nothing is unsent.
        #expect(try await reports(liaison) == [])
        #expect(try await reports(supervisor) == [])
    }
}
