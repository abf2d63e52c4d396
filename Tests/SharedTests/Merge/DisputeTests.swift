import Shared
import Testing

/// Fields with an open conflict, groups, and what a ruling makes of them.
@Suite struct DisputeTests {
    private let field = "responsiblePerson"

    /// The other liaison's 甲 stands, the liaison's 乙 is parked.
    private func disputed() throws -> (Ledger, ConflictID) {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        let verdict = ledger.push([ledger.edit(field, .null, "乙")], by: .liaison, base: 1)
        return (ledger, try #require(ledger.conflict(verdict[0])).id)
    }

    @Test func `row 3, the author goes on with the own contender, at any device, and the revision rises`()
        throws
    {
        var (ledger, id) = try disputed()
        #expect(ledger.push([ledger.edit(field, "乙", "丙", over: "甲")], by: .liaison) == [.conflict(id)])
        #expect(ledger.push([ledger.edit(field, "丙", "丁", over: "甲")], by: .liaisonAtHome) == [.conflict(id)])
        let conflict = try #require(ledger.state.conflicts[id])
        #expect(conflict.contenders.map { $0.values[ledger.key(field)] } == ["丁"])
        #expect(conflict.revision == 3)
        #expect(ledger.head(field) == "甲")
    }

    @Test func `row 3, somebody else's third value is one more contender`() throws {
        var (ledger, id) = try disputed()
        #expect(ledger.push([ledger.edit(field, .null, "丙")], by: .boss, base: 1) == [.conflict(id)])
        #expect(ledger.state.conflicts[id]?.standing.count == 2)
    }

    @Test func `row 3, an edit of the head goes through and the revision rises, so that no ruling misses it`()
        throws
    {
        var (ledger, id) = try disputed()
        let conflict = try #require(ledger.state.conflicts[id])
        #expect(ledger.push([ledger.edit(field, "甲", "戊")], by: .boss) == [.applied])
        #expect(ledger.head(field) == "戊")
        let old = ledger.ruling(conflict, .head, revision: conflict.revision)
        #expect(ledger.push([old], by: .boss) == [.rejected(.conflictChanged)])
        #expect(ledger.push([ledger.ruling(conflict, .head)], by: .boss) == [.applied])
    }

    @Test
    func
        `row 3, the own contender is withdrawn by going back to the head, and the conflict ends with the last`()
        throws
    {
        var (ledger, id) = try disputed()
        ledger.push([ledger.edit(field, .null, "丙")], by: .boss, base: 1)
        #expect(ledger.push([ledger.edit(field, "乙", "甲")], by: .liaison) == [.withdrawn(id)])
        #expect(ledger.state.conflicts[id]?.state == .open)
        #expect(ledger.push([ledger.edit(field, "丙", "甲")], by: .boss) == [.withdrawn(id)])
        #expect(ledger.state.conflicts[id]?.state == .withdrawn)
        #expect(ledger.head(field) == "甲")
    }

    @Test func `what changes nothing opens nothing, also for who has a contender`() throws {
        var (ledger, id) = try disputed()
        #expect(ledger.push([ledger.edit(field, "乙", "乙")], by: .liaison) == [.unchanged])
        #expect(ledger.state.conflicts[id]?.standing.count == 1)
        ledger.push([ledger.ruling(try #require(ledger.state.conflicts[id]), .head)], by: .boss)
        #expect(ledger.push([ledger.edit(field, "乙", "乙")], by: .liaison) == [.unchanged])
        #expect(ledger.state.conflicts.count == 1)
    }

    @Test func `a lane shares a value once, however often it writes it without knowing`() throws {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        for _ in 0..<5 {
            #expect(ledger.push([ledger.edit(field, .null, "甲")], by: .liaison, base: 1) == [.converged])
        }
        let write = try #require(ledger.state.records[ledger.problem]?.fields[field]?.write)
        #expect(write.coauthors.count == 1)
        let version = ledger.version
        #expect(ledger.push([ledger.edit(field, .null, "甲")], by: .other) == [.converged])
        #expect(ledger.version == version)
        #expect(ledger.push([ledger.edit(field, "甲", "乙")], by: .liaison, base: 1) == [.applied])
    }

    @Test func `a set names each conflict once, as it leaves it, however many of its fields are disputed`()
        throws
    {
        var ledger = Ledger()
        let fields = ["responsiblePerson", "responsibleLeader", "leadDepartment"]
        ledger.push(fields.map { ledger.edit($0, .null, "甲") }, by: .other)
        ledger.push(fields.map { ledger.edit($0, .null, "乙", group: 1) }, by: .liaison, base: 1)
        let outcome = merge(
            ChangeSet(
                replica: Hand.boss.replica,
                unit: ledger.unit,
                n: 1,
                prev: .zero,
                base: Base(epoch: EpochID(high: 0, low: 0), version: 1),
                editedAt: Timestamp(milliseconds: 0),
                changes: fields.map { ledger.edit($0, .null, "丙") }
            ),
            by: Author(Hand.boss.person, Hand.boss.roles),
            lane: LaneIdentity(Hand.boss.replica),
            into: ledger.state,
            at: ledger.version + 1
        )
        #expect(outcome.verdicts.count == 3)
        #expect(outcome.effects.count == 1)
        var applied = ledger.state
        applied.apply(
            outcome.effects,
            as: LastWrite(
                version: ledger.version + 1,
                position: LanePosition(Hand.boss.replica, 1),
                author: Hand.boss.person
            )
        )
        #expect(applied == outcome.state)
    }

    @Test func `an author may withdraw a status contender although no step of the table leads back`() throws {
        var ledger = Ledger(.doneClaimed)
        ledger.push([ledger.edit("status", "done_claimed", "closed")], by: .boss)
        let back = ledger.push([ledger.edit("status", "done_claimed", "in_progress")], by: .liaison, base: 1)
        let conflict = try #require(ledger.conflict(back[0]))
        let foreign = ledger.push([ledger.edit("status", "in_progress", "closed")], by: .other)
        #expect(foreign == [.rejected(.transitionNotAllowed)])
        #expect(
            ledger.push([ledger.edit("status", "in_progress", "closed")], by: .liaison) == [
                .withdrawn(conflict.id)
            ]
        )
    }

    @Test func `an author may withdraw a contender that stands against a tombstone`() throws {
        var ledger = Ledger()
        ledger.push([ledger.edit("retracted", .null, "重复")], by: .boss)
        let parked = ledger.push([ledger.edit("status", "in_progress", "stage_done")], by: .liaison, base: 1)
        let conflict = try #require(ledger.conflict(parked[0]))
        // The view offers the contender's first field, which is the tombstone itself.
        #expect(
            ledger.push([ledger.edit("retracted", .null, "重复")], by: .liaison) == [.withdrawn(conflict.id)]
        )
        #expect(ledger.state.conflicts[conflict.id]?.state == .withdrawn)
        #expect(ledger.head("retracted") == "重复")
    }

    @Test func `one refused change takes its whole group along, a change outside the group goes on`() {
        var ledger = Ledger()
        let entry = ledger.funds(100, group: 1)
        let verdicts = ledger.push(
            [ledger.edit("title", "问题", "新", group: 1), entry, ledger.edit(field, .null, "甲")],
            by: .liaison
        )
        #expect(verdicts == [.rejected(.notAllowed), .rejected(.groupRejected), .applied])
        #expect(ledger.state.records[entry.record] == nil)
    }

    @Test func `one parked change parks its whole group as one contender, and choosing it brings all`() throws
    {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        let entry = ledger.funds(100, group: 1)
        let set = [
            ledger.edit("nextStep", .null, "复查", group: 1), ledger.edit(field, .null, "乙", group: 1), entry,
        ]
        let verdicts = ledger.push(set, by: .liaison, base: 1)
        let conflict = try #require(ledger.conflict(verdicts[0]))
        #expect(verdicts == [.conflict(conflict.id), .conflict(conflict.id), .conflict(conflict.id)])
        #expect(ledger.head("nextStep") == .null)
        #expect(ledger.recovered == 0)
        ledger.push([ledger.ruling(conflict, .contender(conflict.contenders[0].id))], by: .boss)
        #expect(ledger.head("nextStep") == "复查")
        #expect(ledger.head(field) == "乙")
        #expect(ledger.recovered == 100)
    }

    @Test func `a group over two open conflicts joins them, and the one that went in is absorbed`() throws {
        var (ledger, first) = try disputed()
        ledger.push([ledger.edit("leadDepartment", .null, "一处")], by: .other)
        let base = ledger.version - 1
        let second = try ledger.park([ledger.edit("leadDepartment", .null, "二处")], by: .boss, base: base)
        let joined = ledger.push(
            [ledger.edit(field, .null, "丙", group: 1), ledger.edit("leadDepartment", .null, "三处", group: 1)],
            by: .office,
            base: 1
        )
        #expect(joined == [.conflict(first), .conflict(first)])
        let conflict = try #require(ledger.state.conflicts[first])
        #expect(conflict.fields == [ledger.key(field), ledger.key("leadDepartment")])
        #expect(conflict.standing.count == 3)
        #expect(ledger.state.conflicts[second.id]?.state == .absorbed)
        #expect(ledger.state.conflicts[second.id]?.absorbedInto == first)
        #expect(ledger.push([ledger.ruling(second, .head)], by: .boss) == [.rejected(.conflictClosed)])
        #expect(ledger.push([ledger.ruling(conflict, .head)], by: .boss) == [.applied])
        #expect(ledger.state.openConflicts.isEmpty)
    }

    @Test func `the same creation twice is unchanged, another content under its id is rejected`() {
        var ledger = Ledger()
        let entry = ledger.funds(100)
        ledger.push([entry], by: .liaison)
        var again = entry
        again.group = 4
        again.why = "再报"
        #expect(ledger.push([again], by: .other) == [.unchanged])
        again.action = .create(parent: ledger.problem, fields: ["date": "2020-05-17", "amount": 1])
        #expect(ledger.push([again], by: .other) == [.rejected(.recordExists)])
    }

    @Test func `what hangs under a parked problem is parked with it and comes alive with it`() throws {
        var ledger = Ledger()
        ledger.push([ledger.edit("title", "问题", "新")], by: .boss)
        let made = ledger.newID()
        let set = [ledger.newProblem(made, group: 1), ledger.edit("title", "问题", "另", group: 1)]
        let conflict = try ledger.park(set, by: .office, base: 1)
        let entry = ledger.funds(70, on: made)
        #expect(ledger.push([entry], by: .office) == [.conflict(conflict.id)])
        #expect(
            ledger.push([ledger.funds(1, on: RecordID(high: 9, low: 9))], by: .office) == [
                .rejected(.unknownParent)
            ]
        )
        #expect(ledger.recovered == 0)
        ledger.push([ledger.ruling(conflict, .contender(conflict.contenders[0].id))], by: .boss)
        #expect(ledger.recovered == 70)
    }

    @Test func `a child is hung under a parked problem also where its conflict went into another`() throws {
        var (ledger, first) = try disputed()
        ledger.push([ledger.edit("title", "问题", "新")], by: .boss)
        let made = ledger.newID()
        let set = [ledger.newProblem(made, group: 1), ledger.edit("title", "问题", "另", group: 1)]
        let second = try ledger.park(set, by: .office, base: 1)
        #expect(second.id != first)
        let join = [ledger.edit(field, .null, "丙", group: 1), ledger.edit("title", "问题", "三", group: 1)]
        #expect(ledger.push(join, by: .secondBoss, base: 1) == [.conflict(first), .conflict(first)])
        #expect(ledger.push([ledger.funds(70, on: made)], by: .office) == [.conflict(first)])
        let conflict = try #require(ledger.state.conflicts[first])
        let own = try #require(conflict.contenders.first { $0.creates.contains(made) })
        #expect(ledger.push([ledger.ruling(conflict, .contender(own.id))], by: .boss) == [.applied])
        #expect(ledger.recovered == 70)
    }

    @Test func `own stacked edits of a text go on through a merge also while others dispute the field`()
        throws
    {
        var ledger = Ledger()
        ledger.push([ledger.edit("nextStep", .null, "一\n二\n三")], by: .other)
        ledger.push([ledger.edit("nextStep", "一\n二\n三", "一\n二\n三三")], by: .other)
        let first = ledger.push([ledger.edit("nextStep", "一\n二\n三", "壹\n二\n三")], by: .liaison, base: 2)
        #expect(first == [.merged("壹\n二\n三三")])
        #expect(ledger.parked([ledger.edit("nextStep", "一\n二\n三", "甲\n二\n三")], by: .boss, base: 2) != nil)
        let second = ledger.push(
            [ledger.edit("nextStep", "壹\n二\n三", "壹壹\n二\n三", over: "一\n二\n三")],
            by: .liaison,
            base: 2
        )
        #expect(second == [.merged("壹壹\n二\n三三")])
        #expect(ledger.state.openConflicts.first?.standing.count == 1)
    }

    @Test func `a person with a contender at each of two devices takes back the one that was seen`() throws {
        var (ledger, id) = try disputed()
        #expect(ledger.push([ledger.edit(field, .null, "丙")], by: .liaisonAtHome, base: 1) == [.conflict(id)])
        #expect(ledger.push([ledger.edit(field, "乙", "甲")], by: .liaison) == [.withdrawn(id)])
        #expect(ledger.state.conflicts[id]?.standing.map { $0.values[ledger.key(field)] } == ["丙"])
    }

    @Test func `a group over two own contenders makes one of them`() throws {
        var (ledger, id) = try disputed()
        ledger.push([ledger.edit("leadDepartment", .null, "一处")], by: .other)
        let base = ledger.version - 1
        _ = try ledger.park([ledger.edit("leadDepartment", .null, "二处")], by: .liaison, base: base)
        let set = [
            ledger.edit(field, "乙", "丙", group: 1), ledger.edit("leadDepartment", "二处", "三处", group: 1),
        ]
        #expect(ledger.push(set, by: .liaison) == [.conflict(id), .conflict(id)])
        let standing = try #require(ledger.state.conflicts[id]?.standing)
        #expect(standing.count == 1)
        #expect(standing.first?.values == [ledger.key(field): "丙", ledger.key("leadDepartment"): "三处"])
    }

    @Test func `over does not lead past the table of steps`() throws {
        var ledger = Ledger(.closed)
        let status = ledger.edit("status", "not_started", "in_progress", over: "closed", why: "x")
        #expect(ledger.parked([status], by: .liaison) != nil)
        #expect(ledger.head("status") == "closed")
        // What leads from the head by the author's own right goes on.
        var open = Ledger(.inProgress)
        let step = open.edit("status", "stage_done", "done_claimed", over: "in_progress")
        #expect(open.push([step], by: .liaison) == [.applied])
    }

    @Test func `who goes back to an unseen head shares it and goes on from there`() throws {
        var ledger = Ledger()
        ledger.push([ledger.edit(field, .null, "甲")], by: .other)
        let conflict = try ledger.park([ledger.edit(field, .null, "乙")], by: .liaison, base: 1)
        #expect(
            ledger.push([ledger.edit(field, "乙", "甲")], by: .liaison, base: 1) == [.withdrawn(conflict.id)]
        )
        #expect(ledger.push([ledger.edit(field, "甲", "丁")], by: .liaison, base: 1) == [.applied])
    }
}
