import Shared
import Testing

/// Who edits: a person at one device.
struct Hand: Sendable {
    var person: PersonID
    var replica: ReplicaID
    var roles: Set<Role>
    var predecessor: LanePosition?

    static let liaison = Hand(1, .liaison)
    static let other = Hand(2, .liaison)
    static let boss = Hand(3, .supervisor)
    static let secondBoss = Hand(4, .supervisor)
    static let office = Hand(5, .administrator)
    static let reviewer = Hand(6, .reviewer)
    /// The first liaison at another device.
    static let liaisonAtHome = Hand(1, .liaison, replica: 101)

    init(_ number: UInt64, _ role: Role, replica: UInt64? = nil) {
        person = PersonID(high: 50, low: number)
        self.replica = ReplicaID(high: 60, low: replica ?? number)
        roles = [role]
    }
}

/// A unit on which sets are merged without devices and servers.
///
/// Each merge is run on the whole state and on the documented slice, and its effects are applied to the state before:
/// all three must agree.
struct Ledger {
    let unit = UnitID(high: 1, low: 1)
    let problem = RecordID(high: 2, low: 1)
    let round = RecordID(high: 2, low: 2)
    private(set) var state: UnitState
    private(set) var version: Int64 = 0
    private var numbers: [ReplicaID: Int64] = [:]
    private var ids: UInt64 = 100

    /// One problem in progress, made by the office as version 1.
    init(_ status: ProblemStatus = .inProgress) {
        state = UnitState(unit: unit)
        push([newProblem(problem, status)], by: .office)
    }

    func newProblem(_ id: RecordID, _ status: ProblemStatus = .inProgress, group: Int64? = nil) -> Change {
        Change(
            id,
            kind: "problem",
            .create(
                parent: nil,
                fields: [
                    "number": "司法局-01", "title": "问题", "round": round.json,
                    "status": .string(status.rawValue),
                ]
            ),
            group: group
        )
    }

    mutating func newID() -> RecordID {
        ids += 1
        return RecordID(high: 3, low: ids)
    }

    /// Trainings on the problem, in some unit.
    mutating func quantity(_ amount: String, _ unit: String) -> Change {
        let fields: [String: JSONValue] = [
            "date": "2020-05-17", "label": "培训", "amount": .string(amount), "countUnit": .string(unit),
        ]
        return Change(newID(), kind: "quantity", .create(parent: problem, fields: fields))
    }

    /// Money on the problem.
    mutating func funds(
        _ fen: Int64,
        on parent: RecordID? = nil,
        _ more: [String: JSONValue] = [:],
        group: Int64? = nil
    ) -> Change {
        let fields: [String: JSONValue] = [
            "date": "2020-05-17", "amount": .int(fen), "fundsKinds": ["funds_recovered"],
        ]
        return Change(
            newID(),
            kind: "funds",
            .create(parent: parent ?? problem, fields: fields.merging(more) { $1 }),
            group: group
        )
    }

    /// A correction: the new entry and the link from the old one.
    mutating func correction(
        of old: RecordID,
        _ fen: Int64,
        _ more: [String: JSONValue] = [:],
        from: JSONValue = .null
    ) -> [Change] {
        let created = funds(fen, on: nil, more.merging(["replaces": old.json]) { $1 }, group: 1)
        return [created, edit("replacedBy", from, created.record.json, of: old, kind: "funds", group: 1)]
    }

    func edit(
        _ field: String,
        _ from: JSONValue,
        _ to: JSONValue,
        over: JSONValue? = nil,
        of record: RecordID? = nil,
        kind: String = "problem",
        group: Int64? = nil,
        why: String? = nil
    ) -> Change {
        Change(
            record ?? problem,
            kind: kind,
            .edit(FieldEdit(field, from: from, to: to, over: over)),
            group: group,
            why: why
        )
    }

    /// Merges a set that its author based on `base`, by default on all there is.
    @discardableResult
    mutating func push(
        _ changes: [Change],
        by hand: Hand,
        base: Int64? = nil,
        undoing undone: LanePosition? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [Verdict] {
        let n = (numbers[hand.replica] ?? 0) + 1
        numbers[hand.replica] = n
        let set = ChangeSet(
            replica: hand.replica,
            unit: unit,
            n: n,
            prev: .zero,
            base: Base(epoch: EpochID(high: 9, low: 1), version: base ?? version),
            editedAt: Timestamp(milliseconds: 0),
            undoes: undone.map { SetReference(replica: $0.replica, n: $0.n, hash: .zero) },
            changes: changes
        )
        func run(on state: UnitState) -> MergeOutcome {
            merge(
                set,
                by: Author(hand.person, hand.roles),
                lane: LaneIdentity(hand.replica, predecessor: hand.predecessor),
                into: state,
                at: version + 1
            )
        }
        let outcome = run(on: state)
        let slice = state.minimalSlice(Touched(set))
        let sliced = run(on: slice)
        #expect(sliced.verdicts == outcome.verdicts, sourceLocation: sourceLocation)
        #expect(sliced.effects == outcome.effects, sourceLocation: sourceLocation)
        #expect(
            Totals.delta(before: slice, after: sliced.state)
                == difference(from: Totals.recount(state), to: Totals.recount(outcome.state)),
            sourceLocation: sourceLocation
        )
        var replayed = state
        let write = LastWrite(
            version: version + 1,
            position: LanePosition(hand.replica, n),
            author: hand.person
        )
        replayed.apply(outcome.effects, as: write)
        #expect(replayed.digest == outcome.state.digest, sourceLocation: sourceLocation)
        state = outcome.state
        if !outcome.effects.isEmpty { version += 1 }
        return outcome.verdicts
    }

    /// Merges a set and returns the conflict in which its first change is parked.
    mutating func parked(
        _ changes: [Change],
        by hand: Hand,
        base: Int64? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Conflict? {
        let verdicts = push(changes, by: hand, base: base, sourceLocation: sourceLocation)
        return conflict(verdicts.first)
    }

    /// Merges a set that must end in a conflict.
    mutating func park(
        _ changes: [Change],
        by hand: Hand,
        base: Int64? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Conflict {
        let conflict = parked(changes, by: hand, base: base, sourceLocation: sourceLocation)
        return try #require(conflict, sourceLocation: sourceLocation)
    }

    /// The place of a hand's newest set.
    func last(of hand: Hand) -> LanePosition { LanePosition(hand.replica, numbers[hand.replica] ?? 0) }

    /// What the field holds.
    func head(_ field: String, of record: RecordID? = nil) -> JSONValue {
        state.records[record ?? problem]?[field] ?? .null
    }

    func key(_ field: String, of record: RecordID? = nil) -> FieldKey { FieldKey(record ?? problem, field) }

    func conflict(_ verdict: Verdict?) -> Conflict? {
        guard case .conflict(let id) = verdict else { return nil }
        return state.conflicts[id]
    }

    /// A ruling on a conflict as it stands now, or as it stood at a revision.
    func ruling(
        _ conflict: Conflict,
        _ choice: ResolutionRequest.Choice,
        revision: Int64? = nil,
        why: String? = nil
    ) -> Change {
        let now = state.conflicts[conflict.id]?.revision ?? 0
        return Change(
            conflict.record,
            kind: "problem",
            .resolve(ResolutionRequest(conflict: conflict.id, revision: revision ?? now, choice: choice)),
            why: why
        )
    }

    /// What was recovered, in fen.
    var recovered: ExactDecimal {
        Totals.recount(state)[FigureKey(round: round, figure: Figures.funds(.recovered))]?.value ?? 0
    }
}
