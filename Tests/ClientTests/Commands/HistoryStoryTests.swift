import Shared
import Testing

@testable import Client

/// The story that `history --field` tells.
struct HistoryStoryTests {
    /// Two liaisons at odds, a ruling, and that taken back.
    private func story() async throws -> (Member, [HistoryEntry]) {
        let world = try await World.make()
        var (wang, li, zhao) = (
            try await world.member("wang"), try await world.member("li"), try await world.member("zhao")
        )
        try await wang.run("set", "01", "责任人", "甲")
        _ = await wang.sync()
        try await li.run("set", "01", "责任人", "乙", "--why", "分工调整")
        _ = await li.sync()
        _ = await zhao.sync()
        try await zhao.run("resolve", "01", "--contender", "1", "--why", "核实")
        _ = await zhao.sync()
        try await zhao.run("undo")
        _ = await zhao.sync()
        _ = await li.sync()
        try await li.run("undo", "#1")
        let view = try #require(try li.holdings.views[World.unit])
        let history = History(record: World.problemID(1), field: "responsiblePerson", view: view)
        let rows = try li.store.rows(of: World.unit)
        return (li, history.entries(rows: rows, outbox: li.store.replica.outbox))
    }

    @Test func `each edit says what its author saw, what nobody could know then, and what became of it`()
        async throws
    {
        let (_, entries) = try await story()
        #expect(entries.map(\.change.operation) == ["set", "set", "resolve", "resolve", "set"])
        let missed = entries[1].missed
        #expect(missed.map(\.author) == [World.liaison])
        #expect(missed.map(\.value) == ["甲"])
        #expect(entries[1].base.map { $0 < missed[0].version } == true)
        #expect(entries.filter { $0.position != entries[1].position }.allSatisfy { $0.missed.isEmpty })
        // The ruling says what it was, though the conflict is open again.
        #expect(entries[2].ruled?.values.first == "乙")
        #expect(entries[2].undoneBy?.version == entries[3].version)
        #expect(entries[3].undoes?.version == entries[2].version)
        #expect(entries[1].undoneBy?.position == entries[4].position)
        #expect(entries[4].undoes?.version == entries[1].version)
    }

    @Test func `it reads as a story`() async throws {
        let (li, entries) = try await story()
        let view = try #require(try li.holdings.views[World.unit])
        let output = HistoryOutput(holdings: try li.holdings, view: view, paper: .plain(in: .zh))
        let text = output.lines(entries).joined(separator: "\n")
        for sentence in [
            "还不知道王联络第", "写的“甲”", "原因：分工调整", "裁定为 乙", "撤回裁定，冲突", "已由 司法局#2 撤销", "撤销 司法局#1",
        ] {
            #expect(text.contains(sentence), "\(sentence)\n\(text)")
        }
    }
}
