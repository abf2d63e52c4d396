import Testing

@testable import Shared

/// A server that goes on from an earlier state: what a replica holds and shows then.
@Suite struct RestoreTests {
    private let field = "responsiblePerson"
    private let second = EpochID(high: 9, low: 2)

    /// A device with one acknowledged set that the server then lost, after which others went on past its version.
    private func lost() throws -> (World, TestDevice, RecordID) {
        let world = World()
        let problem = try world.problem()
        let (device, boss) = (try world.device(.liaison), try world.device(.supervisor))
        try device.sync()
        let backup = world.server
        try device.set(field, "张三", of: problem)
        try device.sync()
        #expect(device.store.replica.unsent.isEmpty)
        world.restore(backup, epoch: second)
        for step in 1...3 {
            try boss.sync()
            try boss.set("detail", .string("第\(step)稿"), of: problem)
            try boss.sync()
        }
        return (world, device, problem)
    }

    @Test func `a set that a restored server has lost is sent again, also when others went on past it`()
        throws
    {
        let (world, device, problem) = try lost()
        let summary = try device.sync()
        #expect(summary.sentSets == 1)
        #expect(summary.outcomes.map(\.verdict) == [.applied])
        try device.reopen()
        #expect(device.store.replica.unsent.isEmpty)
        let held = try #require(device.store.replica.units[world.unit])
        #expect(held.state.records[problem]?[field] == "张三")
        #expect(device.store.replica.outbox.map(\.wasLost) == [true])
        #expect(try device.sync().sentSets == 0, "once")
    }

    @Test func `what both histories share is no longer overlaid and not lost`() throws {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        try device.set(field, "张三", of: problem)
        try device.sync()
        world.server.beginEpoch(second)
        try device.sync()
        let held = try #require(device.store.replica.units[world.unit])
        #expect(device.store.replica.outbox.map(\.wasLost) == [false])
        #expect(device.store.replica.outbox.map { $0.isOverlaid(on: held) } == [false])
    }

    @Test func `past a restore the view tells the same verdict as the server`() throws {
        let world = World()
        let problem = try world.problem()
        let (device, boss) = (try world.device(.liaison), try world.device(.supervisor))
        try boss.sync()
        let backup = world.server
        for step in 1...5 { try boss.set("detail", .string("\(step)"), of: problem) }
        try boss.sync()
        try device.sync()
        // Based on a version that the restored server gives to something else.
        try device.set(field, "张三", of: problem)
        world.restore(backup, epoch: second)
        let other = try world.device(.supervisor)
        try other.sync()
        try other.save(try Edit.retract(problem, why: "重复", in: other.context()))
        try other.sync()
        device.store.replica.units[world.unit].map { #expect($0.isWhole) }
        var session = SyncSession()
        // Only the pull: the set itself is refused for now.
        world.server.grant([.liaison], to: device.person, in: world.unit)
        try pullOnly(&session, device)
        let view = try device.view()
        #expect(view.state.openConflicts.count == 1, "parked in the view as it will be at the server")
        #expect(try device.sync().conflicts.count == 1)
    }

    /// Pulls and bootstraps without pushing.
    private func pullOnly(_ session: inout SyncSession, _ device: TestDevice) throws {
        let world = device.world
        while true {
            switch session.next(device.store.replica) {
            case .fork, .leave: Issue.record("no folder is a copy")
            case .finished: return
            case .exchange(var request):
                request.pushes = []
                let lines = try world.answer(request, from: device.store.replica.identity.replica)
                try session.receive(lines, into: &device.store)
            case .snapshot(let unit, let after):
                try session.receiveSnapshot(world.snapshot(unit, after: after), into: &device.store)
            }
        }
    }

    @Test func `a crash at any write while a history is replaced shows the old state or the new one`() throws
    {
        let (world, device, problem) = try lost()
        let start = device.disk.files
        let server = world.server
        var writes = 0
        while true {
            let disk = CrashingDisk(files: start, writesLeft: writes)
            world.server = server
            var store = try ReplicaStore(opening: disk)
            let isDone = (try? world.sync(&store)) != nil
            disk.writesLeft = .max
            store = try ReplicaStore(opening: disk)
            let view = try store.replica.view(of: world.unit)
            #expect(view.state.records[problem] != nil, "after \(writes) writes")
            #expect(view.value(problem, field) == "张三", "after \(writes) writes")
            try world.sync(&store)
            let held = try #require(store.replica.units[world.unit])
            #expect(
                held.state.digest == world.server.units[world.unit]?.state.digest,
                "after \(writes) writes"
            )
            #expect(held.cursor.epoch == second)
            store = try ReplicaStore(opening: disk)
            #expect(store.replica.units[world.unit]?.cursor.epoch == second)
            #expect(
                try store.rows(of: world.unit).allSatisfy { $0.epoch == second },
                "no row of the lost history"
            )
            if isDone { break }
            writes += 1
        }
        #expect(writes >= 2)
    }

    @Test func `where nobody told of the restore, what was done in several units comes back from one folder`()
        throws
    {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        world.server.grant([.supervisor], to: device.person, in: world.otherUnit)
        try device.sync()
        try device.set(field, "张三", of: problem)
        try device.sync()
        // Put back as it was, under the same name.
        let snapshot = world.server
        try device.set(field, "李四", of: problem)
        let other = Edit.problem(number: "档案馆-01", title: "问题", round: world.round, in: try device.context())
        try device.store.save(other, in: world.otherUnit, at: world.now())
        try device.sync()
        world.server = snapshot
        for unit in [world.unit, world.otherUnit] {
            let boss = try world.device(.supervisor, in: unit)
            boss.unit = unit
            try boss.sync()
            let edit = Edit.problem(number: "新-01", title: "新", round: world.round, in: try boss.context())
            try boss.save(edit)
            try boss.sync()
        }
        try device.sync()
        try device.sync()
        #expect(device.store.replica.unsent.isEmpty)
        #expect(device.store.replica.identity.succession == nil)
        #expect(world.server.units[world.unit]?.state.records[problem]?[field] == "李四")
        #expect(world.server.units[world.otherUnit]?.state.records[other[0].record] != nil)
        try device.reopen()
        try device.set(field, "王五", of: problem)
        #expect(try device.sync().outcomes.map(\.verdict) == [.applied])
    }

    @Test func `a ruling comes back whoever returns first, also where the conflict is another one then`()
        throws
    {
        for bossIsFirst in [false, true] {
            let odds = try AtOdds()
            let (world, problem, conflict) = (odds.world, odds.problem, odds.conflict)
            let (one, two, boss) = (odds.first, odds.second, odds.boss)
            let contender = try #require(conflict.standing.first)
            #expect(contender.author == two.person)
            let ruling = try Edit.resolve(
                conflict.id,
                .contender(contender.id),
                why: "核实",
                in: try boss.context()
            )
            try boss.save(ruling)
            for device in [boss, one, two] { try device.sync() }
            world.restore(odds.before, epoch: second)
            // Now the second liaison's value comes in first, and the first one's is the contender.
            let order = bossIsFirst ? [boss, two, one] : [two, one, boss]
            for _ in 0..<2 { for device in order { try device.sync() } }
            let state = try #require(world.server.units[world.unit]?.state)
            #expect(state.openConflicts.isEmpty)
            #expect(state.records[problem]?[field] == "乙")
            #expect(state.conflicts[conflict.id] == nil)
            #expect(boss.store.replica.deferredSets == 0)
            for device in order { #expect(try device.value(problem, field) == "乙") }
        }
    }

    @Test func `a ruling on what is another dispute now is made again`() throws {
        let odds = try AtOdds()
        let (world, problem, conflict) = (odds.world, odds.problem, odds.conflict)
        let (one, two, boss) = (odds.first, odds.second, odds.boss)
        try boss.save(try Edit.resolve(conflict.id, .head, why: "核实", in: try boss.context()))
        for device in [boss, one, two] { try device.sync() }
        world.restore(odds.before, epoch: second)
        let stranger = try world.device(.liaison)
        try stranger.sync()
        try stranger.set(field, "丙", of: problem)
        try stranger.sync()
        for _ in 0..<2 { for device in [two, one, boss] { try device.sync() } }
        let open = try #require(world.server.units[world.unit]?.state.openConflicts.first)
        #expect(open.standing.count == 2)
        #expect(boss.store.replica.deferredSets == 0)
        #expect(boss.store.replica.outbox.flatMap(\.rejected).map(\.reason) == [.conflictChanged])
    }
}
