import Testing

@testable import Shared

/// What a ruling on a status brings along.
@Suite struct StatusRulingTests {
    /// A problem that the liaison claims as done, known to both.
    private func claimed() throws -> (World, RecordID, liaison: TestDevice, boss: TestDevice) {
        let world = World()
        let problem = try world.problem()
        let (liaison, boss) = (try world.device(.liaison), try world.device(.supervisor))
        try liaison.sync()
        try liaison.save(try Edit.move(problem, to: .doneClaimed, in: liaison.context()))
        for device in [liaison, boss] { try device.sync() }
        return (world, problem, liaison, boss)
    }

    /// A supervisor closed what the liaison, offline, took back: the head is closed, with its date and its review.
    private func closedOverWithdrawal() throws -> (World, RecordID, boss: TestDevice, Conflict) {
        let (world, problem, liaison, boss) = try claimed()
        try liaison.save([
            Change(problem, kind: "problem", .edit(liaison.view().edit(problem, "status", to: "in_progress")))
        ])
        try boss.save(try Edit.move(problem, to: .closed, why: "材料齐全", in: boss.context()))
        for device in [boss, liaison, boss] { try device.sync() }
        return (world, problem, boss, try #require(try boss.view().state.openConflicts.first))
    }

    private func reviews(_ world: World, _ problem: RecordID) -> [String] {
        let state = world.server.units[world.unit]?.state
        return (state?.children(of: problem) ?? []).filter { $0.knownKind == .review && $0.isLive }
            .sorted { $0.created.version < $1.created.version }
            .compactMap { $0.text(FieldName.decision) }
    }

    @Test
    func `ruling a closed problem back into work clears its finishing date and says that it was reopened`()
        throws
    {
        let (world, problem, boss, conflict) = try closedOverWithdrawal()
        #expect(reviews(world, problem) == ["pass"])
        let contender = try #require(conflict.standing.first)
        try boss.save(
            try Edit.resolve(conflict.id, .contender(contender.id), why: "数字有误", in: boss.context())
        )
        try boss.sync()
        let record = try #require(world.server.units[world.unit]?.state.records[problem])
        #expect(record["status"] == "in_progress")
        #expect(record[FieldName.finishedOn] == .null)
        #expect(reviews(world, problem) == ["pass", "reopen"])
    }

    @Test func `a ruling that keeps the head brings nothing along`() throws {
        let (world, problem, boss, conflict) = try closedOverWithdrawal()
        let changes = try Edit.resolve(conflict.id, .head, why: "维持", in: boss.context())
        #expect(changes.count == 1)
        try boss.save(changes)
        try boss.sync()
        let record = try #require(world.server.units[world.unit]?.state.records[problem])
        #expect(record["status"] == "closed" && record[FieldName.finishedOn] != .null)
        #expect(reviews(world, problem) == ["pass"])
    }

    @Test func `a contender's own date and review are the ones that count`() throws {
        let (world, problem, liaison, boss) = try claimed()
        try boss.save(try Edit.move(problem, to: .closed, in: boss.context()))
        try liaison.save(try Edit.move(problem, to: .inProgress, in: liaison.context()))
        // The withdrawal comes first, the closing parks with its review.
        for device in [liaison, boss] { try device.sync() }
        let conflict = try #require(try boss.view().state.openConflicts.first)
        let contender = try #require(conflict.standing.first)
        #expect(contender.creates.count == 1)
        let changes = try Edit.resolve(conflict.id, .contender(contender.id), why: "齐", in: boss.context())
        try boss.save(changes)
        try boss.sync()
        let record = try #require(world.server.units[world.unit]?.state.records[problem])
        #expect(record["status"] == "closed")
        #expect(record[FieldName.finishedOn] != .null)
        #expect(reviews(world, problem) == ["pass"])
    }
}
