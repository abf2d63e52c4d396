import Foundation
import Testing

/// A laptop whose network never touches the server's, with real programs and real files.
@Suite(.serialized, .ownThread) struct CarryTests {
    @Test
    func `an isolated liaison's work goes in by a colleague and by the operator, and the answers come back`()
        throws
    {
        let office = try Office()
        try office.importBulletin()
        for name in ["张三", "李四"] {
            try office.run("user", "add", name, "--role", "liaison", "--unit", "水务局")
        }
        try office.run("user", "add", "王芳", "--role", "supervisor", "--all-units")
        let (isolated, colleague, boss) = (
            try office.device(of: "张三"), try office.device(of: "李四"), try office.device(of: "王芳")
        )
        for laptop in [isolated, colleague, boss] { try laptop.run("sync") }
        let problems = try #require(try isolated.json("problems")["problems"] as? [[String: Any]])
        let number = try #require(problems[0]["label"] as? String)

        try isolated.run("funds", number, "1.8万元")
        func path(_ name: String) -> String { office.folder.appending(path: name).path }
        let first = path("first.tzb")
        #expect(try isolated.json("outbox", "export", first)["edits"] as? Int == 1)
        try isolated.run("outbox", "export", first, expecting: 64)
        try colleague.run("set", number, "responsiblePerson", "钱七")
        try colleague.run("sync")
        #expect(try colleague.json("carry", first)["taken"] as? Int == 1)
        let back = first.replacing(".tzb", with: ".return.tzb")
        #expect(try isolated.json("bundle", "show", back)["signature"] as? String == "good")
        try colleague.run("outbox", "import", back, expecting: 65)
        try isolated.run("outbox", "import", back)
        try isolated.run("outbox", "import", back)
        #expect(try isolated.run("show", number).output.contains("钱七"))

        // The next goes by the operator, and the first once more: nothing counts twice.
        try isolated.run("funds", number, "2万元")
        try isolated.run("outbox", "export", path("second.tzb"))
        try office.run("carry", path("second.tzb"))
        try office.run("carry", first, "--out", path("again.tzb"))
        try isolated.run("outbox", "import", path("again.tzb"))
        try isolated.run("outbox", "import", path("second.return.tzb"))
        let status = try isolated.json("status")
        #expect((status["unsent"] as? [Any])?.isEmpty == true)
        for laptop in [boss, colleague] {
            try laptop.run("sync")
            #expect(try laptop.recovered() == 3_200_000 + 1_800_000 + 2_000_000)
        }
        try office.run("check")

        // A laptop that never saw the server at all.
        let code = try office.run("enroll", "张三", "--days", "14", "--json").json() as? [String: Any]
        let other = Laptop(office: office, home: office.folder.appending(path: "home-isolated"))
        let typed = "\(try #require(code?["code"] as? String))\n"
        try other.run("enroll", expecting: 64)
        try other.run("enroll", "--request", path("request.tzb"), input: typed)
        try other.run("enroll", "--answer", path("request.tzb"), expecting: 65)
        try colleague.run("carry", path("request.tzb"))
        try colleague.run("enroll", "--answer", path("request.return.tzb"), expecting: 1)
        try other.run("outbox", "import", path("request.return.tzb"), expecting: 65)
        try other.run("enroll", "--answer", path("request.return.tzb"))
        try other.run("enroll", "--answer", path("request.return.tzb"))
        #expect(try other.run("show", number).output.contains("钱七"))
        try other.run("sync", expecting: 64)
        try other.run("funds", number, "3万元")
        try other.run("outbox", "export", path("third.tzb"))
        try office.run("carry", path("third.tzb"))
        try other.run("outbox", "import", path("third.return.tzb"))
        #expect((try other.json("status")["unsent"] as? [Any])?.isEmpty == true)
        try boss.run("sync")
        #expect(try boss.recovered() == 3_200_000 + 1_800_000 + 2_000_000 + 3_000_000)

        // Somebody's hand in the file.
        var bytes = try Data(contentsOf: URL(filePath: path("second.tzb")))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(filePath: path("edited.tzb")))
        try colleague.run("carry", path("edited.tzb"), expecting: 65)
        try office.run("carry", path("edited.tzb"), expecting: 1)
        try isolated.run("outbox", "import", path("second.tzb"), expecting: 65)
    }
}
