import Postgres
import TestSupport
import Testing

@Suite struct TransactionTests {
    struct Refusal: Error {}

    static let insert = Statement(name: "insert", sql: "insert into t values ($1)")
    static let all = Statement(name: "all", sql: "select n from t order by n")

    static func withTable<T>(
        _ body: (TestDatabase, Connection) async throws -> T
    ) async throws -> T {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            try connection.execute("create table t (n int primary key deferrable initially deferred)")
            return try await body(database, connection)
        }
    }

    static func numbers(_ database: TestDatabase) throws -> [Int64] {
        try database.connect().query(all).map { try $0.int64("n") }
    }

    @Test func `a transaction commits what its body did`() async throws {
        try await Self.withTable { database, connection async throws in
            let result = try connection.transaction { connection in
                try connection.query(Self.insert, [.int64(1)])
                #expect(try Self.numbers(database) == [])
                return "done"
            }
            #expect(result == "done")
            #expect(try Self.numbers(database) == [1])
        }
    }

    @Test func `an error thrown by the body rolls everything back`() async throws {
        try await Self.withTable { database, connection async throws in
            #expect(throws: Refusal.self) {
                try connection.transaction { connection in
                    try connection.query(Self.insert, [.int64(1)])
                    throw Refusal()
                }
            }
            #expect(!connection.isInTransaction)
            #expect(try Self.numbers(database) == [])
        }
    }

    @Test func `a swallowed error does not pass for a commit`() async throws {
        try await Self.withTable { database, connection async throws in
            let error = #expect(throws: PostgresError.self) {
                try connection.transaction { connection in
                    try connection.query(Self.insert, [.int64(1)])
                    try? connection.execute("select 1/0")
                }
            }
            #expect(error?.sqlState == SQLState.failedTransaction)
            #expect(try Self.numbers(database) == [])
            try connection.execute("select 1")
        }
    }

    @Test func `an error at commit is known to have stored nothing`() async throws {
        try await Self.withTable { database, connection async throws in
            let error = #expect(throws: PostgresError.self) {
                try connection.transaction { connection in
                    for _ in 1...2 { try connection.query(Self.insert, [.int64(1)]) }
                }
            }
            #expect(error?.sqlState == SQLState.uniqueViolation)
            #expect(error?.isCommitUnknown == false)
            #expect(try Self.numbers(database) == [])
        }
    }

    @Test func `a connection lost in the body is not an unknown commit`() async throws {
        try await Self.withTable { database, connection async throws in
            let error = #expect(throws: PostgresError.self) {
                try connection.transaction { connection in
                    try? connection.execute("select pg_terminate_backend(pg_backend_pid())")
                }
            }
            #expect(error?.sqlState == SQLState.connectionLost)
            #expect(error?.isCommitUnknown == false)
        }
    }

    @Test func `a connection lost at commit is an unknown commit`() async throws {
        try await Self.withTable { database, connection async throws in
            // A deferred trigger runs inside COMMIT.
            try connection.execute(
                """
                create function die() returns trigger language plpgsql as
                $$ begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return null; end $$;
                create constraint trigger die after insert on t deferrable initially deferred
                for each row execute function die();
                """
            )
            let alone = #expect(throws: PostgresError.self) {
                try connection.transaction { try $0.query(Self.insert, [.int64(1)]) }
            }
            #expect(alone?.isCommitUnknown == true)
            #expect(alone?.isRetryable == true)
            let pipeline = try database.connect()
            let together = #expect(throws: PostgresError.self) {
                try pipeline.pipeline([(Self.insert, [.int64(1)])])
            }
            #expect(together?.isCommitUnknown == true)
            #expect(pipeline.isBroken)
        }
    }

    @Test func `a transaction in a transaction is refused`() async throws {
        try await Self.withTable { database, connection async throws in
            let error = #expect(throws: PostgresError.self) {
                try connection.transaction { try $0.transaction { _ in } }
            }
            #expect(error?.sqlState == SQLState.activeTransaction)
            #expect(!connection.isInTransaction)
        }
    }

    @Test func `a body that ends the transaction itself is told so`() async throws {
        try await Self.withTable { database, connection async throws in
            #expect(throws: PostgresError.self) {
                try connection.transaction { try $0.execute("commit") }
            }
            #expect(!connection.isInTransaction)
        }
    }

    @Test func `a snapshot reads one state and writes nothing`() async throws {
        try await Self.withTable { database, connection async throws in
            let other = try database.connect()
            try connection.transaction(.repeatableReadReadOnly) { connection in
                #expect(try connection.query(Self.all).isEmpty)
                try other.query(Self.insert, [.int64(1)])
                #expect(try connection.query(Self.all).isEmpty)
            }
            #expect(try connection.query(Self.all).count == 1)
            let error = #expect(throws: PostgresError.self) {
                try connection.transaction(.repeatableReadReadOnly) { try $0.query(Self.insert, [.int64(2)]) }
            }
            #expect(error?.sqlState == SQLState.readOnlyTransaction)
        }
    }
}
