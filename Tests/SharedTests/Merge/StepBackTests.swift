import Shared
import Testing

/// What only its being a step back allows, and rulings that are taken back.
@Suite struct StepBackTests {
    private let field = "responsiblePerson"

    // MARK: Status

    @Test func `an own step of a problem goes back where nobody has gone on, which is no step of the table`()
    {
        var ledger = Ledger(.notStarted)
        ledger.push([ledger.edit("status", "not_started", "in_progress")], by: .liaison)
        let start = ledger.last(of: .liaison)
        let back = ledger.edit("status", "in_progress", "not_started")
        #expect(ledger.push([back], by: .liaison) == [.rejected(.transitionNotAllowed)])
        #expect(ledger.push([back], by: .other, undoing: start) == [.rejected(.overtaken)])
        #expect(ledger.push([back], by: .liaison, undoing: start) == [.applied])
        #expect(ledger.head("status") == "not_started")
    }

    @Test func `it does not go back over somebody else's step`() {
        var ledger = Ledger(.notStarted)
        ledger.push([ledger.edit("status", "not_started", "in_progress")], by: .liaison)
        let start = ledger.last(of: .liaison)
        ledger.push([ledger.edit("status", "in_progress", "stage_done")], by: .other)
        let back = ledger.edit("status", "in_progress", "not_started")
        #expect(ledger.push([back], by: .liaison, base: 2, undoing: start) == [.rejected(.overtaken)])
        #expect(ledger.head("status") == "stage_done")
    }

    @Test func `an undo can't be bent into a step that is others' to take`() {
        var ledger = Ledger(.inProgress)
        ledger.push([ledger.edit("status", "in_progress", "done_claimed")], by: .liaison)
        let claim = ledger.last(of: .liaison)
        for forged in ["closed", "under_review", "not_started"] {
            let edit = ledger.edit("status", "done_claimed", .string(forged))
            let verdicts = ledger.push([edit], by: .liaison, undoing: claim)
            #expect(verdicts.allSatisfy { $0.isRejected }, "\(forged)")
        }
        #expect(ledger.head("status") == "done_claimed")
    }

    @Test func `a supervisor's close goes back to the claim, and a return too`() {
        for (from, to, why) in [
            ("done_claimed", "closed", nil), ("done_claimed", "in_progress", "退回"),
            ("under_review", "closed", nil), ("closed", "in_progress", "复查"),
        ] {
            var ledger = Ledger(ProblemStatus(rawValue: from) ?? .inProgress)
            ledger.push([ledger.edit("status", .string(from), .string(to), why: why)], by: .boss)
            let step = ledger.last(of: .boss)
            let back = ledger.edit("status", .string(to), .string(from))
            #expect(ledger.push([back], by: .secondBoss, undoing: step) == [.rejected(.overtaken)])
            #expect(ledger.push([back], by: .boss, undoing: step) == [.applied])
            #expect(ledger.head("status") == .string(from))
        }
    }

    // MARK: New records

    @Test func `an own entry is put away by who made it, which is else for supervisors alone`() {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        let made = ledger.last(of: .liaison)
        let away = ledger.edit("retracted", .null, "撤销", of: entry.record, kind: "funds")
        #expect(ledger.push([away], by: .liaison) == [.rejected(.notAllowed)])
        #expect(ledger.push([away], by: .other, undoing: made) == [.rejected(.overtaken)])
        let blank = ledger.edit("retracted", .null, " ", of: entry.record, kind: "funds")
        #expect(ledger.push([blank], by: .liaison, undoing: made) == [.rejected(.reasonRequired)])
        #expect(ledger.push([away], by: .liaison, undoing: made) == [.applied])
        #expect(ledger.recovered == 0)
        // And it comes back by the same hand.
        let undo = ledger.last(of: .liaison)
        let again = ledger.edit("retracted", "撤销", .null, of: entry.record, kind: "funds")
        #expect(ledger.push([again], by: .liaison) == [.rejected(.notAllowed)])
        #expect(ledger.push([again], by: .liaison, undoing: undo) == [.applied])
        #expect(ledger.recovered == 100)
    }

    @Test func `what a supervisor restored is not put away again by an undo that came late`() {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        let made = ledger.last(of: .liaison)
        ledger.push([ledger.edit("retracted", .null, "重复", of: entry.record, kind: "funds")], by: .boss)
        ledger.push([ledger.edit("retracted", "重复", .null, of: entry.record, kind: "funds")], by: .boss)
        let away = ledger.edit("retracted", .null, "撤销", of: entry.record, kind: "funds")
        #expect(ledger.push([away], by: .liaison, undoing: made) == [.rejected(.overtaken)])
    }

    // MARK: Contenders

    @Test func `an undo that was saved before its author knew takes the contender away that came of it`()
        throws
    {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        let conflict = try ledger.park([ledger.edit(field, .null, "乙")], by: .liaison, base: 1)
        let edit = ledger.last(of: .liaison)
        let back = ledger.edit(field, "乙", .null)
        #expect(ledger.push([back], by: .liaison, base: 1, undoing: edit) == [.withdrawn(conflict.id)])
        #expect(ledger.head(field) == "甲")
        #expect(ledger.state.openConflicts.isEmpty)
    }

    // MARK: Rulings

    private func ruled() throws -> (Ledger, Conflict) {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        let conflict = try ledger.park([ledger.edit(field, .null, "乙")], by: .liaison, base: 1)
        ledger.push([ledger.ruling(conflict, .contender(conflict.contenders[0].id))], by: .boss)
        return (ledger, conflict)
    }

    @Test func `a ruling that is taken back leaves the conflict open as it was, at a higher revision`() throws
    {
        var (ledger, conflict) = try ruled()
        let ruling = ledger.last(of: .boss)
        let back = ledger.ruling(conflict, .reopen)
        #expect(ledger.push([back], by: .boss, undoing: ruling) == [.applied])
        #expect(ledger.head(field) == "甲")
        let open = try #require(ledger.state.conflicts[conflict.id])
        #expect(open.state == .open)
        #expect(open.standing == conflict.standing)
        #expect(open.resolution == nil)
        #expect(open.revision == conflict.revision + 2)
        // It is ruled on anew; what was saved without knowing of any of this slips over nothing.
        #expect(ledger.parked([ledger.edit(field, "甲", "丁")], by: .other, base: 2) != nil)
        #expect(ledger.push([ledger.ruling(conflict, .head)], by: .secondBoss) == [.applied])
    }

    @Test
    func `nobody takes back another's ruling, one that is not there, or one as it was at another revision`()
        throws
    {
        var (ledger, conflict) = try ruled()
        #expect(ledger.push([ledger.ruling(conflict, .reopen)], by: .secondBoss) == [.rejected(.notAllowed)])
        #expect(ledger.push([ledger.ruling(conflict, .reopen)], by: .liaison) == [.rejected(.notAllowed)])
        let early = ledger.ruling(conflict, .reopen, revision: conflict.revision)
        #expect(ledger.push([early], by: .boss) == [.rejected(.overtaken)])
        #expect(ledger.push([ledger.ruling(conflict, .reopen)], by: .boss) == [.applied])
        #expect(ledger.push([ledger.ruling(conflict, .reopen)], by: .boss) == [.rejected(.overtaken)])
    }

    @Test func `a ruling that somebody has gone on from stays`() throws {
        var (ledger, conflict) = try ruled()
        ledger.push([ledger.edit(field, "乙", "丙")], by: .other)
        #expect(ledger.push([ledger.ruling(conflict, .reopen)], by: .boss) == [.rejected(.overtaken)])
        #expect(ledger.head(field) == "丙")
        // So does one on whose field another conflict has come up.
        (ledger, conflict) = try ruled()
        _ = try ledger.park([ledger.edit(field, "甲", "丁")], by: .other, base: 2)
        #expect(ledger.push([ledger.ruling(conflict, .reopen)], by: .boss) == [.rejected(.overtaken)])
    }

    /// An entry under a problem that was retracted meanwhile, which a ruling let go.
    private func freed() throws -> (Ledger, Conflict, RecordID) {
        var ledger = Ledger()
        ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss)
        let entry = ledger.funds(100)
        let conflict = try ledger.park([entry], by: .liaison, base: 1)
        let contender = ResolutionRequest.Choice.contender(conflict.contenders[0].id)
        ledger.push([ledger.ruling(conflict, contender)], by: .boss)
        #expect(ledger.recovered == 100)
        return (ledger, conflict, entry.record)
    }

    @Test func `records that the ruling let go are held back again and count no more`() throws {
        var (ledger, conflict, entry) = try freed()
        #expect(ledger.push([ledger.ruling(conflict, .reopen)], by: .boss) == [.applied])
        #expect(ledger.recovered == 0)
        #expect(ledger.state.records[entry]?.parked == conflict.id)
        #expect(ledger.head("retracted") == "重复")
        let contender = ResolutionRequest.Choice.contender(conflict.contenders[0].id)
        #expect(ledger.push([ledger.ruling(conflict, contender)], by: .secondBoss) == [.applied])
        #expect(ledger.recovered == 100)
    }

    @Test func `not where one of them was changed since`() throws {
        var (ledger, conflict, entry) = try freed()
        ledger.push([ledger.edit("doubtful", .null, true, of: entry, kind: "funds")], by: .liaison)
        #expect(ledger.push([ledger.ruling(conflict, .reopen)], by: .boss) == [.rejected(.overtaken)])
    }
}
