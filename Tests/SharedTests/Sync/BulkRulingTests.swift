import Testing

@testable import Shared

/// Rulings on many conflicts, as sets.
@Suite struct BulkRulingTests {
    /// As many problems that two claim and one supervisor has moved on: rulings that bring a date and a review along.
    private func disputed(_ count: Int) throws -> (World, boss: TestDevice) {
        let world = World()
        let office = try world.device(.supervisor)
        try office.sync()
        var problems: [RecordID] = []
        for number in 0..<count {
            let changes = Edit.problem(
                number: "\(number)",
                title: "问题",
                round: world.round,
                fields: [FieldName.status: "done_claimed"],
                in: try office.context()
            )
            problems.append(changes[0].record)
            try office.save(changes)
        }
        try office.sync()
        let (liaison, boss) = (try world.device(.liaison), try world.device(.supervisor))
        try liaison.sync()
        for problem in problems {
            try office.save(try Edit.move(problem, to: .closed, in: try office.context()))
            try liaison.save(try Edit.move(problem, to: .inProgress, in: try liaison.context()))
        }
        try office.sync()
        try liaison.sync()
        try boss.sync()
        return (world, boss)
    }

    private func plan(_ ruling: BulkRuling, on device: TestDevice) throws -> [BulkRuling.Item] {
        let view = try device.view()
        let replica = device.store.replica
        return ruling.plan(in: try device.context()) { replica.refusal(of: $0, on: view) }.items
    }

    @Test func `sets are as few as can be, none with more than a set may carry, no ruling torn apart`() throws
    {
        let (_, boss) = try disputed(6)
        let items = try plan(BulkRuling(.last, why: "核实"), on: boss)
        #expect(items.count == 6)
        #expect(items.allSatisfy { $0.changes.count > 1 && $0.movesHead })
        let many = Array(repeating: items, count: 60).flatMap(\.self)
        let drafts = BulkRuling.drafts(many, batch: BatchID(high: 1, low: 1))
        #expect(drafts.map(\.changes).flatMap(\.self) == many.flatMap(\.changes))
        #expect(drafts.count == (many.flatMap(\.changes).count + Limits.changesMax - 1) / Limits.changesMax)
        for draft in drafts {
            #expect(draft.changes.count <= Limits.changesMax)
            #expect(draft.changes.first?.isRuling == true)
            #expect(draft.batch == BatchID(high: 1, low: 1))
        }
        var long = items[0]
        long.changes[0].why = String(repeating: "长", count: 60_000)
        #expect(BulkRuling.drafts([long, long], batch: BatchID(high: 1, low: 1)).count == 2)
    }

    @Test func `a ruling goes back with the date and the review that it brought along`() throws {
        let (_, boss) = try disputed(3)
        let before = try boss.view().picture
        let items = try plan(BulkRuling(.last, why: "核实"), on: boss)
        let drafts = BulkRuling.drafts(items, batch: BatchID(high: 1, low: 1))
        try boss.store.save(drafts.map { (boss.unit, $0) }, at: boss.world.now())
        #expect(try boss.view().state.openConflicts.isEmpty)
        try boss.sync()
        let edit = try #require(try boss.lastEdit())
        #expect(edit.parts.count == 3)
        let (view, replica) = (try boss.view(), boss.store.replica)
        let undo = Edit.undoParts(
            of: edit,
            among: try boss.store.ownEdits(in: boss.unit),
            batch: BatchID(high: 1, low: 2),
            why: "撤销",
            in: try boss.context()
        ) { replica.refusal(of: $0, on: view) }
        #expect(undo.parts == 3)
        #expect(undo.left.isEmpty)
        try boss.store.save(undo.draft, in: boss.unit, at: boss.world.now())
        try boss.sync()
        #expect(try boss.view().picture == before)
    }

    @Test func `drafts of several units are one write, and after a crash the first of them are there`() throws
    {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        let drafts = try ["甲", "乙", "丙"].enumerated().map { number, value in
            (
                unit: world.unit,
                draft: Draft(
                    try Edit.set(
                        ["responsiblePerson", "leadDepartment", "responsibleLeader"][number],
                        to: .string(value),
                        of: problem,
                        in: try device.context()
                    )
                )
            )
        }
        try device.store.save(drafts, at: world.now())
        #expect(device.store.replica.unsent.map(\.n) == [1, 2, 3])
        let whole = device.disk.files["outbox.ndjson"] ?? []
        let lines = whole.split(separator: 0x0A, omittingEmptySubsequences: false)
        device.disk.files["outbox.ndjson"] = Array(whole.prefix(lines[0].count + 1 + lines[1].count / 2))
        try device.reopen()
        #expect(device.store.replica.unsent.map(\.n) == [1])
        // One that would be turned down keeps all of them from being saved.
        let before = device.store.replica
        let bad = Draft([
            Change(problem, kind: "problem", .edit(FieldEdit("status", from: "in_progress", to: "closed")))
        ])
        #expect(throws: ReplicaError.self) {
            try device.store.save(drafts.suffix(1) + [(unit: world.unit, draft: bad)], at: world.now())
        }
        #expect(device.store.replica == before)
    }
}
