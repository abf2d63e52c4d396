import Postgres
import Shared
import Testing

@testable import Server

@Suite struct OddContentTests {
    private let now = LedgerDatabase.start

    private func supervised() async throws -> (LedgerDatabase, UnitID, TestDevice) {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        let device = try await database.enrol(newID())
        try await database.owner.addUnit(unit, name: "unit", now: now)
        try await database.owner.grant(unit, device.person, .supervisor, now: now)
        return (database, unit, device)
    }

    private func verdicts(
        _ database: LedgerDatabase,
        _ lane: inout TestLane,
        _ changes: [Change],
        base: Int64 = 0
    ) async throws -> [Verdict] {
        let set = try lane.freeze(changes, base: base)
        let answer = try await database.app.push(set, carrier: lane.device.person, now: now)
        guard case .receipt(let text) = answer else { throw LedgerError.damaged("\(answer)") }
        return try Receipt(text: text).verdicts
    }

    private func quantity(under problem: RecordID, label: String, amount: String = "5", unit: String = "棵")
        -> Change
    {
        Change(
            newID(),
            kind: "quantity",
            .create(
                parent: problem,
                fields: [
                    "date": "2020-05-01", "label": .string(label), "amount": .string(amount),
                    "countUnit": .string(unit),
                ]
            )
        )
    }

    @Test func `labels as long as the schema allows, quotes and control characters are stored and counted`()
        async throws
    {
        let (database, unit, device) = try await supervised()
        var lane = TestLane(device, unit, database.epoch)
        var random = SeededRandom(seed: 5)
        let long = encodeHex((0..<1500).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        for label in [long, "'\\\"\n$1", "\u{1}\u{7F}\u{2028}", "\u{FFFF}😀"] {
            let problem: RecordID = newID()
            let found = try await verdicts(
                database,
                &lane,
                [newProblem(problem, round: newID()), quantity(under: problem, label: label, unit: long)]
            )
            #expect(found == [.applied, .applied])
        }
        #expect(try await database.owner.check().findings == [])
    }

    @Test func `a text with U+0000 is rejected, and the lane goes on`() async throws {
        let (database, unit, device) = try await supervised()
        var lane = TestLane(device, unit, database.epoch)
        let problem: RecordID = newID()
        let found = try await verdicts(
            database,
            &lane,
            [newProblem(problem, round: newID()), quantity(under: problem, label: "a\u{0}b")]
        )
        #expect(found == [.applied, .rejected(.invalidValue)])
        #expect(try await verdicts(database, &lane, [quantity(under: problem, label: "ab")]) == [.applied])
    }

    @Test func `fractions are summed exactly in the database, at every version`() async throws {
        let (database, unit, device) = try await supervised()
        var lane = TestLane(device, unit, database.epoch)
        let (problem, round): (RecordID, RecordID) = (newID(), newID())
        _ = try await verdicts(database, &lane, [newProblem(problem, round: round)])
        for amount in ["1.5", "0.25", "-3", "0.000001"] {
            let entry = quantity(under: problem, label: "培训", amount: amount, unit: "天")
            #expect(try await verdicts(database, &lane, [entry]) == [.applied])
        }
        let totals = try await PostgresLedgerStore(database: database).totals(unit)
        let key = FigureKey(round: round, figure: Figures.quantity("培训", "天"))
        #expect(totals[key]?.value == ExactDecimal("-1.249999"))
        #expect(totals[key]?.entries == 4)
        #expect(try await database.owner.check().findings == [])
    }

    @Test(arguments: ["-9223372036854775808", "9223372036854775807", "-1000000000000000"])
    func `a quantity beyond what is summed counts nowhere and stops nothing`(_ amount: String) async throws {
        let (database, unit, device) = try await supervised()
        var lane = TestLane(device, unit, database.epoch)
        let problem: RecordID = newID()
        let found = try await verdicts(
            database,
            &lane,
            [newProblem(problem, round: newID()), quantity(under: problem, label: "a", amount: amount)]
        )
        #expect(found == [.applied, .applied])
        let totals = try await PostgresLedgerStore(database: database).totals(unit)
        #expect(!totals.keys.contains { $0.figure.hasPrefix("quantity") })
    }

    @Test
    func `under a problem whose conflict was absorbed, new entries park with the conflict that took it over`()
        async throws
    {
        let (database, unit, first) = try await supervised()
        let second = try await database.enrol(newID())
        try await database.owner.grant(unit, second.person, .supervisor, now: now)
        var (mine, theirs) = (TestLane(first, unit, database.epoch), TestLane(second, unit, database.epoch))
        let (problem, parked): (RecordID, RecordID) = (newID(), newID())
        func edit(_ field: String, _ from: JSONValue, _ to: JSONValue, group: Int64? = nil) -> Change {
            Change(problem, kind: "problem", .edit(FieldEdit(field, from: from, to: to)), group: group)
        }
        _ = try await verdicts(database, &theirs, [newProblem(problem, round: newID())])
        _ = try await verdicts(
            database,
            &theirs,
            [edit("title", "t", "x"), edit("leadDepartment", .null, "y")],
            base: 1
        )
        let older = try await verdicts(database, &mine, [edit("leadDepartment", .null, "z")], base: 1)
        guard case .conflict(let keeper) = older.first else { throw LedgerError.damaged("conflict") }
        var creation = newProblem(parked, round: newID(), number: "2")
        creation.group = 1
        let younger = try await verdicts(
            database,
            &mine,
            [creation, edit("title", "t", "w", group: 1)],
            base: 1
        )
        #expect(younger.first != .conflict(keeper))
        let joined = try await verdicts(
            database,
            &mine,
            [edit("title", "w", "w2", group: 1), edit("leadDepartment", "z", "z2", group: 1)],
            base: 1
        )
        #expect(joined == [.conflict(keeper), .conflict(keeper)])
        let hung = try await verdicts(database, &mine, [quantity(under: parked, label: "a")], base: 1)
        #expect(hung == [.conflict(keeper)])
        #expect(try await database.owner.check().findings == [])
    }
}
