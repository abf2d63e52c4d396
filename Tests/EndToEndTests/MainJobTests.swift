import Foundation
import Testing

/// The main job on real parts: two programs, PostgreSQL, HTTP, files.
@Suite(.serialized, .ownThread) struct MainJobTests {
    @Test func `from a bulletin over two offline laptops and a conflict to exact totals`() throws {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局")
        try office.run("user", "add", "李四", "--role", "liaison", "--unit", "水务局")
        try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
        let (a, b, boss) = (
            try office.device(of: "张三"), try office.device(of: "李四"), try office.device(of: "王芳")
        )
        for laptop in [a, b, boss] { try laptop.run("sync") }

        let problems = try #require(try a.json("problems")["problems"] as? [[String: Any]])
        #expect(problems.count == 2)
        let number = try #require(problems[0]["label"] as? String)
        try a.run("funds", number, "1.8万余元")
        try a.run("set", number, "responsiblePerson", "赵六", "--why", "分工调整")
        try b.run("set", number, "responsiblePerson", "钱七", "--why", "轮岗")
        try b.run("set", number, "nextStep", "下月复查")
        try a.run("sync")
        let before = try b.unsentCount()
        let foretold = try #require(try b.json("sync", "--dry-run")["outcomes"] as? [[String: Any]])
        #expect(try b.unsentCount() == before)
        let came = try #require(try b.json("sync")["outcomes"] as? [[String: Any]])
        #expect(foretold as NSArray == came as NSArray && came.count == 2)
        try boss.run("sync")

        let conflicts = try #require(try boss.json("conflicts")["conflicts"] as? [[String: Any]])
        try #require(conflicts.count == 1)
        #expect((conflicts[0]["contenders"] as? [[String: Any]])?.first?["who"] as? String == "李四")
        let id = try #require(conflicts[0]["id"] as? String)
        try boss.run("resolve", id, "--contender", "1", "--why", "以最新分工为准")
        for laptop in [boss, a, b] { try laptop.run("sync") }
        let told = try a.run("show", number)
        #expect(told.output.contains("钱七"))

        for laptop in [a, b, boss] {
            #expect(try laptop.recovered() == 3_200_000 + 1_800_000)
        }
        #expect(
            try #require(boss.json("totals", "--central")["figures"] as? [[String: Any]]).isEmpty == false
        )
        try office.run("check")
        #expect(office.stop()?.status == 0)
    }

    @Test func `importing twice doubles nothing`() throws {
        let office = try Office()
        try office.importBulletin()
        try office.importBulletin()
        try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
        let boss = try office.device(of: "王芳")
        try boss.run("sync")
        #expect(try boss.recovered() == 3_200_000)
        try office.run("check")
    }

    @Test func `a folder without a ledger is said to be none, and nothing is made in it`() throws {
        let office = try Office()
        let elsewhere = office.folder.appending(path: "typo")
        let outcome = try Programs.Running(
            Programs.server,
            ["round", "list", "--data", elsewhere.path, "--language", "en"],
            in: office.folder
        ).wait()
        #expect(outcome.status == 64 && outcome.errors.contains("There is no ledger in"))
        #expect(!FileManager.default.fileExists(atPath: elsewhere.path))
    }

    @Test func `an argument that is no UTF-8 is refused before anything is saved`() throws {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局")
        let laptop = try office.device(of: "张三")
        try laptop.run("sync")
        let outbox = laptop.home.appending(path: "outbox.ndjson")
        let before = try? Data(contentsOf: outbox)
        let script = #""$0" progress 水务局-01 "$(printf 'bad\377')" --home "$1""#
        let outcome = try Programs.Running(
            URL(filePath: "/bin/sh"),
            ["-c", script, Programs.client.path, laptop.home.path],
            in: office.folder
        ).wait()
        #expect(outcome.status == 64 && outcome.errors.contains("UTF-8"), "\(outcome.errors)")
        #expect((try? Data(contentsOf: outbox)) == before)
    }

    @Test func `a mistyped command and a number with a minus sign are told as what they are`() throws {
        let office = try Office()
        for (arguments, words) in [
            (["fund", "01", "5万元", "--home", "x"], "funds"), (["quantity", "01", "甲", "-3", "次"], "-3"),
            (["nosuch", "--json"], "nosuch"),
        ] {
            let outcome = try Programs.Running(Programs.client, arguments, in: office.folder).wait()
            #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.errors)")
            #expect(!outcome.errors.contains("--home\n"), "\(outcome.errors)")
        }
    }

    @Test func `what a liaison may not do is said in words and changes nothing`() throws {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局")
        let laptop = try office.device(of: "张三")
        try laptop.run("sync")
        let problems = try #require(try laptop.json("problems")["problems"] as? [[String: Any]])
        let number = try #require(problems[0]["label"] as? String)
        for arguments in [
            ["close", number], ["funds", number, "一大笔"], ["show", "没有-99"], ["set", number, "颜色", "红"],
            ["set", number, "finishedOn", "2020-02-30"], ["claim", number, "--date", "昨天"],
        ] {
            let outcome = try laptop.start(arguments).wait()
            #expect(outcome.status > 0, "\(arguments)")
            #expect(!outcome.errors.isEmpty && !outcome.errors.contains("Error Domain"), "\(outcome.errors)")
            // For scripts it is one document and nothing else.
            let told = try laptop.start(arguments + ["--json"]).wait().errors
            #expect(throws: Never.self, "\(told)") {
                try JSONSerialization.jsonObject(with: Data(told.utf8))
            }
        }
        #expect(try laptop.json("status")["unsent"] as? Int == 0 || laptop.unsentCount() == 0)
        // Another code is not one, and a used one neither.
        let again = Laptop(office: office, home: office.folder.appending(path: "again"))
        let refused = try again.run("enroll", office.address, input: "AAAA-BBBB-CCCC\n", expecting: nil)
        #expect(refused.status > 0 && !refused.errors.isEmpty)
    }
}

extension Laptop {
    /// Money recovered in fen, over all units that are held.
    func recovered() throws -> Int {
        let rows = try #require(try json("totals")["rows"] as? [[String: Any]])
        let own = rows.filter { $0["figure"] as? String == "funds.funds_recovered" }
        return try #require(own.compactMap { $0["value"] as? Int }.max())
    }

    /// Changes that are saved and not acknowledged.
    func unsentCount() throws -> Int {
        let lines = (try? String(contentsOf: home.appending(path: "outbox.ndjson"), encoding: .utf8)) ?? ""
        let sets = lines.split(separator: "\n").filter { $0.contains(#""type":"set""#) }.count
        let receipts = lines.split(separator: "\n").filter { $0.contains(#""type":"receipt""#) }.count
        return sets - receipts
    }
}
