import ArgumentParser
import Shared

@testable import Client

/// One unit with an administrator, two liaisons and a supervisor, on a server in memory.
struct World {
    static let unit = UnitID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0011)
    static let round = RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0022)
    static let administrator = PersonID(high: 7, low: 0x8000_A000_0000_0001)
    static let liaison = PersonID(high: 7, low: 0x8000_B000_0000_0002)
    static let deputy = PersonID(high: 7, low: 0x8000_C000_0000_0003)
    static let supervisor = PersonID(high: 7, low: 0x8000_D000_0000_0004)

    let server = MemoryServer()

    /// A server with a round, a unit, the people's names and two problems.
    static func make() async throws -> World {
        let world = World()
        await world.server.addUnit(.office)
        await world.server.addUnit(unit)
        await world.server.addCode(
            "admin",
            for: administrator,
            named: "管理员",
            roles: [.office: [.administrator], unit: [.supervisor]]
        )
        await world.server.addCode("wang", for: liaison, named: "王联络", roles: [unit: [.liaison]])
        await world.server.addCode("li", for: deputy, named: "李副手", roles: [unit: [.liaison]])
        await world.server.addCode("zhao", for: supervisor, named: "赵督查", roles: [unit: [.supervisor]])
        var office = try await world.member("admin")
        _ = await office.sync()
        try office.save(
            [
                create(round, .round, ["name": "第七轮", "ordinal": 7]),
                create(unit.cast(), .unit, ["name": "武汉市司法局", "shortName": "司法局"]),
                create(liaison.cast(), .person, ["name": "王联络"]),
                create(deputy.cast(), .person, ["name": "李副手"]),
                create(supervisor.cast(), .person, ["name": "赵督查"]),
            ],
            in: .office
        )
        try office.save(
            [
                problem(1, "办案经费管理不规范", due: "2020-05-10"),
                problem(2, "公务接待超标准", due: "2099-12-31"),
            ],
            in: unit
        )
        _ = await office.sync()
        return world
    }

    /// An enrolled device that has synced.
    func member(_ code: String) async throws -> Member {
        let folder = TemporaryFolder()
        let disk = POSIXDisk(root: folder.path)
        let enrolment = Enrolment(disk: disk)
        let identity = try enrolment.identity(server: "http://localhost", device: code)
        _ = try await enrolment.ask(identity, code: code, through: server)
        var member = Member(folder: folder, server: server, store: try ReplicaStore(opening: disk))
        _ = await member.sync()
        return member
    }

    static func problemID(_ number: Int) -> RecordID {
        RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_1234_5600_0000 | UInt64(number))
    }

    private static func problem(_ number: Int, _ title: String, due: String) -> Change {
        create(
            problemID(number),
            .problem,
            [
                "number": .string("司法局-0\(number)"), "title": .string(title), "round": round.json,
                "status": "in_progress", "due": .string(due), "dueKind": "date",
            ]
        )
    }

    private static func create(_ id: RecordID, _ kind: RecordKind, _ fields: [String: JSONValue]) -> Change {
        Change(id, kind: kind.rawValue, .create(parent: nil, fields: fields))
    }
}

/// One device.
struct Member {
    static let now = Timestamp(milliseconds: 1_589_679_000_000)

    let folder: TemporaryFolder
    let server: MemoryServer
    var store: ReplicaStore<POSIXDisk>

    var holdings: Holdings { get throws { try Holdings(store.replica) } }

    mutating func sync() async -> SyncResult {
        let runner = SyncRunner(server: server, now: { Self.now }, busyDelaysMilliseconds: [])
        return await runner.run(&store)
    }

    mutating func save(_ changes: [Change], in unit: UnitID) throws {
        try store.save(changes, in: unit, at: Self.now)
    }

    /// Runs a command as the person would, on this device's folder.
    mutating func run(_ arguments: String...) async throws { try await run(arguments) }

    mutating func run(_ arguments: [String]) async throws {
        let parsed = try Taizhang.parseAsRoot(arguments + ["--home", folder.path, "--json"])
        guard var command = parsed as? any AsyncParsableCommand else { return }
        defer { if let again = try? ReplicaStore(opening: POSIXDisk(root: folder.path)) { store = again } }
        try await command.run()
    }
}
