import Postgres
import SQL
import Shared

/// One push in one unit, on a connection with an open transaction.
///
/// READ COMMITTED: the head is locked by a statement of its own, and all that is read after it was committed before.
struct PostgresUnitTransaction: UnitTransaction {
    let connection: Connection
    let lockMillisecondsMax: Int
    private(set) var unit = UnitID.office
    /// The version that was written, where one was.
    var version: Int64?

    init(on connection: Connection, lockMillisecondsMax: Int) {
        self.connection = connection
        self.lockMillisecondsMax = lockMillisecondsMax
    }

    mutating func open(_ submission: Submission) throws -> PushContext {
        unit = submission.unit
        let (replica, n) = (submission.replica, submission.n)
        let root = submission.root
        var batch = Batch()
        batch.add(.enterUnits, [unit].parameter(), .null, .int64(Int64(lockMillisecondsMax)))
        let head = batch.add(.lockUnitHead, unit.parameter)
        let device = batch.add(.readDevice, replica.parameter)
        let roles = batch.add(.readAuthorRoles, unit.parameter, replica.parameter)
        let lane = batch.add(.readLane, unit.parameter, replica.parameter)
        let receipt = batch.add(.readReceipt, unit.parameter, replica.parameter, .int64(n))
        let epochs = batch.add(.readUnitEpochs, unit.parameter)
        let hasDeferred = batch.add(.hasDeferredSets, unit.parameter)
        let kin = batch.add(
            .readKin,
            unit.parameter,
            root.replica.parameter,
            .int64(root.n),
            root.hash.parameter
        )
        // What few sets name is asked for those alone.
        let origin = submission.set?.origin.map { batch.add(.readDevice, $0.replica.parameter) }
        let quarantined = submission.set?.origin.map { origin in
            batch.add(
                .readQuarantinedSet,
                unit.parameter,
                origin.replica.parameter,
                .int64(origin.n),
                origin.hash.parameter
            )
        }
        let predecessor = submission.set?.predecessor.map { reference in
            (
                receipt: batch.add(
                    .readReceipt,
                    unit.parameter,
                    reference.replica.parameter,
                    .int64(reference.n)
                ),
                device: batch.add(.readDevice, reference.replica.parameter)
            )
        }
        let results = try connection.run(batch)
        let granted = try Granted(results[roles])
        var known: (hash: Hash, person: PersonID)?
        if let predecessor, let receipt = results[predecessor.receipt].first,
            let device = results[predecessor.device].first
        {
            known = (try receipt.hash("hash"), try device.id("person_id"))
        }
        return PushContext(
            head: try results[head].first.map(UnitHead.init(row:)),
            device: try results[device].first.map { try Device(row: $0, replica: replica) },
            roles: granted.roles,
            formerRoles: granted.formerRoles,
            quarantined: try quarantined.flatMap { try results[$0].first.map(QuarantinedSet.init(row:)) },
            lane: try results[lane].first.map(LaneHead.init(row:)),
            receipt: try results[receipt].first.map { (try $0.hash("hash"), try $0.text("body")) },
            originPerson: try origin.flatMap { try results[$0].first?.id("person_id") },
            kin: try results[kin].map { try Receipt(text: $0.text("body")) },
            predecessor: known,
            hasDeferred: try results[hasDeferred].onlyRow().bool("has_deferred"),
            epochs: try results[epochs].map(EpochStart.init(row:))
        )
    }

    mutating func openDeferred(in unit: UnitID) throws -> WaitingSets? {
        self.unit = unit
        try connection.enter([unit], lockMillisecondsMax: lockMillisecondsMax)
        let head = try connection.run(.lockUnitHead, unit.parameter)
        let epochs = try connection.run(.readUnitEpochs, unit.parameter).map(EpochStart.init(row:))
        guard let head = try head.first.map(UnitHead.init(row:)) else { return nil }
        return WaitingSets(head: head, epochs: epochs, sets: try connection.deferredSets(of: unit))
    }

    mutating func load(_ touched: Touched) throws -> UnitState {
        try SliceReader(connection: connection, unit: unit).slice(of: touched)
    }
}

/// What a person is and was in a unit.
struct Granted {
    var roles: Set<Role> = []
    var formerRoles: Set<Role> = []

    init(_ rows: QueryResult) throws {
        for row in rows {
            guard let role = Role(rawValue: try row.text("role")) else { continue }
            if try row.bool("is_revoked") { formerRoles.insert(role) } else { roles.insert(role) }
        }
    }
}

extension EpochStart {
    init(row: Row) throws {
        self.init(try row.id("epoch_id"), at: try row.int64("start_version"))
    }
}

extension UnitHead {
    init(row: Row) throws {
        self.init(
            version: try row.int64("version"),
            chain: try row.hash("chain"),
            epoch: try row.id("epoch_id")
        )
    }
}

extension Device {
    init(row: Row, replica: ReplicaID) throws {
        self.init(
            replica: replica,
            person: try row.id("person_id"),
            publicKey: try row.bytes("public_key"),
            isRevoked: try row.bool("is_revoked")
        )
    }
}

extension LaneHead {
    init(row: Row) throws {
        var predecessor: LanePosition?
        if let replica: ReplicaID = try row.optionalID("predecessor_replica_id"),
            let n = try row.optionalInt64("predecessor_n")
        {
            predecessor = LanePosition(replica, n)
        }
        self.init(n: try row.int64("n"), hash: try row.hash("hash"), predecessor: predecessor)
    }
}
