import Testing

@testable import Shared

/// Up to where a unit lies in a backup of the server's, as replicas know it.
@Suite struct BackedUpTests {
    @Test func `a replica keeps what a sync told of the server's backups, also over a restart`() throws {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        #expect(held(device) == 0)
        let version = try #require(device.store.replica.units[world.unit]).cursor.version
        world.server.noteBackup(of: world.unit)
        try device.set("responsiblePerson", "张三", of: problem)
        try device.sync()
        #expect(held(device) == version)
        try device.reopen()
        #expect(held(device) == version)
    }

    @Test func `after a restore it counts what both histories share`() throws {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        world.server.noteBackup(of: world.unit)
        let version = try #require(world.server.units[world.unit]).head.version
        let backup = world.server
        try device.set("responsiblePerson", "张三", of: problem)
        try device.sync()
        world.server.noteBackup(of: world.unit)
        try device.sync()
        #expect(held(device) == version + 1)
        world.server = backup
        world.server.beginEpoch(EpochID(high: 9, low: 2))
        try device.sync()
        #expect(held(device) == version)
    }

    private func held(_ device: TestDevice) -> Int64? {
        device.store.replica.units[device.unit]?.backedUp
    }
}
