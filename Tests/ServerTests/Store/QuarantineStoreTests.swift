import Postgres
import Shared
import Testing

@testable import Server

/// What people leave behind who are nobody in a unit any more, on PostgreSQL.
@Suite struct QuarantineStoreTests {
    private let now = LedgerDatabase.start

    /// A liaison who was taken off a unit with two sets unsent, and a supervisor of it.
    private func left() async throws -> (
        LedgerDatabase, UnitID, [Submission], boss: TestDevice, liaison: TestDevice
    ) {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        let (liaison, boss) = (try await database.enrol(newID()), try await database.enrol(newID()))
        try await database.owner.addUnit(unit, name: "unit", now: now)
        try await database.owner.grant(unit, boss.person, .supervisor, now: now)
        try await database.owner.grant(unit, liaison.person, .liaison, now: now)
        var lane = TestLane(boss, unit, database.epoch)
        let problem: RecordID = newID()
        let first = try lane.freeze([newProblem(problem, round: RecordID(high: 1, low: 2))])
        _ = try await database.app.push(first, carrier: boss.person, now: now)
        var own = TestLane(liaison, unit, database.epoch)
        var sets: [Submission] = []
        for amount in [5, 6] {
            let fields = RandomEdits.fields(of: "funds", value: Int64(amount))
            let entry = Change(newID(), kind: "funds", .create(parent: problem, fields: fields))
            sets.append(try own.freeze([entry], base: 1))
        }
        try await database.owner.revokeGrant(unit, liaison.person, .liaison, now: now)
        return (database, unit, sets, boss, liaison)
    }

    private func adoption(_ set: QuarantinedSet, by lane: inout TestLane) throws -> Submission {
        let first = try #require(set.submission.set)
        return try lane.freeze(first.changes, base: first.base.version, origin: set.root)
    }

    @Test
    func `kept aside each by itself and once, listed for supervisors alone, adopted and discarded once`()
        async throws
    {
        let (database, unit, sets, boss, liaison) = try await left()
        for _ in 0..<2 {
            let lines = try await database.app.push(sets.map(\.push), session: liaison.session, now: now)
            #expect(lines.count == 2 && lines.allSatisfy { $0.contains("quarantined") })
        }
        await #expect {
            try await database.app.quarantine(of: unit, session: liaison.session)
        } throws: {
            ($0 as? LedgerError)?.code == .forbidden
        }
        let kept = try await database.app.quarantine(of: unit, session: boss.session)
        #expect(kept.map(\.submission) == sets)
        #expect(
            kept.allSatisfy { $0.state == .waiting && $0.roles == [.liaison] && $0.author == liaison.person }
        )

        var lane = TestLane(boss, unit, database.epoch)
        let log = PostgresLedgerStore(database: database)
        lane.n = 1
        lane.prev = try LogRow(text: #require(try await log.log(unit).first)).submission.hash
        for _ in 0..<2 {
            _ = try await database.app.push(
                adoption(kept[0], by: &lane),
                carrier: boss.person,
                now: now
            )
        }
        let rows = try await log.log(unit).map { try LogRow(text: $0) }
        #expect(rows.count == 2, "the second time it is known")
        #expect(rows.last?.adoptedFrom == liaison.person)

        await #expect {
            try await database.app.discard(kept[0].root, in: unit, why: "x", session: boss.session, now: now)
        } throws: {
            ($0 as? LedgerError)?.code == .notFound
        }
        await #expect {
            try await database.app.discard(
                kept[1].root,
                in: unit,
                why: "x",
                session: liaison.session,
                now: now
            )
        } throws: {
            ($0 as? LedgerError)?.code == .forbidden
        }
        try await database.app.discard(kept[1].root, in: unit, why: "重复", session: boss.session, now: now)
        let decided = try await database.app.quarantine(of: unit, session: boss.session)
        #expect(decided.map(\.state) == [.adopted, .discarded])
        #expect(decided.map { $0.decision?.author } == [boss.person, boss.person])
        #expect(decided[1].decision?.why == "重复")
        #expect(try await database.owner.check().findings == [])
    }

    @Test func `of a revoked device whose person is still a member nothing is taken and nothing is lost`()
        async throws
    {
        let (database, unit, sets, boss, liaison) = try await left()
        try await database.owner.grant(unit, liaison.person, .liaison, now: now)
        try await database.owner.revokeDevice(liaison.replica, now: now)
        let answer = try await database.app.push(sets[0], carrier: liaison.person, now: now)
        #expect(answer == .refusal(.quarantined))
        #expect(try await database.app.quarantine(of: unit, session: boss.session).count == 1)
        #expect(try await PostgresLedgerStore(database: database).log(unit).count == 1)
    }

    @Test func `a revoked device hands in what it holds, is told nothing but to let go, and then is refused`()
        async throws
    {
        let (database, unit, sets, boss, liaison) = try await left()
        var revoked = liaison.session
        revoked.isRevoked = true
        let cursor = Cursor(epoch: database.epoch, version: 1, chain: .zero)
        let holding = SyncRequest(pushes: sets.map(\.push), outbox: [:], cursors: [unit: cursor])
        await #expect(throws: (any Error).self, "its token alone was revoked") {
            try await database.app.sync(holding, session: revoked, now: now)
        }
        try await database.owner.revokeDevice(liaison.replica, now: now)
        let lines = try await database.app.sync(holding, session: revoked, now: now).lines
        let told = try lines.map { try SyncLine(text: $0) }
        #expect(told.count == 4)
        #expect(
            told.prefix(2).allSatisfy { if case .refusal(_, _, .quarantined) = $0 { true } else { false } }
        )
        guard case .unit(let line) = told[2] else { throw LedgerError.damaged("line") }
        #expect(line.news == .leave && line.unit == unit && line.rows == 0)
        #expect(told.last == .end(more: false))
        #expect(try await database.app.quarantine(of: unit, session: boss.session).count == 2)
        await #expect {
            try await database.app.sync(
                SyncRequest(pushes: [], outbox: [:], cursors: [:]),
                session: revoked,
                now: now
            )
        } throws: {
            ($0 as? LedgerError)?.code == .tokenRevoked
        }
    }
}
