import Shared
import Testing

/// What people live through, on the real client engine and the real push, pull and merge.
@Suite struct StoryTests {
    private let field = "responsiblePerson"

    @Test func `two liaisons edit different fields offline, both survive without a conflict`() throws {
        let world = World()
        let problem = try world.problem()
        let (a, b) = (try world.device(.liaison), try world.device(.liaison))
        try a.sync()
        try b.sync()
        try a.set(field, "张三", of: problem)
        try b.set("nextStep", "下月复查", of: problem)
        try a.sync()
        let summary = try b.sync()
        try a.sync()
        #expect(summary.conflicts.isEmpty)
        for device in [a, b] {
            #expect(try device.value(problem, field) == "张三")
            #expect(try device.value(problem, "nextStep") == "下月复查")
        }
        #expect(try a.view().state.digest == b.view().state.digest)
    }

    @Test
    func `two liaisons change the same field offline, the first stays, the second parks, the loser is told`()
        throws
    {
        let world = World()
        let problem = try world.problem()
        let (a, b, boss) = (
            try world.device(.liaison), try world.device(.liaison), try world.device(.supervisor)
        )
        for device in [a, b, boss] { try device.sync() }
        try a.set(field, "张三", of: problem)
        try b.set(field, "李四", of: problem, why: "已换人")
        try a.sync()
        #expect(try b.sync().conflicts.count == 1)
        try boss.sync()
        let conflict = try #require(try boss.view().state.openConflicts.first)
        let key = FieldKey(problem, field)
        #expect(conflict.base[key] == .null)
        #expect(conflict.contenders.map { $0.values[key] } == ["李四"])
        #expect(conflict.contenders.map(\.author) == [b.person])
        #expect(conflict.contenders.first?.why == "已换人")
        #expect(try boss.value(problem, field) == "张三")
        #expect(try boss.view().state.records[problem]?.fields[field]?.write.author == a.person)
        // The loser still sees the own value, marked.
        #expect(try b.value(problem, field) == "李四")
        #expect(try b.view().isDisputed(key))
        try boss.save(try Edit.resolve(conflict.id, .head, why: "以先报为准", in: boss.context()))
        try boss.sync()
        let ruling = try #require(try b.sync().rulings.first)
        #expect(ruling.lost.map { $0.values[key] } == ["李四"])
        #expect(ruling.conflict.resolution?.why == "以先报为准")
        #expect(ruling.conflict.resolution?.author == boss.person)
        #expect(try b.value(problem, field) == "张三")
        #expect(try b.view().state.openConflicts.isEmpty)
    }

    @Test func `an edit saved without knowing of a ruling for the head can't slip over it`() throws {
        let odds = try AtOdds()
        let (world, problem, conflict) = (odds.world, odds.problem, odds.conflict)
        let (a, boss) = (odds.first, odds.boss)
        try boss.save(try Edit.resolve(conflict.id, .head, why: nil, in: boss.context()))
        try boss.sync()
        try a.set(field, "王五", of: problem)
        #expect(try a.sync().conflicts.count == 1)
        #expect(world.server.units[world.unit]?.state.records[problem]?[field] == "甲")
    }

    @Test func `twenty stacked offline edits never conflict with themselves`() throws {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        for step in 1...20 { try device.set(field, .string("第\(step)人"), of: problem) }
        let summary = try device.sync()
        #expect(summary.sentSets == 20)
        #expect(summary.outcomes.allSatisfy { $0.verdict == .applied })
        #expect(try device.value(problem, field) == "第20人")
        #expect(device.store.replica.unsent.isEmpty)
    }

    @Test func `stacked edits of a text and a set go on through merges with another person's edits`() throws {
        let world = World()
        let problem = try world.problem()
        let (a, b) = (try world.device(.liaison), try world.device(.liaison))
        try a.sync()
        try a.set("nextStep", "一、清查\n二、整改", of: problem)
        try a.set("assistingDepartments", ["财务处"], of: problem)
        try a.sync()
        try b.sync()
        try b.set("nextStep", "一、清查\n二、整改到位", of: problem)
        try b.set("assistingDepartments", ["办公室", "财务处"], of: problem)
        try b.sync()
        try a.set("nextStep", "一、全面清查\n二、整改", of: problem)
        try a.set("nextStep", "一、全面彻底清查\n二、整改", of: problem)
        try a.set("assistingDepartments", Validation.setValue(["人事处", "财务处"]), of: problem)
        try a.set("assistingDepartments", Validation.setValue(["人事处", "机关党委"]), of: problem)
        let summary = try a.sync()
        #expect(summary.conflicts.isEmpty)
        #expect(try a.value(problem, "nextStep") == "一、全面彻底清查\n二、整改到位")
        #expect(
            try a.value(problem, "assistingDepartments") == Validation.setValue(["办公室", "人事处", "机关党委"])
        )
    }

    @Test func `a lost reply is answered by the same bytes, and nothing is applied twice`() throws {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        try device.save(
            try Edit.entry(
                .funds,
                on: problem,
                fields: [FieldName.amount: 12_800_000, FieldName.fundsKinds: ["funds_recovered"]],
                in: device.context()
            )
        )
        try device.sync(losing: { $0 == 1 })
        try device.reopen()
        try device.sync()
        let unit = try #require(world.server.units[world.unit])
        let key = FigureKey(round: world.round, figure: Figures.funds(.recovered))
        #expect(unit.totals[key] == Amount(value: 12_800_000))
        #expect(unit.totals == Totals.recount(unit.state))
        #expect(device.store.replica.unsent.isEmpty)
    }

    @Test func `a liaison of one unit gets nothing of another and is refused there`() throws {
        let world = World()
        let problem = try world.problem()
        let stranger = try world.device(.liaison, in: world.otherUnit)
        stranger.unit = world.otherUnit
        try stranger.sync()
        #expect(stranger.store.replica.units[world.unit] == nil)
        let secret = problem.description
        #expect(!stranger.disk.files.values.contains { String(decoding: $0, as: UTF8.self).contains(secret) })
        let set = ChangeSet(
            replica: stranger.store.replica.identity.replica,
            unit: world.unit,
            n: 1,
            prev: .zero,
            base: Base(epoch: world.epoch, version: 1),
            editedAt: world.now(),
            changes: [Change(problem, kind: "problem", .edit(FieldEdit("nextStep", from: .null, to: "x")))]
        )
        let signer = try Ed25519Signer(privateKey: stranger.store.replica.identity.privateKey)
        let before = world.server.units[world.unit]?.head
        let answer = try world.server.push(
            try Submission(freezing: set, with: signer),
            carrier: stranger.person,
            receivedAt: world.now()
        )
        #expect(answer == .refusal(.notMember))
        #expect(world.server.units[world.unit]?.head == before)
    }

    @Test func `of two supervisors who rule on one conflict exactly one succeeds and the other is told`()
        throws
    {
        let world = World()
        let problem = try world.problem()
        let (a, b) = (try world.device(.liaison), try world.device(.liaison))
        let (one, two) = (try world.device(.supervisor), try world.device(.supervisor))
        for device in [a, b] { try device.sync() }
        try a.set(field, "张三", of: problem)
        try b.set(field, "李四", of: problem)
        for device in [a, b, one, two] { try device.sync() }
        for device in [one, two] {
            let conflict = try #require(try device.view().state.openConflicts.first)
            let contender = try #require(conflict.standing.first)
            try device.save(
                try Edit.resolve(conflict.id, .contender(contender.id), why: nil, in: device.context())
            )
        }
        #expect(try one.sync().rejected.isEmpty)
        let late = try two.sync()
        #expect(late.rejected.map(\.verdict) == [.rejected(.conflictClosed)])
        #expect(late.rulings.first?.conflict.resolution?.author == one.person)
        #expect(try two.value(problem, field) == "李四")
    }

    @Test func `a claim, a return with a reason and a close go by the table, and the return leaves a review`()
        throws
    {
        let world = World()
        let problem = try world.problem()
        let (liaison, boss) = (try world.device(.liaison), try world.device(.supervisor))
        for device in [liaison, boss] { try device.sync() }
        try liaison.save(try Edit.move(problem, to: .doneClaimed, in: liaison.context()))
        #expect(throws: ReplicaError.refused(.rule(.notAllowed, field: "status"))) {
            try liaison.save(try Edit.move(problem, to: .closed, in: liaison.context()))
        }
        for device in [liaison, boss] { try device.sync() }
        #expect(try boss.value(problem, "finishedOn") == "2020-05-17")
        #expect(throws: ReplicaError.refused(.rule(.reasonRequired, field: "status"))) {
            try boss.save(try Edit.move(problem, to: .inProgress, in: boss.context()))
        }
        try boss.save(try Edit.move(problem, to: .inProgress, why: "佐证不足", in: boss.context()))
        for device in [boss, liaison] { try device.sync() }
        #expect(try liaison.value(problem, "finishedOn") == .null)
        let review = try #require(
            liaison.view().state.children(of: problem).first { $0.knownKind == .review }
        )
        #expect(review.text("decision") == "return")
        #expect(review.text("reason") == "佐证不足")
    }

    @Test func `two concurrent corrections of one entry conflict and never both count`() throws {
        let world = World()
        let problem = try world.problem()
        let (a, b, boss) = (
            try world.device(.liaison), try world.device(.liaison), try world.device(.supervisor)
        )
        try a.sync()
        let entry = try Edit.entry(
            .funds,
            on: problem,
            fields: [FieldName.amount: 100, FieldName.fundsKinds: ["funds_recovered"]],
            in: a.context()
        )
        try a.save(entry)
        for device in [a, b, boss] { try device.sync() }
        try a.save(
            try Edit.correct(entry[0].record, fields: [FieldName.amount: 200], why: "少记", in: a.context())
        )
        try b.save(
            try Edit.correct(entry[0].record, fields: [FieldName.amount: 300], why: "漏记", in: b.context())
        )
        for device in [a, b, boss] { try device.sync() }
        let key = FigureKey(round: world.round, figure: Figures.funds(.recovered))
        func total() -> ExactDecimal? { world.server.units[world.unit]?.totals[key]?.value }
        #expect(total() == 200)
        #expect(Totals.disputed(try boss.view().state)[key] == Interval(low: -100, high: 100))
        let conflict = try #require(try boss.view().state.openConflicts.first)
        try boss.save(
            try Edit.resolve(conflict.id, .contender(conflict.standing[0].id), why: nil, in: boss.context())
        )
        try boss.sync()
        #expect(total() == 300)
        let unit = try #require(world.server.units[world.unit])
        #expect(unit.totals == Totals.recount(unit.state))
    }
}
