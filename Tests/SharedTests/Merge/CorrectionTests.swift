import Shared
import Testing

/// Corrections, parts (其中), doubtful entries: what counts.
@Suite struct CorrectionTests {
    @Test func `a correction counts in the place of the old entry, and only with its link`() {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        let correction = ledger.correction(of: entry.record, 250)
        #expect(ledger.push([correction[0]], by: .liaison) == [.rejected(.unlinkedCorrection)])
        #expect(ledger.push([correction[1]], by: .liaison) == [.rejected(.unlinkedCorrection)])
        #expect(ledger.push(correction, by: .liaison) == [.applied, .applied])
        #expect(ledger.recovered == 250)
    }

    @Test func `of two concurrent corrections one counts, and the ruling moves the sum to the other`() throws
    {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        let base = ledger.version
        ledger.push(ledger.correction(of: entry.record, 250), by: .liaison)
        let second = ledger.push(ledger.correction(of: entry.record, 300), by: .other, base: base)
        let conflict = try #require(ledger.conflict(second[0]))
        #expect(ledger.recovered == 250)
        ledger.push([ledger.ruling(conflict, .contender(conflict.contenders[0].id))], by: .boss)
        #expect(ledger.recovered == 300)
    }

    @Test func `the link can't be set to a correction that is held back, only a ruling lets it go`() {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        let base = ledger.version
        let (first, second) = (
            ledger.correction(of: entry.record, 250), ledger.correction(of: entry.record, 300)
        )
        ledger.push(first, by: .liaison)
        ledger.push(second, by: .other, base: base)
        let relink = ledger.edit(
            "replacedBy",
            first[0].record.json,
            second[0].record.json,
            of: entry.record,
            kind: "funds"
        )
        #expect(ledger.push([relink], by: .boss) == [.rejected(.unlinkedCorrection)])
        #expect(ledger.recovered == 250)
    }

    @Test func `retracting the middle of a chain of corrections leaves its end standing alone`() {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        let second = ledger.correction(of: entry.record, 200)
        ledger.push(second, by: .liaison)
        let third = ledger.correction(of: second[0].record, 300)
        ledger.push(third, by: .liaison)
        ledger.push([ledger.edit("retracted", .null, "错", of: second[0].record, kind: "funds")], by: .boss)
        #expect(ledger.recovered == 300)
        ledger.push([ledger.edit("retracted", .null, "错", of: third[0].record, kind: "funds")], by: .boss)
        #expect(ledger.recovered == 100)
    }

    @Test
    func `a part is not added again, counts when its whole is gone, and follows the whole's correction`() {
        var ledger = Ledger()
        let whole = ledger.funds(100)
        ledger.push([whole], by: .liaison)
        ledger.push([ledger.funds(30, ["partOf": whole.record.json])], by: .liaison)
        #expect(ledger.recovered == 100)
        let correction = ledger.correction(of: whole.record, 120)
        ledger.push(correction, by: .liaison)
        #expect(ledger.recovered == 120)
        ledger.push(
            [ledger.edit("retracted", .null, "错", of: correction[0].record, kind: "funds")],
            by: .boss
        )
        #expect(ledger.recovered == 100)
        ledger.push([ledger.edit("retracted", .null, "错", of: whole.record, kind: "funds")], by: .boss)
        #expect(ledger.recovered == 30)
    }

    @Test func `a part names an entry of its own kind and problem`() {
        var ledger = Ledger()
        let second = ledger.newID()
        let elsewhere = ledger.funds(5, on: second)
        ledger.push([ledger.newProblem(second), elsewhere], by: .office)
        for wrong in [ledger.problem, elsewhere.record, RecordID(high: 8, low: 8)] {
            let part = ledger.funds(3, ["partOf": wrong.json])
            #expect(ledger.push([part], by: .liaison) == [.rejected(.wrongReference)])
        }
    }

    @Test func `no correction makes an entry a part of itself, over however many steps`() {
        var ledger = Ledger()
        let whole = ledger.funds(100)
        ledger.push([whole], by: .liaison)
        let selfish = ledger.correction(of: whole.record, 120, ["partOf": whole.record.json])
        #expect(
            ledger.push(selfish, by: .liaison) == [
                .rejected(.wrongReference), .rejected(.unlinkedCorrection),
            ]
        )
        let part = ledger.funds(30, ["partOf": whole.record.json])
        ledger.push([part], by: .liaison)
        let partAgain = ledger.correction(of: part.record, 40, ["partOf": whole.record.json])
        #expect(ledger.push(partAgain, by: .liaison) == [.applied, .applied])
        let circle = ledger.correction(of: whole.record, 120, ["partOf": partAgain[0].record.json])
        #expect(
            ledger.push(circle, by: .liaison) == [.rejected(.wrongReference), .rejected(.unlinkedCorrection)]
        )
        #expect(ledger.recovered == 100)
    }

    @Test func `a doubtful entry counts from its confirmation on`() {
        var ledger = Ledger()
        let entry = ledger.funds(100, ["doubtful": true])
        ledger.push([entry], by: .office)
        #expect(ledger.recovered == 0)
        ledger.push([ledger.edit("doubtful", true, false, of: entry.record, kind: "funds")], by: .liaison)
        #expect(ledger.recovered == 100)
    }

    @Test func `a retracted problem counts nothing, and all of it again once it is restored`() {
        var ledger = Ledger()
        ledger.push([ledger.funds(100)], by: .liaison)
        ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss)
        #expect(Totals.recount(ledger.state).isEmpty)
        #expect(
            ledger.push([ledger.edit("retracted", "重复", .null)], by: .liaison) == [.rejected(.notAllowed)]
        )
        #expect(ledger.push([ledger.edit("retracted", "重复", .null)], by: .boss) == [.applied])
        #expect(ledger.recovered == 100)
        #expect(
            ledger.push([ledger.edit("retracted", .null, "  ")], by: .boss) == [.rejected(.reasonRequired)]
        )
    }

    @Test func `the least whole number as a quantity is kept and not summed, a plain one is summed`() {
        var ledger = Ledger()
        #expect(ledger.push([ledger.quantity("-9223372036854775808", "次")], by: .liaison) == [.applied])
        #expect(ledger.push([ledger.quantity("30", "次")], by: .liaison) == [.applied])
        let key = FigureKey(round: ledger.round, figure: Figures.quantity("培训", "次"))
        #expect(Totals.recount(ledger.state)[key]?.value == 30)
    }
}
