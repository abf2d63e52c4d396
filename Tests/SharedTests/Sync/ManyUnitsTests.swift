import Testing

@testable import Shared

/// A person with many units, of which some are refused or quiet.
@Suite struct ManyUnitsTests {
    private let field = "responsiblePerson"

    private func units(_ count: UInt64, in world: World, for device: TestDevice) -> [UnitID] {
        (1...count).map { number in
            let unit = UnitID(high: 4, low: number)
            world.server.addUnit(unit, epoch: world.epoch)
            world.server.grant([.supervisor], to: device.person, in: unit)
            return unit
        }
    }

    @Test func `with more than 64 units a changed role is still told, and a unit that was left comes back`()
        throws
    {
        let world = World()
        let device = try world.device(.supervisor)
        let all = units(70, in: world, for: device)
        try device.sync()
        #expect(device.store.replica.units[all[3]]?.roles == [.supervisor])
        world.server.grant([.reviewer], to: device.person, in: all[3])
        try device.sync()
        #expect(device.store.replica.units[all[3]]?.roles == [.reviewer])
        world.server.grant([], to: device.person, in: all[3])
        try device.sync()
        #expect(device.store.replica.units[all[3]] == nil)
        world.server.grant([.supervisor], to: device.person, in: all[3])
        try device.sync()
        #expect(device.store.replica.units[all[3]]?.hasLeft == false)
        #expect(device.store.replica.units[all[3]]?.roles == [.supervisor])
    }

    @Test func `what was sent and refused is reported as unsent in the same sync`() throws {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        for value in ["丁", "戊"] { try device.set(field, .string(value), of: problem) }
        try device.sync(answer: { $0 }, refusing: { _ in .badSignature })
        #expect(device.store.replica.unsent.count == 2)
        let replica = device.store.replica.identity.replica
        #expect(world.server.units[world.unit]?.reports[replica]?.changes == 2)
    }

    @Test func `three units full of refused sets don't keep a fourth from being sent`() throws {
        let world = World()
        let device = try world.device(nil)
        let all = units(4, in: world, for: device)
        try device.sync()
        for unit in all {
            device.unit = unit
            for number in 1...(unit == all[3] ? 1 : Limits.setsPerPushMax) {
                try device.save(
                    Edit.problem(
                        number: "\(number)",
                        title: "问题",
                        round: world.round,
                        in: try device.context()
                    )
                )
            }
        }
        for unit in all.prefix(3) { world.server.grant([], to: device.person, in: unit) }
        try device.sync()
        #expect(device.store.replica.unsent.allSatisfy { $0.unit != all[3] })
        #expect(world.server.units[all[3]]?.head.version == 1)
    }
}
