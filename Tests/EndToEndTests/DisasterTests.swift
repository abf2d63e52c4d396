import Foundation
import Testing

/// The server goes back to an earlier day: by its own commands, and by hands that told nobody.
@Suite(.serialized, .ownThread) struct DisasterTests {
    @Test func `Tuesday's backup restored on Thursday loses nothing that was in it, and devices sync on`()
        throws
    {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局")
        try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
        let (laptop, boss) = (try office.device(of: "张三"), try office.device(of: "王芳"))
        for device in [laptop, boss] { try device.run("sync") }
        let problems = try #require(try laptop.json("problems")["problems"] as? [[String: Any]])
        let number = try #require(problems[0]["label"] as? String)
        try laptop.run("funds", number, "1元")
        try laptop.run("sync")

        let tuesday = office.folder.appending(path: "tuesday.dump").path
        let backup = try office.run("backup", tuesday, "--json").json() as? [String: Any]
        #expect(backup?["file"] as? String == tuesday)
        let mode = try FileManager.default.attributesOfItem(atPath: tuesday)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try laptop.run("funds", number, "2元")
        try laptop.run("sync")

        // Under a running server, and over something newer, nothing is restored.
        #expect(try office.run("restore", tuesday, "--yes", expecting: 1).errors.contains("in use"))
        #expect(office.stop()?.status == 0)
        let refused = try office.run("restore", tuesday, expecting: 1).errors
        #expect(refused.contains("水务局") && refused.contains("--yes"), "\(refused)")
        let restored = try office.run("restore", tuesday, "--yes", "--json").json() as? [String: Any]
        #expect((restored?["kept"] as? String)?.hasPrefix("postgres_before_") == true)
        try office.start()

        for device in [laptop, boss, laptop, boss] { try device.run("sync", expecting: nil) }
        #expect(try boss.recovered() >= 3_200_000 + 100)
        let devices = try boss.json("status", "--all")
        #expect(devices["source"] as? String == "server")
        let units = try #require(devices["units"] as? [[String: Any]])
        #expect(units.contains { ($0["devices"] as? [Any])?.count == 2 })
        try boss.run("set", number, "nextStep", "下月复查")
        try boss.run("sync")
        try laptop.run("sync", expecting: nil)
        #expect(try laptop.run("show", number).output.contains("下月复查"))
        try office.run("check")
    }

    @Test func `a backup that is interrupted leaves no file and says so`() throws {
        let office = try Office()
        try office.importBulletin()
        let target = office.folder.appending(path: "cut.dump")
        let running = try Programs.Running(
            Programs.server,
            [
                "backup", target.path, "--data", office.folder.appending(path: "data").path, "--language",
                "en",
            ],
            in: office.folder
        )
        // Whether it is too early, in the middle or too late: half a file is never seen.
        Thread.sleep(forTimeInterval: 0.12)
        running.process.interrupt()
        let outcome = running.wait()
        if outcome.status == 0 {
            #expect(FileManager.default.fileExists(atPath: target.path))
        } else {
            #expect(!FileManager.default.fileExists(atPath: target.path), "\(outcome.errors)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.path)
        #expect(left.allSatisfy { !$0.contains(".part-") })
    }
}

extension DisasterTests {
    @Test func `a copy of the data folder that is put back while nobody looks begins a history`() throws {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
        let boss = try office.device(of: "王芳")
        try boss.run("sync")
        let problems = try #require(try boss.json("problems")["problems"] as? [[String: Any]])
        let number = try #require(problems[0]["label"] as? String)
        #expect(office.stop()?.status == 0)
        try office.shell("cp -a data/data copy")
        try office.start()
        try boss.run("set", number, "nextStep", "下月复查")
        #expect(try diverged(boss) == 0)
        #expect(office.stop()?.status == 0)

        // An ordinary stop and start is none.
        try office.start()
        #expect(try diverged(boss) == 0)
        #expect(office.stop()?.status == 0)

        try office.shell("rm -rf data/data && mv copy data/data")
        try office.start()
        #expect(try diverged(boss) >= 1)
        #expect(try diverged(boss) == 0)
        #expect(office.stop()?.status == 0)
        try office.start()
        #expect(try diverged(boss) == 0)
    }

    @Test func `what waits for a laptop that never returns is seen, and given up by a supervisor`() throws {
        let office = try Office()
        try office.importBulletin()
        for name in ["张三", "李四"] {
            try office.run("user", "add", name, "--role", "liaison", "--unit", "水务局")
        }
        try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
        let (lost, laptop, boss) = (
            try office.device(of: "张三"), try office.device(of: "李四"), try office.device(of: "王芳")
        )
        for device in [lost, laptop, boss] { try device.run("sync") }
        let problems = try #require(try boss.json("problems")["problems"] as? [[String: Any]])
        let number = try #require(problems[0]["label"] as? String)
        let backup = office.folder.appending(path: "before.dump").path
        try office.run("backup", backup)
        let added = try #require(
            try lost.json("measure", "add", number, "建立台账")["saved"] as? [String: Any]
        )
        let changes = try #require(added["changes"] as? [[String: Any]])
        let measure = try #require(changes[0]["record"] as? String)
        try lost.run("sync")
        try laptop.run("sync")
        try laptop.run("set", measure, "text", "建立并公开台账")
        try laptop.run("sync")
        #expect(office.stop()?.status == 0)
        try office.run("restore", backup, "--yes")
        try office.start()
        for device in [laptop, boss] { try device.run("sync", expecting: nil) }

        #expect(try laptop.json("status")["deferred"] as? Int == 1)
        #expect(try boss.run("status", "--all").output.contains("1 次修改未计入"))
        #expect(try boss.run("totals", "--central").output.contains("1 次修改未计入"))
        let waiting = try #require(try boss.json("quarantine", "list")["quarantine"] as? [[String: Any]])
        #expect(waiting.map { $0["state"] as? String } == ["deferred"])
        let id = try #require(waiting.first?["id"] as? String)
        try boss.run("quarantine", "adopt", id, expecting: 1)
        try laptop.run("quarantine", "discard", id, "--why", "x", expecting: 1)
        try boss.run("quarantine", "discard", id, "--why", "电脑已报废")
        let told = try laptop.run("sync", expecting: 1).output
        #expect(told.contains("王芳：电脑已报废"), "\(told)")
        #expect(try laptop.run("refused").output.contains("电脑已报废"))
        #expect(try laptop.json("status")["deferred"] as? Int == 0)
        // When it comes back after all, its history tells of what was given up.
        try lost.run("sync")
        try laptop.run("sync")
        let story = try laptop.run("history", measure, "--field", "text").output
        #expect(story.contains("王芳：电脑已报废"), "\(story)")
        try office.run("check")
    }

    private func diverged(_ laptop: Laptop) throws -> Int {
        let outcome = try laptop.run("sync", "--json", expecting: nil)
        let document = try #require(try outcome.json() as? [String: Any])
        return (document["divergedUnits"] as? [Any])?.count ?? -1
    }
}
