import Postgres
import SQL
import Shared

extension DatabaseSetup {
    /// Begins a new epoch in every unit: after a restore.
    static func beginEpoch(_ connection: Connection, now: Timestamp) throws -> EpochID {
        let epoch = try connection.transaction { connection in
            try connection.run(.lockEpochs)
            return try addEpoch(connection, try HistoryLook(connection).mark.place, now: now)
        }
        try moveUnitsToLastEpoch(connection)
        return epoch
    }

    /// Begins a new epoch where a database that is being served went back to an earlier state. Changes no schema: somebody
    /// may still be filling it.
    ///
    /// - Throws: ``SchemaError`` where it is not one that this program can serve as it is.
    static func settleHistory(
        _ connection: Connection,
        remembering memory: HistoryMark,
        now: Timestamp
    ) throws -> Outcome {
        let pending = try migrator.pending(connection).count
        guard pending == 0, try !connection.run(.readLastEpoch).isEmpty else {
            throw SchemaError(message: .schemaOutdated(pending: pending))
        }
        let begun = try connection.transaction { connection in
            try connection.run(.lockEpochs)
            return try beginEpochIfNeeded(connection, memory, now: now)
        }
        try moveUnitsToLastEpoch(connection)
        return Outcome(migrations: [], begunEpoch: begun, mark: try HistoryLook(connection).mark)
    }

    /// The caller holds the epochs' lock: of two programs that notice, the second finds the epoch that the first began.
    static func beginEpochIfNeeded(
        _ connection: Connection,
        _ memory: HistoryMark?,
        now: Timestamp
    ) throws -> EpochID? {
        let look = try HistoryLook(connection)
        guard look.needsEpoch(remembering: memory) else { return nil }
        return try addEpoch(connection, look.mark.place, now: now)
    }

    /// One transaction a unit: a program that dies between two goes on at the next start.
    static func moveUnitsToLastEpoch(_ connection: Connection) throws {
        let epoch: EpochID = try connection.run(.readLastEpoch).onlyRow().id("epoch_id")
        for row in try connection.run(.listUnits) {
            let unit: UnitID = try row.id("unit_id")
            try connection.transaction { connection in
                let head = try UnitHead(row: connection.run(.lockUnitHead, unit.parameter).onlyRow())
                guard head.epoch != epoch else { return }
                try connection.run(.startUnitEpoch, unit.parameter, epoch.parameter)
                try connection.run(.addUnitEpoch, unit.parameter)
                try connection.run(.carryUnitBackup, unit.parameter)
            }
        }
    }

    private static func addEpoch(_ connection: Connection, _ place: HistoryPlace, now: Timestamp) throws
        -> EpochID
    {
        let ordinal = try connection.run(.readLastEpoch).first?.int64("ordinal") ?? 0
        let transaction = try connection.run(.readTransactionId).onlyRow().int64("transaction_id")
        let epoch: EpochID = Secrets.id(now: now)
        try connection.run(
            .addEpoch,
            epoch.parameter,
            .int64(ordinal + 1),
            .text(place.system),
            .int64(place.timeline),
            now.parameter,
            .int64(place.database),
            .int64(place.log),
            .int64(transaction)
        )
        return epoch
    }
}
