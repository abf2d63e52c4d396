@testable import Shared

/// People who go on working while the server is put back to an earlier state and folders are copied.
struct RestoredWorld {
    private var random: SeededRandom
    let world = World()
    private(set) var devices: [TestDevice] = []
    private var problems: [RecordID] = []
    private var counter: Int64 = 0
    /// The sum of what was entered, each amount another.
    private(set) var entered: Int64 = 0

    init(seed: UInt64, people: Int = 4) throws {
        random = SeededRandom(seed: seed)
        problems = try [world.problem("司法局-01"), world.problem("司法局-02")]
        for number in 0..<people { devices.append(try world.device(number == 0 ? .supervisor : .liaison)) }
        for device in devices { try device.sync() }
    }

    /// One after the other, each on the newest state: nobody disagrees with anybody.
    mutating func workInTurn(_ steps: Int) throws {
        for _ in 0..<steps {
            let device = devices[Int.random(in: 0..<devices.count, using: &random)]
            try device.sync()
            try? edit(device)
            try device.sync()
        }
    }

    /// Everybody works and syncs at random.
    mutating func work(_ steps: Int, syncing chance: Int = 30) throws {
        for _ in 0..<steps {
            let device = devices[Int.random(in: 0..<devices.count, using: &random)]
            if Int.random(in: 0..<100, using: &random) < chance {
                try device.sync()
            } else {
                try? edit(device)
            }
        }
    }

    /// An edit of what the device shows; a refused one is none.
    private mutating func edit(_ device: TestDevice) throws {
        let context = try device.context()
        let entries = context.view.live(.funds)
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2:
            let value = JSONValue.string("值\(Int.random(in: 0..<5, using: &random))")
            let field = ["responsiblePerson", "leadDepartment"].randomElement(using: &random) ?? ""
            try device.set(field, value, of: pick(problems))
        case 3...5:
            counter += 1
            let fields: [String: JSONValue] = [
                FieldName.amount: .int(counter), FieldName.fundsKinds: ["funds_recovered"],
            ]
            let target = pick(problems + context.view.live(.measure).map(\.id))
            try device.save(Edit.entry(.funds, on: target, fields: fields, in: context))
            entered += counter
        case 6: try device.save(Edit.measure(of: pick(problems), text: "措施\(counter)", in: context))
        case 7:
            let step: ProblemStatus = Bool.random(using: &random) ? .inProgress : .doneClaimed
            try device.save(Edit.move(pick(problems), to: step, why: "办理", in: context))
        case 8:
            guard let entry = entries.randomElement(using: &random) else { return }
            // The same amount again: what counts stays what was entered.
            let fields = [FieldName.amount: entry[FieldName.amount], "note": .string("更正\(counter)")]
            try device.save(Edit.correct(entry.id, fields: fields, why: "笔误", in: context))
        default:
            guard let measure = context.view.live(.measure).randomElement(using: &random) else { return }
            try device.set(FieldName.text, .string("措施\(counter)改"), of: measure.id)
        }
    }

    private mutating func pick(_ records: [RecordID]) -> RecordID {
        records[Int.random(in: 0..<records.count, using: &random)]
    }

    /// Copies a folder; both copies are used from here on.
    mutating func copyFolder() throws {
        devices.append(try devices[Int.random(in: 0..<devices.count, using: &random)].copied())
    }

    /// Everybody syncs, in any order, until nobody has anything to tell.
    mutating func settle(rounds: Int = 3) throws {
        for _ in 0..<rounds { for device in devices.shuffled(using: &random) { try device.sync() } }
    }

    /// A laptop that nobody ever sees again, with what only it still had.
    mutating func loseDevice() { devices.remove(at: Int.random(in: 1..<devices.count, using: &random)) }

    /// A supervisor waits no longer for what is not back.
    ///
    /// - Returns: How many sets were given up.
    mutating func giveUpWaiting() throws -> Int {
        var transaction = MemoryTransaction(store: world.server)
        let waiting = try transaction.openDeferred(in: world.unit)?.sets ?? []
        let decision = SetAside(by: devices[0].person, why: "电脑已报废")
        for set in waiting.shuffled(using: &random) {
            _ = try world.server.setAside(
                set.submission.root,
                in: world.unit,
                as: decision,
                at: world.now()
            )
        }
        return waiting.count
    }

    /// What does not hold; empty: all does.
    func failures() throws -> [String] {
        guard let unit = world.server.units[world.unit] else { return ["no unit"] }
        var failures: [String] = []
        if Totals.recount(unit.state) != unit.totals { failures.append("totals are not the recount") }
        if !unit.deferred.isEmpty { failures.append("\(unit.deferred.count) sets still wait") }
        let digest = unit.state.digest
        for (place, device) in devices.enumerated() {
            let replica = device.store.replica
            if !replica.unsent.isEmpty {
                failures.append("device \(place) has \(replica.unsent.count) unsent")
            }
            if replica.units[world.unit]?.state.digest != digest {
                failures.append("device \(place) differs")
            }
            if replica.outbox.contains(where: { $0.receipt?.isDeferred == true }) {
                failures.append("device \(place) thinks that something waits")
            }
        }
        // Each content has one row at most, whatever lanes it came in.
        var roots: [SetReference: Int64] = [:]
        for text in unit.log {
            let row = try LogRow(text: text)
            if let other = roots.updateValue(row.version, forKey: row.submission.root) {
                failures.append("version \(row.version) repeats \(other)")
            }
        }
        return failures
    }

    /// What was entered and is known, in fen, each entry once: corrections repeat their amounts.
    func recovered() -> Int64 {
        let state = world.server.units[world.unit]?.state ?? UnitState(unit: world.unit)
        return state.records.values.filter { record in
            record.knownKind == .funds && record[FieldName.replaces].isNull
        }.reduce(0) { $0 + ($1.number(FieldName.amount) ?? 0) }
    }
}
