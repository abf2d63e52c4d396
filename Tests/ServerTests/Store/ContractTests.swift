import Postgres
import Shared
import Testing

@testable import Server

@Suite struct ContractTests {
    /// What one author, and all of them, know while the stream runs.
    private struct Author {
        var lane: TestLane
        var roles: Set<Role>
        var sent: [(submission: Submission, answer: PushAnswer)] = []
    }

    /// What is under way between the authors.
    private struct Plot {
        /// Problems that somebody builds on, and that nobody has made yet.
        var promised: [RecordID] = []
        /// What the first author sent, to be sent again from the second device.
        var first: [Submission] = []
    }

    @Test(arguments: [2, 3, 4, 5] as [UInt64])
    func
        `the same stream of pushes gives the same answers, rows, digests and totals in memory and on PostgreSQL`(
            seed: UInt64
        ) async throws
    {
        let database = try await LedgerDatabase.make()
        var memory = MemoryLedgerStore(epoch: database.epoch)
        let postgres = PostgresLedgerStore(database: database)
        var random = SeededRandom(seed: seed)
        let unit: UnitID = newID()
        let people: [Set<Role>] = [
            [.liaison], [.leader], [.supervisor], [.supervisor, .liaison], [.reviewer],
        ]
        memory.addUnit(unit)
        try await postgres.addUnit(unit)
        var authors: [Author] = []
        for roles in people + [[.liaison]] {
            // The last is another device of the first.
            let isSecond = authors.count == people.count
            let device = TestDevice(person: isSecond ? authors[0].lane.device.person : newID())
            memory.put(device)
            try await postgres.put(device, isNewPerson: !isSecond)
            for role in roles where !isSecond {
                memory.grant(role, to: device.person, in: unit)
                try await postgres.grant(role, to: device.person, in: unit)
            }
            authors.append(Author(lane: TestLane(device, unit, database.epoch), roles: roles))
        }
        var edits = RandomEdits(random: SeededRandom(seed: seed &+ 100), rounds: [random.id(), random.id()])
        var history = [try #require(memory.store.units[unit]).state]
        var verdicts: [String: Int] = [:]
        var plot = Plot()
        for step in 0..<420 {
            let place = step == 0 ? 2 : Int(random.next() % UInt64(authors.count))
            let base = max(0, history.count - 1 - (random.chance(40) ? 0 : Int(random.next() % 25)))
            let submission = try next(
                &authors[place],
                seeing: history[base],
                base: Int64(base),
                &edits,
                &random,
                &plot
            )
            guard let submission else { continue }
            let was = random.chance(20) ? Base(epoch: EpochID(high: 0, low: 1), version: Int64(base)) : nil
            let time = Timestamp(milliseconds: LedgerDatabase.start.milliseconds + Int64(step) * 1000)
            let carrier = authors[0].lane.device.person
            let expected = try memory.push(submission, carrier: carrier, was: was, at: time)
            let answer = try await postgres.push(submission, carrier: carrier, was: was, at: time)
            try #require(answer == expected, "seed \(seed), step \(step)")
            authors[place].sent.append((submission, answer))
            if case .receipt(let text) = answer {
                for verdict in try Receipt(text: text).verdicts { verdicts[verdict.name, default: 0] += 1 }
            }
            let tables = try #require(memory.store.units[unit])
            // One push may bring several rows: what had waited for it.
            while history.count <= tables.head.version { history.append(tables.state) }
            if place == 0 { plot.first.append(submission) }
            if step % 30 == 0 {
                try #require(
                    try await postgres.digest(unit) == memory.digest(unit),
                    "seed \(seed), step \(step)"
                )
                try #require(
                    try await postgres.totals(unit) == memory.totals(unit),
                    "seed \(seed), step \(step)"
                )
            }
        }
        #expect(
            Set(verdicts.keys).isSuperset(of: ["applied", "conflict", "rejected", "converged", "merged"])
        )
        #expect(verdicts["deferred"] != nil, "something waited")
        // What waits in vain is given up.
        let boss = authors[2].lane.device
        let waiting = try await database.app.quarantine(of: unit, session: boss.session)
        let expected = try #require(memory.store.units[unit]).deferred.sorted { $0.key < $1.key }
        #expect(waiting.map(\.submission) == expected.map(\.value.submission))
        #expect(waiting.map(\.awaited) == expected.map { $0.value.deferral.awaited.sorted() })
        for set in waiting where random.chance(60) {
            try memory.setAside(set.root, in: unit, by: boss, at: LedgerDatabase.start)
            try await postgres.setAside(set.root, in: unit, by: boss, at: LedgerDatabase.start)
            let answer = try await postgres.push(
                set.submission,
                carrier: boss.person,
                was: nil,
                at: LedgerDatabase.start
            )
            #expect(
                try answer
                    == memory.push(set.submission, carrier: boss.person, was: nil, at: LedgerDatabase.start)
            )
        }
        #expect(try memory.log(unit).contains { try LogRow(text: $0).setAside != nil })
        #expect(try memory.log(unit).contains { try LogRow(text: $0).submission.set?.origin != nil })
        let states = Set(try #require(memory.store.units[unit]).state.conflicts.values.map(\.state))
        #expect(states.contains(.resolved))
        #expect(try await postgres.head(unit) == memory.head(unit))
        #expect(try await postgres.log(unit) == memory.log(unit))
        #expect(try await postgres.digest(unit) == memory.digest(unit))
        #expect(try await postgres.totals(unit) == memory.totals(unit))
        #expect(memory.totals(unit) == Totals.recount(try #require(memory.store.units[unit]).state))
        let report = try await database.owner.check()
        #expect(report.findings == [])
        #expect(report.rows >= Int64(history.count))
    }

    /// The author's next set, or a gap, a fork, a retry, a void; nil where nothing came to mind.
    private func next(
        _ author: inout Author,
        seeing state: UnitState,
        base: Int64,
        _ edits: inout RandomEdits,
        _ random: inout SeededRandom,
        _ plot: inout Plot
    ) throws -> Submission? {
        let device = author.lane.device
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<5:
            return author.sent.randomElement(using: &random)?.submission
        case 5..<8:
            var ahead = author.lane
            ahead.n += 1
            return try ahead.freeze([newProblem(random.id(), round: random.id())])
        case 8..<11 where author.lane.n > 0:
            var forked = author.lane
            forked.n -= 1
            return try forked.freeze([newProblem(random.id(), round: random.id())])
        case 11..<14:
            let hash = Hash.of("content \(random.next())")
            let void = try Submission(
                freezing: VoidNotice(
                    replica: device.replica,
                    unit: author.lane.unit,
                    n: author.lane.n + 1,
                    prev: author.lane.prev,
                    hash: hash,
                    reason: "too_large"
                ),
                with: device.signer
            )
            author.lane.n += 1
            author.lane.prev = hash
            return void
        case 14..<18:
            // Builds on what a restored server has lost, or on what has come back meanwhile.
            let problem = plot.promised.randomElement(using: &random) ?? random.id()
            if !plot.promised.contains(problem) { plot.promised.append(problem) }
            let fields = RandomEdits.fields(of: "funds", value: 7)
            let entry = Change(random.id(), kind: "funds", .create(parent: problem, fields: fields))
            return try author.lane.freeze([entry], base: base + 1_000, lost: true)
        case 18..<22 where !plot.promised.isEmpty:
            let problem = plot.promised.removeLast()
            return try author.lane.freeze([newProblem(problem, round: edits.rounds[0])], base: base)
        case 22..<32:
            guard let again = plot.first.randomElement(using: &random), let set = again.set else {
                return nil
            }
            return try author.lane.freeze(
                set.changes,
                base: set.base.version,
                origin: again.root,
                predecessor: author.lane.n == 0 ? again.reference : nil
            )
        default:
            let changes = edits.changes(seeing: state, roles: author.roles)
            if changes.isEmpty { return nil }
            return try author.lane.freeze(changes, base: base, lost: random.chance(10))
        }
    }
}
