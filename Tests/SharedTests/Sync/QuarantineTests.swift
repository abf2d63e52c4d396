import Testing

@testable import Shared

/// People who are taken off a unit with work on their laptops, and supervisors who decide on it.
@Suite struct QuarantineTests {
    private let field = "responsiblePerson"

    /// A liaison who was taken off the unit with twelve unsent sets, and has synced since.
    private func revoked() throws -> (World, RecordID, liaison: TestDevice, boss: TestDevice) {
        let world = World()
        let problem = try world.problem()
        let (liaison, boss) = (try world.device(.liaison), try world.device(.supervisor))
        for device in [liaison, boss] { try device.sync() }
        try liaison.set("leadDepartment", "一处", of: problem)
        try liaison.sync()
        for number in 1...12 {
            if number == 6 {
                // What only a liaison may do.
                try liaison.save(
                    Edit.move(problem, to: .doneClaimed, why: "整改完成", in: liaison.context())
                )
            } else {
                try liaison.set("nextStep", .string("第\(number)步"), of: problem)
            }
        }
        world.server.grant([], to: liaison.person, in: world.unit)
        let summary = try liaison.sync()
        #expect(summary.depositedSets == [world.unit: 12])
        #expect(summary.leftUnits == [world.unit])
        return (world, problem, liaison, boss)
    }

    private func waiting(_ world: World) -> [QuarantinedSet] {
        (world.server.units[world.unit]?.quarantine.values.sorted { $0.root.n < $1.root.n } ?? [])
            .filter { $0.state == .waiting }
    }

    @Test func `of a liaison who was taken off nothing is lost, and a supervisor adopts it one by one`()
        throws
    {
        let (world, problem, liaison, boss) = try revoked()
        #expect(waiting(world).count == 12)
        #expect(liaison.store.replica.units[world.unit] == nil)
        #expect(liaison.store.replica.unsent.isEmpty)
        #expect(liaison.disk.files.keys.allSatisfy { !$0.contains("\(world.unit)") })
        try boss.sync()
        for (count, set) in waiting(world).enumerated() {
            try boss.store.adopt(set, at: world.now())
            let summary = try boss.sync()
            #expect(summary.rejected.isEmpty && summary.conflicts.isEmpty, "\(count)")
            #expect(waiting(world).count == 11 - count)
        }
        #expect(world.values[problem]?["nextStep"] == "第12步")
        #expect(world.values[problem]?["status"] == "done_claimed")
        let unit = try #require(world.server.units[world.unit])
        let rows = try unit.log.suffix(12).map { try LogRow(text: $0) }
        #expect(rows.allSatisfy { $0.author == boss.person && $0.adoptedFrom == liaison.person })
        #expect(Totals.recount(unit.state) == unit.totals)
        #expect(unit.quarantine.values.allSatisfy { $0.decision?.author == boss.person })
    }

    @Test func `what takes something back does so too where it is adopted`() throws {
        let world = World()
        let problem = try world.problem()
        let (liaison, other, boss) = (
            try world.device(.liaison), try world.device(.liaison), try world.device(.supervisor)
        )
        for device in [liaison, other, boss] { try device.sync() }
        try liaison.save(Edit.move(problem, to: .doneClaimed, why: "整改完成", in: liaison.context()))
        let claim = try #require(try liaison.lastEdit())
        try other.set(field, "甲", of: problem)
        try other.sync()
        try liaison.set(field, "乙", of: problem)
        let contender = try #require(try liaison.lastEdit())
        try liaison.sync()
        #expect(world.server.units[world.unit]?.state.openConflicts.count == 1)
        // Neither gets to the server in time, and the step back has no way in the table of steps.
        try liaison.undo(contender)
        try liaison.undo(claim)
        world.server.grant([], to: liaison.person, in: world.unit)
        try liaison.sync()
        try boss.sync()
        for set in waiting(world) {
            try boss.store.adopt(set, at: world.now())
            #expect(try boss.sync().rejected.isEmpty)
        }
        let state = try #require(world.server.units[world.unit]?.state)
        #expect(state.openConflicts.isEmpty)
        #expect(state.records[problem]?[FieldName.status] == "in_progress")
        #expect(state.records[problem]?[field] == "甲")
    }

    @Test func `of who may only be told totals from now on nothing is lost either`() throws {
        let world = World()
        let problem = try world.problem()
        let liaison = try world.device(.liaison)
        try liaison.sync()
        try liaison.set(field, "张三", of: problem)
        world.server.grant([.viewer], to: liaison.person, in: world.unit)
        let summary = try liaison.sync()
        #expect(summary.depositedSets == [world.unit: 1])
        #expect(summary.leftUnits == [world.unit] && summary.rejected.isEmpty)
        #expect(waiting(world).map(\.author) == [liaison.person])
    }

    @Test func `two supervisors who adopt the same set get it in once`() throws {
        let (world, problem, _, boss) = try revoked()
        let other = try world.device(.supervisor)
        let set = try #require(waiting(world).first)
        for device in [boss, other] {
            try device.sync()
            try device.store.adopt(set, at: world.now())
        }
        try boss.sync()
        let head = world.server.units[world.unit]?.head.version
        #expect(try other.sync().rejected.isEmpty)
        #expect(world.server.units[world.unit]?.head.version == head)
        #expect(world.values[problem]?["nextStep"] == "第1步")
    }

    @Test func `who rejoins starts clean, and old sets are not sent a second time`() throws {
        let (world, problem, liaison, _) = try revoked()
        world.server.grant([.liaison], to: liaison.person, in: world.unit)
        let before = liaison.store.replica.identity.replica
        let summary = try liaison.sync()
        #expect(summary.rejoinedUnits == [world.unit])
        #expect(liaison.store.replica.identity.replica != before, "at once, so that the next file is taken")
        #expect(try liaison.value(problem, "nextStep") == .null)
        try liaison.set(field, "张三", of: problem)
        try liaison.sync()
        #expect(world.values[problem]?[field] == "张三")
        #expect(world.values[problem]?["nextStep"] == nil)
        #expect(waiting(world).count == 12)
    }

    @Test func `nobody but a supervisor adopts, and nothing but what lies there`() throws {
        let (world, problem, _, boss) = try revoked()
        let liaison = try world.device(.liaison)
        let set = try #require(waiting(world).first { $0.root.n == 7 })
        try liaison.sync()
        #expect(throws: ReplicaError.refused(.rule(.notAllowed, field: nil))) {
            try liaison.store.adopt(set, at: world.now())
        }
        // Other content under the same origin is an edit of the supervisor's own.
        try boss.sync()
        var forged = try #require(set.submission.set)
        forged.changes = [
            Change(problem, kind: "problem", .edit(FieldEdit(field, from: .null, to: "李四")))
        ]
        _ = try boss.store.addAgain(forged, of: set.submission, wasLost: false, was: nil)
        try boss.sync()
        #expect(waiting(world).count == 12)
        #expect(boss.store.replica.outbox.last?.receipt?.twin == nil)
    }

    @Test func `who was never anybody in the unit leaves nothing there`() throws {
        let world = World()
        let problem = try world.problem()
        let liaison = try world.device(.liaison)
        try liaison.sync()
        try liaison.set(field, "张三", of: problem)
        let stranger = try world.device(nil)
        var set = try #require(liaison.store.replica.unsent.first?.submission.set)
        set.replica = stranger.store.replica.identity.replica
        let answer = try world.carry([stranger.store.freeze(set)], by: liaison)
        #expect(answer == [.refusal(.notMember)])
        #expect(waiting(world).isEmpty)
    }

    @Test func `a crash at any write of leaving keeps the work at the server or on the laptop`() throws {
        let world = World()
        let problem = try world.problem()
        let liaison = try world.device(.liaison)
        try liaison.sync()
        try liaison.set(field, "张三", of: problem)
        world.server.grant([], to: liaison.person, in: world.unit)
        let (start, server) = (liaison.disk.files, world.server)
        var writes = 0
        while true {
            world.server = server
            let disk = CrashingDisk(files: start, writesLeft: writes)
            var store = try ReplicaStore(opening: disk)
            let isDone = (try? world.sync(&store)) != nil
            disk.writesLeft = .max
            store = try ReplicaStore(opening: disk)
            try world.sync(&store)
            #expect(waiting(world).count == 1, "after \(writes) writes")
            #expect(store.replica.units[world.unit] == nil, "after \(writes) writes")
            if isDone { break }
            writes += 1
        }
        #expect(writes >= 3)
    }
}
