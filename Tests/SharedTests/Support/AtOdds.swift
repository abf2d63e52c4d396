import Shared
import Testing

/// Two liaisons at odds about who is responsible: the first one's value stands, the second one's contends. All know.
struct AtOdds {
    static let field = "responsiblePerson"

    let world = World()
    let problem: RecordID
    let (first, second, boss): (TestDevice, TestDevice, TestDevice)
    /// The server before either was sent.
    let before: MemoryStore
    /// As the supervisor sees it.
    let conflict: Conflict

    init() throws {
        problem = try world.problem()
        first = try world.device(.liaison)
        second = try world.device(.liaison)
        boss = try world.device(.supervisor)
        for device in [first, second, boss] { try device.sync() }
        before = world.server
        try first.set(Self.field, "甲", of: problem)
        try second.set(Self.field, "乙", of: problem)
        for device in [first, second, boss, first] { try device.sync() }
        conflict = try #require(try boss.view().state.openConflicts.first)
    }
}
