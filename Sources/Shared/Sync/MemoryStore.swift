/// The server's tables in memory: the same contract as PostgreSQL's, for the simulator and for contract tests.
public struct MemoryStore: Sendable {
    /// One unit's tables.
    public struct Unit: Sendable {
        public var head: UnitHead
        public var state: UnitState
        public var totals: FigureTable = [:]
        public var log: [String] = []
        /// The chain after each row; `chains[v]` belongs to version v, `chains[0]` to the empty log.
        public var chains: [Hash] = [.zero]
        public var lanes: [ReplicaID: LaneHead] = [:]
        public var receipts: [LanePosition: StoredReceipt] = [:]
        public var roles: [PersonID: Set<Role>] = [:]
        public var formerRoles: [PersonID: Set<Role>] = [:]
        public var quarantine: [SetReference: QuarantinedSet] = [:]
        public var epochs: [EpochStart]
        public var reports: [ReplicaID: DeviceReport] = [:]
        /// Sets that wait for what a restore has lost.
        public var deferred: [LanePosition: (submission: Submission, deferral: Deferral)] = [:]
        /// The version up to which the unit lies in a backup.
        public var backedUp: Int64 = 0
    }

    /// A receipt with what it answered; the submission is kept here where no log row keeps it.
    public struct StoredReceipt: Sendable {
        public var hash: Hash
        public var text: String
        public var submission: Submission?
        public var origin: SetReference?
    }

    public private(set) var units: [UnitID: Unit] = [:]
    public private(set) var devices: [ReplicaID: Device] = [:]

    public init() {}

    /// Adds a unit without rows.
    public mutating func addUnit(_ unit: UnitID, epoch: EpochID) {
        units[unit] = Unit(
            head: UnitHead(version: 0, chain: .zero, epoch: epoch),
            state: UnitState(unit: unit),
            epochs: [EpochStart(epoch, at: 0)]
        )
    }

    /// Adds a unit with all that is known of it.
    mutating func put(_ tables: Unit, of unit: UnitID) { units[unit] = tables }

    /// Begins another history, as a restore does: every unit goes on from where it stands.
    public mutating func beginEpoch(_ epoch: EpochID) {
        for unit in units.keys {
            guard var tables = units[unit] else { continue }
            tables.head.epoch = epoch
            tables.epochs.append(EpochStart(epoch, at: tables.head.version))
            tables.backedUp = min(tables.backedUp, tables.head.version)
            units[unit] = tables
        }
    }

    /// Notes that a unit lies in a backup as it stands now.
    public mutating func noteBackup(of unit: UnitID) {
        guard let head = units[unit]?.head else { return }
        units[unit]?.backedUp = head.version
    }

    /// Enrols or replaces a device.
    public mutating func put(_ device: Device) { devices[device.replica] = device }

    /// Grants roles; an empty set takes all away.
    public mutating func grant(_ roles: Set<Role>, to person: PersonID, in unit: UnitID) {
        let before = units[unit]?.roles[person] ?? []
        units[unit]?.formerRoles[person, default: []].formUnion(before.subtracting(roles))
        if roles.isEmpty {
            units[unit]?.roles[person] = nil
        } else {
            units[unit]?.roles[person] = roles
        }
    }

    /// Takes one submission whose signature has been checked.
    public mutating func push(
        _ submission: Submission,
        carrier: PersonID,
        was: Base? = nil,
        receivedAt: Timestamp
    ) throws -> PushAnswer {
        var transaction = MemoryTransaction(store: self)
        let answer = try Shared.push(
            submission,
            carrier: carrier,
            was: was,
            receivedAt: receivedAt,
            in: &transaction
        )
        self = transaction.store
        return answer
    }

    /// Waits no longer for what a set builds on.
    ///
    /// - Returns: False where no such set waits.
    public mutating func setAside(
        _ root: SetReference,
        in unit: UnitID,
        as decision: SetAside,
        at time: Timestamp
    ) throws -> Bool {
        var transaction = MemoryTransaction(store: self)
        let isDone = try Shared.setAside(root, in: unit, as: decision, at: time, in: &transaction)
        self = transaction.store
        return isDone
    }

    /// Answers `POST /v1/sync` for a device: pushes, then a page of news.
    ///
    /// - Parameter checker: Checks each set against its signing device's key before anything is locked.
    public mutating func sync(
        _ request: SyncRequest,
        from device: ReplicaID,
        checker: some SignatureChecker,
        receivedAt: Timestamp
    ) throws -> [String] {
        guard let carrier = devices[device]?.person else { return [] }
        var lines: [String] = []
        if let succession = request.succession, let line = register(succession, checker, at: receivedAt) {
            lines.append(line.text)
        }
        for item in request.pushes {
            let answer = try answer(item, carrier: carrier, checker: checker, receivedAt: receivedAt)
            lines.append(line(for: item, answer))
        }
        for (unit, report) in request.outbox where units[unit]?.roles[carrier] != nil {
            units[unit]?.reports[device] = DeviceReport(
                replica: device,
                person: carrier,
                changes: report.changes,
                oldest: report.oldest,
                reportedAt: receivedAt
            )
        }
        return lines + (try pullPage(request, for: carrier, in: &self))
    }

    /// Makes a replica known that goes on in the place of a known one of the same person.
    private mutating func register(
        _ succession: Succession,
        _ checker: some SignatureChecker,
        at now: Timestamp
    ) -> SyncLine? {
        guard let before = devices[succession.predecessor],
            succession.isSigned(by: before.publicKey, checker: checker)
        else { return nil }
        put(
            Device(
                replica: succession.replica,
                person: before.person,
                publicKey: succession.publicKey,
                isRevoked: before.isRevoked
            )
        )
        return .registered(replica: succession.replica, token: "\(succession.replica)", expiresAt: now)
    }

    private mutating func answer(
        _ item: SyncRequest.Push,
        carrier: PersonID,
        checker: some SignatureChecker,
        receivedAt: Timestamp
    ) throws -> PushAnswer {
        let submission: Submission
        do throws(PushRefusal) {
            submission = try Submission(text: item.text, signature: item.signature)
        } catch { return .refusal(error) }
        guard submission.unit == item.unit else {
            return .refusal(.malformed(JSONError(.wrongType, member: "unit")))
        }
        guard let signing = devices[submission.replica],
            submission.isSigned(by: signing.publicKey, checker: checker)
        else { return .refusal(.badSignature) }
        return try push(submission, carrier: carrier, was: item.was, receivedAt: receivedAt)
    }

    private func line(for item: SyncRequest.Push, _ answer: PushAnswer) -> String {
        let n = (try? JSONValue(parsing: item.text))?.members?["n"]?.number ?? 0
        return switch answer {
        case .receipt(let text): SyncLine.receipt(unit: item.unit, n: n, text: text).text
        case .refusal(let refusal): SyncLine.refusal(unit: item.unit, n: n, refusal).text
        }
    }

    fileprivate mutating func write(_ writes: PushWrites) {
        let submission = writes.submission
        guard var unit = units[submission.unit] else { return }
        let position = LanePosition(submission.replica, submission.n)
        unit.lanes[submission.replica] = writes.lane
        unit.receipts[position] = StoredReceipt(
            hash: submission.hash,
            text: writes.receipt,
            submission: writes.accepted == nil ? submission : nil,
            origin: writes.origin
        )
        if let accepted = writes.accepted { unit.append(accepted) }
        if writes.isAdoption, let origin = writes.origin, let author = devices[submission.replica]?.person {
            unit.quarantine[origin]?.state = .adopted
            unit.quarantine[origin]?.decision = .init(
                author: author,
                decidedAt: writes.receivedAt,
                why: nil
            )
        }
        if let deferral = writes.deferral { unit.deferred[position] = (submission, deferral) }
        units[submission.unit] = unit
    }

    fileprivate mutating func quarantine(_ set: QuarantinedSet, in unit: UnitID) {
        if units[unit]?.quarantine[set.root] == nil { units[unit]?.quarantine[set.root] = set }
    }

    fileprivate mutating func write(_ outcome: DeferredOutcome, of set: LanePosition, in unit: UnitID) {
        switch outcome {
        case .accepted(let accepted):
            units[unit]?.append(accepted)
            units[unit]?.deferred[set] = nil
        case .waits(let awaited): units[unit]?.deferred[set]?.deferral.awaited = awaited
        }
    }
}

/// A push on a copy of the store: thrown away unless it comes to its end.
struct MemoryTransaction: UnitTransaction {
    private(set) var store: MemoryStore
    private var unit: UnitID?

    init(store: MemoryStore) { self.store = store }

    mutating func open(_ submission: Submission) throws -> PushContext {
        unit = submission.unit
        let tables = store.units[submission.unit]
        let device = store.devices[submission.replica]
        let position = LanePosition(submission.replica, submission.n)
        let root = submission.root
        let predecessor = submission.set?.predecessor.flatMap { reference in
            tables?.receipts[reference.position].flatMap { known in
                store.devices[reference.replica].map { (hash: known.hash, person: $0.person) }
            }
        }
        return PushContext(
            head: tables?.head,
            device: device,
            roles: device.flatMap { tables?.roles[$0.person] } ?? [],
            formerRoles: device.flatMap { tables?.formerRoles[$0.person] } ?? [],
            quarantined: submission.set?.origin.flatMap { tables?.quarantine[$0] },
            lane: tables?.lanes[submission.replica],
            receipt: tables?.receipts[position].map { ($0.hash, $0.text) },
            originPerson: store.devices[root.replica]?.person,
            kin: try tables?.kin(of: root, beside: position) ?? [],
            predecessor: predecessor,
            hasDeferred: tables?.deferred.isEmpty == false,
            epochs: tables?.epochs ?? []
        )
    }

    mutating func load(_ touched: Touched) throws -> UnitState {
        unit.flatMap { store.units[$0]?.state } ?? UnitState(unit: unit ?? .office)
    }

    mutating func write(_ writes: PushWrites) throws { store.write(writes) }

    mutating func quarantine(_ set: QuarantinedSet) throws { store.quarantine(set, in: set.submission.unit) }

    mutating func row(of set: LanePosition) throws -> LogRow? {
        guard let unit, let log = store.units[unit]?.log else { return nil }
        return try log.lazy.map { try LogRow(text: $0) }.last { $0.write.position == set }
    }

    mutating func deferredSets(awaiting records: Set<RecordID>) throws -> [DeferredSet] {
        unit.map(waitingSets)?.filter { !$0.deferral.awaited.isDisjoint(with: records) } ?? []
    }

    mutating func openDeferred(in unit: UnitID) throws -> WaitingSets? {
        self.unit = unit
        return store.units[unit].map {
            WaitingSets(head: $0.head, epochs: $0.epochs, sets: waitingSets(of: unit))
        }
    }

    private func waitingSets(of unit: UnitID) -> [DeferredSet] {
        guard let tables = store.units[unit] else { return [] }
        return tables.deferred.sorted { $0.key < $1.key }.compactMap { position, waiting in
            guard let device = store.devices[position.replica] else { return nil }
            return DeferredSet(
                submission: waiting.submission,
                deferral: waiting.deferral,
                author: Author(device.person, tables.roles[device.person] ?? []),
                predecessor: tables.lanes[position.replica]?.predecessor
            )
        }
    }

    mutating func write(_ outcome: DeferredOutcome, of set: DeferredSet) throws {
        guard let unit else { return }
        store.write(outcome, of: set.position, in: unit)
    }
}

extension MemoryStore.Unit {
    fileprivate mutating func append(_ accepted: Accepted) {
        head = accepted.head
        log.append(accepted.row)
        chains.append(accepted.head.chain)
        for record in accepted.records { state.put(record) }
        for conflict in accepted.conflicts { state.put(conflict) }
        totals = summed(totals, accepted.totals)
    }

    /// The answers to other sets with the same root.
    fileprivate func kin(of root: SetReference, beside position: LanePosition) throws -> [Receipt] {
        try receipts.sorted { $0.key < $1.key }
            .filter { place, stored in
                place != position
                    && (place == root.position && stored.hash == root.hash || stored.origin == root)
            }
            .map { try Receipt(text: $0.value.text) }
    }
}

extension MemoryStore: PullTransaction {
    public func visibleUnits(of person: PersonID) -> [VisibleUnit] {
        units.sorted { $0.key < $1.key }.compactMap { unit, tables in
            let roles = tables.roles[person] ?? []
            guard unit == .office || !roles.isEmpty else { return nil }
            return VisibleUnit(unit: unit, head: tables.head, roles: roles, backedUp: tables.backedUp)
        }
    }

    public func chains(at versions: [UnitID: Int64]) -> [UnitID: Hash] {
        versions.reduce(into: [:]) { found, asked in
            guard let chains = units[asked.key]?.chains, chains.indices.contains(Int(asked.value)) else {
                return
            }
            found[asked.key] = chains[Int(asked.value)]
        }
    }

    public func reportedUnits(among units: [UnitID]) -> Set<UnitID> {
        Set(units.filter { !reports(of: $0).isEmpty })
    }

    public func rows(of unit: UnitID, after version: Int64, bytesMax: Int) -> [String] {
        var bytes = 0
        var rows: [String] = []
        for row in (units[unit]?.log ?? []).dropFirst(Int(version)) {
            bytes += row.utf8.count + 1
            guard rows.isEmpty || bytes <= bytesMax else { break }
            rows.append(row)
        }
        return rows
    }

    public func epochs(of unit: UnitID) -> [EpochStart] { units[unit]?.epochs ?? [] }

    public func reports(of unit: UnitID) -> [DeviceReport] {
        (units[unit]?.reports ?? [:]).values.filter { $0.changes > 0 }.sorted { $0.replica < $1.replica }
    }
}
