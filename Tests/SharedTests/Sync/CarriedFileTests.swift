import Testing

@testable import Shared

/// People whose network never touches the server's: files go out and come back.
@Suite struct CarriedFileTests {
    private let field = "responsiblePerson"

    @Test(arguments: 0..<RandomWorld.seeds / 3)
    func
        `a month by files only, beside colleagues who are online: bases advance, rulings arrive, the outbox empties`(
            seed: UInt64
        ) throws
    {
        var random = SeededRandom(seed: seed)
        let world = World()
        let problems = try [world.problem("司法局-01"), world.problem("司法局-02")]
        let (isolated, online, boss) = (
            try world.device(.liaison), try world.device(.liaison), try world.device(.supervisor)
        )
        for device in [isolated, online, boss] { try device.sync() }
        var toOffice: [[String]] = []
        var toField: [[String]] = []
        var conflicts = 0
        for day in 1...30 {
            for step in 0..<3 {
                let problem = problems[Int.random(in: 0..<2, using: &random)]
                try isolated.set("nextStep", .string("第\(day)天第\(step)个打算"), of: problem)
            }
            try online.sync()
            try online.set("whyUnfinished", .string("第\(day)天的原因"), of: problems[day % 2])
            try online.sync()
            // One real disagreement, and a ruling on it.
            if day == 10 {
                try isolated.set(field, "张三", of: problems[0])
                try online.set(field, "李四", of: problems[0])
                try online.sync()
            }
            try boss.sync()
            for conflict in try boss.view().state.openConflicts {
                conflicts += 1
                let own = try #require(conflict.standing.first { $0.author == isolated.person })
                try boss.save(
                    try Edit.resolve(conflict.id, .contender(own.id), why: "核实过", in: boss.context())
                )
                try boss.sync()
            }
            // Files go when somebody happens to go; some twice, some in another order, some never arrive.
            if Int.random(in: 0..<3, using: &random) == 0 { toOffice.append(isolated.exported()) }
            if Int.random(in: 0..<3, using: &random) == 0 {
                toOffice.shuffle(using: &random)
                for file in toOffice {
                    let replica = isolated.store.replica.identity.replica
                    for carrier in [online, boss].prefix(Int.random(in: 1...2, using: &random)) {
                        toField.append(try world.answers(to: file, from: replica, by: carrier))
                    }
                }
                if Bool.random(using: &random) { toOffice = [] }
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                toField.shuffle(using: &random)
                for file in toField { try isolated.take(answers: file) }
                if Bool.random(using: &random) { toField = [] }
            }
            try isolated.reopen()
        }
        let replica = isolated.store.replica.identity.replica
        for _ in 0..<2 {
            try isolated.take(answers: world.answers(to: isolated.exported(), from: replica, by: online))
        }
        #expect(conflicts == 1, "no false conflict")
        #expect(isolated.store.replica.unsent.isEmpty)
        let held = try #require(isolated.store.replica.units[world.unit])
        #expect(held.state.digest == world.server.units[world.unit]?.state.digest)
        #expect(held.isWhole)
        #expect(try isolated.value(problems[0], field) == "张三")
        #expect(held.cursor.version > 60)
        #expect(isolated.store.replica.identity.replica == replica, "nobody took it for a copy")
    }

    @Test
    func `a return that begins further on than the folder stands is left out, and the one before it joins`()
        throws
    {
        let world = World()
        let problem = try world.problem()
        let (isolated, online) = (try world.device(.liaison), try world.device(.liaison))
        for device in [isolated, online] { try device.sync() }
        let replica = isolated.store.replica.identity.replica
        let early = isolated.disk.copy()
        try online.set(field, "甲", of: problem)
        try online.sync()
        let first = try world.answers(to: isolated.exported(), from: replica, by: online)
        try isolated.take(answers: first)
        try online.set(field, "乙", of: problem)
        try online.sync()
        let second = try world.answers(to: isolated.exported(), from: replica, by: online)
        let old = TestDevice(world: world, store: try ReplicaStore(opening: early), disk: early)
        var server = RecordedServer(try RecordedAnswer.read(second))
        _ = try server.exchange(from: old.store.replica.units.mapValues(\.cursor))
        #expect(server.isAhead)
        try old.take(answers: second)
        #expect(try old.value(problem, field) == .null)
        for file in [first, second, first] { try old.take(answers: file) }
        #expect(try old.value(problem, field) == "乙")
    }

    @Test func `a long unit comes as a snapshot by file too, and so does one that the server restored`()
        throws
    {
        let world = World()
        let problem = try world.problem()
        let boss = try world.device(.supervisor)
        try boss.sync()
        let backup = world.server
        for step in 1...30 { try boss.set("detail", .string("第\(step)稿"), of: problem) }
        try boss.sync()
        let isolated = try world.device(.liaison)
        try isolated.sync()
        try isolated.set(field, "张三", of: problem)
        let replica = isolated.store.replica.identity.replica
        try isolated.take(answers: world.answers(to: isolated.exported(), from: replica, by: boss))
        #expect(isolated.store.replica.unsent.isEmpty)
        world.restore(backup, epoch: EpochID(high: 9, low: 2))
        // The first file tells that the history is another one; the next brings what was lost.
        for _ in 0..<2 {
            try isolated.take(answers: world.answers(to: isolated.exported(), from: replica, by: boss))
        }
        #expect(world.values[problem]?[field] == "张三")
        #expect(isolated.store.replica.unsent.isEmpty)
        let held = try #require(isolated.store.replica.units[world.unit])
        #expect(held.state.digest == world.server.units[world.unit]?.state.digest)
    }

    @Test func `a copied folder goes on as a device of its own by file too`() throws {
        let world = World()
        let problem = try world.problem()
        let first = try world.device(.liaison)
        try first.sync()
        let second = try first.copied()
        let old = first.store.replica.identity.replica
        try first.set(field, "张三", of: problem)
        try second.set("nextStep", "复查", of: problem)
        try first.take(answers: world.answers(to: first.exported(), from: old, by: first))
        // The answer says that the lane is taken: the copy takes a new key and writes another file.
        let answers = try world.answers(to: second.exported(), from: old, by: first)
        try second.take(answers: answers)
        let new = second.store.replica.identity.replica
        #expect(new != old)
        // The same file once more says nothing of the new lanes.
        try second.take(answers: answers, isForLanes: false)
        #expect(second.store.replica.identity.replica == new)
        #expect(second.store.replica.unsent.count == 1)
        try second.take(answers: world.answers(to: second.exported(), from: old, by: first))
        #expect(second.store.replica.unsent.isEmpty)
        #expect(second.store.replica.identity.succession == nil)
        #expect(world.values[problem]?[field] == "张三")
        #expect(world.values[problem]?["nextStep"] == "复查")
    }
}
