import Foundation
import Shared
import Synchronization
import Terminal
import Testing

@testable import Client

struct SyncRunnerTests {
    private let paper = Paper.plain(in: .en)

    private func told(_ member: Member, _ result: SyncResult) throws -> [String] {
        SyncOutput(holdings: try member.holdings, paper: paper).lines(result)
    }

    @Test func `a first sync brings the unit with its problems`() async throws {
        let world = try await World.make()
        let wang = try await world.member("wang")
        let holdings = try wang.holdings
        #expect(holdings.units == [World.unit])
        #expect(holdings.name(of: World.unit) == "司法局")
        #expect(holdings.views[World.unit]?.live(.problem).count == 2)
    }

    @Test func `of two offline edits the first stands, the second waits, and the loser is told the ruling`()
        async throws
    {
        let world = try await World.make()
        var wang = try await world.member("wang")
        var li = try await world.member("li")
        var zhao = try await world.member("zhao")
        try await wang.run("set", "司法局-01", "leadDepartment", "财务处")
        try await li.run("set", "司法局-01", "牵头部门", "办公室", "--why", "分工调整")
        _ = await wang.sync()
        let second = await li.sync()
        #expect(second.summary.conflicts.count == 1)
        #expect(try told(li, second).contains { $0.contains("your value is kept and waits for a ruling") })
        _ = await zhao.sync()
        try await zhao.run("resolve", "司法局-01", "--head", "--why", "以财务处为准")
        _ = await zhao.sync()
        let third = await li.sync()
        let expected =
            "lead department of 司法局-01: 赵督查 decided for “财务处” and not for your “办公室”; because: 以财务处为准"
        #expect(try told(li, third).contains(expected))
        let last = await wang.sync()
        #expect(last.isComplete)
    }

    @Test func `what is recorded while a sync waits for the network is kept, and sent by the same sync`()
        async throws
    {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("progress", "司法局-01", "先记")
        let path = wang.folder.path
        let waits = Mutex(0)
        let runner = SyncRunner(
            server: world.server,
            letGo: {
                guard
                    waits.withLock({ count in
                        count += 1; return count
                    }) <= 2
                else { return }
                do {
                    var other = try ReplicaStore(opening: POSIXDisk(root: path))
                    let view = try other.replica.view(of: World.unit)
                    let context = EditContext(view: view, today: Member.now.date(offsetMinutes: 480)) {
                        Home.newID(at: Surroundings.now())
                    }
                    let entry = try Edit.entry(
                        .progress,
                        on: World.problemID(1),
                        fields: [FieldName.text: "等网时记"],
                        in: context
                    )
                    try other.save(entry, in: World.unit, at: Member.now)
                } catch { Issue.record(error) }
            },
            now: { Member.now },
            busyDelaysMilliseconds: []
        )
        let result = await runner.run(&wang.store)
        #expect(result.isComplete)
        #expect(result.summary.sentSets == 3)
        #expect(wang.store.replica.unsent.isEmpty)
        let again = try ReplicaStore(opening: POSIXDisk(root: path))
        #expect(again.replica.unsent.isEmpty)
        #expect(again.replica.lanes == wang.store.replica.lanes)
        #expect(try again.replica.view(of: World.unit).live(.progress).count == 3)
    }

    @Test func `where the home can't be had again the sync ends and writes nothing`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("progress", "司法局-01", "先记")
        let before = try FileManager.default.contentsOfDirectory(atPath: wang.folder.path).sorted().map {
            try? Data(contentsOf: URL(filePath: wang.folder.path + "/" + $0))
        }
        let runner = SyncRunner(
            server: world.server,
            takeBack: { throw HomeLock.Failure.taken(.home, by: 7) },
            busyDelaysMilliseconds: []
        )
        let result = await runner.run(&wang.store)
        #expect(result.failure is HomeLock.Failure && !result.isComplete)
        let after = try FileManager.default.contentsOfDirectory(atPath: wang.folder.path).sorted().map {
            try? Data(contentsOf: URL(filePath: wang.folder.path + "/" + $0))
        }
        #expect(before == after)
        _ = await wang.sync()
        #expect(wang.store.replica.unsent.isEmpty)
    }

    @Test func `an answer that is lost is asked for again and nothing is done twice`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("funds", "司法局-01", "12.8万元")
        await world.server.loseNextAnswer()
        let broken = await wang.sync()
        #expect(!broken.isComplete && broken.exchanges == 0)
        #expect(wang.store.replica.unsent.count == 1)
        let whole = await wang.sync()
        #expect(whole.isComplete && whole.summary.sentSets == 1)
        #expect(wang.store.replica.unsent.isEmpty)
        let funds = try wang.holdings.views[World.unit]?.live(.funds) ?? []
        #expect(funds.map { $0.number("amount") } == [12_800_000])
    }

    @Test func `an answer that is cut off counts as far as it came`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("progress", "司法局-01", "已制定整改方案")
        await world.server.cutNextAnswer(after: 1)
        let result = await wang.sync()
        #expect(result.isComplete && result.summary.sentSets == 1)
    }

    @Test func `a revoked token is told in words`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        await world.server.loseNextAnswer(as: .server(.tokenRevoked, request: "r1"))
        let result = await wang.sync()
        #expect(result.failure as? ConnectionTrouble == .server(.tokenRevoked, request: "r1"))
    }

    @Test
    func `what is unsent in a unit that one was taken off is deposited, and the unit leaves the folder`()
        async throws
    {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("progress", "司法局-01", "未发送的进展")
        await world.server.grant([], to: World.liaison, in: World.unit)
        let result = await wang.sync()
        #expect(try told(wang, result).contains { $0.hasPrefix("You were taken off 司法局") })
        #expect(wang.store.replica.unsent.isEmpty)
        #expect(try wang.holdings.views[World.unit] == nil)
    }
}
