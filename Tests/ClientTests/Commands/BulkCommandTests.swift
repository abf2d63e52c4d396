import ArgumentParser
import Shared
import Testing

@testable import Client

/// `resolve --all` and `undo --batch` as supervisors use them.
struct BulkCommandTests {
    private static let count = 300

    private static func id(_ number: Int) -> RecordID {
        RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_5678_0000_0000 | UInt64(number))
    }

    /// As many problems, on each of which two liaisons are at odds.
    private func disputed(_ count: Int = Self.count) async throws -> (World, zhao: Member, wang: Member) {
        let world = try await World.make()
        var zhao = try await world.member("zhao")
        let problems = (0..<count).map { number in
            Change(
                Self.id(number),
                kind: "problem",
                .create(
                    parent: nil,
                    fields: [
                        "number": .string("批-\(number)"), "title": .string("问题 \(number)"),
                        "round": World.round.json, "status": "in_progress",
                    ]
                )
            )
        }
        try zhao.save(problems, in: World.unit)
        _ = await zhao.sync()
        var (wang, li) = (try await world.member("wang"), try await world.member("li"))
        func edits(_ text: String) -> [Change] {
            (0..<count).map { number in
                let edit = FieldEdit("responsiblePerson", from: .null, to: .string(text))
                return Change(Self.id(number), kind: "problem", .edit(edit))
            }
        }
        try wang.save(edits("甲"), in: World.unit)
        try li.save(edits("乙"), in: World.unit)
        _ = await wang.sync()
        _ = await li.sync()
        _ = await zhao.sync()
        return (world, zhao, wang)
    }

    private func values(_ member: Member) throws -> [String?: Int] {
        let view = try #require(try member.holdings.views[World.unit])
        let values = view.live(.problem).filter { $0.text("number")?.hasPrefix("批-") == true }
            .map { $0.text("responsiblePerson") }
        return Dictionary(grouping: values) { $0 }.mapValues(\.count)
    }

    private func open(_ member: Member) throws -> Int {
        try #require(try member.holdings.views[World.unit]).state.openConflicts.count
    }

    @Test func `300 conflicts are decided as one, one raced by another supervisor, and go back as one`()
        async throws
    {
        let (world, zhaoAtFirst, _) = try await disputed()
        var zhao = zhaoAtFirst
        await world.server.addCode(
            "zhou",
            for: PersonID(high: 8, low: 8),
            named: "周督查",
            roles: [World.unit: [.supervisor]]
        )
        var zhou = try await world.member("zhou")
        // Looking changes nothing.
        let before = zhao.store.replica
        try await zhao.run("resolve", "--all", "--last", "--field", "责任人", "--why", "以单位核实为准")
        #expect(zhao.store.replica == before)
        #expect(try open(zhao) == Self.count)

        try await zhao.run("resolve", "--all", "--last", "--field", "责任人", "--why", "以单位核实为准", "--yes")
        let batch = try #require(zhao.store.replica.outbox.last?.submission.set?.batch)
        #expect(try open(zhao) == 0)
        let raced = try #require(try zhou.holdings.views[World.unit]?.state.openConflicts[7])
        try await zhou.run("resolve", raced.id.description, "--head", "--why", "先到")
        _ = await zhou.sync()
        // Who comes second is told; the others are done.
        let result = await zhao.sync()
        #expect(result.summary.rejected.map(\.verdict) == [.rejected(.conflictClosed)])
        #expect(try values(zhao) == ["乙": Self.count - 1, "甲": 1])
        #expect(try open(zhao) == 0)

        // Back as one; the one that was another's stays decided.
        try await zhao.run("undo", "--batch", batch.short)
        #expect(try open(zhao) == 0)
        await #expect(throws: ExitCode(1)) { try await zhao.run("undo") }
        try await zhao.run("undo", "--batch", batch.short, "--yes")
        #expect(try open(zhao) == Self.count - 1)
        #expect(try values(zhao) == ["甲": Self.count])
        #expect(await zhao.sync().summary.rejected.isEmpty)
        _ = await zhou.sync()
        #expect(try open(zhou) == Self.count - 1)

        // And once more as one.
        let undo = try #require(zhao.store.replica.outbox.last?.submission.set?.batch)
        try await zhao.run("undo", "--batch", undo.description, "--yes")
        #expect(await zhao.sync().summary.rejected.isEmpty)
        #expect(try values(zhao) == ["乙": Self.count - 1, "甲": 1])
    }

    @Test func `the filter narrows to a problem, a person and a field`() async throws {
        var (_, zhao, _) = try await disputed(4)
        func decide(_ options: String...) async throws {
            try await zhao.run(["resolve", "--all", "--why", "定", "--yes"] + options)
        }
        try await decide("--head", "--author", "王联络")
        #expect(try open(zhao) == 4)
        try await decide("--head", "--field", "标题")
        #expect(try open(zhao) == 4)
        try await decide("--of", "李副手", "--problem", "批-2")
        #expect(try open(zhao) == 3)
        #expect(try values(zhao) == ["甲": 3, "乙": 1])
        try await decide("--first", "--author", "李副手", "--unit", "司法局")
        #expect(try values(zhao) == ["乙": 4])
    }

    @Test func `whose value is taken need not be a contender's, and where the person has none it stays`()
        async throws
    {
        var (_, zhao, wang) = try await disputed(3)
        try await wang.run("set", "批-1", "责任人", "丙")
        _ = await wang.sync()
        _ = await zhao.sync()
        try await zhao.run("set", "批-2", "责任人", "丁")
        try await zhao.run("resolve", "--all", "--of", "王联络", "--why", "定", "--yes")
        #expect(try open(zhao) == 1)
        #expect(try values(zhao) == ["甲": 1, "丙": 1, "丁": 1])
    }

    @Test func `what makes no sense is refused, and nothing is saved`() async throws {
        var (_, zhao, wang) = try await disputed(1)
        let before = zhao.store.replica
        let wrong: [[String]] = [
            ["--all"], ["--all", "--head", "--last"], ["--all", "--head", "批-0"], ["--head"],
            ["批-0", "--last"], ["批-0", "--head", "--yes"], ["--all", "--contender", "1"],
            ["--all", "--of", "钱某"], ["--all", "--head", "--field", "没有"],
            ["--all", "--head", "--unit", "没有"],
            ["--all", "--head", "--batch", "abcd"],
        ]
        for options in wrong {
            await #expect(throws: ExitCode.self, "\(options)") {
                try await zhao.run(["resolve", "--why", "定", "--yes"] + options)
            }
        }
        await #expect(throws: ExitCode.self) {
            try await zhao.run("resolve", "--all", "--head", "--why", " ")
        }
        for options in [
            ["--list", "--batch", "abcd"], ["--yes"], ["--batch", "abcd"], ["司法局#1", "--list"],
        ] {
            await #expect(throws: ExitCode.self, "\(options)") { try await zhao.run(["undo"] + options) }
        }
        #expect(zhao.store.replica == before)
        // A liaison's rulings would be turned down, so none is saved.
        let own = wang.store.replica
        try await wang.run("resolve", "--all", "--head", "--why", "定", "--yes")
        #expect(wang.store.replica == own)
    }
}
