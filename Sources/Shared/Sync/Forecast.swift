/// What the server would make of the unsent sets now, if nothing moves until they get there.
///
/// Made on a scratch copy of the replica that has fetched the news, by the very push that the server runs.
public struct Forecast: Sendable {
    /// What would become of one set.
    public struct Entry: Sendable, Equatable {
        public var pending: PendingSet
        public var outcome: Outcome
    }

    /// What would become of a set.
    public enum Outcome: Sendable, Equatable {
        /// One verdict for each change; none where the number was given up.
        case verdicts([Verdict])
        /// The server would not take it.
        case refused(PushRefusal)
        /// It has it already, and the answer was lost on its way; what it was is told by the next sync.
        case taken
    }

    /// In the order in which the sets were saved.
    public private(set) var entries: [Entry] = []
    /// The replica as it would stand then: what would be taken is in the units, and out of the outbox.
    public private(set) var replica: Replica

    /// - Parameters:
    ///   - replica: Up to date with its server.
    ///   - taken: Verdicts of unsent sets that came with the news all the same, by unit and number.
    ///   - now: For reading only.
    public init(
        of replica: Replica,
        taken: [UnitID: [Int64: [Verdict]]],
        at now: Timestamp
    ) throws {
        self.replica = replica
        for unit in Set(replica.unsent.map(\.unit)).sorted() {
            try judge(replica.unsent.filter { $0.unit == unit }, taken[unit] ?? [:], at: now)
        }
        let order = replica.unsent.map(\.submission.reference)
        entries.sort { left, right in
            order.firstIndex(of: left.pending.submission.reference) ?? 0
                < order.firstIndex(of: right.pending.submission.reference) ?? 0
        }
    }

    private mutating func judge(_ sets: [PendingSet], _ taken: [Int64: [Verdict]], at now: Timestamp) throws {
        guard let first = sets.first else { return }
        guard let held = replica.units[first.unit], !held.hasLeft else {
            let refusal: PushRefusal = replica.units[first.unit] == nil ? .notMember : .quarantined
            entries += sets.map { Entry(pending: $0, outcome: .refused(refusal)) }
            if refusal == .quarantined { replica.outbox.removeAll { $0.unit == first.unit } }
            return
        }
        // A lane is taken in its order: what lies before a set that was taken was too.
        let takenThrough = taken.keys.max() ?? 0
        for pending in sets where pending.n <= takenThrough {
            let outcome = taken[pending.n].map(Outcome.verdicts) ?? .taken
            entries.append(Entry(pending: pending, outcome: outcome))
            replica.outbox.removeAll { $0.submission.reference == pending.submission.reference }
        }
        let open = sets.filter { $0.n > takenThrough }
        guard let next = open.first else { return }
        var server = MemoryStore(holding: held, of: replica, upTo: next)
        for pending in open {
            let answer = try server.push(
                pending.outgoing,
                carrier: replica.person,
                was: pending.was,
                receivedAt: now
            )
            switch answer {
            case .receipt(let text):
                let receipt = try Receipt(text: text)
                entries.append(Entry(pending: pending, outcome: .verdicts(receipt.verdicts)))
                replica.outbox.removeAll { $0.submission.reference == pending.submission.reference }
            case .refusal(let refusal):
                entries.append(Entry(pending: pending, outcome: .refused(refusal)))
            }
        }
        guard let after = server.units[first.unit] else { return }
        replica.units[first.unit]?.state = after.state
        replica.units[first.unit]?.cursor.version = after.head.version
    }

    /// The verdicts of all changes that would be judged, as a sync tells them.
    public var outcomes: [SyncSummary.Outcome] {
        entries.flatMap { entry -> [SyncSummary.Outcome] in
            guard case .verdicts(let verdicts) = entry.outcome, let set = entry.pending.submission.set else {
                return []
            }
            return zip(set.changes, verdicts).map {
                SyncSummary.Outcome(unit: entry.pending.unit, n: entry.pending.n, change: $0, verdict: $1)
            }
        }
    }

    /// How many sets the server would keep aside for a supervisor, by unit.
    public var deposited: [UnitID: Int] {
        entries.reduce(into: [:]) { found, entry in
            if entry.outcome == .refused(.quarantined) { found[entry.pending.unit, default: 0] += 1 }
        }
    }

    /// The first refusal in each unit: what lies behind it waits.
    public var refusals: [UnitID: (n: Int64, refusal: PushRefusal)] {
        entries.reduce(into: [:]) { found, entry in
            guard case .refused(let refusal) = entry.outcome, refusal != .quarantined,
                found[entry.pending.unit] == nil
            else { return }
            found[entry.pending.unit] = (entry.pending.n, refusal)
        }
    }
}

extension MemoryStore {
    /// What a server has of one unit, as far as a replica can know: all that its unsent sets are judged by.
    ///
    /// - Parameter next: The first set of its lane that the server doesn't have.
    init(holding held: UnitReplica, of replica: Replica, upTo next: PendingSet) {
        self.init()
        let (unit, own) = (held.state.unit, replica.identity.replica)
        put(Device(replica: own, person: replica.person, publicKey: [], isRevoked: false))
        var tables = Unit(
            head: UnitHead(
                version: held.cursor.version,
                chain: held.cursor.chain,
                epoch: held.cursor.epoch
            ),
            state: held.state,
            epochs: held.epochs.isEmpty ? [EpochStart(held.cursor.epoch, at: 0)] : held.epochs
        )
        tables.roles[replica.person] = held.roles
        tables.lanes[own] = LaneHead(
            n: next.n - 1,
            hash: next.submission.prev,
            predecessor: replica.lanes[unit]?.predecessor?.position
        )
        put(tables, of: unit)
    }
}
