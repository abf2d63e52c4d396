import Shared
import Testing

@testable import Server

/// What those who supervise are told of devices.
@Suite struct DeviceStatusTests {
    private let now = LedgerDatabase.start

    private func later(_ minutes: Int64) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds + minutes * 60_000)
    }

    /// A unit with two liaisons, of whom the first has something unsent, and a supervisor.
    private func office() async throws -> (
        LedgerDatabase, UnitID, a: TestDevice, b: TestDevice, boss: TestDevice
    ) {
        let database = try await LedgerDatabase.make()
        let unit: UnitID = newID()
        try await database.owner.addUnit(unit, name: "unit", now: now)
        let devices = (
            try await database.enrol(newID(), name: "Zhang"), try await database.enrol(newID(), name: "Li"),
            try await database.enrol(newID(), name: "Wang")
        )
        try await database.owner.grant(unit, devices.0.person, .liaison, now: now)
        try await database.owner.grant(unit, devices.1.person, .liaison, now: now)
        try await database.owner.grant(unit, devices.2.person, .supervisor, now: now)
        try await database.app.saveReports(
            [unit: OutboxReport(changes: 3, oldest: now)],
            session: devices.0.session,
            now: later(1)
        )
        return (database, unit, devices.0, devices.1, devices.2)
    }

    @Test func `a supervisor is told of the unit's devices, and a liaison of none`() async throws {
        let (database, unit, a, b, boss) = try await office()
        let told = try await database.app.devices(for: boss.session)
        #expect(told.map(\.unit) == [unit])
        #expect(Set(told[0].devices.map(\.replica)) == [a.replica, b.replica, boss.replica])
        let first = try #require(told[0].devices.first { $0.replica == a.replica })
        #expect(first.personName == "Zhang" && first.name == "laptop" && first.lastSeenAt == now)
        #expect(first.unsent == 3 && first.report?.oldest == now && first.report?.reportedAt == later(1))
        #expect(told[0].devices.first { $0.replica == b.replica }?.report == nil)
        #expect(try await database.app.devices(for: a.session) == [])
        #expect(try UnitDevices(json: told[0].json) == told[0])
    }

    @Test func `who was silent longest comes first`() async throws {
        let (database, _, a, b, boss) = try await office()
        for (device, minutes) in [(a, 30), (b, 10), (boss, 20)] as [(TestDevice, Int64)] {
            try await database.execute(
                "update device set last_seen_at = '\(later(minutes))' where replica_id = '\(device.replica)'"
            )
        }
        let told = try await database.app.devices(for: boss.session)
        #expect(told[0].devices.map(\.replica) == [b.replica, boss.replica, a.replica])
    }

    @Test func `a revoked device and one whose person has left are named while something is unsent there`()
        async throws
    {
        let (database, unit, a, b, boss) = try await office()
        try await database.owner.revokeDevice(b.replica, now: now)
        try await database.owner.revokeGrant(unit, a.person, .liaison, now: now)
        let told = try await database.app.devices(for: boss.session)
        #expect(Set(told[0].devices.map(\.replica)) == [a.replica, boss.replica])
        try await database.owner.revokeDevice(a.replica, now: now)
        let again = try await database.app.devices(for: boss.session)
        #expect(again[0].devices.first { $0.replica == a.replica }?.isRevoked == true)
    }
}
