/// One step of a schema's history. Frozen once it has landed; fix it with the next number.
public struct Migration: Sendable, Hashable {
    /// Its place in the order, from 1; gaps are allowed.
    public let number: Int
    /// Its name, for people who read the table of applied migrations.
    public let name: String
    /// One or more statements; must not begin or end a transaction.
    public let sql: String

    /// Makes a migration.
    public init(number: Int, name: String, sql: String) {
        precondition(number > 0, "migrations are numbered from 1")
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// Makes a migration from the bytes of an SQL file that was embedded into the program.
    public init(number: Int, name: String, embedded bytes: [UInt8]) {
        self.init(number: number, name: name, sql: String(decoding: bytes, as: UTF8.self))
    }
}

/// Why a database was not migrated. What was applied before the error stays applied.
public enum MigrationError: Error, Sendable, Hashable {
    /// The database was migrated by a newer program. Both numbers are the highest known to each side.
    case databaseIsNewer(database: Int, program: Int)
    /// The text of an applied migration is not the text that was applied.
    case checksumChanged(number: Int, name: String)
    /// The database has a migration that the program lacks, below the program's newest.
    case unknownMigration(number: Int, name: String)
    /// The program has a migration that was never applied, below the database's newest.
    case skippedMigration(number: Int, name: String)
    /// A migration began or ended a transaction; where it ended one, its work may be stored.
    case transactionEnded(number: Int, name: String)
    /// A migration failed and was rolled back.
    case failed(number: Int, name: String, cause: PostgresError)
    /// Another migrator held the lock for the whole waiting time. Try later.
    case lockTimeout
    /// Reading the state failed.
    case database(PostgresError)

    /// A short name that never changes.
    public var code: String {
        switch self {
        case .databaseIsNewer: "migration_database_is_newer"
        case .checksumChanged: "migration_checksum_changed"
        case .unknownMigration: "migration_unknown"
        case .skippedMigration: "migration_skipped"
        case .transactionEnded: "migration_transaction_ended"
        case .failed: "migration_failed"
        case .lockTimeout: "migration_lock_timeout"
        case .database: "migration_database_error"
        }
    }

    /// Whether the same call may succeed later.
    public var isRetryable: Bool {
        switch self {
        case .lockTimeout: true
        case .failed(_, _, let cause), .database(let cause): cause.isRetryable
        default: false
        }
    }
}
