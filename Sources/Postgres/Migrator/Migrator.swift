/// Brings a database forward to the program's schema. There is no way back but a backup.
///
/// Each migration runs in a transaction of its own, together with its row in `schema_migration`. An advisory
/// lock keeps two migrators apart.
public struct Migrator: Sendable {
    private let migrations: [Migration]
    private let lockMillisecondsMax: Int

    /// Makes a migrator.
    ///
    /// - Parameters:
    ///   - migrations: In ascending order of their numbers.
    ///   - lockMillisecondsMax: The longest wait for another migrator, then ``MigrationError/lockTimeout``.
    public init(_ migrations: [Migration], lockMillisecondsMax: Int = 60_000) {
        let isAscending = zip(migrations, migrations.dropFirst()).allSatisfy { $0.number < $1.number }
        precondition(isAscending, "migrations in ascending order")
        self.migrations = migrations
        self.lockMillisecondsMax = lockMillisecondsMax
    }

    /// The number of the newest migration that the program knows; 0 for none.
    public var newestNumber: Int { migrations.last?.number ?? 0 }

    /// What ``migrate(_:)`` would apply. Changes nothing and takes no lock.
    public func pending(_ connection: Connection) throws(MigrationError) -> [Migration] {
        do {
            guard try connection.query(.hasMigrationTable).onlyRow().bool(0) else { return migrations }
            return try plan(connection)
        } catch {
            throw Self.wrapped(error)
        }
    }

    /// Applies what is missing.
    ///
    /// The connection's statement timeout does not bind a migration.
    ///
    /// - Returns: The applied migrations, in order; empty when there was nothing to do.
    public func migrate(_ connection: Connection) throws(MigrationError) -> [Migration] {
        do {
            try lock(connection)
            defer { _ = try? connection.query(.unlockMigrations) }
            try connection.query(.createMigrationTable)
            let missing = try plan(connection)
            for migration in missing { try apply(migration, connection) }
            return missing
        } catch {
            throw Self.wrapped(error)
        }
    }

    /// Compares the program's list with the database's.
    private func plan(_ connection: Connection) throws -> [Migration] {
        let applied = try connection.query(.appliedMigrations)
        let newestApplied = try applied.last.map { Int(try $0.int64("number")) } ?? 0
        guard newestApplied <= newestNumber else {
            throw MigrationError.databaseIsNewer(database: newestApplied, program: newestNumber)
        }
        var own = Dictionary(uniqueKeysWithValues: migrations.map { ($0.number, $0) })
        for row in applied {
            let number = Int(try row.int64("number"))
            guard let migration = own.removeValue(forKey: number) else {
                throw MigrationError.unknownMigration(number: number, name: try row.text("name"))
            }
            let checksum = try connection.query(.migrationChecksum, [.text(migration.sql)]).onlyRow().text(0)
            guard try row.text("checksum") == checksum else {
                throw MigrationError.checksumChanged(number: number, name: migration.name)
            }
        }
        if let skipped = own.values.filter({ $0.number < newestApplied }).min(by: { $0.number < $1.number }) {
            throw MigrationError.skippedMigration(number: skipped.number, name: skipped.name)
        }
        return migrations.filter { $0.number > newestApplied }
    }

    private func apply(_ migration: Migration, _ connection: Connection) throws {
        do {
            try connection.transaction { connection in
                try connection.query(.liftStatementTimeout)
                try connection.execute(migration.sql)
                guard connection.isInTransaction else {
                    throw MigrationError.transactionEnded(number: migration.number, name: migration.name)
                }
                try connection.query(
                    .recordMigration,
                    [.int64(Int64(migration.number)), .text(migration.name), .text(migration.sql)]
                )
            }
        } catch let error as PostgresError {
            throw MigrationError.failed(number: migration.number, name: migration.name, cause: error)
        }
    }

    /// Asks again and again, because waiting inside the server would be cut off by the statement timeout.
    private func lock(_ connection: Connection) throws {
        let deadline = MonotonicClock.now + MonotonicClock.milliseconds(lockMillisecondsMax)
        while !(try connection.query(.tryLockMigrations).onlyRow().bool(0)) {
            guard MonotonicClock.now < deadline else { throw MigrationError.lockTimeout }
            MonotonicClock.sleep(milliseconds: 50)
        }
    }

    private static func wrapped(_ error: any Error) -> MigrationError {
        switch error {
        case let error as MigrationError: error
        case let error as PostgresError: .database(error)
        default: .database(PostgresError(sqlState: SQLState.internalError, message: "\(error)"))
        }
    }
}
