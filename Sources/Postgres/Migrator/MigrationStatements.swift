/// The migrator's own statements. The only SQL of this module that touches tables: it must work before any
/// of the application's statements does.
extension Statement {
    static let hasMigrationTable = Statement(
        name: "migration_has_table",
        sql: "select to_regclass('schema_migration') is not null"
    )

    static let createMigrationTable = Statement(
        name: "migration_create_table",
        sql: """
            create table if not exists schema_migration (
                number integer primary key,
                name text not null,
                checksum text not null,
                applied_at timestamptz not null default now()
            )
            """
    )

    static let appliedMigrations = Statement(
        name: "migration_applied",
        sql: "select number, name, checksum from schema_migration order by number"
    )

    static let migrationChecksum = Statement(
        name: "migration_checksum",
        sql: "select encode(sha256(convert_to($1::text, 'UTF8')), 'hex')"
    )

    static let recordMigration = Statement(
        name: "migration_record",
        sql: """
            insert into schema_migration (number, name, checksum)
            values ($1, $2, encode(sha256(convert_to($3::text, 'UTF8')), 'hex'))
            """
    )

    static let liftStatementTimeout = Statement(
        name: "migration_lift_timeout",
        sql: "set local statement_timeout = 0"
    )

    // The key is arbitrary; advisory locks are per database.
    static let tryLockMigrations = Statement(
        name: "migration_try_lock",
        sql: "select pg_try_advisory_lock(7226105118840279)"
    )

    static let unlockMigrations = Statement(
        name: "migration_unlock",
        sql: "select pg_advisory_unlock(7226105118840279)"
    )
}
