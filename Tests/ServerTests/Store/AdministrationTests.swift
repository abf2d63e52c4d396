import Postgres
import Shared
import Testing

@testable import Server

@Suite struct AdministrationTests {
    private let now = LedgerDatabase.start

    @Test func `people, units and rounds stand in the office stream, and repeating them changes nothing`()
        async throws
    {
        let database = try await LedgerDatabase.make()
        let (unit, person, round): (UnitID, PersonID, RecordID) = (newID(), newID(), newID())
        for name in ["old", "new", "new"] {
            try await database.owner.addPerson(person, name: name, roles: [.liaison], now: now)
            try await database.owner.addUnit(unit, name: name, fields: ["rounds": [round.json]], now: now)
            try await database.owner.addRound(round, fields: ["name": .string(name)], now: now)
        }
        let store = PostgresLedgerStore(database: database)
        // The first version is the office's own introduction.
        #expect(try await store.head(.office)?.version == 7)
        let session = Session(person: person, replica: newID(), personName: "new")
        let (page, lines) = try await database.app.snapshotPage(
            unit: .office,
            after: nil,
            bytesMax: 1_000_000,
            session: session
        )
        let records = try lines.map { try RecordState(json: JSONValue(parsing: $0)) }
        #expect(page.records == 4)
        let repeated = records.filter { [unit.cast(), person.cast(), round].contains($0.id) }
        #expect(repeated.count == 3)
        #expect(repeated.allSatisfy { $0.text("name") == "new" })
        #expect(try await database.owner.units().map(\.unit) == [unit])
        #expect(try await database.owner.people().contains { $0.person == person && $0.name == "new" })
        #expect(try await database.owner.check().findings == [])
    }

    @Test func `office changes beyond one set are split, groups kept whole`() async throws {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        try await database.owner.addUnit(unit, name: "unit", now: now)
        var changes: [Change] = []
        for number in 0..<700 {
            var change = newProblem(newID(), round: newID(), number: "\(number)")
            change.group = Int64(number / 3)
            changes.append(change)
        }
        let outcome = try await database.owner.officePush(changes: changes, unit: unit, now: now)
        #expect(outcome.verdicts.count == 700)
        #expect(outcome.verdicts.allSatisfy { $0 == .applied })
        #expect(outcome.receipts.map(\.verdicts.count) == [498, 202])
        let exact = OfficePushOutcome.parts(
            of: Array(changes.prefix(500)).map { Change($0.record, kind: $0.kind, $0.action) }
        )
        #expect(exact.map(\.count) == [500])
    }

    @Test func `two programs that push for the office at the same time both come through`() async throws {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        try await database.owner.addUnit(unit, name: "unit", now: now)
        let now = now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<5 {
                        let outcome = try await database.owner.officePush(
                            changes: [newProblem(newID(), round: newID())],
                            unit: unit,
                            now: now
                        )
                        #expect(outcome.verdicts == [.applied])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await PostgresLedgerStore(database: database).head(unit)?.version == 20)
        #expect(try await database.owner.check().findings == [])
    }

    @Test func `work is handed over in one unit: roles, and word of what is unsent`() async throws {
        let database = try await LedgerDatabase.make()
        let (unit, other): (UnitID, UnitID) = (newID(), newID())
        for unit in [unit, other] { try await database.owner.addUnit(unit, name: "unit", now: now) }
        let (wang, li) = (try await database.enrol(newID()), try await database.enrol(newID()))
        for role in [Role.liaison, .leader] {
            try await database.owner.grant(unit, wang.person, role, now: now)
        }
        try await database.owner.grant(other, wang.person, .liaison, now: now)
        let report = [unit: OutboxReport(changes: 3, oldest: now)]
        let request = SyncRequest(pushes: [], outbox: report, cursors: [:])
        _ = try await database.app.sync(request, session: wang.session, now: now)
        let (roles, devices) = try await database.owner.handOver(
            unit,
            from: wang.person,
            to: li.person,
            now: now
        )
        #expect(roles == [.liaison, .leader])
        #expect(devices.map(\.unsent) == [3])
        var lane = TestLane(li, unit, database.epoch)
        let set = try lane.freeze([newProblem(newID(), round: newID())])
        #expect(try await database.app.push(set, carrier: li.person, now: now).isReceipt)
        var gone = TestLane(wang, unit, database.epoch)
        let late = try gone.freeze([newProblem(newID(), round: newID())])
        #expect(
            try await database.app.push(late, carrier: wang.person, now: now) == .refusal(.quarantined)
        )
        // In the other unit nothing changed, and a second time there is nothing to hand over.
        var kept = TestLane(wang, other, database.epoch)
        let fine = try kept.freeze([newProblem(newID(), round: newID())])
        #expect(try await database.app.push(fine, carrier: wang.person, now: now).isReceipt)
        let nothing: [(UnitID, PersonID)] = [(unit, li.person), (other, newID())]
        for (unit, to) in nothing {
            let error = await #expect(throws: LedgerError.self) {
                _ = try await database.owner.handOver(unit, from: wang.person, to: to, now: now)
            }
            #expect(error?.code == .notFound)
        }
    }

    @Test func `totals name their cut, and any earlier cut can be had`() async throws {
        let database = try await LedgerDatabase.make()
        let (unit, round): (UnitID, RecordID) = (newID(), newID())
        let device = try await database.enrol(newID())
        try await database.owner.addUnit(unit, name: "unit", now: now)
        try await database.owner.grant(unit, device.person, .supervisor, now: now)
        var lane = TestLane(device, unit, database.epoch)
        let problem: RecordID = newID()
        func time(_ second: Int64) -> Timestamp { Timestamp(milliseconds: now.milliseconds + second * 1000) }
        let creation = try lane.freeze([newProblem(problem, round: round)])
        _ = try await database.app.push(creation, carrier: device.person, now: time(10))
        for second in 1..<4 as Range<Int64> {
            let fields = RandomEdits.fields(of: "funds", value: second)
            let set = try lane.freeze([
                Change(newID(), kind: "funds", .create(parent: problem, fields: fields))
            ])
            _ = try await database.app.push(set, carrier: device.person, now: time(10 + second))
        }
        func funds(_ cut: TotalsCut) async throws -> (ExactDecimal?, CentralTotals.Cut?) {
            let totals = try await database.app.totals(
                units: nil,
                round: round,
                at: cut,
                session: device.session
            )
            return (
                totals.figures.first { $0.figure == "funds.funds_recovered" }?.amount.value, totals.cuts.first
            )
        }
        #expect(try await funds(.now).0 == 6)
        #expect(try await funds(.version(3)).0 == 3)
        let middle = try await funds(.time(time(12)))
        #expect(middle.0 == 3)
        #expect(middle.1?.version == 3 && middle.1?.committedAt == time(12))
        #expect(try await funds(.version(0)).0 == nil)
        #expect(try await funds(.time(time(9))).1?.version == 0)
        let elsewhere = try await database.app.totals(
            units: nil,
            round: newID(),
            at: .now,
            session: device.session
        )
        #expect(elsewhere.figures.isEmpty)
    }
}

extension PushAnswer {
    fileprivate var isReceipt: Bool { if case .receipt = self { true } else { false } }
}
