import Shared
import Testing

/// The verdict list of the protocol, row by row, each with its refused neighbour.
@Suite struct VerdictTests {
    private let field = "responsiblePerson"

    @Test func `row 1, what the author may not write is rejected, what a colleague may is applied`() {
        var ledger = Ledger()
        #expect(ledger.push([ledger.edit("title", "问题", "新题")], by: .liaison) == [.rejected(.notAllowed)])
        #expect(ledger.push([ledger.edit("title", "问题", "新题")], by: .boss) == [.applied])
        #expect(ledger.push([ledger.edit(field, .null, "张三")], by: .reviewer) == [.rejected(.notAllowed)])
    }

    private static let bounds: [(String, JSONValue, JSONValue)] = [
        ("finishedOn", "2020-02-29", "2019-02-29"), ("responsiblePerson", "张三", 3),
        ("assistingDepartments", ["a", "b"], ["b", "a"]),
        (
            "nextStep", .string(String(repeating: "a", count: 60_000)),
            .string(String(repeating: "a", count: 60_001))
        ),
    ]

    @Test(arguments: bounds)
    func `row 1, a value within its bounds is applied and its neighbour outside is rejected`(
        field: String,
        good: JSONValue,
        bad: JSONValue
    ) {
        var ledger = Ledger()
        #expect(ledger.push([ledger.edit(field, .null, bad)], by: .liaison) == [.rejected(.invalidValue)])
        #expect(ledger.push([ledger.edit(field, .null, good)], by: .liaison) == [.applied])
    }

    @Test func `row 1, unknown records, kinds and fields and fixed fields are rejected by name`() {
        var ledger = Ledger()
        let nobody = RecordID(high: 77, low: 1)
        let cases: [(Change, RejectReason)] = [
            (ledger.edit(field, .null, "x", of: nobody), .unknownRecord),
            (ledger.edit(field, .null, "x", kind: "measure"), .unknownKind),
            (ledger.edit("colour", .null, "x"), .unknownField),
            (ledger.edit("quote", .null, "x"), .fixedField),
        ]
        for (change, reason) in cases { #expect(ledger.push([change], by: .office) == [.rejected(reason)]) }
    }

    @Test func `row 1, a status follows the table by the right hand and with a reason where one is asked`() {
        var ledger = Ledger(.doneClaimed)
        let back = ledger.edit("status", "done_claimed", "in_progress")
        #expect(ledger.push([back], by: .boss) == [.rejected(.reasonRequired)])
        #expect(
            ledger.push([ledger.edit("status", "done_claimed", "closed")], by: .liaison) == [
                .rejected(.notAllowed)
            ]
        )
        #expect(
            ledger.push([ledger.edit("status", "done_claimed", "not_started")], by: .boss)
                == [.rejected(.transitionNotAllowed)]
        )
        #expect(ledger.push([back], by: .liaison) == [.applied])
    }

    @Test func `row 2, an edit of what was retracted unseen parks with its life, a seen tombstone refuses`()
        throws
    {
        var ledger = Ledger()
        ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss)
        #expect(ledger.push([ledger.edit(field, .null, "张三")], by: .liaison) == [.rejected(.recordRetracted)])
        let verdicts = ledger.push([ledger.edit(field, .null, "张三")], by: .liaison, base: 1)
        let conflict = try #require(ledger.conflict(verdicts.first))
        #expect(conflict.contenders[0].values == [ledger.key("retracted"): .null, ledger.key(field): "张三"])
        let name = conflict.contenders[0].id
        #expect(ledger.push([ledger.ruling(conflict, .contender(name))], by: .boss) == [.applied])
        #expect(ledger.head("retracted") == .null)
        #expect(ledger.head(field) == "张三")
    }

    @Test
    func `row 2, an entry under a problem that was retracted unseen parks, and the ruling brings both back`()
        throws
    {
        var ledger = Ledger()
        ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss)
        let entry = ledger.funds(500)
        #expect(ledger.push([entry], by: .other) == [.rejected(.recordRetracted)])
        let conflict = try ledger.park([entry], by: .liaison, base: 1)
        #expect(ledger.state.records[entry.record]?.parked == conflict.id)
        #expect(ledger.recovered == 0)
        ledger.push([ledger.ruling(conflict, .contender(conflict.contenders[0].id))], by: .boss)
        #expect(ledger.recovered == 500)
    }

    @Test func `row 2, retracting what others changed since parks, what only oneself changed goes`() {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "张三")], by: .boss)
        #expect(ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss, base: 1) == [.applied])
        var other = Ledger()
        other.push([other.edit(field, .null, "张三")], by: .liaison)
        #expect(other.parked([other.edit("retracted", .null, "重复")], by: .boss, base: 1) != nil)
        var child = Ledger()
        child.push([child.funds(5)], by: .liaison)
        #expect(child.parked([child.edit("retracted", .null, "重复")], by: .boss, base: 1) != nil)
        #expect(child.push([child.edit("retracted", .null, "重复")], by: .office) == [.applied])
    }

    @Test func `row 4, from and to alike is unchanged and takes no version`() {
        var ledger = Ledger()
        #expect(ledger.push([ledger.edit(field, .null, .null)], by: .liaison) == [.unchanged])
        #expect(ledger.version == 1)
        #expect(ledger.push([ledger.edit(field, .null, "张三")], by: .liaison) == [.applied])
        #expect(ledger.version == 2)
    }

    @Test func `row 5, the same value twice converges and both lanes go on from it without a conflict`() {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "张三")], by: .other)
        #expect(ledger.push([ledger.edit(field, .null, "张三")], by: .liaison, base: 1) == [.converged])
        #expect(
            ledger.push([ledger.edit(field, "张三", "李四", over: .null)], by: .liaison, base: 1) == [.applied]
        )
        var third = Ledger()
        third.push([third.edit(field, .null, "张三")], by: .other)
        let stranger = third.push([third.edit(field, "张三", "李四")], by: .liaison, base: 1)
        #expect(third.conflict(stranger[0]) != nil)
    }

    @Test
    func `row 6, a value that went away and came back by another hand is no longer the one that was seen`() {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        let seen = ledger.version
        ledger.push([ledger.edit(field, "甲", "乙")], by: .other)
        ledger.push([ledger.edit(field, "乙", "甲")], by: .other)
        #expect(ledger.parked([ledger.edit(field, "甲", "丙")], by: .liaison, base: seen) != nil)
        #expect(ledger.push([ledger.edit(field, "甲", "丙")], by: .boss) != [.rejected(.notAllowed)])
    }

    @Test func `row 6, a lane goes on from its predecessor's write up to the fork and not beyond`() {
        for (fork, isApplied) in [(Int64(1), true), (0, false)] {
            var ledger = Ledger()
            ledger.push([ledger.edit(field, .null, "甲")], by: .liaison)
            var twin = Hand(1, .liaison, replica: 900)
            twin.predecessor = LanePosition(Hand.liaison.replica, fork)
            let verdict = ledger.push([ledger.edit(field, "甲", "乙")], by: twin, base: 1)
            #expect((verdict == [.applied]) == isApplied)
        }
    }

    @Test func `row 6, over lets an edit through whose predecessor in the outbox was turned down`() {
        var ledger = Ledger(.doneClaimed)
        // The lane's own first step was refused; the second was made upon it and names the pulled value.
        #expect(ledger.push([ledger.edit("title", "问题", "甲")], by: .liaison) == [.rejected(.notAllowed)])
        #expect(ledger.push([ledger.edit("title", "甲", "乙", over: "问题")], by: .boss) == [.applied])
        #expect(ledger.parked([ledger.edit("title", "甲", "丙")], by: .boss) != nil)
    }

    @Test func `row 7, texts and sets join, an exclusive field does not`() {
        var ledger = Ledger()
        ledger.push([ledger.edit("nextStep", .null, "一\n二\n三")], by: .liaison)
        ledger.push([ledger.edit("assistingDepartments", .null, ["a", "b"])], by: .liaison)
        ledger.push([ledger.edit(field, .null, "甲")], by: .liaison)
        let base = ledger.version
        ledger.push(
            [
                ledger.edit("nextStep", "一\n二\n三", "壹\n二\n三"), ledger.edit(field, "甲", "乙"),
                ledger.edit("assistingDepartments", ["a", "b"], ["b", "c"]),
            ],
            by: .other
        )
        let verdicts = ledger.push(
            [
                ledger.edit("nextStep", "一\n二\n三", "一\n二\n叁"), ledger.edit(field, "甲", "丙"),
                ledger.edit("assistingDepartments", ["a", "b"], ["a", "b", "d"]),
            ],
            by: .boss,
            base: base
        )
        #expect(verdicts[0] == .merged("壹\n二\n叁"))
        #expect(ledger.conflict(verdicts[1]) != nil)
        #expect(verdicts[2] == .merged(["b", "c", "d"]))
    }

    @Test func `row 7, what two people delete between them never leaves a required text empty`() {
        var ledger = Ledger()
        let measure = Change(
            ledger.newID(),
            kind: "measure",
            .create(parent: ledger.problem, fields: ["ordinal": 1, "text": "一\n二"])
        )
        ledger.push([measure], by: .liaison)
        let base = ledger.version
        func edit(_ to: JSONValue) -> Change {
            ledger.edit("text", "一\n二", to, of: measure.record, kind: "measure")
        }
        #expect(ledger.push([edit("二")], by: .other) == [.applied])
        #expect(ledger.parked([edit("一")], by: .liaison, base: base) != nil)
        #expect(ledger.head("text", of: measure.record) == "二")
    }

    @Test func `row 7, a joined text that would be too long parks instead`() {
        var ledger = Ledger()
        ledger.push([ledger.edit("nextStep", .null, "一")], by: .liaison)
        let long = String(repeating: "a", count: 35_000)
        ledger.push([ledger.edit("nextStep", "一", .string(long + "\n一"))], by: .other)
        let verdicts = ledger.push(
            [ledger.edit("nextStep", "一", .string("一\n" + long))],
            by: .liaison,
            base: 2
        )
        #expect(ledger.conflict(verdicts[0]) != nil)
    }

    @Test func `row 8, the head stays, the contender parks with author, reason and base`() throws {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        let verdicts = ledger.push([ledger.edit(field, .null, "乙", why: "换人")], by: .liaison, base: 1)
        let conflict = try #require(ledger.conflict(verdicts[0]))
        #expect(ledger.head(field) == "甲")
        #expect(conflict.base == [ledger.key(field): .null])
        #expect(conflict.contenders.map(\.author) == [Hand.liaison.person])
        #expect(conflict.contenders[0].why == "换人")
    }
}
