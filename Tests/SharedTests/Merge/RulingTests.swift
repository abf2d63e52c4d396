import Shared
import Testing

/// Who may rule, on what, and what becomes of the fields.
@Suite struct RulingTests {
    private let field = "responsiblePerson"

    private func disputed() throws -> (Ledger, Conflict) {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        let verdict = ledger.push([ledger.edit(field, .null, "乙")], by: .liaison, base: 1)
        return (ledger, try #require(ledger.conflict(verdict[0])))
    }

    @Test func `each choice gives the field its value and makes the ruling its last write`() throws {
        let (ledger, conflict) = try disputed()
        let choices: [(ResolutionRequest.Choice, JSONValue)] = [
            (.head, "甲"), (.base, .null), (.contender(conflict.contenders[0].id), "乙"),
            (.values([ledger.key(field): "丙"]), "丙"),
        ]
        for (choice, value) in choices {
            var copy = ledger
            #expect(copy.push([copy.ruling(conflict, choice, why: "定")], by: .boss) == [.applied])
            #expect(copy.head(field) == value)
            #expect(copy.state.records[copy.problem]?.fields[field]?.write.version == copy.version)
            let resolution = try #require(copy.state.conflicts[conflict.id]?.resolution)
            #expect(resolution.heads == [copy.key(field): "甲"])
            #expect(resolution.values == [copy.key(field): value])
            #expect(resolution.why == "定")
            // An edit saved without knowing of it can't slip over it.
            #expect(copy.parked([copy.edit(field, "甲", "丁")], by: .other, base: 2) != nil)
        }
    }

    @Test func `liaisons and reviewers may not rule, supervisors and the office may`() throws {
        for (hand, verdict) in [
            (Hand.liaison, Verdict.rejected(.notAllowed)), (.reviewer, .rejected(.notAllowed)),
            (.boss, .applied),
            (.office, .applied),
        ] {
            var (ledger, conflict) = try disputed()
            #expect(ledger.push([ledger.ruling(conflict, .head)], by: hand) == [verdict])
        }
    }

    @Test func `of two rulings on one revision the first succeeds and the second is told why not`() throws {
        var (ledger, conflict) = try disputed()
        let ruling = ledger.ruling(conflict, .head)
        #expect(ledger.push([ruling], by: .boss) == [.applied])
        #expect(ledger.push([ruling], by: .secondBoss) == [.rejected(.conflictClosed)])
        let nowhere = Change(
            ledger.problem,
            kind: "problem",
            .resolve(ResolutionRequest(conflict: ConflictID(high: 1, low: 1), revision: 1, choice: .head))
        )
        #expect(ledger.push([nowhere], by: .boss) == [.rejected(.unknownConflict)])
    }

    @Test func `a ruling is turned down when a contender came since`() throws {
        var (ledger, conflict) = try disputed()
        ledger.push([ledger.edit(field, .null, "丙")], by: .secondBoss, base: 1)
        let late = ledger.ruling(conflict, .head, revision: conflict.revision)
        #expect(ledger.push([late], by: .boss) == [.rejected(.conflictChanged)])
    }

    @Test
    func `a ruling names a standing contender, a field of the conflict and a valid value, or is turned down`()
        throws
    {
        let (ledger, conflict) = try disputed()
        let cases: [(ResolutionRequest.Choice, RejectReason)] = [
            (.contender("nobody"), .unknownContender), (.values([:]), .unknownField),
            (.values([ledger.key("title"): "x"]), .unknownField),
            (.values([ledger.key(field): 5]), .invalidValue),
        ]
        for (choice, reason) in cases {
            var copy = ledger
            #expect(copy.push([copy.ruling(conflict, choice)], by: .boss) == [.rejected(reason)])
            #expect(copy.state.conflicts[conflict.id]?.state == .open)
        }
    }

    @Test func `the base is ruled only where it is a value that the field may hold`() throws {
        var ledger = Ledger()
        ledger.push([ledger.edit("finishedOn", .null, "2020-05-01")], by: .other)
        // What the author claims to have seen is believed as a claim, not as a value.
        let verdict = ledger.push([ledger.edit("finishedOn", "昨天", "2020-05-02")], by: .liaison, base: 1)
        let conflict = try #require(ledger.conflict(verdict[0]))
        #expect(ledger.push([ledger.ruling(conflict, .base)], by: .boss) == [.rejected(.invalidValue)])
        #expect(ledger.push([ledger.ruling(conflict, .head)], by: .boss) == [.applied])
    }

    @Test func `a ruling can't link an entry to what is no correction of it`() throws {
        var ledger = Ledger()
        let (entry, stranger) = (ledger.funds(100), ledger.funds(7))
        ledger.push([entry, stranger], by: .liaison)
        let base = ledger.version
        ledger.push(ledger.correction(of: entry.record, 200), by: .liaison)
        let late = ledger.push(ledger.correction(of: entry.record, 300), by: .other, base: base)
        let conflict = try #require(ledger.conflict(late[0]))
        let key = ledger.key("replacedBy", of: entry.record)
        for wrong in [stranger.record.json, RecordID(high: 8, low: 8).json] {
            let ruling = ledger.ruling(conflict, .values([key: wrong]))
            #expect(ledger.push([ruling], by: .boss) == [.rejected(.unlinkedCorrection)])
        }
        #expect(ledger.recovered == 207)
    }

    @Test func `a ruling on a tombstone needs a reason in words where it keeps the record down`() throws {
        var ledger = Ledger()
        ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss)
        let conflict = try ledger.park([ledger.edit(field, .null, "甲")], by: .liaison, base: 1)
        let blank = ledger.ruling(conflict, .values([ledger.key("retracted"): " "]))
        #expect(ledger.push([blank], by: .boss) == [.rejected(.reasonRequired)])
        let words = ledger.ruling(conflict, .values([ledger.key("retracted"): "并入他题"]))
        #expect(ledger.push([words], by: .boss) == [.applied])
    }

    @Test func `a ruling shares no group with an edit that is parked`() throws {
        var (ledger, conflict) = try disputed()
        var ruling = ledger.ruling(conflict, .head)
        ruling.group = 1
        let parked = ledger.edit("title", "别的", "新", group: 1)
        let verdicts = ledger.push([ruling, parked], by: .boss)
        #expect(ledger.state.conflicts[conflict.id]?.state == .open)
        #expect(verdicts == [.rejected(.groupRejected), .rejected(.groupRejected)])
    }

    @Test
    func `a text that was ruled on is joined with nothing that was saved without knowing of the ruling`()
        throws
    {
        var ledger = Ledger()
        ledger.push([ledger.edit("nextStep", .null, "一\n二")], by: .other)
        ledger.push([ledger.edit("nextStep", "一\n二", "一一\n二")], by: .other)
        let conflict = try ledger.park([ledger.edit("nextStep", "一\n二", "壹\n二")], by: .liaison, base: 2)
        ledger.push([ledger.ruling(conflict, .head)], by: .boss)
        // The same paragraph again, from the very head that was ruled; then another paragraph.
        #expect(ledger.parked([ledger.edit("nextStep", "一一\n二", "甲\n二")], by: .other, base: 3) != nil)
        #expect(ledger.head("nextStep") == "一一\n二")
        var other = ledger
        #expect(other.push([other.edit("nextStep", "一一\n二", "一一\n二二")], by: .boss) == [.applied])
    }

    @Test func `who wrote the ruled value without knowing has no part in the ruling`() throws {
        var (ledger, conflict) = try disputed()
        ledger.push([ledger.ruling(conflict, .values([ledger.key(field): "丙"]))], by: .boss)
        #expect(ledger.push([ledger.edit(field, .null, "丙")], by: .secondBoss, base: 1) == [.converged])
        #expect(ledger.parked([ledger.edit(field, "丙", "丁")], by: .secondBoss, base: 1) != nil)
        #expect(ledger.head(field) == "丙")
    }
}
