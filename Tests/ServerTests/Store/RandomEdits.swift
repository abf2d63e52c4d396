import Shared

@testable import Server

/// A small generator with a seed, so that a failure can be had again.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func id<Tag>() -> ID<Tag> {
        .version7(milliseconds: 1_589_680_000_000, random: (next(), next()))
    }
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// Makes changes as people would who look at a state that may be old.
struct RandomEdits {
    var random: SeededRandom
    let rounds: [RecordID]
    private static let words = ["甲", "乙", "丙", "one", "two", "three\nlines\nhere"]

    /// One to four changes on what the author sees.
    mutating func changes(seeing state: UnitState, roles: Set<Role>) -> [Change] {
        let isOffice = !roles.isDisjoint(with: Role.officeSide)
        let count = random.chance(25) ? Int.random(in: 2...4, using: &random) : 1
        var changes: [Change] = []
        for index in 0..<count {
            changes += intention(state, isOffice: isOffice, group: Int64(index + 1))
        }
        // A field edited twice in one set is malformed, and so would not reach the store.
        var seen: Set<FieldKey> = []
        return changes.filter { change in
            change.edit.map { seen.insert(FieldKey(change.record, $0.field)).inserted } ?? true
        }
    }

    private mutating func intention(_ state: UnitState, isOffice: Bool, group: Int64) -> [Change] {
        let problems = state.records.values.filter { $0.kind == "problem" }.sorted { $0.id < $1.id }
        // Few problems, so that people meet.
        guard let problem = problems.prefix(4).randomElement(using: &random) else { return [creation()] }
        let children = state.children(of: problem.id)
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<8: return problems.count < 4 || random.chance(20) ? [creation()] : fieldEdit(of: problem)
        case 8..<30: return entry(under: problem, children, group)
        case 30..<55: return fieldEdit(of: problem)
        case 55..<65: return statusEdit(of: problem, group)
        case 65..<75: return correction(of: children, group)
        case 75..<82: return retraction(of: ([problem] + children).randomElement(using: &random) ?? problem)
        case 82..<92 where isOffice: return ruling(state)
        default: return dispute(state)
        }
    }

    private mutating func creation() -> Change {
        var change = newProblem(
            random.id(),
            round: rounds.randomElement(using: &random) ?? rounds[0],
            number: "\(random.next() % 100)"
        )
        change.group = nil
        return change
    }

    private mutating func entry(under problem: RecordState, _ children: [RecordState], _ group: Int64)
        -> [Change]
    {
        let kind =
            ["measure", "funds", "accountability", "rule", "quantity", "progress"]
            .randomElement(using: &random) ?? "funds"
        var fields = Self.fields(of: kind, value: Int64(random.next() % 1000))
        if kind != "measure", random.chance(30),
            let whole = children.filter({ $0.kind == kind }).randomElement(using: &random)
        {
            fields["partOf"] = whole.id.json
        }
        if kind != "measure", random.chance(20) { fields["doubtful"] = true }
        if kind != "measure", random.chance(30) { fields["approximation"] = "at_least" }
        let record: RecordID = random.id()
        var changes = [Change(record, kind: kind, .create(parent: problem.id, fields: fields))]
        if random.chance(20) { changes.append(changes[0]) }
        if kind != "measure", random.chance(15) {
            changes.append(
                Change(
                    record,
                    kind: kind,
                    .edit(FieldEdit("doubtful", from: fields["doubtful"] ?? .null, to: false)),
                    group: group
                )
            )
        }
        return changes
    }

    static func fields(of kind: String, value: Int64) -> [String: JSONValue] {
        switch kind {
        case "measure": ["ordinal": .int(value % 9 + 1), "text": "m"]
        case "funds": ["date": "2020-05-01", "amount": .int(value), "fundsKinds": ["funds_recovered"]]
        case "accountability":
            ["date": "2020-05-01", "forms": ["talk_reminder"], "count": .int(value), "countUnit": "person"]
        case "rule": ["date": "2020-05-01", "action": "rules_new", "count": .int(value)]
        case "quantity":
            ["date": "2020-05-01", "label": "树木", "amount": .string("\(value)"), "countUnit": "棵"]
        default: ["date": "2020-05-01", "text": "p"]
        }
    }

    private mutating func fieldEdit(of problem: RecordState) -> [Change] {
        let field =
            ["title", "detail", "nextStep", "assistingDepartments", "responsiblePerson", "finishedOn"]
            .randomElement(using: &random) ?? "title"
        let word = Self.words.randomElement(using: &random) ?? ""
        let to: JSONValue =
            switch field {
            case "assistingDepartments": Validation.setValue([word, Self.words[Int(random.next() % 3)]])
            case "finishedOn": .string("2020-05-\(10 + random.next() % 20)")
            case "detail", "nextStep": .string(paragraphEdit(of: problem.text(field) ?? "a\nb\nc\nd\ne"))
            default: .string(word)
            }
        return [Change(problem.id, kind: problem.kind, .edit(FieldEdit(field, from: problem[field], to: to)))]
    }

    /// Another text in one of the paragraphs, or a new one.
    private mutating func paragraphEdit(of text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).prefix(12)
        let place = Int.random(in: 0..<lines.count, using: &random)
        let line = "\(random.next() % 100)"
        if random.chance(50) { lines[place] = line } else { lines.insert(line, at: place) }
        return lines.joined(separator: "\n")
    }

    private mutating func statusEdit(of problem: RecordState, _ group: Int64) -> [Change] {
        let steps = StatusTransitions.table.filter { $0.from.rawValue == problem.text("status") }
        guard let step = steps.randomElement(using: &random) else { return [] }
        let status = FieldEdit("status", from: problem["status"], to: .string(step.to.rawValue))
        let date = FieldEdit("finishedOn", from: problem["finishedOn"], to: "2020-06-30")
        return [
            Change(problem.id, kind: problem.kind, .edit(status), group: group, why: "w"),
            Change(problem.id, kind: problem.kind, .edit(date), group: group),
        ]
    }

    private mutating func correction(of children: [RecordState], _ group: Int64) -> [Change] {
        guard let entry = children.filter({ $0.knownKind?.isEntry ?? false }).randomElement(using: &random)
        else {
            return []
        }
        var fields = Self.fields(of: entry.kind, value: Int64(random.next() % 1000))
        fields["replaces"] = entry.id.json
        let successor: RecordID = random.id()
        return [
            Change(successor, kind: entry.kind, .create(parent: entry.parent, fields: fields), group: group),
            Change(
                entry.id,
                kind: entry.kind,
                .edit(FieldEdit("replacedBy", from: entry["replacedBy"], to: successor.json)),
                group: group
            ),
        ]
    }

    private mutating func retraction(of record: RecordState) -> [Change] {
        let from = record["retracted"]
        return [
            Change(
                record.id,
                kind: record.kind,
                .edit(FieldEdit("retracted", from: from, to: from.isNull ? "reason" : .null))
            )
        ]
    }

    private mutating func ruling(_ state: UnitState) -> [Change] {
        let ruledOn = state.conflicts.values.filter { $0.state == .resolved }.sorted { $0.id < $1.id }
        if random.chance(30), let conflict = ruledOn.randomElement(using: &random) {
            return [ruling(conflict, .reopen, state)]
        }
        guard let conflict = state.openConflicts.randomElement(using: &random) else { return [] }
        var choice = ResolutionRequest.Choice.head
        switch Int.random(in: 0..<3, using: &random) {
        case 0: choice = .base
        case 1:
            if let contender = conflict.standing.randomElement(using: &random) {
                choice = .contender(contender.id)
            }
        default: break
        }
        return [ruling(conflict, choice, state)]
    }

    private func ruling(_ conflict: Conflict, _ choice: ResolutionRequest.Choice, _ state: UnitState)
        -> Change
    {
        let kind = state.records[conflict.record]?.kind ?? "problem"
        let ruling = ResolutionRequest(conflict: conflict.id, revision: conflict.revision, choice: choice)
        return Change(conflict.record, kind: kind, .resolve(ruling), why: "ruled")
    }

    /// Goes on with, or takes back, or hangs something under what a conflict holds.
    private mutating func dispute(_ state: UnitState) -> [Change] {
        guard let conflict = state.openConflicts.randomElement(using: &random),
            let contender = conflict.standing.randomElement(using: &random)
        else { return [] }
        if let parked = contender.creates.first.flatMap({ state.records[$0] }), random.chance(50) {
            let parent = parked.parent ?? parked.id
            return [
                Change(
                    random.id(),
                    kind: "funds",
                    .create(parent: parent, fields: Self.fields(of: "funds", value: 7))
                )
            ]
        }
        guard let (key, value) = contender.values.sorted(by: { $0.key < $1.key }).first,
            let record = state.records[key.record]
        else { return [] }
        let to = random.chance(50) ? record[key.field] : value
        return [
            Change(
                record.id,
                kind: record.kind,
                .edit(FieldEdit(key.field, from: value, to: to)),
                why: "again"
            )
        ]
    }
}
