import ArgumentParser
import Shared
import Terminal
import Testing

@testable import Client

struct CommandTests {
    private let paper = Paper.plain(in: .zh)

    private func view(_ member: Member) throws -> UnitView {
        try #require(try member.holdings.views[World.unit])
    }

    @Test func `an amount is recorded as people write it, with how exact it is`() async throws {
        var wang = try await World.make().member("wang")
        try await wang.run("funds", "司法局-02", "12.8万余元", "--kind", "挽回", "--date", "2020年5月17日")
        let entry = try #require(try view(wang).live(.funds).first)
        #expect(entry.number("amount") == 12_800_000)
        #expect(entry.text("approximation") == "at_least")
        #expect(entry["fundsKinds"].texts == ["loss_recovered"])
        #expect(entry.text("date") == "2020-05-17")
        #expect(entry.parent == World.problemID(2))
    }

    @Test func `persons are recorded with their form and unit`() async throws {
        var wang = try await World.make().member("wang")
        try await wang.run(
            "accountability",
            "司法局-01",
            "--form",
            "诫勉",
            "--form",
            "谈话提醒",
            "--count",
            "3",
            "--unit",
            "人次"
        )
        let entry = try #require(try view(wang).live(.accountability).first)
        #expect(entry["forms"].texts == ["admonishment", "talk_reminder"])
        #expect(entry.text("countUnit") == "person_time")
    }

    @Test func `a measure gets the next number and is found by it`() async throws {
        var wang = try await World.make().member("wang")
        try await wang.run("measure", "add", "司法局-01", "完善经费管理制度")
        try await wang.run("measure", "add", "司法局-01", "开展专项清查")
        try await wang.run("measure", "set", "司法局-01.2", "status", "已完成")
        let target = try wang.holdings.find("司法局-01.2")
        #expect(try view(wang).value(target.record, "status") == "done")
        try await wang.run("progress", "司法局-01.2", "清查完毕")
        #expect(try view(wang).live(.progress).first?.reference("measure") == target.record)
    }

    @Test func `a set takes values in and out by signs`() async throws {
        var wang = try await World.make().member("wang")
        try await wang.run("set", "01", "协办部门", "+财政局", "+审计局")
        try await wang.run("set", "01", "协办部门", "-审计局", "+人社局")
        let value = try view(wang).value(World.problemID(1), "assistingDepartments")
        #expect(value.texts.map(Set.init) == ["财政局", "人社局"])
    }

    @Test func `a claim carries its finishing date, and closing it is not a liaison's to do`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("claim", "司法局-01", "--date", "2020-05-16")
        #expect(try view(wang).value(World.problemID(1), "status") == "done_claimed")
        #expect(try view(wang).value(World.problemID(1), "finishedOn") == "2020-05-16")
        await #expect(throws: ExitCode(1)) { try await wang.run("close", "司法局-01") }
        _ = await wang.sync()
        var zhao = try await world.member("zhao")
        await #expect(throws: ExitCode(1)) { try await zhao.run("return", "司法局-01") }
        try await zhao.run("return", "司法局-01", "--why", "佐证不足")
        #expect(try view(zhao).value(World.problemID(1), "status") == "in_progress")
        #expect(try view(zhao).live(.review).first?.text("decision") == "return")
    }

    @Test func `a step that the status does not allow is refused before anything is saved`() async throws {
        var wang = try await World.make().member("wang")
        await #expect(throws: ExitCode(1)) { try await wang.run("withdraw-claim", "司法局-01") }
        #expect(wang.store.replica.unsent.isEmpty)
    }

    @Test func `a correction replaces an exact amount by an exact one`() async throws {
        var wang = try await World.make().member("wang")
        try await wang.run("funds", "司法局-01", "20万余元")
        let old = try #require(try view(wang).live(.funds).first)
        try await wang.run("correct", try wang.holdings.shortIDs.text(old.id), "--amount", "201,500元")
        let totals = Totals.recount(try view(wang).state)
        let sum = totals[FigureKey(round: World.round, figure: Figures.funds(.recovered))]
        #expect(sum?.value == 20_150_000 && sum?.approximation == .exact)
        await #expect(throws: ExitCode(64)) {
            try await wang.run("correct", try wang.holdings.shortIDs.text(old.id), "--form", "诫勉")
        }
    }

    @Test func `counts and quantities are understood as people write them, approximate ones as such`()
        async throws
    {
        var wang = try await World.make().member("wang")
        for count in ["30余", "三十", "近40", "１２"] {
            try await wang.run(
                "accountability",
                "01",
                "--form",
                "诫勉",
                "--count",
                count,
                "--unit",
                "人次"
            )
        }
        for (amount, unit) in [("1.5", "天"), ("约２", "天"), ("1,200余", "株"), ("1.2万", "株")] {
            try await wang.run("quantity", "01", "培训", amount, unit)
        }
        let totals = Totals.recount(try view(wang).state)
        func sum(_ figure: String) -> Amount? { totals[FigureKey(round: World.round, figure: figure)] }
        let persons = sum(Figures.accountability("admonishment", "person_time"))
        #expect(persons?.value == 112 && persons?.atLeast == 1 && persons?.almost == 1)
        #expect(persons?.approximation == .about)
        #expect(sum(Figures.quantity("培训", "天"))?.value == ExactDecimal("3.5"))
        #expect(sum(Figures.quantity("培训", "天"))?.about == 1)
        #expect(sum(Figures.quantity("培训", "株"))?.value == 13_200)
        #expect(sum(Figures.quantity("培训", "株"))?.approximation == .atLeast)
        await #expect(throws: ExitCode(64)) { try await wang.run("quantity", "01", "培训", "一些", "天") }
        await #expect(throws: ExitCode(64)) {
            try await wang.run("measure", "set", "01.1", "ordinal", "近3")
        }
        // A correction by an exact number is exact.
        let old = try #require(try view(wang).live(.accountability).first)
        try await wang.run("correct", try wang.holdings.shortIDs.text(old.id), "--count", "31")
        let successor = try #require(try view(wang).live(.accountability).last)
        #expect(successor.number(FieldName.count) == 31 && successor[FieldName.approximation] == .null)
        #expect(successor.fields.values.allSatisfy { !$0.value.isNull })
    }

    @Test func `a retracted record is gone from the sums and can be restored`() async throws {
        let world = try await World.make()
        var zhao = try await world.member("zhao")
        try await zhao.run("retract", "司法局-02", "--why", "重复登记")
        #expect(try view(zhao).live(.problem).count == 1)
        try await zhao.run("restore", "司法局-02")
        #expect(try view(zhao).live(.problem).count == 2)
    }

    @Test
    func `a number is kept by who has it, and a taken or strange one is refused before anything is saved`()
        async throws
    {
        let world = try await World.make()
        var zhao = try await world.member("zhao")
        for arguments in [
            ["set", "司法局-01", "编号", "司法局-02"], ["problem", "add", "新问题", "--number", "02"],
            ["problem", "add", "新问题", "--number", "随便 写.1"], ["problem", "add", "新问题", "--number", "司法局-"],
        ] {
            await #expect(throws: ExitCode(64)) { try await zhao.run(arguments) }
        }
        #expect(zhao.store.replica.unsent.isEmpty)
        try await zhao.run("problem", "add", "新问题", "--number", "09")
        #expect(try zhao.holdings.find("司法局-09").record == zhao.holdings.find("09").record)
        try await zhao.run("measure", "add", "01", "甲")
        try await zhao.run("measure", "add", "01", "乙")
        await #expect(throws: ExitCode(64)) { try await zhao.run("measure", "set", "01.2", "ordinal", "1") }
        // Given by another device at the same time, the number stays with who had it, in every process.
        let (one, two) = (World.problemID(1), World.problemID(2))
        let edit = FieldEdit(FieldName.number, from: "司法局-01", to: "司法局-02")
        try zhao.save([Change(one, kind: "problem", .edit(edit))], in: World.unit)
        #expect(try zhao.holdings.label(of: two) == "司法局-02")
        #expect(try zhao.holdings.label(of: one) == "司法局-02~2")
    }

    @Test func `a round's published figures are shown beside the sums and never among them`() async throws {
        let world = try await World.make()
        let roles: [UnitID: Set<Role>] = [.office: [.administrator]]
        await world.server.addCode("office", for: World.administrator, named: "管理员", roles: roles)
        var office = try await world.member("office")
        let fields: [String: JSONValue] = [
            "figureKind": "funds_recovered", "amount": "14392500", "countUnit": "元",
            "approximation": "at_least",
            "quote": "清退1439.25万余元",
        ]
        let figure = Change(
            Home.newID(at: Member.now),
            kind: "published_figure",
            .create(parent: World.round, fields: fields)
        )
        try office.save([figure], in: .office)
        _ = await office.sync()
        let wang = try await world.member("wang")
        let output = PublishedOutput(holdings: try wang.holdings, paper: paper)
        let figures = output.figures(of: World.round)
        #expect(output.lines(figures).contains { $0.contains("清退资金") && $0.contains("14,392,500 元") })
        let json = output.json(figures).members?["published"]?.items?.first?.members
        #expect(json?["value"] == "14392500" && json?["approximation"] == "at_least")
        #expect(output.figures(of: World.problemID(1)).isEmpty)
        #expect(Totals.recount(try view(wang).state).keys.allSatisfy { !$0.figure.hasPrefix("funds") })
    }

    @Test func `only what is doubtful is confirmed`() async throws {
        var wang = try await World.make().member("wang")
        try await wang.run("funds", "司法局-01", "3万元")
        let entry = try #require(try view(wang).live(.funds).first)
        await #expect(throws: ExitCode(1)) {
            try await wang.run("confirm", try wang.holdings.shortIDs.text(entry.id))
        }
    }

    @Test func `returning a claim is the office's, however the own step is called`() async throws {
        var wang = try await World.make().member("wang")
        try await wang.run("claim", "01")
        await #expect(throws: ExitCode(1)) { try await wang.run("return", "01") }
        await #expect(throws: ExitCode(1)) { try await wang.run("return", "01", "--why", "重做") }
        #expect(try view(wang).value(World.problemID(1), "status") == "done_claimed")
        try await wang.run("withdraw-claim", "01")
        #expect(try view(wang).value(World.problemID(1), "status") == "in_progress")
    }

    @Test
    func
        `signs for several values, two ways to be exact and fields named twice are refused where they don't fit`()
        async throws
    {
        var wang = try await World.make().member("wang")
        for arguments in [
            ["set", "01", "责任领导", "+钱局长", "+孙局"], ["set", "01", "责任领导", "-孙局"],
            ["funds", "01", "5万余元", "--approximation", "近"],
            ["progress", "01", String(repeating: "长", count: 20_001)], ["progress", "01", "a\u{0}b"],
        ] {
            await #expect(throws: ExitCode(64), "\(arguments)") { try await wang.run(arguments) }
        }
        try await wang.run("funds", "01", "5万余元", "--approximation", "至少")
        let holdings = try wang.holdings
        let filter = TotalsReport.Filter(units: holdings.units, round: nil, figure: "funds")
        let output = TotalsOutput(holdings: holdings, paper: paper)
        #expect(
            output.lines(TotalsReport(holdings, filter, in: .zh)).contains { $0.contains("至少 +50,000.00 元") }
        )
        let entry = try #require(try view(wang).live(.funds).first)
        await #expect(throws: ExitCode(64)) {
            try await wang.run("correct", try wang.holdings.shortIDs.text(entry.id), "amount=4万元", "金额=5万元")
        }
        #expect(wang.store.replica.unsent.count == 1)
    }

    @Test func `the next problem gets the next number`() async throws {
        let world = try await World.make()
        var zhao = try await world.member("zhao")
        try await zhao.run("problem", "add", "会议费超支", "--due", "长期坚持", "--kind", "面上问题")
        let target = try zhao.holdings.find("司法局-03")
        #expect(try view(zhao).value(target.record, "dueKind") == "long_term")
        #expect(try view(zhao).value(target.record, "round") == World.round.json)
    }

    @Test func `an own value in a conflict can be taken back`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        var li = try await world.member("li")
        try await wang.run("set", "司法局-01", "responsiblePerson", "甲")
        try await li.run("set", "司法局-01", "responsiblePerson", "乙")
        _ = await wang.sync()
        _ = await li.sync()
        #expect(try view(li).state.openConflicts.count == 1)
        try await li.run("withdraw", "司法局-01")
        let result = await li.sync()
        #expect(result.isComplete)
        #expect(try view(li).state.openConflicts.isEmpty)
        #expect(try view(li).value(World.problemID(1), "responsiblePerson") == "甲")
    }

    @Test func `commands without a home say where to begin`() async throws {
        let folder = TemporaryFolder()
        for name in [["status"], ["problems"], ["sync"], ["progress", "x", "y"]] {
            let parsed = try Taizhang.parseAsRoot(name + ["--home", folder.path + "/none", "--json"])
            var command = try #require(parsed as? any AsyncParsableCommand)
            await #expect(throws: ExitCode(78)) { try await command.run() }
        }
        #expect(POSIXDisk(root: folder.path).isEmpty)
    }

    @Test func `every command has help in the language of the run`() {
        #expect(Taizhang.configuration.subcommands.count == 40)
        for command in Taizhang.configuration.subcommands { #expect(!command.configuration.abstract.isEmpty) }
    }
}

extension POSIXDisk {
    fileprivate var isEmpty: Bool { (try? list("").isEmpty) ?? false }
}
