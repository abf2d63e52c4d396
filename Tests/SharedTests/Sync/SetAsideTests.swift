import Testing

@testable import Shared

/// Sets that wait for what a restore has lost, and supervisors who wait no longer.
@Suite struct SetAsideTests {
    private let field = "responsiblePerson"

    /// A liaison whose edits wait for a measure that nobody brings back.
    private func inVain() throws -> (
        World, author: TestDevice, creator: TestDevice, boss: TestDevice, RecordID
    ) {
        let world = World()
        let problem = try world.problem()
        let (author, creator, boss) = (
            try world.device(.liaison), try world.device(.liaison), try world.device(.supervisor)
        )
        for device in [author, creator, boss] { try device.sync() }
        let backup = world.server
        let measure = try Edit.measure(of: problem, text: "建立台账", in: try creator.context())
        try creator.save(measure)
        try creator.sync()
        try author.sync()
        try author.set(FieldName.text, "建立并公开台账", of: measure[0].record)
        try author.sync()
        world.restore(backup, epoch: EpochID(high: 9, low: 2))
        let summary = try author.sync()
        #expect(summary.outcomes.map(\.verdict) == [.deferred])
        #expect(author.store.replica.deferredSets == 1)
        try boss.sync()
        return (world, author, creator, boss, measure[0].record)
    }

    private func waiting(_ world: World) throws -> [QuarantinedSet] {
        var transaction = MemoryTransaction(store: world.server)
        return try transaction.openDeferred(in: world.unit)?.sets.map { QuarantinedSet($0) } ?? []
    }

    @Test func `what waits is listed with its author and with what it waits for`() throws {
        let (world, author, _, _, measure) = try inVain()
        let set = try #require(try waiting(world).first)
        #expect(set.author == author.person && set.state == .deferred && set.isOpen)
        #expect(set.awaited == [measure])
        #expect(try QuarantinedSet(json: set.json) == set)
    }

    @Test func `what is waited for no longer is turned down, its author is told by whom and why, once`()
        throws
    {
        let (world, author, _, boss, _) = try inVain()
        let root = try #require(try waiting(world).first?.root)
        let decision = SetAside(by: boss.person, why: "电脑已报废")
        #expect(try world.server.setAside(root, in: world.unit, as: decision, at: world.now()))
        #expect(try waiting(world).isEmpty)
        #expect(try !world.server.setAside(root, in: world.unit, as: decision, at: world.now()), "once")
        let outcomes = try author.sync().outcomes
        #expect(outcomes.map(\.verdict) == [.rejected(.setAside)])
        #expect(outcomes.map(\.setAside) == [decision])
        #expect(try author.sync().outcomes.isEmpty)
        try author.reopen()
        let refused = try #require(author.store.replica.outbox.last)
        #expect(refused.isRefused && refused.receipt?.setAside == decision)
        #expect(author.store.replica.deferredSets == 0)
        #expect(
            author.store.replica.units[world.unit]?.state.digest
                == world.server.units[world.unit]?.state.digest
        )
    }

    @Test func `what comes back later changes nothing about it, and who lost the answer gets the same`()
        throws
    {
        let (world, author, creator, boss, measure) = try inVain()
        let set = try #require(try waiting(world).first)
        let decision = SetAside(by: boss.person, why: "等不到")
        _ = try world.server.setAside(set.root, in: world.unit, as: decision, at: world.now())
        try creator.sync()
        #expect(world.server.units[world.unit]?.state.records[measure]?[FieldName.text] == "建立台账")
        let answer = try world.server.push(
            set.submission,
            carrier: author.person,
            receivedAt: world.now()
        )
        guard case .receipt(let text) = answer else { throw JSONError(.missing) }
        #expect(try Receipt(text: text).setAside == decision)
        try author.sync()
        #expect(try author.value(measure, FieldName.text) == "建立台账")
    }

    @Test func `its author is told when it takes effect after all`() throws {
        let (_, author, creator, _, measure) = try inVain()
        try creator.sync()
        #expect(try author.sync().outcomes.map(\.verdict) == [.applied])
        #expect(try author.value(measure, FieldName.text) == "建立并公开台账")
    }
}
