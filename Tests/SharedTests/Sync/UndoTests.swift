import Shared
import Testing

/// Each kind of command, taken back: what was seen is there again, or what stands against it is named.
@Suite struct UndoTests {
    /// What a person of some role can do to a problem of some status.
    private struct Command: Sendable {
        var name: String
        var role: Role
        var status: ProblemStatus
        var make: @Sendable (RecordID, EditContext) throws -> [Change]

        init(
            _ name: String,
            _ role: Role,
            _ status: ProblemStatus,
            _ make: @escaping @Sendable (RecordID, EditContext) throws -> [Change]
        ) {
            (self.name, self.role, self.status, self.make) = (name, role, status, make)
        }
    }

    private static let commands: [Command] = [
        Command("set", .liaison, .inProgress) {
            try Edit.set("responsiblePerson", to: "甲", of: $0, in: $1)
        },
        Command("set of a text", .liaison, .inProgress) {
            try Edit.set("nextStep", to: "一\n二", of: $0, in: $1)
        },
        Command("measure", .liaison, .inProgress) { try Edit.measure(of: $0, text: "完善制度", in: $1) },
        Command("entry", .liaison, .inProgress) { try Edit.entry(.funds, on: $0, fields: funds, in: $1) },
        Command("progress", .liaison, .inProgress) {
            try Edit.entry(.progress, on: $0, fields: [FieldName.text: "已走访"], in: $1)
        },
        Command("start", .liaison, .notStarted) { try Edit.move($0, to: .inProgress, in: $1) },
        Command("stage", .liaison, .inProgress) { try Edit.move($0, to: .stageDone, in: $1) },
        Command("claim", .liaison, .stageDone) { try Edit.move($0, to: .doneClaimed, in: $1) },
        Command("withdraw-claim", .liaison, .doneClaimed) { try Edit.move($0, to: .inProgress, in: $1) },
        Command("review", .supervisor, .doneClaimed) { try Edit.move($0, to: .underReview, in: $1) },
        Command("close", .supervisor, .doneClaimed) { try Edit.move($0, to: .closed, in: $1) },
        Command("return", .supervisor, .doneClaimed) {
            try Edit.move($0, to: .inProgress, why: "佐证不足", in: $1)
        },
        Command("reopen", .supervisor, .closed) { try Edit.move($0, to: .inProgress, why: "反弹", in: $1) },
        Command("retract", .supervisor, .inProgress) { try Edit.retract($0, why: "重复", in: $1) },
        Command("problem add", .supervisor, .inProgress) { _, context in
            Edit.problem(number: "司法局-09", title: "新", round: RecordID(high: 7, low: 7), in: context)
        },
    ]

    private static let funds: [String: JSONValue] = [
        FieldName.amount: 500, FieldName.fundsKinds: ["funds_recovered"],
    ]

    @Test(arguments: commands.indices, [false, true])
    func `a command that is taken back leaves what was there, unsent or sent, and can be had again`(
        place: Int,
        isSent: Bool
    ) throws {
        let command = Self.commands[place]
        let world = World()
        let problem = try world.problem(status: command.status)
        let device = try world.device(command.role)
        try device.sync()
        let before = try device.view().picture
        try device.save(try command.make(problem, try device.context()))
        let after = try device.view().picture
        #expect(after != before, "\(command.name)")
        if isSent { try device.sync() }
        let edit = try #require(try device.lastEdit())
        try device.undo(edit)
        #expect(try device.view().picture == before, "\(command.name)")
        let verdicts = try device.sync().outcomes.map(\.verdict)
        #expect(!verdicts.contains { $0.isRejected }, "\(command.name): \(verdicts)")
        #expect(try device.view().picture == before, "\(command.name)")
        let undo = try #require(try device.lastEdit())
        try device.undo(undo)
        #expect(try device.view().picture == after, "\(command.name)")
        try device.sync()
        #expect(try device.view().picture == after, "\(command.name)")
        #expect(device.store.replica.outbox.allSatisfy { $0.rejected.isEmpty }, "\(command.name)")
    }

    /// A device with one entry on a problem.
    private func withEntry(_ role: Role = .liaison) throws -> (
        World, TestDevice, problem: RecordID, entry: RecordID
    ) {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(role)
        try device.sync()
        try device.save(try Edit.entry(.funds, on: problem, fields: Self.funds, in: try device.context()))
        let entry = try #require(try device.view().live(.funds).first).id
        return (world, device, problem, entry)
    }

    @Test func `corrections, confirmations and restored records go back too`() throws {
        let edits: [(RecordID, EditContext) throws -> [Change]] = [
            { try Edit.correct($0, fields: [FieldName.amount: 7], why: "笔误", in: $1) },
            { try Edit.set(FieldName.doubtful, to: true, of: $0, in: $1) },
            { try Edit.retract($0, why: "重复", in: $1) },
        ]
        for make in edits {
            let (_, device, _, entry) = try withEntry(.supervisor)
            let before = try device.view().picture
            try device.save(try make(entry, try device.context()))
            let after = try device.view().picture
            let edit = try #require(try device.lastEdit())
            try device.undo(edit)
            #expect(try device.view().picture == before)
            try device.undo(try #require(try device.lastEdit()))
            #expect(try device.view().picture == after)
            let verdicts = try device.sync().outcomes.map(\.verdict)
            #expect(!verdicts.contains { $0.isRejected })
            #expect(try device.view().picture == after)
        }
    }

    @Test func `what others have built on stays, and they are named`() throws {
        let (world, device, problem, entry) = try withEntry()
        try device.sync()
        let made = try #require(try device.lastEdit())
        try device.set("responsiblePerson", "甲", of: problem)
        let written = try #require(try device.lastEdit())
        try device.sync()
        let other = try world.device(.liaison)
        try other.sync()
        try other.save(try Edit.set(FieldName.doubtful, to: true, of: entry, in: try other.context()))
        try other.set("responsiblePerson", "乙", of: problem)
        try other.sync()
        try device.sync()
        let before = device.store.replica
        #expect {
            try device.undo(made)
        } throws: { error in
            guard case .continued(entry, let by) = error as? UndoObstacle else { return false }
            return by.person == other.person
        }
        #expect {
            try device.undo(written)
        } throws: { error in
            guard case .changed(let key, let by) = error as? UndoObstacle else { return false }
            return key == FieldKey(problem, "responsiblePerson") && by.person == other.person
        }
        #expect(device.store.replica == before)
    }

    @Test func `an own later edit is named, to be taken back first`() throws {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        try device.sync()
        try device.set("responsiblePerson", "甲", of: problem)
        let first = try #require(try device.lastEdit())
        try device.set("responsiblePerson", "乙", of: problem)
        let second = try #require(try device.lastEdit())
        #expect {
            try device.undo(first)
        } throws: { error in
            guard case .changed(_, let by) = error as? UndoObstacle else { return false }
            return by.position == second.position
        }
        try device.undo(second)
        #expect(try device.value(problem, "responsiblePerson") == "甲")
        #expect(throws: UndoObstacle.self) { try device.undo(second) }
    }

    @Test func `an entry with a part or a measure with an entry is in use`() throws {
        let (_, device, problem, entry) = try withEntry()
        let made = try #require(try device.lastEdit())
        var part = Self.funds
        part[FieldName.partOf] = entry.json
        try device.save(try Edit.entry(.funds, on: problem, fields: part, in: try device.context()))
        #expect {
            try device.undo(made)
        } throws: { error in
            guard case .used(entry, _) = error as? UndoObstacle else { return false }
            return true
        }
    }

    @Test func `paragraphs that others wrote stay when the own ones go`() throws {
        let world = World()
        let problem = try world.problem()
        let device = try world.device(.liaison)
        let other = try world.device(.liaison)
        try device.sync()
        try device.set("nextStep", "一\n二\n三", of: problem)
        try device.sync()
        try other.sync()
        try device.set("nextStep", "甲一\n二\n三", of: problem)
        try other.set("nextStep", "一\n二\n三\n乙四", of: problem)
        try other.sync()
        try device.sync()
        #expect(try device.value(problem, "nextStep") == "甲一\n二\n三\n乙四")
        try device.undo(try #require(try device.lastEdit()))
        #expect(try device.value(problem, "nextStep") == "一\n二\n三\n乙四")
        try device.sync()
        try other.sync()
        #expect(try other.value(problem, "nextStep") == "一\n二\n三\n乙四")
    }

    @Test func `an own value in a conflict is taken out by taking its edit back`() throws {
        let odds = try AtOdds()
        let (own, boss, problem, conflict) = (odds.second, odds.boss, odds.problem, odds.conflict.id)
        try own.undo(try #require(try own.lastEdit()))
        #expect(try own.value(problem, "responsiblePerson") == "甲")
        let verdicts = try own.sync().outcomes.map(\.verdict)
        #expect(verdicts == [.withdrawn(conflict)])
        try boss.sync()
        #expect(try boss.view().state.openConflicts.isEmpty)
        // And that is not undone: the value is entered anew.
        let withdrawal = try #require(try own.lastEdit())
        #expect(throws: UndoObstacle.withdrawn(conflict)) { try own.undo(withdrawal) }
    }

    @Test func `a ruling goes back with what it brought along, and everybody sees the conflict again`() throws
    {
        let odds = try AtOdds()
        let (world, own, boss) = (odds.world, odds.second, odds.boss)
        let (problem, id) = (odds.problem, odds.conflict.id)
        let before = try boss.view().picture
        let contender = try #require(try boss.view().state.conflicts[id]?.standing.first)
        try boss.save(try Edit.resolve(id, .contender(contender.id), why: "核实", in: try boss.context()))
        let ruling = try #require(try boss.lastEdit())
        try boss.sync()
        try own.sync()
        #expect(try own.view().state.openConflicts.isEmpty)
        try boss.undo(ruling)
        #expect(try boss.view().picture == before)
        try boss.sync()
        let news = try own.sync()
        #expect(news.foreignEdits.last?.items.first?.change.operation == "resolve")
        #expect(try own.view().state.openConflicts.map(\.id) == [id])
        #expect(try own.value(problem, "responsiblePerson") == "乙")
        // Ruled again by taking the undo back.
        try boss.undo(try #require(try boss.lastEdit()))
        try boss.sync()
        let late = try world.device(.liaison)
        try late.sync()
        #expect(try late.value(problem, "responsiblePerson") == "乙")
        #expect(try late.view().state.openConflicts.isEmpty)
    }

    @Test func `a ruling that was taken back before anybody learnt of it is not told as one`() throws {
        let odds = try AtOdds()
        let (own, boss, id) = (odds.second, odds.boss, odds.conflict.id)
        try boss.save(try Edit.resolve(id, .head, why: "核实", in: try boss.context()))
        try boss.sync()
        try boss.undo(try #require(try boss.lastEdit()))
        try boss.sync()
        let news = try own.sync()
        #expect(news.rulings.isEmpty)
        #expect(try own.view().state.openConflicts.map(\.id) == [id])
    }

    @Test func `of two rulings on one conflict the one that was turned down has nothing to take back`() throws
    {
        let odds = try AtOdds()
        let (boss, id) = (odds.boss, odds.conflict.id)
        let second = try odds.world.device(.supervisor)
        try second.sync()
        for device in [boss, second] {
            try device.save(try Edit.resolve(id, .head, why: "定", in: try device.context()))
        }
        let ruling = try #require(try second.lastEdit())
        try boss.sync()
        let verdicts = try second.sync().outcomes.map(\.verdict)
        let edit = try #require(OwnEdit(ruling.submission, verdicts: verdicts, version: nil))
        #expect(throws: UndoObstacle.turnedDown(.conflictClosed)) { try second.undo(edit) }
    }
}
