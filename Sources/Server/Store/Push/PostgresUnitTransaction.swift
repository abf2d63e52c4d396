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

    mutating func open(_ unit: UnitID, replica: ReplicaID, n: Int64) throws -> PushContext {
        self.unit = unit
        var batch = Batch()
        batch.add(.enterUnits, [unit].parameter(), .null, .int64(Int64(lockMillisecondsMax)))
        let head = batch.add(.lockUnitHead, unit.parameter)
        let device = batch.add(.readDevice, replica.parameter)
        let roles = batch.add(.readAuthorRoles, unit.parameter, replica.parameter)
        let lane = batch.add(.readLane, unit.parameter, replica.parameter)
        let receipt = batch.add(.readReceipt, unit.parameter, replica.parameter, .int64(n))
        let epochs = batch.add(.readUnitEpochs, unit.parameter)
        let results = try connection.run(batch)
        var granted: Set<Role> = []
        var wasMember = false
        for row in results[roles] {
            if try row.bool("is_revoked") {
                wasMember = true
            } else if let role = Role(rawValue: try row.text("role")) {
                granted.insert(role)
            }
        }
        return PushContext(
            head: try results[head].first.map(UnitHead.init(row:)),
            device: try results[device].first.map { try Device(row: $0, replica: replica) },
            roles: granted,
            wasMember: wasMember,
            lane: try results[lane].first.map(LaneHead.init(row:)),
            receipt: try results[receipt].first.map { (try $0.hash("hash"), try $0.text("body")) },
            epochs: try results[epochs].map(EpochStart.init(row:))
        )
    }

    mutating func load(_ touched: Touched) throws -> UnitState {
        try SliceReader(connection: connection, unit: unit).slice(of: touched)
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
