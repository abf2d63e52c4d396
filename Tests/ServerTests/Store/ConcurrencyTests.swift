import Postgres
import SQL
import Shared
import Synchronization
import Testing

@testable import Server

@Suite struct ConcurrencyTests {
    private let now = LedgerDatabase.start

    @Test
    func `32 writers in 4 units skip no version under a polling reader, and totals are what a recount finds`()
        async throws
    {
        var settings = Ledger.Settings()
        settings.lockMillisecondsMax = 30_000
        let database = try await LedgerDatabase.make(settings: settings, connections: 12)
        let units: [UnitID] = (0..<4).map { _ in newID() }
        let reader = try await database.enrol(newID())
        for unit in units { try await database.owner.addUnit(unit, name: "unit", now: now) }
        try await database.owner.grantEverywhere(reader.person, .reviewer, now: now)
        let writer: PersonID = newID()
        var devices: [TestDevice] = []
        for _ in 0..<32 { devices.append(try await database.enrol(writer)) }
        try await database.owner.grantEverywhere(writer, .supervisor, now: now)
        let isDone = Flag()
        let rounds: [RecordID] = [newID(), newID()]

        let polled = try await withThrowingTaskGroup(of: [UnitID: Cursor].self) { group in
            group.addTask { try await poll(database, reader, units, until: isDone) }
            try await withThrowingTaskGroup(of: Void.self) { writers in
                for (index, device) in devices.enumerated() {
                    writers.addTask {
                        try await write(database, device, units[index % 4], rounds, seed: UInt64(index))
                    }
                }
                try await writers.waitForAll()
            }
            isDone.value.store(true, ordering: .relaxed)
            return try await group.next() ?? [:]
        }
        for unit in units {
            let head = try #require(try await PostgresLedgerStore(database: database).head(unit))
            #expect(head.version == 8 * 12)
            #expect(polled[unit]?.version == head.version)
            #expect(polled[unit]?.chain == head.chain)
        }
        let report = try await database.owner.check()
        #expect(report.findings == [])
        #expect(report.rows >= 4 * 8 * 12)
    }

    private func write(
        _ database: LedgerDatabase,
        _ device: TestDevice,
        _ unit: UnitID,
        _ rounds: [RecordID],
        seed: UInt64
    ) async throws {
        var random = SeededRandom(seed: seed)
        var lane = TestLane(device, unit, database.epoch)
        for _ in 0..<12 {
            let problem: RecordID = random.id()
            let set = try lane.freeze([
                newProblem(problem, round: rounds[Int(random.next() % 2)]),
                Change(
                    random.id(),
                    kind: "funds",
                    .create(
                        parent: problem,
                        fields: RandomEdits.fields(of: "funds", value: Int64(random.next() % 99))
                    )
                ),
            ])
            let answer = try await database.app.push(set, carrier: device.person, now: now)
            guard case .receipt = answer else { throw LedgerError.damaged("\(answer)") }
        }
    }

    /// Pulls until the writers are done and nothing is left.
    private func poll(
        _ database: LedgerDatabase,
        _ device: TestDevice,
        _ units: [UnitID],
        until isDone: Flag
    ) async throws -> [UnitID: Cursor] {
        var cursors: [UnitID: Cursor] = [:]
        while true {
            let wasDone = isDone.value.load(ordering: .relaxed)
            let request = SyncRequest(pushes: [], outbox: [:], cursors: cursors, bytesMax: 20_000)
            let answer = try await database.app.sync(request, session: device.session, now: now)
            for line in answer.lines where !line.hasPrefix("{\"type\"") {
                guard let row = try? LogRow(text: line) else { continue }
                let before = cursors[row.unit] ?? Cursor(epoch: row.epoch, version: 0, chain: .zero)
                guard row.version == before.version + 1 else { throw LedgerError.damaged("skipped") }
                cursors[row.unit] = Cursor(
                    epoch: row.epoch,
                    version: row.version,
                    chain: LogRow.chain(after: before.chain, row: line)
                )
            }
            if wasDone, !answer.more { return cursors }
        }
    }

    @Test func `a locked unit answers busy and takes the same bytes later`() async throws {
        var settings = Ledger.Settings()
        settings.lockMillisecondsMax = 200
        let database = try await LedgerDatabase.make(settings: settings)
        let unit: UnitID = newID()
        let device = try await database.enrol(newID())
        try await database.owner.addUnit(unit, name: "unit", now: now)
        try await database.owner.grant(unit, device.person, .supervisor, now: now)
        var lane = TestLane(device, unit, database.epoch)
        let set = try lane.freeze([newProblem(newID(), round: newID())])
        let request = SyncRequest(pushes: [set.push], outbox: [:], cursors: [:])
        let holder = try Connection(database.conninfo, .init(applicationName: "holder"))
        try holder.execute("begin")
        try holder.run(.lockUnitHead, unit.parameter)
        let refused = try await database.app.sync(request, session: device.session, now: now)
        #expect(try SyncLine(text: refused.lines[0]) == .refusal(unit: unit, n: 1, .busy))
        // The pull goes on while push fails.
        #expect(refused.lines.count > 2)
        try holder.execute("rollback")
        let taken = try await database.app.sync(request, session: device.session, now: now)
        guard case .receipt = try SyncLine(text: taken.lines[0]) else {
            throw LedgerError.damaged("answer")
        }
    }
}

/// Set once.
private final class Flag: Sendable {
    let value = Atomic<Bool>(false)
}
