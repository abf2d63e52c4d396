import Postgres
import Shared
import Testing

@testable import Server

@Suite struct SyncTests {
    private let now = LedgerDatabase.start

    private func pull(
        _ database: LedgerDatabase,
        _ device: TestDevice,
        _ cursors: [UnitID: Cursor] = [:],
        bytesMax: Int = 1_048_576
    ) async throws -> SyncAnswer {
        try await database.app.sync(
            SyncRequest(pushes: [], outbox: [:], cursors: cursors, bytesMax: bytesMax),
            session: device.session,
            now: now
        )
    }

    @Test func `a viewer is told totals and reads no record, an administrator is told nothing of a unit`()
        async throws
    {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        try await database.owner.addUnit(unit, name: "unit", now: now)
        let supervisor = try await database.enrol(newID())
        try await database.owner.grant(unit, supervisor.person, .supervisor, now: now)
        var lane = TestLane(supervisor, unit, database.epoch)
        let secret: RecordID = newID()
        _ = try await database.app.push(
            lane.freeze([newProblem(secret, round: newID())]),
            carrier: supervisor.person,
            now: now
        )
        for (role, isToldTotals) in [(Role.viewer, true), (.administrator, false)] {
            let device = try await database.enrol(newID())
            try await database.owner.grant(unit, device.person, role, now: now)
            let cursor = Cursor(epoch: database.epoch, version: 0, chain: .zero)
            let answer = try await pull(database, device, [unit: cursor])
            let lines = answer.lines.compactMap { try? SyncLine(text: $0) }
            #expect(lines.contains(.unit(UnitLine(unit: unit, news: .leave, epoch: database.epoch, head: 0))))
            #expect(!answer.lines.contains { $0.contains(secret.description) })
            await #expect(throws: LedgerError.self) {
                try await database.app.snapshotPage(
                    unit: unit,
                    after: nil,
                    bytesMax: 1_000,
                    session: device.session
                )
            }
            let totals = try await database.app.totals(
                units: nil,
                round: nil,
                at: .now,
                session: device.session
            )
            #expect(totals.figures.contains { $0.figure == Figures.problems } == isToldTotals)
            #expect(totals.cuts.isEmpty != isToldTotals)
        }
    }

    @Test
    func `a liaison of one unit is turned away from another, and no byte of that one ever reaches them`()
        async throws
    {
        let database = try await LedgerDatabase.make()
        let (a, b): (UnitID, UnitID) = (newID(), newID())
        let (liaison, other) = (try await database.enrol(newID()), try await database.enrol(newID()))
        for (unit, device) in [(a, liaison), (b, other)] {
            try await database.owner.addUnit(unit, name: "unit", now: now)
            try await database.owner.grant(unit, device.person, .supervisor, now: now)
        }
        var lane = TestLane(other, b, database.epoch)
        let secret: RecordID = newID()
        let pushed = try await database.app.push(
            lane.freeze([newProblem(secret, round: newID())]),
            carrier: other.person,
            now: now
        )
        guard case .receipt = pushed else { throw LedgerError.damaged("answer") }

        var foreign = TestLane(liaison, b, database.epoch)
        let set = try foreign.freeze([newProblem(newID(), round: newID())])
        let request = SyncRequest(
            pushes: [set.push],
            outbox: [b: OutboxReport(changes: 3, oldest: nil)],
            cursors: [b: Cursor(epoch: database.epoch, version: 0, chain: .zero)]
        )
        let answer = try await database.app.sync(request, session: liaison.session, now: now)
        let lines = answer.lines.compactMap { try? SyncLine(text: $0) }
        #expect(lines.contains(.refusal(unit: b, n: 1, .notMember)))
        #expect(
            lines.contains(.unit(UnitLine(unit: b, news: .leave, epoch: database.epoch, head: 0)))
        )
        // The office stream names the unit to everybody; what is in it reaches nobody else.
        #expect(!answer.lines.contains { $0.contains(secret.description) })
        let plain = try await pull(database, liaison)
        #expect(!plain.lines.contains { $0.contains(secret.description) })
        await #expect(throws: LedgerError.self) {
            try await database.app.snapshotPage(unit: b, after: nil, bytesMax: 1000, session: liaison.session)
        }
        await #expect(throws: LedgerError.self) {
            try await database.app.totals(units: [b], round: nil, at: .now, session: liaison.session)
        }
        #expect(try await database.owner.check().findings == [])
    }

    @Test func `push and pull share a round trip, pages are contiguous, and a retry gets the stored receipt`()
        async throws
    {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        let device = try await database.enrol(newID())
        try await database.owner.addUnit(unit, name: "unit", now: now)
        try await database.owner.grant(unit, device.person, .supervisor, now: now)
        var lane = TestLane(device, unit, database.epoch)
        let sets = try (0..<20).map { _ in try lane.freeze([newProblem(newID(), round: newID())]) }
        let request = SyncRequest(pushes: sets.map(\.push), outbox: [:], cursors: [:], bytesMax: 3000)
        let first = try await database.app.sync(request, session: device.session, now: now)
        let again = try await database.app.sync(
            request,
            session: device.session,
            now: Timestamp(milliseconds: now.milliseconds + 5000)
        )
        #expect(Array(first.lines.prefix(20)) == Array(again.lines.prefix(20)))
        #expect(first.lines.prefix(20).allSatisfy { $0.contains("\"type\":\"receipt\"") })

        var replica = UnitReplica(unit: unit, cursor: Cursor(epoch: database.epoch, version: 0, chain: .zero))
        var officeCursor: Cursor?
        for _ in 0..<40 {
            var cursors = [unit: replica.cursor]
            cursors[.office] = officeCursor
            let page = try await pull(database, device, cursors, bytesMax: 3000)
            for line in page.lines {
                guard let row = try? LogRow(text: line) else { continue }
                if row.unit == unit {
                    #expect(row.version == replica.cursor.version + 1)
                    let chain = LogRow.chain(after: replica.cursor.chain, row: line)
                    replica.cursor = Cursor(epoch: row.epoch, version: row.version, chain: chain)
                    replica.state.apply(row.effects, as: row.write)
                } else {
                    officeCursor = Cursor(
                        epoch: row.epoch,
                        version: row.version,
                        chain: LogRow.chain(after: officeCursor?.chain ?? .zero, row: line)
                    )
                }
            }
            if !page.more { break }
        }
        #expect(replica.cursor.version == 20)
        let (page, lines) = try await database.app.snapshotPage(
            unit: unit,
            after: nil,
            bytesMax: 1_000_000,
            session: device.session
        )
        #expect(page.digest == replica.state.digest)
        #expect(page.chain == replica.cursor.chain)
        #expect(lines.count == 20)

        var after: RecordID?
        var count = 0
        repeat {
            let (part, records) = try await database.app.snapshotPage(
                unit: unit,
                after: after,
                bytesMax: 1,
                session: device.session
            )
            after = part.next
            count += records.count
            #expect(records.count == 1)
            #expect((part.digest != nil) == (part.next == nil))
        } while after != nil
        #expect(count == 20)
    }

    @Test func `a cursor of another history is told so, and one at the head gets nothing`() async throws {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        let device = try await database.enrol(newID())
        try await database.owner.addUnit(unit, name: "unit", now: now)
        try await database.owner.grant(unit, device.person, .supervisor, now: now)
        var lane = TestLane(device, unit, database.epoch)
        for _ in 0..<3 {
            _ = try await database.app.push(
                lane.freeze([newProblem(newID(), round: newID())]),
                carrier: device.person,
                now: now
            )
        }
        let head = try #require(try await PostgresLedgerStore(database: database).head(unit))
        func news(_ cursor: Cursor) async throws -> (UnitNews, Int)? {
            for line in try await pull(database, device, [unit: cursor]).lines {
                if case .unit(let told) = try? SyncLine(text: line), told.unit == unit {
                    return (told.news, told.rows)
                }
            }
            return nil
        }
        let atHead = try #require(try await news(Cursor(epoch: head.epoch, version: 3, chain: head.chain)))
        #expect(atHead == (.rows, 0))
        let fromStart = try #require(try await news(Cursor(epoch: head.epoch, version: 0, chain: .zero)))
        #expect(fromStart == (.rows, 3))
        for cursor in [
            Cursor(epoch: newID(), version: 3, chain: head.chain),
            Cursor(epoch: head.epoch, version: 4, chain: head.chain),
            Cursor(epoch: head.epoch, version: 2, chain: head.chain),
            Cursor(epoch: head.epoch, version: 0, chain: head.chain),
        ] {
            let found = try #require(try await news(cursor))
            #expect(found == (.diverged, 0))
        }
        let epoch = try await database.ownerPool.withConnection {
            try DatabaseSetup.beginEpoch($0, now: LedgerDatabase.start)
        }
        let diverged = try #require(try await news(Cursor(epoch: head.epoch, version: 3, chain: head.chain)))
        #expect(diverged == (.diverged, 0))
        let moved = try #require(try await news(Cursor(epoch: epoch, version: 3, chain: head.chain)))
        #expect(moved == (.rows, 0))
    }
}
