import Shared
import Testing

/// What several hands save under a record that somebody else retracts meanwhile.
@Suite struct TombstoneTests {
    /// A problem that the supervisor retracted as version 2.
    private func retracted() -> Ledger {
        var ledger = Ledger()
        ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss)
        return ledger
    }

    @Test
    func
        `ten entries saved under a problem that was retracted unseen are one contender and come back together`()
        throws
    {
        var ledger = retracted()
        var conflicts: Set<ConflictID> = []
        for fen in 1...10 {
            conflicts.insert(try ledger.park([ledger.funds(Int64(fen))], by: .liaison, base: 1).id)
        }
        let conflict = try #require(conflicts.first.flatMap { ledger.state.conflicts[$0] })
        #expect(conflicts.count == 1)
        #expect(conflict.standing.count == 1)
        #expect(conflict.standing.first?.creates.count == 10)
        let key = FigureKey(round: ledger.round, figure: Figures.funds(.recovered))
        #expect(Totals.disputed(ledger.state)[key] == Interval(low: 0, high: 55))
        ledger.push([ledger.ruling(conflict, .contender(conflict.contenders[0].id))], by: .boss)
        #expect(ledger.recovered == 55)
    }

    @Test func `edits of two fields saved under an unseen tombstone share one contender`() throws {
        var ledger = retracted()
        let first = try ledger.park([ledger.edit("nextStep", .null, "复查")], by: .liaison, base: 1)
        let second = try ledger.park([ledger.edit("responsiblePerson", .null, "甲")], by: .liaison, base: 1)
        #expect(first.id == second.id && second.standing.count == 1)
        ledger.push([ledger.ruling(second, .contender(second.contenders[0].id))], by: .boss)
        #expect(ledger.head("nextStep") == "复查" && ledger.head("responsiblePerson") == "甲")
        #expect(ledger.head("retracted").isNull)
    }

    @Test func `choosing one liaison's entry brings the other's back, which asked for nothing else`() throws {
        var ledger = retracted()
        let first = try ledger.park([ledger.funds(3)], by: .liaison, base: 1)
        let second = try ledger.park([ledger.funds(4)], by: .other, base: 1)
        #expect(first.id == second.id && second.standing.count == 2)
        ledger.push([ledger.ruling(second, .contender(second.contenders[0].id))], by: .boss)
        #expect(ledger.recovered == 7)
    }

    @Test func `keeping the tombstone lets nothing go`() throws {
        var ledger = retracted()
        let conflict = try ledger.park([ledger.funds(3)], by: .liaison, base: 1)
        ledger.push([ledger.ruling(conflict, .head)], by: .boss)
        #expect(ledger.recovered == 0 && ledger.state.openConflicts.isEmpty)
    }

    @Test func `a child hung by another hand under a parked problem comes alive with it, and only then`()
        throws
    {
        for (isChosen, sum) in [(true, 70), (false, 0)] as [(Bool, ExactDecimal)] {
            var ledger = Ledger()
            ledger.push([ledger.edit("title", "问题", "新")], by: .boss)
            let made = ledger.newID()
            let set = [ledger.newProblem(made, group: 1), ledger.edit("title", "问题", "另", group: 1)]
            let conflict = try ledger.park(set, by: .office, base: 1)
            #expect(ledger.push([ledger.funds(70, on: made)], by: .liaison) == [.conflict(conflict.id)])
            let choice = ResolutionRequest.Choice.contender(conflict.contenders[0].id)
            #expect(
                ledger.push([ledger.ruling(conflict, isChosen ? choice : .head)], by: .boss) == [.applied]
            )
            #expect(ledger.recovered == sum)
        }
    }

    @Test
    func `a correction saved under an unseen tombstone parks with its link, and counts once it is chosen`()
        throws
    {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss)
        let conflict = try ledger.park(ledger.correction(of: entry.record, 80), by: .liaison, base: 2)
        ledger.push([ledger.ruling(conflict, .contender(conflict.contenders[0].id))], by: .boss)
        #expect(ledger.recovered == 80)
    }

    @Test func `retracting over another's edit parks also where an own edit was joined with it`() throws {
        var ledger = Ledger()
        ledger.push([ledger.edit("nextStep", .null, "一\n二\n三")], by: .liaison)
        ledger.push([ledger.edit("nextStep", "一\n二\n三", "一\n二\n三三")], by: .liaison)
        let joined = ledger.push([ledger.edit("nextStep", "一\n二\n三", "一一\n二\n三")], by: .boss, base: 2)
        #expect(joined == [.merged("一一\n二\n三三")])
        #expect(ledger.parked([ledger.edit("retracted", .null, "重复")], by: .boss, base: 2) != nil)
    }
}
