import ArgumentParser
import Shared
import Testing

@testable import Client

/// `refused`, `amend` and `drop` as people use them.
struct RefusedCommandTests {
    /// A liaison whose entry was turned down: the role was taken away before it came in, and given back since.
    private func refused() async throws -> (World, wang: Member) {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("funds", "01", "3万元", "--why", "首笔")
        try await wang.run("set", "01", "责任人", "甲")
        await world.server.grant([.reviewer], to: World.liaison, in: World.unit)
        _ = await wang.sync()
        await world.server.grant([.liaison], to: World.liaison, in: World.unit)
        _ = await wang.sync()
        return (world, wang)
    }

    private func open(_ member: Member) throws -> [PendingSet] { RefusedEdits.open(try member.holdings) }

    @Test func `what was turned down is listed until its author has seen to it, and is never lost`()
        async throws
    {
        var (world, wang) = try await refused()
        #expect(try open(wang).map(\.n) == [1, 2])
        try await wang.run("refused")
        try await wang.run("refused", "show", "司法局#1")
        try await wang.run("amend", "司法局#1", "金额=2.5万元")
        #expect(try open(wang).map(\.n) == [2])
        let amended = try #require(wang.store.replica.outbox.last)
        #expect(amended.submission.set?.amends?.n == 1)
        try await wang.run("drop", "#2", "--yes")
        #expect(try open(wang).isEmpty)
        _ = await wang.sync()
        let view = try #require(try wang.holdings.views[World.unit])
        #expect(view.live(.funds).map { $0.number("amount") } == [2_500_000])
        #expect(view.value(World.problemID(1), "responsiblePerson") == .null)
        // Both are kept whole, here and after a restart.
        let closed = try wang.store.closedEdits()
        #expect(closed.map(\.pending.closing) == [.amended(n: 3), .dropped])
        #expect(closed.map(\.pending.submission.set?.changes.count) == [1, 1])
        // Others see what the corrected one amends.
        var li = try await world.member("li")
        let rows = try li.store.rows(of: World.unit)
        #expect(rows.contains { $0.submission.set?.amends?.n == 1 })
        _ = await li.sync()
    }

    @Test func `nothing else is amended or dropped, and nothing without being asked`() async throws {
        var (_, wang) = try await refused()
        let before = wang.store.replica
        for wrong in [
            ["amend", "司法局#9"], ["amend", "司法局#1", "没有=1"], ["amend", "司法局#1", "金额"],
            ["amend", "司法局#1", "金额=多少"],
            ["amend", "司法局#1", "金额="], ["drop", "司法局#1"], ["drop", "司法局#9", "--yes"], ["drop", "x", "--yes"],
            ["refused", "show", "司法局#9"],
        ] {
            await #expect(throws: ExitCode.self, "\(wrong)") { try await wang.run(wrong) }
        }
        #expect(wang.store.replica == before)
        #expect(try wang.store.closedEdits().isEmpty)
        try await wang.run("drop", "司法局#1", "--yes")
        try await wang.run("refused", "show", "司法局#1")
        for again in [["drop", "司法局#1", "--yes"], ["amend", "司法局#1", "金额=1元"]] {
            await #expect(throws: ExitCode.self) { try await wang.run(again) }
        }
    }

    @Test func `a ruling that was turned down is made anew, and one on a settled conflict waits for nobody`()
        async throws
    {
        let world = try await World.make()
        await world.server.addCode(
            "zhou",
            for: PersonID(high: 8, low: 8),
            named: "周督查",
            roles: [World.unit: [.supervisor]]
        )
        var (wang, li) = (try await world.member("wang"), try await world.member("li"))
        var (zhao, zhou) = (try await world.member("zhao"), try await world.member("zhou"))
        try await wang.run("set", "01", "责任人", "甲")
        _ = await wang.sync()
        try await li.run("set", "01", "责任人", "乙")
        _ = await li.sync()
        _ = await zhao.sync()
        _ = await zhou.sync()
        try await zhou.run("resolve", "01", "--head", "--why", "定")
        // Another value came since.
        try await wang.run("set", "01", "责任人", "丙")
        _ = await wang.sync()
        _ = await zhou.sync()
        #expect(try open(zhou).map(\.n) == [1])
        await #expect(throws: ExitCode(1)) { try await zhou.run("amend", "#1", "责任人=丁") }
        _ = await zhao.sync()
        try await zhao.run("resolve", "01", "--head", "--why", "定")
        _ = await zhao.sync()
        _ = await zhou.sync()
        #expect(try open(zhou).isEmpty)
    }
}
