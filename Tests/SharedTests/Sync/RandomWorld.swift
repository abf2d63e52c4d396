import Foundation
import Testing

@testable import Shared

/// A unit with people who do whatever the seed says.
struct RandomWorld {
    /// Worlds in one run; more of them with `TAIZHANG_WORLDS=500 swift test --filter WorldTests`.
    static let seeds = ProcessInfo.processInfo.environment["TAIZHANG_WORLDS"].flatMap { UInt64($0) } ?? 10
    static let steps = 150

    private var random: SeededRandom
    private let world = World()
    private var devices: [TestDevice] = []
    private var problems: [RecordID] = []
    /// The first invariant that did not hold.
    private(set) var failure: String?
    /// Every text that somebody saved, to be found again at the end.
    private var saved: [UnitID: Set<String>] = [:]
    private var receipts: [LanePosition: String] = [:]
    private var counter = 0
    /// Whether every sync is foretold first.
    var foretells = false
    /// Whether edits are taken back, at once and later.
    var takesBack = false
    /// Edits that were taken back at once.
    private(set) var takenBack = 0
    /// Sets that were foretold and whose answer was told.
    private(set) var foretold = 0

    init(seed: UInt64) throws {
        random = SeededRandom(seed: seed)
        let roles: [Role] = [.liaison, .liaison, .leader, .supervisor, .supervisor]
        for role in roles { devices.append(try world.device(role)) }
        devices.append(try world.device(nil, person: devices[0].person))
        problems = try [world.problem("司法局-01"), world.problem("司法局-02", status: .doneClaimed)]
        for device in devices { try sync(device, losing: 0) }
    }

    // MARK: Acting

    mutating func act(_ step: Int) throws {
        let device = devices[Int.random(in: 0..<devices.count, using: &random)]
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<82: try save(device)
        case 82..<96: try sync(device, losing: Int.random(in: 0...2, using: &random))
        default: try device.reopen()
        }
        if let failure { self.failure = "step \(step): \(failure)" }
    }

    private mutating func save(_ device: TestDevice) throws {
        guard takesBack, Int.random(in: 0..<4, using: &random) == 0 else {
            try saveEdit(device)
            return
        }
        let edits = try device.store.ownEdits(in: world.unit)
        guard let edit = pick(edits) else { return }
        if let undo = try? device.undo(edit) { note(undo) }
    }

    /// A refused edit is not saved; a refusal is as good an action as any.
    private mutating func saveEdit(_ device: TestDevice) throws {
        guard let context = try? device.context(), let changes = try? changes(device, context),
            !changes.isEmpty,
            let pending = try? device.store.save(changes, in: world.unit, at: randomTime())
        else { return }
        note(pending)
        if takesBack, Bool.random(using: &random) { try thereAndBack(pending, on: device, from: context) }
    }

    private mutating func note(_ pending: PendingSet) {
        saved[world.unit, default: []].insert(pending.submission.text)
    }

    /// What was just saved is taken back and done again, each restoring what was seen.
    private mutating func thereAndBack(
        _ pending: PendingSet,
        on device: TestDevice,
        from context: EditContext
    ) throws {
        let after = try device.view().picture
        guard let edit = OwnEdit(pending.submission, verdicts: nil, version: nil) else { return }
        let undo: PendingSet
        do {
            undo = try device.undo(edit)
        } catch {
            // A value that was taken out of a conflict is entered anew; one that several edits hold up goes as a whole.
            switch error {
            case UndoObstacle.withdrawn, UndoObstacle.contended: return
            default: return fail("\(error) stands against \(pending.submission.text)")
            }
        }
        takenBack += 1
        note(undo)
        let before = try device.view().picture
        if before != context.view.picture {
            let keys = Set(before.keys).union(context.view.picture.keys).sorted()
            let differing = keys.filter { before[$0] != context.view.picture[$0] }.map { key in
                "\(key): \(context.view.picture[key] ?? [:]) became \(before[key] ?? [:])"
            }
            return fail(
                "\(undo.submission.text) does not restore what \(pending.submission.text) changed: \(differing)"
            )
        }
        guard Bool.random(using: &random),
            let back = OwnEdit(undo.submission, verdicts: nil, version: nil)
        else { return }
        do {
            note(try device.undo(back))
        } catch {
            if case UndoObstacle.withdrawn = error { return }
            return fail("\(error) stands against \(undo.submission.text)")
        }
        if try device.view().picture != after { fail("not done again: \(pending.submission.text)") }
    }

    /// Clocks are wrong by years.
    private mutating func randomTime() -> Timestamp {
        Timestamp(milliseconds: .random(in: -10_000_000_000_000...10_000_000_000_000, using: &random))
    }

    private mutating func pick<T>(_ items: [T]) -> T? { items.randomElement(using: &random) }

    private mutating func word() -> String {
        counter += 1
        return "值\(Int.random(in: 0..<4, using: &random))" + (Bool.random(using: &random) ? "" : "\(counter)")
    }

    private mutating func changes(_ device: TestDevice, _ context: EditContext) throws -> [Change] {
        let state = context.view.state
        let records = state.records.values.sorted { $0.id < $1.id }
        guard let problem = pick(records.filter { $0.knownKind == .problem })?.id else { return [] }
        let entries = records.filter { $0.knownKind?.isEntry == true }
        if !context.view.unit.roles.isDisjoint(with: Role.officeSide),
            Int.random(in: 0..<3, using: &random) == 0
        {
            return try ruling(context)
        }
        switch Int.random(in: 0..<16, using: &random) {
        case 0...2: return try Edit.set("responsiblePerson", to: .string(word()), of: problem, in: context)
        case 3: return try Edit.set("nextStep", to: .string(text(context, problem)), of: problem, in: context)
        case 4:
            let names = Validation.setValue(["a", "b", "c", "d"].filter { _ in Bool.random(using: &random) })
            return try Edit.set("assistingDepartments", to: names, of: problem, in: context)
        case 5, 6:
            guard let status = pick(ProblemStatus.allCases) else { return [] }
            return try Edit.move(problem, to: status, why: word(), in: context)
        case 7, 8: return try Edit.entry(.funds, on: problem, fields: funds(entries, problem), in: context)
        case 9: return try Edit.measure(of: problem, text: word(), in: context)
        case 10:
            guard let entry = pick(entries) else { return [] }
            let amount = JSONValue.int(.random(in: 1...999, using: &random))
            return try Edit.correct(entry.id, fields: [FieldName.amount: amount], why: word(), in: context)
        case 11:
            guard let record = pick(records) else { return [] }
            return try record.isRetracted
                ? Edit.restore(record.id, in: context) : Edit.retract(record.id, why: word(), in: context)
        case 12:
            guard let entry = pick(entries) else { return [] }
            let isDoubtful = Bool.random(using: &random)
            return try Edit.set(FieldName.doubtful, to: .bool(isDoubtful), of: entry.id, in: context)
        case 13:
            guard let conflict = pick(state.openConflicts) else { return [] }
            return try Edit.withdraw(conflict.id, in: context)
        default:
            guard let record = pick(records.filter { $0.knownKind == .measure }) else { return [] }
            return try Edit.set(FieldName.text, to: .string(word()), of: record.id, in: context)
        }
    }

    private mutating func ruling(_ context: EditContext) throws -> [Change] {
        guard let conflict = pick(context.view.state.openConflicts) else { return [] }
        let contenders = conflict.standing.map { ResolutionRequest.Choice.contender($0.id) }
        let choice = pick([.head, .base] + contenders) ?? .head
        return try Edit.resolve(conflict.id, choice, why: word(), in: context)
    }

    private mutating func text(_ context: EditContext, _ problem: RecordID) -> String {
        var lines = (context.view.value(problem, "nextStep").text ?? "一\n二").split(separator: "\n").map(
            String.init
        )
        let place = Int.random(in: 0...lines.count, using: &random)
        if Bool.random(using: &random) || place == lines.count {
            lines.insert(word(), at: place)
        } else {
            lines[place] = word()
        }
        return lines.suffix(6).joined(separator: "\n")
    }

    private mutating func funds(_ entries: [RecordState], _ problem: RecordID) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [
            FieldName.amount: .int(.random(in: 1...999, using: &random)),
            FieldName.fundsKinds: ["funds_recovered"],
        ]
        if let approximation = pick(Approximation.allCases) {
            fields[FieldName.approximation] = .string(approximation.rawValue)
        }
        let wholes = entries.filter { $0.parent == problem && $0.knownKind == .funds }
        if let whole = pick(wholes), Bool.random(using: &random) { fields[FieldName.partOf] = whole.id.json }
        return fields
    }

    // MARK: Syncing

    private mutating func sync(_ device: TestDevice, losing lossy: Int) throws {
        let forecast = foretells ? try device.forecast() : nil
        var session = SyncSession()
        var exchanges = 0
        while failure == nil {
            switch session.next(device.store.replica) {
            case .finished:
                try session.finish(&device.store, at: world.now())
                if let forecast { compare(forecast, with: session.summary) }
                return
            case .fork, .leave: return fail("no folder is a copy, and nobody leaves")
            case .snapshot: return fail("no replica is ever far behind")
            case .exchange(var request):
                exchanges += 1
                if lossy == 2 { request.bytesMax = 3_000 }
                if !foretells { checkPushes(request, from: device) }
                let lines = try world.answer(request, from: device.store.replica.identity.replica)
                noteReceipts(lines, of: device)
                check(device)
                // The first answer is lost, or cut off anywhere.
                if lossy == 1, exchanges == 1 {
                    try session.receive(
                        Array(lines.prefix(Int.random(in: 0..<lines.count, using: &random))),
                        into: &device.store
                    )
                    return
                }
                try session.receive(lines, into: &device.store)
            }
        }
    }

    private mutating func compare(_ forecast: Forecast, with told: SyncSummary) {
        for entry in forecast.entries {
            let (unit, n) = (entry.pending.unit, entry.pending.n)
            let came = told.outcomes.filter { $0.unit == unit && $0.n == n }.map(\.verdict)
            switch entry.outcome {
            case .taken: continue
            case .verdicts(let verdicts):
                foretold += 1
                if verdicts != came { fail("\(n): foretold \(verdicts), came \(came)") }
            case .refused(let refusal):
                foretold += 1
                if told.refusals[unit]?.refusal != refusal { fail("\(n): foretold \(refusal)") }
            }
        }
    }

    /// Each set on the documented slice must come to just what it comes to on the whole.
    private mutating func checkPushes(_ request: SyncRequest, from device: TestDevice) {
        var server = world.server
        for push in request.pushes {
            guard let submission = try? Submission(text: push.text, signature: push.signature),
                let before = server.units[push.unit]
            else { return fail("a set that can't be read was sent") }
            var slice = SliceTransaction(store: server)
            let time = Timestamp(milliseconds: 0)
            guard
                let sliced = try? Shared.push(
                    submission,
                    carrier: device.person,
                    receivedAt: time,
                    in: &slice
                ),
                let whole = try? server.push(submission, carrier: device.person, receivedAt: time),
                let after = server.units[push.unit]
            else { return fail("a push threw") }
            guard sliced == whole else { return fail("slice \(sliced), whole \(whole)") }
            guard let accepted = slice.writes?.accepted else { continue }
            let changed = after.state.records.values.filter { before.state.records[$0.id] != $0 }
            if after.log.count == before.log.count { continue }
            if accepted.row != after.log.last { fail("the slice gives another row") }
            if Set(accepted.records) != Set(changed) { fail("the slice writes other records") }
            if accepted.totals != difference(from: before.totals, to: after.totals) {
                fail("the slice's totals differ")
            }
            if summed(before.totals, accepted.totals) != Totals.recount(after.state) {
                fail("totals are not the recount after \(submission.text)")
            }
            checkRulings(before.state, after.state, submission)
        }
    }

    /// A ruling moves no figure out of the interval that was told before it.
    private mutating func checkRulings(_ before: UnitState, _ after: UnitState, _ submission: Submission) {
        guard let set = submission.set, set.changes.count == 1,
            case .resolve(let ruling) = set.changes[0].action, ruling.choice != .reopen
        else { return }
        let disputed = Totals.disputed(before)
        let moved = difference(from: Totals.recount(before), to: Totals.recount(after))
        for (key, amount) in moved where amount.value != 0 {
            let interval = disputed[key] ?? Interval(low: 0, high: 0)
            if amount.value < interval.low || amount.value > interval.high {
                fail("\(key.figure) moved by \(amount.value), told was \(interval)")
            }
        }
    }

    private mutating func noteReceipts(_ lines: [String], of device: TestDevice) {
        for line in lines {
            guard case .receipt(_, let n, let text) = try? SyncLine(text: line) else { continue }
            let position = LanePosition(device.store.replica.identity.replica, n)
            if let known = receipts[position], known != text { fail("two receipts for \(position)") }
            receipts[position] = text
        }
    }

    // MARK: Checking

    private mutating func fail(_ message: String) { if failure == nil { failure = message } }

    private mutating func check(_ device: TestDevice) {
        guard let unit = world.server.units[world.unit] else { return }
        if unit.head.version != Int64(unit.log.count) { fail("versions have a hole") }
        let fields = unit.state.openConflicts.flatMap { Array($0.fields) }
        if Set(fields).count != fields.count { fail("two conflicts are open on one field") }
    }

    /// Faults stop: within three rounds all are equal, and everything that was ever saved is found.
    mutating func settle() throws {
        for _ in 0..<3 { for device in devices { try sync(device, losing: 0) } }
        if world.server.units[world.unit]?.head.version == 2 { fail("nothing happened") }
        guard let unit = world.server.units[world.unit] else { return }
        var replayed = UnitState(unit: world.unit)
        var chain = Hash.zero
        var found: Set<String> = []
        for (index, text) in unit.log.enumerated() {
            let row = try LogRow(text: text)
            if row.version != Int64(index) + 1 { fail("version \(row.version) at \(index)") }
            chain = LogRow.chain(after: chain, row: text)
            replayed.apply(row.effects, as: row.write)
            found.insert(row.submission.text)
            if row.verdicts.count != row.submission.set?.changes.count { fail("verdicts at \(row.version)") }
        }
        if chain != unit.head.chain { fail("the chain does not verify") }
        if replayed.digest != unit.state.digest { fail("the replay is another state") }
        if Totals.recount(replayed) != unit.totals { fail("totals are not the replay's") }
        for receipt in unit.receipts.values { if let kept = receipt.submission { found.insert(kept.text) } }
        if !(saved[world.unit] ?? []).isSubset(of: found) { fail("a saved set is nowhere") }
        for (position, text) in receipts where unit.receipts[position]?.text != text {
            fail("a receipt changed")
        }
        if let device = pick(devices) { try device.reopen() }
        let digest = unit.state.digest
        for device in devices {
            guard let held = device.store.replica.units[world.unit] else { return fail("a unit is missing") }
            // Only one digest costs: equal states need none.
            if held.state.records != unit.state.records, held.state.digest != digest {
                fail("a replica differs")
            }
            if !device.store.replica.unsent.isEmpty { fail("something is still unsent") }
            if device.store.replica.units[world.otherUnit] != nil { fail("a foreign unit is held") }
        }
    }
}
