import ArgumentParser
import Shared
import Testing

@testable import Client

/// `undo` as people use it.
struct UndoCommandTests {
    private func person(_ member: Member) throws -> JSONValue {
        let view = try #require(try member.holdings.views[World.unit])
        return view.value(World.problemID(1), "responsiblePerson")
    }

    private func edits(_ member: Member) throws -> OwnEdits {
        OwnEdits(try member.store.ownEdits(in: World.unit))
    }

    @Test func `said again and again it goes back edit by edit, and an undo that is named is undone`()
        async throws
    {
        var wang = try await World.make().member("wang")
        try await wang.run("set", "01", "责任人", "甲")
        try await wang.run("set", "01", "责任人", "乙")
        try await wang.run("undo")
        #expect(try person(wang) == "甲")
        try await wang.run("undo")
        #expect(try person(wang) == .null)
        await #expect(throws: ExitCode(1)) { try await wang.run("undo") }
        // The last one took the first back.
        try await wang.run("undo", "司法局#4")
        #expect(try person(wang) == "甲")
        let own = try edits(wang)
        #expect(own.all.map { own.undo(of: $0)?.submission.n } == [nil, 3, nil, 5, nil])
    }

    @Test func `an edit is named by unit and number, however it is typed, and an unknown one is said to be`()
        async throws
    {
        var wang = try await World.make().member("wang")
        try await wang.run("funds", "02", "3万元")
        for wrong in ["司法局#9", "教育局#1"] {
            await #expect(throws: ExitCode.self) { try await wang.run("undo", wrong) }
        }
        let reference = try wang.holdings.findEdit("＃１")
        #expect(reference == EditReference(unit: World.unit, place: .number(1)))
        for wrong in ["", "司法局", "司法局#", "司法局#0", "#-1", "司法局#x", "司法局@"] {
            #expect(throws: ArgumentTrouble.self, "\(wrong)") { try wang.holdings.findEdit(wrong) }
        }
        try await wang.run("undo", " 武汉市司法局 # 1")
        let view = try #require(try wang.holdings.views[World.unit])
        #expect(view.live(.funds).isEmpty)
        await #expect(throws: ExitCode(1)) { try await wang.run("undo", "司法局#1") }
    }

    @Test func `an edit that was saved on another device is named by its version`() async throws {
        let world = try await World.make()
        var laptop = try await world.member("wang")
        try await laptop.run("set", "01", "责任人", "甲")
        _ = await laptop.sync()
        let version = try #require(try edits(laptop).all.first?.version)
        await world.server.addCode("wang again", for: World.liaison, named: "王联络", roles: [:])
        var desktop = try await world.member("wang again")
        try await desktop.run("undo", "司法局@\(version)")
        #expect(try person(desktop) == .null)
        _ = await desktop.sync()
        _ = await laptop.sync()
        #expect(try person(laptop) == .null)
        let own = try edits(laptop)
        let undo = try #require(own.undo(of: own.all[0]))
        #expect(try laptop.holdings.reference(of: own.all[0]) == "司法局#1")
        #expect(try laptop.holdings.reference(of: undo) == "司法局@\(version + 1)")
    }

    @Test func `what somebody else has changed since is not taken back, and nothing is saved`() async throws {
        let world = try await World.make()
        var (wang, li) = (try await world.member("wang"), try await world.member("li"))
        try await wang.run("set", "01", "责任人", "甲")
        _ = await wang.sync()
        _ = await li.sync()
        try await li.run("set", "01", "责任人", "乙")
        _ = await li.sync()
        _ = await wang.sync()
        let before = wang.store.replica
        await #expect(throws: ExitCode(1)) { try await wang.run("undo") }
        #expect(wang.store.replica == before)
        let edit = try #require(try edits(wang).all.first)
        let view = try #require(try wang.holdings.views[World.unit])
        let today = try #require(CalendarDate("2020-05-17"))
        let context = EditContext(view: view, today: today) { RecordID(high: 1, low: 1) }
        let error = #expect(throws: UndoObstacle.self) {
            try Edit.undo(edit, among: [], why: "x", in: context)
        }
        let trouble = ObstacleText(holdings: try wang.holdings, language: .zh)
            .trouble(try #require(error), to: edit)
        #expect(
            trouble.text(in: .zh)
                == "司法局#1 不能撤销：司法局-01 的责任人后来由李副手改过。如仍要改，请用 set 填写您要的内容"
        )
    }
}
