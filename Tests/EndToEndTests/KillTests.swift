import Foundation
import Testing

/// Power cuts at any moment: nothing acknowledged is lost, nothing is applied twice.
@Suite(.serialized, .ownThread) struct KillTests {
    @Test func `kill -9 of the client while it saves and syncs loses nothing that it acknowledged`() throws {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局")
        let laptop = try office.device(of: "张三")
        try laptop.run("sync")
        let problems = try #require(try laptop.json("problems")["problems"] as? [[String: Any]])
        let number = try #require(problems[0]["label"] as? String)
        var acknowledged = 0
        var killed = 0
        for round in 0..<24 {
            // From just after the start to after the end, so that each step is hit.
            let save = try laptop.start(["funds", number, "1元"])
            Thread.sleep(forTimeInterval: Double(round % 8) * 0.006)
            save.kill()
            if save.wait().status == 0 { acknowledged += 1 } else { killed += 1 }
            let sync = try laptop.start(["sync"])
            Thread.sleep(forTimeInterval: Double(round % 12) * 0.012)
            sync.kill()
            _ = sync.wait()
        }
        try laptop.run("funds", number, "1元")
        acknowledged += 1
        try laptop.run("sync")
        let added = try laptop.recovered() - 3_200_000
        #expect(killed > 0)
        #expect(added.isMultiple(of: 100))
        // A save that was killed may have reached the disk; one that said so must have.
        #expect((acknowledged...acknowledged + killed).contains(added / 100))
        #expect(try laptop.unsentCount() == 0)
        try office.run("check")
    }

    @Test func `kill -9 of the server while it takes sets loses nothing that it acknowledged`() throws {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局")
        let laptop = try office.device(of: "张三")
        try laptop.run("sync")
        let problems = try #require(try laptop.json("problems")["problems"] as? [[String: Any]])
        let number = try #require(problems[0]["label"] as? String)
        var saved = 0
        for round in 0..<4 {
            for _ in 0..<5 {
                try laptop.run("funds", number, "1元")
                saved += 1
            }
            let sync = try laptop.start(["sync"])
            Thread.sleep(forTimeInterval: 0.02 + Double(round) * 0.02)
            office.kill()
            sync.kill()
            _ = sync.wait()
            try office.start()
        }
        try laptop.run("sync")
        #expect(try laptop.recovered() - 3_200_000 == saved * 100)
        #expect(try laptop.unsentCount() == 0)
        try office.run("check")
    }
}
