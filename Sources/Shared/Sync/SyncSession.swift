/// What the runner of a sync is to do next.
public enum SyncStep: Sendable, Equatable {
    /// `POST /v1/sync`, then hand the answer's lines to ``SyncSession/receive(_:into:)``.
    case exchange(SyncRequest)
    /// `GET /v1/units/{unit}/snapshot`, then hand the lines to ``SyncSession/receiveSnapshot(_:into:)``.
    case snapshot(unit: UnitID, after: RecordID?)
    /// This folder is a copy, or was restored: ``SyncSession/fork(_:as:with:)`` with a new id and a new key.
    case fork
    /// The person was taken off a unit and nothing of theirs waits any more: ``SyncSession/leave(_:sealed:from:)``.
    case leave(UnitID)
    /// Push and pull came to their end.
    case finished
}

/// One sync as a state machine: says what to ask, takes the answers in. No clock, no network; the disk is the store's.
public struct SyncSession: Sendable {
    public internal(set) var summary = SyncSummary()
    /// Units in which a set was refused in a way that sending again now can't mend.
    private var halted: Set<UnitID> = []
    private var bootstraps: [UnitID: Bootstrap] = [:]
    /// What the server told of the units that are bootstrapped.
    private var told: [UnitID: UnitLine] = [:]
    private var expectsMore = true
    /// Whether a set that was thought to be taken was refused since the last report of what is unsent.
    private var isReportOld = false
    /// Exchanges that moved nothing; a server that keeps saying `more` without giving any must not hold us forever.
    private var idleExchanges = 0
    /// Whether another copy of this replica has gone on in one of its lanes.
    private var mustFork = false
    /// Units that are to be removed.
    private var leaving: Set<UnitID> = []
    /// Units whose server was restored and doesn't know it.
    private(set) var unannounced: Set<UnitID> = []
    /// A server that answers every lane with the same refusal must not hold us forever.
    private var forks = 0
    private static let forksMax = 2
    private var reopenings: [UnitID: Int] = [:]
    private static let reopeningsMax = 3

    /// A unit further behind than this is fetched as a snapshot, without the history before it.
    public static let snapshotThreshold: Int64 = 5_000

    /// Whether it sends what is unsent; else it only asks for news.
    private let sends: Bool

    /// - Parameter sends: Whether what is unsent is sent; else only news are asked for, to look ahead on a scratch copy.
    public init(sends: Bool = true) { self.sends = sends }

    /// Whether this folder turned out to be a copy and has not gone on as a replica of its own yet.
    public var isCopy: Bool { mustFork }

    /// What to do next, from what the replica holds.
    public func next(_ replica: Replica) -> SyncStep {
        if let unit = leaving.min() { return .leave(unit) }
        if mustFork { return .fork }
        if let (unit, bootstrap) = bootstraps.min(by: { $0.key < $1.key }) {
            return .snapshot(unit: unit, after: bootstrap.next)
        }
        let pushes = self.pushes(replica)
        let succession = sends ? replica.identity.succession : nil
        guard idleExchanges < 3,
            expectsMore || isReportOld || !pushes.isEmpty || succession != nil
        else { return .finished }
        var outbox: [UnitID: OutboxReport] = [:]
        // What stays unsent once the request's own sets are taken.
        let sent = Set(pushes.map(\.submission.reference))
        for unit in replica.workUnits { outbox[unit] = replica.report(of: unit, without: sent) }
        return .exchange(
            SyncRequest(
                pushes: pushes.map(\.push),
                outbox: outbox,
                cursors: replica.units.mapValues(\.cursor),
                roles: replica.units.count > Limits.quietUnitsMax ? replica.units.mapValues(\.roles) : [:],
                succession: succession
            )
        )
    }

    private func pushes(_ replica: Replica) -> [PendingSet] {
        var pushes: [PendingSet] = []
        var bytes = 0
        for pending in replica.unsent where sends && !halted.contains(pending.unit) {
            let outgoing = pending.outgoing
            // Escaped inside JSON a set takes more than its own bytes.
            bytes += outgoing.text.utf8.count * 5 / 4 + 512
            guard pushes.count < Limits.setsPerPushMax, pushes.isEmpty || bytes < Limits.requestBytesMax / 2
            else { break }
            pushes.append(pending)
        }
        return pushes
    }

    /// Takes in the lines of an answer, in order, each durably before the next.
    ///
    /// Lines of an answer that was cut off count as far as they are whole.
    public mutating func receive<D: Disk>(_ lines: [String], into store: inout ReplicaStore<D>)
        throws(ReplicaError)
    {
        var isComplete = false
        var moved = false
        isReportOld = false
        var index = 0
        while index < lines.count {
            let text = lines[index]
            index += 1
            summary.bytesReceived += text.utf8.count + 1
            let line: SyncLine
            do throws(JSONError) { line = try SyncLine(text: text) } catch { throw .badAnswer(error) }
            switch line {
            case .registered(let replica, let token, let expiresAt):
                try store.register(replica, token: token, expiresAt: expiresAt)
            case .receipt(let unit, let n, let text):
                moved = try take(receipt: text, unit, n, into: &store) || moved
            case .refusal(let unit, let n, let refusal):
                moved = try take(refusal, unit, n, into: &store) || moved
            case .unit(let unit):
                let end = index + min(unit.rows, lines.count - index)
                let rows = Array(lines[index..<end])
                index = end
                // Rows of a unit that was cut off can't be verified; they come again.
                guard rows.count == unit.rows else { continue }
                moved = try take(rows, unit, into: &store) || moved
            case .end(let more, let enrolledUntil):
                if let enrolledUntil { try store.noteEnrolment(until: enrolledUntil) }
                isComplete = true
                expectsMore = more
            }
        }
        if !isComplete { expectsMore = true }
        idleExchanges = moved ? 0 : idleExchanges + 1
    }

    /// Ends a sync: writes down what it told. Call it also when it was broken off.
    public mutating func finish<D: Disk>(_ store: inout ReplicaStore<D>, at now: Timestamp)
        throws(ReplicaError)
    {
        for held in store.replica.units.values.sorted(by: { $0.state.unit < $1.state.unit }) {
            let rows = held.cursor.version - (store.checkpointed[held.state.unit] ?? 0)
            if rows >= ReplicaStore<D>.checkpointRows { try store.checkpoint(held) }
        }
        try store.finishSync(at: now)
    }

    private mutating func take<D: Disk>(
        receipt text: String,
        _ unit: UnitID,
        _ n: Int64,
        into store: inout ReplicaStore<D>
    ) throws(ReplicaError) -> Bool {
        let receipt: Receipt
        do throws(JSONError) { receipt = try Receipt(text: text) } catch { throw .badAnswer(error) }
        guard let pending = store.replica.pending(unit, n) else { return false }
        guard receipt.hash == pending.submission.hash, receipt.replica == store.replica.identity.replica,
            receipt.unit == unit, receipt.n == n
        else { throw .badAnswer(JSONError(.wrongType, member: "receipt")) }
        // One verdict for each change, or none where the number was given up, be it by a copy of this replica.
        let changes = pending.submission.set?.changes.count ?? 0
        guard receipt.verdicts.count == changes || receipt.verdicts.isEmpty && receipt.version == nil else {
            throw .badAnswer(JSONError(.wrongType, member: "verdicts"))
        }
        if pending.isAcknowledged { return false }
        // A file may bring an answer from before the server was restored: what it says is lost.
        if pending.wasLost, let held = store.replica.units[unit],
            receipt.epoch != held.cursor.epoch, held.shared(receipt.place) < receipt.place.version
        {
            return false
        }
        try store.record([.receipt(receipt)])
        summary.sentSets += 1
        // An answer of an earlier history says that it was not.
        if pending.wasLost, receipt.epoch == store.replica.units[unit]?.cursor.epoch {
            summary.sentAgain += 1
        }
        summary.outcomes += SyncSummary.Outcome.all(of: pending.submission, receipt)
        return true
    }

    private mutating func take<D: Disk>(
        _ refusal: PushRefusal,
        _ unit: UnitID,
        _ n: Int64,
        into store: inout ReplicaStore<D>
    ) throws(ReplicaError) -> Bool {
        guard let pending = store.replica.pending(unit, n) else { return false }
        // What is acknowledged stays so.
        if pending.isAcknowledged { return false }
        if refusal.asksForVoid, pending.void == nil {
            try store.giveUp(pending, because: refusal)
            summary.refusals[unit] = (n, refusal)
            return true
        }
        switch refusal {
        // A gap behind a refused set says nothing new.
        case .gap where summary.refusals[unit] != nil || mustFork: return false
        case .gap(let expected) where expected < n && reopenings[unit, default: 0] < Self.reopeningsMax:
            reopenings[unit, default: 0] += 1
            switch try store.reopen(unit, from: expected) {
            case .nothing: break
            case .broughtBack: return true
            case .impossible:
                mustFork = true
                return true
            }
        case .quarantined:
            try store.record([.refusal(unit: unit, n: n, refusal)])
            summary.depositedSets[unit, default: 0] += 1
            isReportOld = true
            return true
        case .replicaFork where forks < Self.forksMax:
            mustFork = true
            return true
        default: break
        }
        summary.refusals[unit] = (n, refusal)
        if pending.refusal != refusal { try store.record([.refusal(unit: unit, n: n, refusal)]) }
        isReportOld = true
        // Other units have their turn now.
        return halted.insert(unit).inserted
    }

    private mutating func take<D: Disk>(
        _ rows: [String],
        _ line: UnitLine,
        into store: inout ReplicaStore<D>
    ) throws(ReplicaError) -> Bool {
        let unit = line.unit
        switch line.news {
        case .leave:
            guard let held = store.replica.units[unit] else { return false }
            if !store.replica.unsent.contains(where: { $0.unit == unit }) {
                leaving.insert(unit)
                return true
            }
            guard !held.hasLeft else { return false }
            store.note(unit) {
                $0.hasLeft = true
                $0.roles = []
            }
            summary.leftUnits.append(unit)
            return true
        case .diverged:
            // Fetched once already: another restore, or a server that contradicts itself. The next sync goes on.
            guard !summary.divergedUnits.contains(unit) else { return false }
            summary.divergedUnits.append(unit)
            bootstraps[unit] = Bootstrap(unit: unit)
            told[unit] = line
            return true
        case .rows: break
        }
        let isNew = store.replica.units[unit] == nil
        if isNew {
            summary.newUnits.append(unit)
            if store.replica.lanes[unit]?.hasEnded == true {
                summary.rejoinedUnits.append(unit)
                mustFork = true
            }
            if line.head > Self.snapshotThreshold {
                bootstraps[unit] = Bootstrap(unit: unit)
                told[unit] = line
                return true
            }
            let start = Cursor(epoch: line.epoch, version: 0, chain: .zero)
            try store.checkpoint(UnitReplica(unit: unit, cursor: start, roles: line.roles))
        }
        try settleDeferred(rows, unit, in: &store)
        let before = store.replica.units[unit]?.state
        let taken = try store.store(rows, of: unit, through: line.chain)
        store.note(unit) {
            // Rows keep the epoch that they were written in; the cursor stands in the server's own.
            $0.cursor.epoch = line.epoch
            $0.head = max(line.head, $0.cursor.version)
            $0.backedUp = line.backedUp
            $0.roles = line.roles
            $0.reports = line.reports
            $0.hasLeft = false
        }
        if forks < Self.forksMax, hasTwin(taken, store.replica) { mustFork = true }
        tell(taken, unit, before, store.replica)
        return isNew || !rows.isEmpty
    }

    /// Notes what others did and what was ruled on.
    private mutating func tell(_ rows: [LogRow], _ unit: UnitID, _ before: UnitState?, _ replica: Replica) {
        let isNew = unit == .office || summary.newUnits.contains(unit)
        let records = replica.units[unit]?.state.records ?? [:]
        for row in rows where row.submission.replica == replica.identity.replica {
            summary.ownRows[unit, default: [:]][row.submission.n] = row.verdicts
        }
        for row in rows where !replica.identity.isOwn(row.submission.replica) {
            summary.foreignRows[unit, default: 0] += 1
            if !isNew { summary.note(row) { records[$0]?.kind ?? "" } }
        }
        for row in rows {
            for case .conflict(let conflict) in row.effects where conflict.state == .open {
                // A ruling that was taken back meanwhile is none.
                summary.rulings.removeAll { $0.conflict.id == conflict.id }
            }
            for case .conflict(let conflict) in row.effects where conflict.state == .resolved {
                let own = conflict.contenders.filter { $0.author == replica.person && !$0.isWithdrawn }
                let won = own.first { contender in
                    contender.id == conflict.resolution?.contender
                        || contender.values.allSatisfy { conflict.resolution?.values[$0.key] == $0.value }
                }
                summary.rulings.append(
                    SyncSummary.Ruling(
                        unit: unit,
                        conflict: conflict,
                        lost: own.filter { $0.id != won?.id },
                        won: won,
                        overruled: overruled(by: conflict, before, replica.person)
                    )
                )
            }
        }
    }

    /// The person's own values that stood as heads before these rows and that a ruling replaced.
    private func overruled(
        by conflict: Conflict,
        _ before: UnitState?,
        _ person: PersonID
    ) -> [FieldKey: JSONValue] {
        guard let resolution = conflict.resolution else { return [:] }
        return resolution.heads.filter { key, head in
            guard let field = before?.records[key.record]?.fields[key.field] else { return false }
            return field.write.author == person && field.value == head && resolution.values[key] != head
        }
    }

    /// Removes a unit that the person was taken off.
    ///
    /// - Parameter sealed: A file, which the person can't read, of what was still in the outbox; nil: nothing was.
    public mutating func leave<D: Disk>(
        _ unit: UnitID,
        sealed: [UInt8]?,
        from store: inout ReplicaStore<D>
    ) throws(ReplicaError) {
        leaving.remove(unit)
        try store.leave(unit, sealed: sealed)
        summary.leftUnits.append(unit)
        bootstraps[unit] = nil
        // A device that was revoked is told so once it holds nothing any more.
        expectsMore = true
    }

    /// What was refused goes out in the new lanes.
    mutating func goOnAfterFork() {
        mustFork = false
        unannounced = []
        forks += 1
        halted = []
        summary.refusals = [:]
        expectsMore = true
        idleExchanges = 0
    }

    /// Takes in one page of a unit's bootstrap; the last one replaces what was held.
    public mutating func receiveSnapshot<D: Disk>(
        _ lines: [String],
        into store: inout ReplicaStore<D>
    ) throws(ReplicaError) {
        guard let first = lines.first else { throw .badAnswer(JSONError(.missing, member: "page")) }
        let page: SnapshotPage
        do throws(JSONError) { page = try SnapshotPage(text: first) } catch { throw .badAnswer(error) }
        guard var bootstrap = bootstraps[page.unit] else {
            throw .badAnswer(JSONError(.wrongType, member: "unit"))
        }
        summary.bytesReceived += lines.reduce(0) { $0 + $1.utf8.count + 1 }
        try bootstrap.take(page, Array(lines.dropFirst()))
        guard let unit = try bootstrap.unitReplica else {
            bootstraps[page.unit] = bootstrap
            return
        }
        bootstraps[page.unit] = nil
        var held = unit
        held.roles = told[page.unit]?.roles ?? []
        held.backedUp = told[page.unit]?.backedUp ?? 0
        held.reports = told[page.unit]?.reports ?? []
        held.epochs = told[page.unit]?.epochs ?? []
        if try store.replaceHistory(by: held), forks < Self.forksMax {
            unannounced.insert(page.unit)
            mustFork = true
        }
        halted.remove(page.unit)
        summary.refusals[page.unit] = nil
        expectsMore = true
        idleExchanges = 0
    }
}
