import Testing

@testable import Shared

/// Sets that wait for what a restore has lost, and supervisors who wait no longer.
@Suite struct SetAsideTests {
    /// A liaison whose edit waits for a measure that its creator's laptop alone still has.
    private struct InVain {
        let world = World()
        let (author, creator, boss): (TestDevice, TestDevice, TestDevice)
        let measure: RecordID
        /// The restored server, before anybody came back.
        let backup: MemoryStore

        init() throws {
            let problem = try world.problem()
            author = try world.device(.liaison)
            creator = try world.device(.liaison)
            boss = try world.device(.supervisor)
            for device in [author, creator, boss] { try device.sync() }
            let before = world.server
            let changes = try Edit.measure(of: problem, text: "建立台账", in: try creator.context())
            measure = changes[0].record
            try creator.save(changes)
            try creator.sync()
            try author.sync()
            try author.set(FieldName.text, "建立并公开台账", of: measure)
            try author.sync()
            world.restore(before, epoch: EpochID(high: 9, low: 2))
            backup = world.server
            let summary = try author.sync()
            #expect(summary.outcomes.map(\.verdict) == [.deferred])
            #expect(author.store.replica.deferredSets == 1)
            try boss.sync()
        }
    }

    private func waiting(_ world: World) throws -> [QuarantinedSet] {
        var transaction = MemoryTransaction(store: world.server)
        return try transaction.openDeferred(in: world.unit)?.sets.map { QuarantinedSet($0) } ?? []
    }

    @Test func `what waits is listed with its author and with what it waits for`() throws {
        let vain = try InVain()
        let (world, author, measure) = (vain.world, vain.author, vain.measure)
        let set = try #require(try waiting(world).first)
        #expect(set.author == author.person && set.state == .deferred && set.isOpen)
        #expect(set.awaited == [measure])
        #expect(try QuarantinedSet(json: set.json) == set)
    }

    @Test func `what is waited for no longer is turned down, its author is told by whom and why, once`()
        throws
    {
        let vain = try InVain()
        let (world, author, boss) = (vain.world, vain.author, vain.boss)
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
        let vain = try InVain()
        let (world, author, creator, boss) = (vain.world, vain.author, vain.creator, vain.boss)
        let measure = vain.measure
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

    @Test func `a copy of the folder that sends it again in a lane of its own is answered the same`() throws {
        let vain = try InVain()
        let (world, author, creator, boss) = (vain.world, vain.author, vain.creator, vain.boss)
        let measure = vain.measure
        let copy = try author.copied()
        // Both go on, so that the copy has to become a device of its own.
        for device in [author, copy] {
            try device.set(
                "nextStep",
                .string("下一步"),
                of: try #require(try device.view().live(.problem).first?.id)
            )
            if device === author { try device.sync() }
        }
        let set = try #require(try waiting(world).first)
        let decision = SetAside(by: boss.person, why: "等不到")
        _ = try world.server.setAside(set.root, in: world.unit, as: decision, at: world.now())
        try creator.sync()
        world.restore(world.server, epoch: EpochID(high: 9, low: 3))
        for device in [copy, author, creator, copy] { try device.sync() }
        #expect(world.server.units[world.unit]?.state.records[measure]?[FieldName.text] == "建立台账")
        let answers = copy.store.replica.outbox.filter { $0.submission.root == set.root }
        #expect(answers.map(\.receipt?.setAside) == [decision])
        #expect(answers.map(\.isRefused) == [true])
    }

    @Test func `its author is told when it takes effect after all`() throws {
        let vain = try InVain()
        let (author, creator, measure) = (vain.author, vain.creator, vain.measure)
        try creator.sync()
        #expect(try author.sync().outcomes.map(\.verdict) == [.applied])
        #expect(try author.value(measure, FieldName.text) == "建立并公开台账")
    }

    @Test func `a set that waited is not forgotten by a restore to just before it came`() throws {
        let vain = try InVain()
        let (world, author, creator, measure) = (vain.world, vain.author, vain.creator, vain.measure)
        world.restore(vain.backup, epoch: EpochID(high: 9, low: 3))
        try author.sync()
        #expect(try waiting(world).map(\.author) == [author.person])
        try creator.sync()
        try author.sync()
        #expect(author.store.replica.deferredSets == 0)
        #expect(world.server.units[world.unit]?.state.records[measure]?[FieldName.text] == "建立并公开台账")
    }
}
