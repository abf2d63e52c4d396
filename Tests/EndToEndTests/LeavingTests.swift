import Foundation
import Testing

/// People who are taken off a unit, and devices that are revoked, with real programs.
@Suite(.serialized, .ownThread) struct LeavingTests {
    private static let edits = 12
    private static let fen = 1_000_000

    @Test
    func `what a liaison had unsent who was taken off is adopted one by one, and rejoining starts clean`()
        throws
    {
        let (office, wang, boss, number) = try Self.office()
        for _ in 0..<Self.edits { try wang.run("funds", number, "1万元") }
        // Who may still be told totals is nobody else for that.
        try office.run("user", "grant", "张三", "--role", "viewer", "--unit", "水务局")
        try office.run("user", "revoke", "张三", "--role", "liaison", "--unit", "水务局")
        // A file of his that a colleague brings says as little as it may, and loses nothing.
        let file = office.folder.appending(path: "wang.tzb").path
        try wang.run("outbox", "export", file)
        #expect(try boss.run("carry", file).output.contains("\(Self.edits) 次没有记入台账"))
        let left = try wang.run("sync").output
        #expect(left.contains("\(Self.edits) 次修改"))
        #expect(try wang.json("problems")["problems"] as? [String] == [])
        try wang.run("problems")
        try wang.run("funds", number, "1万元", expecting: 64)

        let kept = try Self.ids(boss)
        #expect(kept.count == Self.edits)
        for id in kept { try boss.run("quarantine", "adopt", id) }
        #expect(try Self.ids(boss) == [])
        try boss.run("sync")
        #expect(try boss.recovered() == 3_200_000 + Self.edits * Self.fen)

        try office.run("user", "grant", "张三", "--role", "liaison", "--unit", "水务局")
        // By files first: the one that brings the unit back is enough.
        let (ask, back) = (
            office.folder.appending(path: "ask.tzb").path,
            office.folder.appending(path: "ask.return.tzb").path
        )
        try wang.run("outbox", "export", ask)
        try office.run("carry", ask)
        let told = try wang.run("outbox", "import", back).output
        #expect(told.contains("您又回到水务局") && !told.contains("副本"), "\(told)")
        try wang.run("funds", number, "1万元")
        try wang.run("outbox", "export", office.folder.appending(path: "next.tzb").path)
        try boss.run("carry", office.folder.appending(path: "next.tzb").path)
        try wang.run("outbox", "import", office.folder.appending(path: "next.return.tzb").path)
        #expect((try wang.json("status")["unsent"] as? [Any])?.isEmpty == true)
        try wang.run("sync")
        #expect((try wang.json("status")["unsent"] as? [Any])?.isEmpty == true)
        try wang.run("funds", number, "1万元")
        try wang.run("sync")
        try boss.run("sync")
        #expect(try boss.recovered() == 3_200_000 + (Self.edits + 2) * Self.fen)
        try office.run("check")
    }

    @Test func `what a revoked laptop held reaches the supervisors, and the laptop holds nothing any more`()
        throws
    {
        let (office, wang, boss, number) = try Self.office()
        for _ in 0..<2 { try wang.run("funds", number, "1万元") }
        let devices = try #require(
            (try office.run("device", "list", "--json").json() as? [String: Any])?["devices"]
                as? [[String: Any]]
        )
        let laptop = try #require(devices.first { $0["personName"] as? String == "张三" }?["id"] as? String)
        try office.run("device", "revoke", laptop)
        let outcome = try wang.run("sync", expecting: 69)
        #expect(outcome.output.contains("2 次修改") && outcome.errors.contains("停用"))
        #expect(try wang.json("problems")["problems"] as? [String] == [])
        try wang.run("sync", expecting: 69)
        let kept = try Self.ids(boss)
        #expect(kept.count == 2)
        try boss.run("quarantine", "adopt", kept[0])
        try boss.run("quarantine", "discard", kept[1], "--why", "twice")
        try boss.run("sync")
        #expect(try boss.recovered() == 3_200_000 + Self.fen)
        try office.run("check")
    }

    private static func ids(_ laptop: Laptop) throws -> [String] {
        let sets = try #require(try laptop.json("quarantine", "list")["quarantine"] as? [[String: Any]])
        return sets.compactMap { $0["id"] as? String }
    }

    /// A liaison and a supervisor who have synced, and a problem's number.
    private static func office() throws -> (Office, wang: Laptop, boss: Laptop, number: String) {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局")
        try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
        let (wang, boss) = (try office.device(of: "张三"), try office.device(of: "王芳"))
        for laptop in [wang, boss] { try laptop.run("sync") }
        let problems = try #require(try wang.json("problems")["problems"] as? [[String: Any]])
        return (office, wang, boss, try #require(problems[0]["label"] as? String))
    }
}
