import Postgres
import TestSupport
import Testing

@Suite struct MigratorTests {
    static let people = Migration(number: 1, name: "people", sql: "create table person (n int);")
    static let names = Migration(
        number: 3,
        name: "names",
        sql: "alter table person add name text; insert into person values (1, 'a');"
    )
    static let broken = Migration(number: 4, name: "broken", sql: "create table x (n int); select 1/0;")
    static let applied = Statement(
        name: "applied",
        sql: "select number from schema_migration order by number"
    )

    static func numbers(_ connection: Connection) throws -> [Int64] {
        try connection.query(applied).map { try $0.int64(0) }
    }

    @Test func `migrations are applied once and in order`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let migrator = Migrator([Self.people, Self.names])
            #expect(try migrator.pending(connection) == [Self.people, Self.names])
            #expect(try Migrator([Self.people]).migrate(connection) == [Self.people])
            #expect(try migrator.pending(connection) == [Self.names])
            #expect(try migrator.migrate(connection) == [Self.names])
            #expect(try migrator.migrate(connection) == [])
            #expect(try migrator.pending(connection) == [])
            #expect(try Self.numbers(connection) == [1, 3])
        }
    }

    @Test func `a failing migration leaves nothing behind and the ones before it stay`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let error = #expect(throws: MigrationError.self) {
                try Migrator([Self.people, Self.broken]).migrate(connection)
            }
            guard case .failed(4, "broken", let cause) = error else {
                Issue.record("unexpected: \(String(describing: error))")
                return
            }
            #expect(cause.sqlState == "22012")
            #expect(try Self.numbers(connection) == [1])
            let exists = Statement(name: "exists", sql: "select to_regclass('x') is not null")
            #expect(try connection.query(exists).onlyRow().bool(0) == false)
            #expect(try Migrator([Self.people]).migrate(connection) == [])
        }
    }

    @Test func `a changed text of an applied migration is an error`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            _ = try Migrator([Self.people]).migrate(connection)
            let changed = Migration(number: 1, name: "people", sql: Self.people.sql + " ")
            #expect(throws: MigrationError.checksumChanged(number: 1, name: "people")) {
                try Migrator([changed]).migrate(connection)
            }
        }
    }

    @Test func `a newer database is an error that names both numbers`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            _ = try Migrator([Self.people, Self.names]).migrate(connection)
            #expect(throws: MigrationError.databaseIsNewer(database: 3, program: 1)) {
                try Migrator([Self.people]).migrate(connection)
            }
            #expect(throws: MigrationError.databaseIsNewer(database: 3, program: 1)) {
                try Migrator([Self.people]).pending(connection)
            }
        }
    }

    @Test func `a hole in either list is an error`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            _ = try Migrator([Self.people, Self.names]).migrate(connection)
            let late = Migration(number: 2, name: "late", sql: "select 1")
            #expect(throws: MigrationError.skippedMigration(number: 2, name: "late")) {
                try Migrator([Self.people, late, Self.names]).migrate(connection)
            }
            #expect(throws: MigrationError.unknownMigration(number: 1, name: "people")) {
                try Migrator([Self.names]).migrate(connection)
            }
        }
    }

    @Test func `a migration that ends its transaction is an error`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let ending = Migration(number: 1, name: "ending", sql: "create table y (n int); commit;")
            #expect(throws: MigrationError.transactionEnded(number: 1, name: "ending")) {
                try Migrator([ending]).migrate(connection)
            }
            #expect(try Self.numbers(connection) == [])
        }
    }

    @Test func `two migrators at once apply each migration once`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let slow = Migration(
                number: 1,
                name: "slow",
                sql: "create table t (n int); select pg_sleep(0.3);"
            )
            let pool = database.pool(connectionCountMax: 4)
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await pool.withConnection { try Migrator([slow]).migrate($0).count }
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(counts.sorted() == [0, 0, 0, 1])
            await pool.shutdown()
        }
    }

    @Test func `a migrator waits no longer than it may for another`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let other = try database.connect()
            try other.execute("select pg_advisory_lock(7226105118840279)")
            let connection = try database.connect()
            #expect(throws: MigrationError.lockTimeout) {
                try Migrator([Self.people], lockMillisecondsMax: 100).migrate(connection)
            }
            try other.execute("select pg_advisory_unlock_all()")
            #expect(try Migrator([Self.people], lockMillisecondsMax: 100).migrate(connection).count == 1)
        }
    }

    @Test func `a migration may run longer than the statement timeout`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let options = Connection.Options(applicationName: "test", statementMillisecondsMax: 100)
            let connection = try Connection(database.conninfo, options)
            let slow = Migration(number: 1, name: "slow", sql: "select pg_sleep(0.4)")
            #expect(try Migrator([slow]).migrate(connection).count == 1)
            #expect(throws: PostgresError.self) { try connection.execute("select pg_sleep(0.4)") }
        }
    }
}
