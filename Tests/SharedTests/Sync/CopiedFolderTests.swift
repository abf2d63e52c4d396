import Testing

@testable import Shared

/// A replica's folder that was copied to a second machine, or put back from an older copy.
@Suite struct CopiedFolderTests {
    private let field = "responsiblePerson"

    /// A liaison with one set that the server has and two that wait, in the outbox of both copies.
    private func copied() throws -> (World, RecordID, first: TestDevice, second: TestDevice) {
        let world = World()
        let problem = try world.problem()
        let first = try world.device(.liaison)
        try first.sync()
        try first.set("leadDepartment", "一处", of: problem)
        try first.sync()
        try first.set("nextStep", "复查", of: problem)
        try first.save(Self.funds(100, on: problem, in: first))
        return (world, problem, first, try first.copied())
    }

    private static func funds(_ fen: Int64, on problem: RecordID, in device: TestDevice) throws -> [Change] {
        try Edit.entry(
            .funds,
            on: problem,
            fields: [FieldName.amount: .int(fen), FieldName.fundsKinds: ["funds_recovered"]],
            in: device.context()
        )
    }

    /// What was recovered, in fen, as the server sums it.
    private func recovered(_ world: World) -> [ExactDecimal] {
        (world.server.units[world.unit]?.totals ?? [:]).filter { $0.key.figure == "funds.funds_recovered" }
            .map(\.value.value)
    }

    @Test(arguments: [[0, 1], [1, 0]], [false, true])
    func `a folder copied to a second machine, both used and synced in any order, gives each work once`(
        order: [Int],
        isFileCarried: Bool
    ) throws {
        let (world, problem, first, second) = try copied()
        try first.set(field, "张三", of: problem)
        try first.save(Self.funds(20, on: problem, in: first))
        try second.set("whyUnfinished", "细节", of: problem)
        try second.save(Self.funds(3, on: problem, in: second))
        let file = second.carried
        let devices = [first, second]
        for place in order { try devices[place].sync() }
        if isFileCarried { try world.carry(file, by: world.device(.supervisor)) }
        for device in devices + devices { try device.sync() }

        #expect(recovered(world) == [123])
        let values = try #require(world.values[problem])
        #expect(values[field] == "张三")
        #expect(values["whyUnfinished"] == "细节")
        #expect(values["nextStep"] == "复查")
        let unit = try #require(world.server.units[world.unit])
        #expect(unit.state.openConflicts.isEmpty)
        #expect(Totals.recount(unit.state) == unit.totals)
        for device in devices {
            #expect(device.store.replica.unsent.isEmpty)
            #expect(device.store.replica.units[world.unit]?.state.digest == unit.state.digest)
        }
        #expect(first.store.replica.identity.replica != second.store.replica.identity.replica)
    }

    @Test(arguments: [0, 1])
    func `an old file that arrives before the copies do counts once too`(place: Int) throws {
        let (world, problem, first, second) = try copied()
        try first.save(Self.funds(20, on: problem, in: first))
        try second.save(Self.funds(3, on: problem, in: second))
        try world.carry([first, second][place].carried, by: world.device(.supervisor))
        for device in [first, second, first, second] { try device.sync() }
        #expect(recovered(world) == [123])
        #expect(first.store.replica.unsent.isEmpty && second.store.replica.unsent.isEmpty)
    }

    @Test func `who goes on in another lane still owns what was written in the old one`() throws {
        let (world, problem, first, second) = try copied()
        try first.set(field, "张三", of: problem)
        try first.sync()
        try second.set("leadDepartment", "二处", of: problem)
        try second.set("nextStep", "再查", of: problem)
        let summary = try second.sync()
        #expect(summary.isForked)
        #expect(summary.conflicts.isEmpty && summary.rejected.isEmpty)
        #expect(world.values[problem]?["nextStep"] == "再查")
        let lane = world.server.units[world.unit]?.lanes[second.store.replica.identity.replica]
        #expect(lane?.predecessor?.replica == first.store.replica.identity.replica)
    }

    @Test func `a folder put back from an older copy notices by what it pulls, before anything is refused`()
        throws
    {
        let (world, problem, device, old) = try copied()
        try device.sync()
        try device.set(field, "张三", of: problem)
        try device.sync()
        let before = old.store.replica.identity.replica
        let summary = try old.sync()
        #expect(summary.isForked)
        #expect(summary.refusals.isEmpty)
        #expect(old.store.replica.identity.replica != before)
        #expect(old.store.replica.identity.former == [before])
        try old.set(field, "李四", of: problem)
        try old.sync()
        #expect(world.values[problem]?[field] == "李四")
        #expect(recovered(world) == [100])
    }

    @Test func `a copy of a copy is told apart too`() throws {
        let (world, problem, first, second) = try copied()
        try first.save(Self.funds(20, on: problem, in: first))
        try first.sync()
        try second.save(Self.funds(3, on: problem, in: second))
        try second.sync()
        let third = try second.copied()
        try third.save(Self.funds(4_000, on: problem, in: third))
        try second.save(Self.funds(50_000, on: problem, in: second))
        try second.sync()
        try third.sync()
        for device in [first, second, third] { try device.sync() }
        #expect(recovered(world) == [54_123])
        #expect(third.store.replica.identity.former.count == 2)
    }

    @Test func `the same content in another lane gets the answer that it got first`() throws {
        let (world, problem, first, second) = try copied()
        try first.set(field, "张三", of: problem)
        try first.sync()
        // Two lanes of one person, one content: the file of the old lane came to another server first.
        try second.set("whyUnfinished", "细节", of: problem)
        let again = try second.copied()
        try second.sync()
        let row = world.server.units[world.unit]?.head.version
        try again.sync()
        let receipt = try #require(again.store.replica.outbox.last?.receipt)
        #expect(receipt.twin?.replica == second.store.replica.identity.replica)
        #expect(receipt.verdicts == [.applied])
        #expect(world.server.units[world.unit]?.head.version == row, "no row for what is there")
        #expect(again.store.replica.unsent.isEmpty)
    }

    @Test func `nobody can pass off a set as somebody else's`() throws {
        let (world, problem, first, _) = try copied()
        let thief = try world.device(.liaison)
        try thief.sync()
        let stolen = try #require(first.carried.first)
        var set = try #require(stolen.set)
        set.replica = thief.store.replica.identity.replica
        (set.n, set.prev, set.origin) = (1, .zero, stolen.reference)
        set.changes = [Change(problem, kind: "problem", .edit(FieldEdit("nextStep", from: .null, to: .null)))]
        try world.carry([try thief.store.freeze(set)], by: thief)
        let summary = try first.sync()
        #expect(summary.sentSets == 2)
        #expect(first.store.replica.outbox.allSatisfy { $0.receipt?.twin == nil })
        #expect(world.values[problem]?["nextStep"] == "复查")
    }

    @Test func `a crash at any write of a fork leaves the old replica or the new one, with all its work`()
        throws
    {
        let (world, problem, first, second) = try copied()
        try second.set("whyUnfinished", "细节", of: problem)
        try first.set(field, "张三", of: problem)
        try first.sync()
        let (start, server) = (second.disk.files, world.server)
        var writes = 0
        while true {
            world.server = server
            let disk = CrashingDisk(files: start, writesLeft: writes)
            var store = try ReplicaStore(opening: disk)
            let isDone = (try? world.sync(&store)) != nil
            disk.writesLeft = .max
            store = try ReplicaStore(opening: disk)
            #expect(
                try store.replica.view(of: world.unit).value(problem, "whyUnfinished") == "细节",
                "\(writes)"
            )
            try world.sync(&store)
            #expect(store.replica.unsent.isEmpty)
            #expect(world.values[problem]?["whyUnfinished"] == "细节", "after \(writes) writes")
            #expect(recovered(world) == [100], "after \(writes) writes")
            if isDone { break }
            writes += 1
        }
        #expect(writes >= 4)
    }
}
