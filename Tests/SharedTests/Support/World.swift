import Shared
import Testing

/// A server in memory with devices, for tests that tell a story.
final class World {
    var server = MemoryStore()
    let unit = UnitID(high: 1, low: 1)
    let otherUnit = UnitID(high: 1, low: 2)
    let epoch = EpochID(high: 9, low: 1)
    let round = RecordID(high: 7, low: 7)
    private var clock: Int64 = 1_589_680_000_000
    private var ids: UInt64 = 0

    init() {
        for unit in [UnitID.office, unit, otherUnit] { server.addUnit(unit, epoch: epoch) }
    }

    func now() -> Timestamp {
        clock += 1000
        return Timestamp(milliseconds: clock)
    }

    func newID<T>() -> ID<T> {
        ids += 1
        return .version7(milliseconds: clock, random: (ids, ids << 8))
    }

    /// Enrols a device for a new person, or for the one given.
    func device(_ role: Role?, person: PersonID? = nil, in unit: UnitID? = nil) throws -> TestDevice {
        let signer = Ed25519Signer()
        let person = person ?? newID()
        let replica: ReplicaID = newID()
        server.put(Device(replica: replica, person: person, publicKey: signer.publicKey, isRevoked: false))
        if let role { server.grant([role], to: person, in: unit ?? self.unit) }
        let disk = MemoryDisk()
        let identity = Identity(
            server: "http://localhost",
            replica: replica,
            deviceName: "laptop",
            privateKey: signer.privateKey,
            enrolment: EnrolmentAnswer(person: person, personName: "甲", token: "t", expiresAt: now())
        )
        try ReplicaStore.save(identity, on: disk)
        return TestDevice(world: self, store: try ReplicaStore(opening: disk), disk: disk)
    }

    /// A problem in the unit, made by a supervisor and synced.
    func problem(_ number: String = "司法局-01", status: ProblemStatus = .inProgress) throws -> RecordID {
        let office = try device(.supervisor)
        try office.sync()
        let changes = Edit.problem(
            number: number,
            title: "问题",
            round: round,
            fields: [FieldName.status: .string(status.rawValue)],
            in: try office.context()
        )
        try office.save(changes)
        try office.sync()
        return changes[0].record
    }

    /// The server's answer, without a look at signatures.
    func answer(_ request: SyncRequest, from replica: ReplicaID) throws -> [String] {
        try server.sync(request, from: replica, checker: TrustingChecker(), receivedAt: now())
    }

    /// A whole sync of a replica on any disk.
    func sync<D: Disk>(_ store: inout ReplicaStore<D>) throws {
        var session = SyncSession()
        while true {
            switch session.next(store.replica) {
            case .exchange(let request):
                let lines = try answer(request, from: store.replica.identity.asking)
                try session.receive(lines, into: &store)
            case .snapshot(let unit, let after):
                try session.receiveSnapshot(snapshot(unit, after: after), into: &store)
            case .leave(let unit): try session.leave(unit, sealed: nil, from: &store)
            case .fork: try session.fork(&store, as: newID(), with: Ed25519Signer())
            case .finished:
                try session.finish(&store, at: now())
                return
            }
        }
    }

    /// A bootstrap page of at most three records.
    func snapshot(_ unit: UnitID, after: RecordID?) -> [String] {
        guard let tables = server.units[unit] else { return [] }
        let rest = tables.state.records.values.sorted { $0.id < $1.id }
            .filter { record in after.map { record.id > $0 } ?? true }
        let records = rest.prefix(3)
        let isLast = records.count == rest.count
        let conflicts = isLast ? tables.state.openConflicts : []
        let page = SnapshotPage(
            unit: unit,
            epoch: tables.head.epoch,
            version: tables.head.version,
            chain: tables.head.chain,
            next: isLast ? nil : records.last?.id,
            digest: isLast ? tables.state.digest : nil,
            records: records.count,
            conflicts: conflicts.count
        )
        return [page.text] + records.map { $0.json.canonicalText() }
            + conflicts.map { $0.json.canonicalText() }
    }
}

/// One device with its replica.
final class TestDevice {
    let world: World
    var store: ReplicaStore<MemoryDisk>
    var disk: MemoryDisk
    var unit: UnitID

    init(world: World, store: ReplicaStore<MemoryDisk>, disk: MemoryDisk) {
        self.world = world
        self.store = store
        self.disk = disk
        unit = world.unit
    }

    var person: PersonID { store.replica.person }
    func view() throws -> UnitView { try store.replica.view(of: unit) }
    func context() throws -> EditContext {
        EditContext(
            view: try view(),
            today: try #require(CalendarDate("2020-05-17")),
            makeID: { [world] in world.newID() }
        )
    }

    func save(_ changes: [Change]) throws { try store.save(changes, in: unit, at: world.now()) }

    func set(_ field: String, _ value: JSONValue, of record: RecordID, why: String? = nil) throws {
        try save(try Edit.set(field, to: value, of: record, why: why, in: try context()))
    }

    func value(_ record: RecordID, _ field: String) throws -> JSONValue { try view().value(record, field) }

    /// Reopens from disk, as after a crash.
    func reopen() throws { store = try ReplicaStore(opening: disk) }

    /// A whole sync; answers whose exchange `lost` names never arrive.
    @discardableResult
    func sync(losing lost: (Int) -> Bool = { _ in false }) throws -> SyncSummary {
        var session = SyncSession()
        var exchange = 0
        while true {
            switch session.next(store.replica) {
            case .leave(let unit): try session.leave(unit, sealed: nil, from: &store)
            case .fork: try session.fork(&store, as: world.newID(), with: Ed25519Signer())
            case .finished:
                try session.finish(&store, at: world.now())
                return session.summary
            case .exchange(let request):
                // Through the wire's own bytes.
                let sent = try SyncRequest(json: JSONValue(parsing: request.json.canonicalText()))
                let lines = try world.server.sync(
                    sent,
                    from: store.replica.identity.asking,
                    checker: Ed25519Checker(),
                    receivedAt: world.now()
                )
                exchange += 1
                if !lost(exchange) { try session.receive(lines, into: &store) }
            case .snapshot(let unit, let after):
                try session.receiveSnapshot(world.snapshot(unit, after: after), into: &store)
            }
        }
    }
}
