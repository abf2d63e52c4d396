import Postgres
import SQL
import Shared

extension PostgresUnitTransaction {
    mutating func row(of set: LanePosition) throws -> LogRow? {
        try connection.run(.readLogRow, unit.parameter, set.replica.parameter, .int64(set.n)).first.map {
            try LogRow(text: $0.text("body"))
        }
    }

    mutating func deferredSets(awaiting records: Set<RecordID>) throws -> [DeferredSet] {
        let rows = try connection.run(.readDeferredSets, unit.parameter, records.sorted().parameter())
        return try rows.map { try connection.deferredSet($0, awaiting: records, in: unit) }
    }

    mutating func write(_ outcome: DeferredOutcome, of set: DeferredSet) throws {
        var batch = Batch()
        var expected: [Expectation] = []
        let position = set.position
        batch.add(.endDeferredSet, unit.parameter, position.replica.parameter, .int64(position.n))
        switch outcome {
        case .accepted(let accepted):
            add(accepted, to: &batch, &expected)
            version = accepted.head.version
        case .waits(let awaited):
            var deferral = set.deferral
            deferral.awaited = awaited
            add(deferral, of: position, to: &batch, &expected)
        }
        try run(batch, expecting: expected)
    }

    /// Has a set wait for records or conflicts.
    func add(
        _ deferral: Deferral,
        of set: LanePosition,
        to batch: inout Batch,
        _ expected: inout [Expectation]
    ) {
        let place = batch.add(
            .addDeferredSet,
            unit.parameter,
            set.replica.parameter,
            .int64(set.n),
            deferral.awaited.sorted().parameter(),
            deferral.carrier.parameter,
            deferral.deferredAt.parameter,
            .optional(deferral.was?.epoch.postgres),
            .optional(deferral.was?.version)
        )
        expected.append((place, deferral.awaited.count, .addDeferredSet))
    }

}

extension Connection {
    /// All sets of a unit that wait, by lane and number; the unit is entered.
    func deferredSets(of unit: UnitID) throws -> [DeferredSet] {
        try run(.listDeferredSets, unit.parameter).map { row in
            let awaited = try row.text("awaited").split(separator: ",").compactMap { RecordID(String($0)) }
            return try deferredSet(row, awaiting: Set(awaited), in: unit)
        }
    }

    fileprivate func deferredSet(_ row: Row, awaiting: Set<RecordID>, in unit: UnitID) throws -> DeferredSet {
        let replica: ReplicaID = try row.id("replica_id")
        let lane = try run(.readLane, unit.parameter, replica.parameter).onlyRow()
        return DeferredSet(
            submission: try Submission(text: row.text("submission"), signature: row.bytes("signature")),
            deferral: Deferral(
                awaited: awaiting,
                carrier: try row.id("carrier_id"),
                deferredAt: try row.timestamp("deferred_at"),
                was: try lostPlace(in: row)
            ),
            author: try author(of: replica, in: unit),
            predecessor: try LaneHead(row: lane).predecessor
        )
    }

    private func lostPlace(in row: Row) throws -> Base? {
        guard let epoch: EpochID = try row.optionalID("was_epoch_id"),
            let version = try row.optionalInt64("was_version")
        else { return nil }
        return Base(epoch: epoch, version: version)
    }

    private func author(of replica: ReplicaID, in unit: UnitID) throws -> Author {
        let device = try Device(row: run(.readDevice, replica.parameter).onlyRow(), replica: replica)
        let roles = try run(.readAuthorRoles, unit.parameter, replica.parameter)
        return Author(device.person, device.isRevoked ? [] : try Granted(roles).roles)
    }
}
