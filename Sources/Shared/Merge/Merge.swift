/// What merging one set came to.
public struct MergeOutcome: Sendable {
    /// One for each change, in the set's order.
    public var verdicts: [Verdict]
    /// In the order in which they are applied; empty: the set takes no version.
    public var effects: [Effect]
    /// The state with the effects applied.
    public var state: UnitState
    /// Records and conflicts of a lost history that the set builds on; empty unless every verdict is `deferred`.
    public var awaited: Set<RecordID> = []
}

/// Decides what one change set does to its unit.
///
/// Pure: the caller holds the unit's lock, has loaded what ``Touched`` names, and does the writing.
///
/// - Parameters:
///   - set: Signed by a replica enrolled for `author`.
///   - lane: The set's lane, with the predecessor it goes on from.
///   - state: The unit, or the slice of it that the set touches.
///   - version: The version that the set takes if it has an effect.
///   - integrated: What the author had integrated; nil: all of the set's base. What builds on something that was lost
///     waits for it.
///   - was: The place that the set had in a history that is lost.
/// - Source: docs/protocol.md, "Merge".
public func merge(
    _ set: ChangeSet,
    by author: Author,
    lane: LaneIdentity,
    into state: UnitState,
    at version: Int64,
    integrated: Integrated? = nil,
    was: Base? = nil
) -> MergeOutcome {
    let integrated = integrated ?? Integrated(set.base)
    let write = LastWrite(
        version: version,
        position: LanePosition(set.replica, set.n),
        author: author.person,
        mark: WriteMark(was: was, saw: integrated.lost)
    )
    var merger = Merger(
        set: set,
        author: author,
        lane: lane,
        integrated: integrated,
        write: write,
        state: state
    )
    return merger.run()
}

/// What the rules say of one change, before its group's fate is known.
enum Decision {
    case reject(RejectReason)
    /// To be parked; `extra` are further values that go with it, such as "not retracted".
    case park(extra: [FieldKey: JSONValue] = [:])
    /// What the change builds on was lost in a restore: a record or a conflict.
    case wait(for: RecordID)
    case accept(Verdict, [Effect])
}

struct Merger {
    let set: ChangeSet
    let author: Author
    let lane: LaneIdentity
    let integrated: Integrated
    let write: LastWrite
    /// The state with all groups so far.
    var state: UnitState
    var verdicts: [Verdict?]
    var effects: [Effect] = []
    /// What the set waits for.
    private var awaited: Set<RecordID> = []

    init(
        set: ChangeSet,
        author: Author,
        lane: LaneIdentity,
        integrated: Integrated,
        write: LastWrite,
        state: UnitState
    ) {
        self.set = set
        self.author = author
        self.lane = lane
        self.integrated = integrated
        self.write = write
        self.state = state
        verdicts = [Verdict?](repeating: nil, count: set.changes.count)
    }

    mutating func run() -> MergeOutcome {
        let before = state
        for group in groups() { decide(group) }
        // A set is delivered whole: where a part of it must wait, all of it does.
        guard awaited.isEmpty else {
            let verdicts = [Verdict](repeating: .deferred, count: set.changes.count)
            return MergeOutcome(verdicts: verdicts, effects: [], state: before, awaited: awaited)
        }
        return MergeOutcome(
            verdicts: verdicts.map { $0 ?? .rejected(.groupRejected) },
            effects: withLastConflicts(),
            state: state
        )
    }

    /// Each conflict as the set leaves it, once: a group of many fields would repeat the whole of it with each.
    private func withLastConflicts() -> [Effect] {
        var seen: Set<ConflictID> = []
        let kept = effects.reversed().filter { effect in
            guard case .conflict(let conflict) = effect else { return true }
            return seen.insert(conflict.id).inserted
        }
        return kept.reversed()
    }

    /// Indices of changes that share a fate, by their first change.
    private func groups() -> [[Int]] {
        var order: [[Int]] = []
        var places: [Int64: Int] = [:]
        for (index, change) in set.changes.enumerated() {
            if let group = change.group, let place = places[group] {
                order[place].append(index)
            } else {
                if let group = change.group { places[group] = order.count }
                order.append([index])
            }
        }
        return order
    }

    private mutating func decide(_ group: [Int]) {
        let before = state
        var accepted: [Effect] = []
        var rejected: [Int: RejectReason] = [:]
        var parked: [FieldKey: JSONValue]?
        for index in group {
            switch judge(set.changes[index], in: group) {
            case .reject(let reason): rejected[index] = reason
            case .wait(let missing): awaited.insert(missing)
            case .park(let extra):
                parked = (parked ?? [:]).merging(extra) { first, _ in first }
                foresee(set.changes[index])
            case .accept(let verdict, let effects):
                verdicts[index] = verdict
                accepted += effects
                // Later changes of the group may build on it: a correction names the entry created before it.
                state.apply(effects, as: write)
            }
        }
        if !rejected.isEmpty {
            state = before
            for index in group { verdicts[index] = .rejected(rejected[index] ?? .groupRejected) }
        } else if parked != nil, group.contains(where: { set.changes[$0].isRuling }) {
            // A ruling can't wait as a value between which another one chooses.
            state = before
            for index in group { verdicts[index] = .rejected(.groupRejected) }
        } else if let parked {
            state = before
            let (conflict, parking) = park(group, extra: parked)
            state.apply(parking, as: write)
            effects += parking
            for index in group { verdicts[index] = .conflict(conflict) }
        } else {
            effects += accepted
        }
    }

    /// Lets the rest of a group that will be parked see what it creates: a correction names the entry created before it.
    private mutating func foresee(_ change: Change) {
        guard case .create(let parent, let fields) = change.action else { return }
        state.apply([.create(change, under: parent, fields, parked: nil)], as: write)
    }

    private func judge(_ change: Change, in group: [Int]) -> Decision {
        switch change.action {
        case .create(let parent, let fields): judgeCreation(of: change, under: parent, fields, in: group)
        case .edit(let edit): judgeEdit(edit, of: change, in: group)
        case .resolve(let ruling): judgeResolution(ruling, why: change.why)
        }
    }

    /// Whether the author had integrated what a restore has lost.
    var restsOnLostHistory: Bool { integrated.lost != nil }

    /// Whether nothing tells which versions of the author's history are still the same ones.
    var sharesNothing: Bool { integrated.lost?.epoch == .unknown }

    /// Whether the author had integrated a write, or made or shared it.
    func isSeen(_ write: LastWrite) -> Bool { integrated.includes(write) || lane.owns(write) }

    /// What a record that is not known means: that it was lost and may return, or that there is none.
    func missing(_ id: RecordID, _ reason: RejectReason) -> Decision {
        restsOnLostHistory ? .wait(for: id) : .reject(reason)
    }

    /// The first reference of a change to a record that is not known, where that may still return.
    func lostReference(in fields: [String: JSONValue], _ rule: KindRule) -> RecordID? {
        guard restsOnLostHistory else { return nil }
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            guard case .reference(_, office: false) = rule.fields[name]?.type,
                let target = value.text.flatMap({ RecordID($0) })
            else { continue }
            if state.records[target] == nil { return target }
        }
        return nil
    }

    /// Whether a tombstone or its lifting came after what the author had seen, by another hand.
    func isRetractedUnseen(_ record: RecordState) -> Bool {
        guard let write = record.fields[FieldName.retracted]?.write, record.isRetracted else { return false }
        return !isSeen(write)
    }
}
