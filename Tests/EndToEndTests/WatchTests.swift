import Foundation
import Testing

/// `sync --watch` with real programs.
@Suite(.serialized, .ownThread) struct WatchTests {
    @Test
    func `who watches is told of others' edits, sends what is recorded beside it, and outlives the server`()
        throws
    {
        let office = try Office()
        try office.importBulletin()
        try office.run("user", "add", "张三", "--role", "liaison", "--unit", "水务局")
        try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
        let (wang, boss) = (try office.device(of: "张三"), try office.device(of: "王芳"))
        try wang.run("sync")
        let problems = try #require(try wang.json("problems")["problems"] as? [[String: Any]])
        let number = try #require(problems[0]["label"] as? String)

        let watch = try boss.start(["sync", "--watch"])
        defer { watch.kill() }
        try waitUntil(watch.outputSoFar.contains("新取得水务局"), watch)
        try boss.run("sync", expecting: 75)

        try wang.run("set", number, "responsiblePerson", "钱七")
        try wang.run("sync")
        try waitUntil(watch.outputSoFar.contains("张三 \(number) 责任人"), watch)

        // Another terminal records; nobody says sync.
        try boss.run("set", number, "nextStep", "下月复查")
        try waitUntil((try? boss.unsentCount()) == 0, watch)
        try wang.run("sync")
        #expect(try wang.run("show", number).output.contains("下月复查"))

        office.kill()
        try wang.run("set", number, "responsiblePerson", "孙八")
        try waitUntil(watch.errorsSoFar.contains("暂时连不上服务器"), watch)
        try office.start()
        try wang.run("sync")
        try waitUntil(watch.outputSoFar.contains("孙八"), watch)
        #expect(watch.errorsSoFar.contains("连接已恢复"))

        kill(watch.process.processIdentifier, SIGINT)
        let outcome = watch.wait()
        #expect(outcome.status == 130)
        #expect(outcome.errors.contains("所有修改都已送达"))
        try boss.run("sync")
    }

    /// Waits until something is so, a minute at most.
    private func waitUntil(_ isSo: @autoclosure () -> Bool, _ watch: Programs.Running) throws {
        for _ in 0..<600 {
            if isSo() { return }
            try #require(watch.process.isRunning, "\(watch.outputSoFar)\(watch.errorsSoFar)")
            Thread.sleep(forTimeInterval: 0.1)
        }
        Issue.record("it did not come: \(watch.outputSoFar)\(watch.errorsSoFar)")
    }
}
