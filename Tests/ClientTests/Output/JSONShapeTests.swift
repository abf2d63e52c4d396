import Shared
import Terminal
import Testing

@testable import Client

/// The shapes that scripts rely on: members may be added, never renamed.
struct JSONShapeTests {
    private let paper = Paper.plain(in: .zh)
    private let today = CalendarDate("2020-05-17") ?? CalendarDate(daysSince1970: 0)

    private func members(_ json: JSONValue?) -> Set<String> { Set(json?.members?.keys.map(\.self) ?? []) }

    @Test func `status names what is unsent, refused, rejected, disputed and due`() async throws {
        var wang = try await World.make().member("wang")
        try await wang.run("progress", "司法局-01", "进展")
        let output = StatusOutput(holdings: try wang.holdings, paper: paper, now: Member.now, today: today)
        let json = output.json()
        #expect(
            members(json) == [
                "person", "server", "replica", "device", "enrolledUntil", "cut", "unsent", "refused",
                "rejected", "lost", "deferred", "torn", "openConflicts", "repeatedNumbers", "due",
            ]
        )
        #expect(members(json.members?["unsent"]?.items?.first) == ["unit", "edits", "changes", "oldest"])
        let due = json.members?["due"]?.items?.first?.members
        #expect(due?["label"] == "司法局-01" && due?["daysLeft"] == -7)
        #expect(output.lines().contains { $0.contains("逾期 7 天") })
    }

    @Test func `a record carries its label, fields and marks`() async throws {
        let holdings = try await World.make().member("wang").holdings
        let view = try #require(holdings.views[World.unit])
        let record = try #require(view.state.records[World.problemID(1)])
        let output = RecordOutput(holdings: holdings, paper: paper, today: today)
        #expect(
            members(output.json(record, in: view)) == [
                "id", "unit", "kind", "label", "parent", "fields", "disputed", "unsent", "parked",
                "retracted",
                "createdBy", "daysLeft",
            ]
        )
    }

    @Test func `a conflict numbers its contenders and names its head`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        var li = try await world.member("li")
        try await wang.run("set", "司法局-01", "nextStep", "甲")
        try await li.run("set", "司法局-01", "leadDepartment", "乙")
        try await wang.run("set", "司法局-01", "leadDepartment", "丙")
        _ = await wang.sync()
        _ = await li.sync()
        let holdings = try li.holdings
        let view = try #require(holdings.views[World.unit])
        let conflict = try #require(view.state.openConflicts.first)
        let json = ConflictOutput(holdings: holdings, paper: paper).json(conflict, in: view)
        #expect(
            members(json) == [
                "id", "short", "unit", "record", "label", "revision", "state", "base", "head", "contenders",
            ]
        )
        let contender = json.members?["contenders"]?.items?.first
        #expect(
            members(contender) == [
                "number", "id", "values", "creates", "who", "person", "why", "editedAt", "own",
            ]
        )
        #expect(contender?.members?["number"] == 1 && contender?.members?["own"] == true)
        let head = json.members?["head"]?.items?.first?.members
        #expect(head?["value"] == "丙" && head?["who"] == "王联络")
    }

    @Test func `totals carry their cut, interval, unsent part and what devices reported`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("funds", "司法局-01", "10万元")
        _ = await wang.sync()
        try await wang.run("funds", "司法局-01", "2万余元")
        let holdings = try wang.holdings
        let filter = TotalsReport.Filter(units: holdings.units, figure: "清退")
        let report = TotalsReport(holdings, filter, in: .zh)
        let parts = report.rows.map {
            TotalsReport.explanation(of: $0.key, units: filter.units, in: holdings)
        }
        let output = TotalsOutput(holdings: holdings, paper: paper)
        let json = output.json(report, explained: parts)
        #expect(members(json) == ["cut", "rows", "reported", "openConflicts", "doubtful"])
        let row = try #require(json.members?["rows"]?.items?.first?.members)
        #expect(
            row["value"] == 10_000_000 && row["ownUnsent"] == 2_000_000 && row["approximation"] == "exact"
        )
        #expect(row["disputed"] == ["low": 10_000_000, "high": 10_000_000])
        #expect(row["parts"]?.items?.count == 1)
        let lines = output.lines(report)
        #expect(lines.contains { $0.contains("100,000.00 元") && $0.contains("+20,000.00 元") })
        #expect(lines.contains { $0.hasPrefix("截至 2020-05-17") && $0.contains("司法局 第") })
    }

    @Test func `history tells who, when, why and what became of it`() async throws {
        let world = try await World.make()
        var wang = try await world.member("wang")
        try await wang.run("set", "司法局-01", "leadDepartment", "财务处", "--why", "分工")
        _ = await wang.sync()
        try await wang.run("set", "司法局-01", "leadDepartment", "办公室")
        let holdings = try wang.holdings
        let view = try #require(holdings.views[World.unit])
        let history = History(record: World.problemID(1), field: "leadDepartment", view: view)
        let entries = history.entries(
            rows: try wang.store.rows(of: World.unit),
            outbox: wang.store.replica.outbox
        )
        let json = HistoryOutput(holdings: holdings, view: view, paper: paper).json(entries)
        let items = try #require(json.items)
        #expect(items.count == 2)
        #expect(items[0].members?["outcome"] == ["verdict": "applied"] && items[0].members?["why"] == "分工")
        #expect(items[1].members?["outcome"] == ["verdict": "unsent"] && items[1].members?["from"] == "财务处")
    }

    @Test func `what the server sums is read with its intervals and reports`() {
        let document: JSONValue = [
            "figures": [
                [
                    "unit": World.unit.json, "round": World.round.json, "figure": "problems.total",
                    "value": 5,
                    "approximation": "exact",
                ]
            ],
            "cuts": [["unit": World.unit.json, "version": 9, "committedAt": "2020-05-17T01:30:00.000Z"]],
            "disputed": [
                [
                    "unit": World.unit.json, "round": World.round.json, "figure": "problems.total", "low": -1,
                    "high": 2,
                ]
            ],
            "unsent": [],
        ]
        let totals = CentralTotals(document)
        #expect(totals.rows.first?.value == 5 && totals.rows.first?.disputed == Interval(low: -1, high: 2))
        #expect(totals.cuts.first?.version == 9)
        #expect(CentralTotals(["something": "else"]).rows.isEmpty)
    }
}
