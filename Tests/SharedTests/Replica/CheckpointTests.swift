import Testing

@testable import Shared

/// Checkpoints, rotation and compaction, with a crash at each point.
@Suite struct CheckpointTests {
    private let field = "responsiblePerson"

    @Test func `a crash before or after any write of a sync that makes a checkpoint loses nothing`() throws {
        let world = World()
        let problem = try world.problem()
        let (a, b) = (try world.device(.liaison), try world.device(.liaison))
        try a.sync()
        try b.sync()
        for step in 1...260 {
            try a.set(field, .string("第\(step)人"), of: problem)
            // Each save merges the whole outbox again for the view: keep it short.
            if step.isMultiple(of: 10) { try a.sync() }
        }
        try b.set("nextStep", "复查", of: problem)
        let start = b.disk.files
        let server = world.server
        var writes = 0
        while true {
            let disk = CrashingDisk(files: start, writesLeft: writes)
            world.server = server
            var store = try ReplicaStore(opening: disk)
            let isDone = (try? world.sync(&store)) != nil
            disk.writesLeft = .max
            store = try ReplicaStore(opening: disk)
            try world.sync(&store)
            let view = try store.replica.view(of: world.unit)
            #expect(
                view.state.digest == world.server.units[world.unit]?.state.digest,
                "after \(writes) writes"
            )
            #expect(view.value(problem, "nextStep") == "复查", "after \(writes) writes")
            #expect(store.replica.unsent.isEmpty)
            let versions = try store.rows(of: world.unit).map(\.version)
            #expect(Set(versions).isSuperset(of: Set(2...262)), "history is whole after \(writes) writes")
            if isDone { break }
            writes += 1
        }
        #expect(writes >= 4)
    }

    @Test func `compacting the outbox keeps refused and unsent sets and where each lane stands`() throws {
        let world = World()
        let problem = try world.problem()
        let (device, boss) = (try world.device(.liaison), try world.device(.supervisor))
        try device.sync()
        try boss.sync()
        // Refused at the server: the claim comes after the office closed the problem's door.
        try device.save(try Edit.move(problem, to: .doneClaimed, in: device.context()))
        world.server.grant([.reviewer], to: device.person, in: world.unit)
        #expect(try device.sync().rejected.count == 2)
        world.server.grant([.liaison], to: device.person, in: world.unit)
        try device.sync()
        for step in 1...70 { try device.set(field, .string("第\(step)人"), of: problem) }
        let size = try #require(device.disk.files["outbox.ndjson"]).count
        try device.sync()
        #expect(try #require(device.disk.files["outbox.ndjson"]).count < size / 10)
        #expect(device.store.replica.outbox.map(\.rejected.count) == [2])
        let lane = device.store.replica.lanes[world.unit]
        try device.reopen()
        #expect(device.store.replica.lanes[world.unit] == lane)
        #expect(device.store.replica.outbox.map(\.rejected.count) == [2])
        try device.set(field, "末人", of: problem)
        try device.sync()
        #expect(world.server.units[world.unit]?.state.records[problem]?[field] == "末人")
    }

    @Test func `two devices of one person go on from each other's values`() throws {
        let world = World()
        let problem = try world.problem()
        let office = try world.device(.liaison)
        let home = try world.device(.liaison, person: office.person)
        let other = try world.device(.liaison)
        for device in [office, home, other] { try device.sync() }
        try other.set(field, "甲", of: problem)
        try other.sync()
        try home.set(field, "乙", of: problem)
        #expect(try home.sync().conflicts.count == 1)
        try office.sync()
        #expect(try office.value(problem, field) == "乙", "the own contender, parked at the other device")
        try office.set(field, "丙", of: problem)
        try office.sync()
        try home.sync()
        #expect(try home.value(problem, field) == "丙")
        let conflict = try #require(try home.view().state.openConflicts.first)
        #expect(conflict.standing.count == 1)
        try home.save(try Edit.withdraw(conflict.id, in: home.context()))
        for device in [home, office] { try device.sync() }
        #expect(try office.value(problem, field) == "甲")
        #expect(try office.view().state.openConflicts.isEmpty)
    }
}

/// A disk that stops taking writes after a number of them, as a machine that loses power.
final class CrashingDisk: Disk {
    private let inner = MemoryDisk()
    var writesLeft: Int

    init(files: [String: [UInt8]], writesLeft: Int) {
        inner.files = files
        self.writesLeft = writesLeft
    }

    private func spend(_ operation: String, _ path: String) throws(DiskError) {
        guard writesLeft > 0 else { throw DiskError(operation, path, .other(errno: 5)) }
        writesLeft -= 1
    }

    func read(_ path: String) throws(DiskError) -> [UInt8]? { try inner.read(path) }
    func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
        try spend("append", path)
        try inner.append(bytes, to: path)
    }
    func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
        try spend("replace", path)
        try inner.replace(path, with: bytes)
    }
    func truncate(_ path: String, to length: Int) throws(DiskError) {
        try spend("truncate", path)
        try inner.truncate(path, to: length)
    }
    func list(_ folder: String) throws(DiskError) -> [String] { try inner.list(folder) }
    func makeFolder(_ path: String) throws(DiskError) { try inner.makeFolder(path) }
    func remove(_ folder: String) throws(DiskError) {
        try spend("remove", folder)
        try inner.remove(folder)
    }
}
