import Postgres
import TestSupport
import Testing

@Suite struct PipelineTests {
    static let insert = TransactionTests.insert
    static let echo = Statement(name: "echo", sql: "select $1::bigint as n")

    @Test func `a pipeline returns one result per request, in order, over many chunks`() async throws {
        try await TransactionTests.withTable { database, connection async throws in
            for count in [1, 199, 200, 201, 1001] {
                let results = try connection.pipeline((0..<count).map { (Self.echo, [.int64(Int64($0))]) })
                #expect(try results.map { try $0.onlyRow().int64("n") } == (0..<count).map { Int64($0) })
            }
            #expect(try connection.pipeline([]).isEmpty)
        }
    }

    @Test func `a pipeline with an error in the middle leaves the connection usable`() async throws {
        try await TransactionTests.withTable { database, connection async throws in
            let fail = Statement(name: "fail", sql: "select 1 / $1::int")
            let late = Statement(name: "late", sql: "select 'late'")
            for position in [0, 150, 399, 450] {
                var requests = (0..<500).map { (Self.insert, [Parameter.int64(Int64($0))]) }
                requests[position] = (fail, [.int64(0)])
                requests[499] = (late, [])
                let error = #expect(throws: PostgresError.self) { try connection.pipeline(requests) }
                #expect(error?.sqlState == "22012")
                #expect(!connection.isBroken && !connection.isInTransaction)
                #expect(try TransactionTests.numbers(database) == [])
            }
            #expect(try connection.query(late).onlyRow().text(0) == "late")
            #expect(try connection.query(fail, [.int64(1)]).onlyRow().int64(0) == 1)
        }
    }

    @Test func `a statement that cannot be prepared fails the pipeline and only that`() async throws {
        try await TransactionTests.withTable { database, connection async throws in
            let wrong = Statement(name: "wrong", sql: "selekt 1")
            let error = #expect(throws: PostgresError.self) {
                try connection.pipeline([
                    (Self.insert, [.int64(1)]), (wrong, []), (wrong, []), (Self.echo, [.int64(1)]),
                ])
            }
            #expect(error?.sqlState == SQLState.syntaxError)
            #expect(try TransactionTests.numbers(database) == [])
            try connection.pipeline([(Self.insert, [.int64(1)]), (Self.echo, [.int64(1)])])
            #expect(try TransactionTests.numbers(database) == [1])
        }
    }

    @Test func `an error at the pipeline's own commit stores nothing`() async throws {
        try await TransactionTests.withTable { database, connection async throws in
            let error = #expect(throws: PostgresError.self) {
                try connection.pipeline([(Self.insert, [.int64(1)]), (Self.insert, [.int64(1)])])
            }
            #expect(error?.sqlState == SQLState.uniqueViolation)
            #expect(error?.isCommitUnknown == false)
            #expect(try TransactionTests.numbers(database) == [])
            #expect(!connection.isInTransaction)
        }
    }

    @Test func `a refused parameter sends nothing`() async throws {
        try await TransactionTests.withTable { database, connection async throws in
            #expect(throws: PostgresError.self) {
                try connection.transaction { connection in
                    try connection.pipeline([(Self.insert, [.int64(1)]), (Self.insert, [.text("\0")])])
                }
            }
            #expect(try TransactionTests.numbers(database) == [])
        }
    }

    @Test func `a pipeline in a transaction goes with it`() async throws {
        try await TransactionTests.withTable { database, connection async throws in
            #expect(throws: TransactionTests.Refusal.self) {
                try connection.transaction { connection in
                    try connection.pipeline([(Self.insert, [.int64(1)])])
                    throw TransactionTests.Refusal()
                }
            }
            #expect(try TransactionTests.numbers(database) == [])
            try connection.transaction { connection in
                try connection.pipeline((1...300).map { (Self.insert, [.int64($0)]) })
                try connection.query(Self.insert, [.int64(301)])
            }
            #expect(try TransactionTests.numbers(database).count == 301)
        }
    }

    @Test func `a pipeline whose messages fill the socket both ways comes through`() async throws {
        try await TransactionTests.withTable { database, connection async throws in
            let mirror = Statement(name: "mirror", sql: "select $1::bytea")
            let bytes = [UInt8](repeating: 7, count: 200_000)
            let results = try connection.pipeline((0..<40).map { _ in (mirror, [.bytes(bytes)]) })
            #expect(try results.allSatisfy { try $0.onlyRow().bytes(0) == bytes })
        }
    }

    @Test func `a connection that dies in a pipeline is reported once and for all`() async throws {
        try await TransactionTests.withTable { database, connection async throws in
            let die = Statement(name: "die", sql: "select pg_terminate_backend(pg_backend_pid())")
            var requests = (0..<500).map { (Self.insert, [Parameter.int64(Int64($0))]) }
            requests[100] = (die, [])
            let error = #expect(throws: PostgresError.self) { try connection.pipeline(requests) }
            #expect(error?.isRetryable == true)
            #expect(error?.isCommitUnknown == false)
            #expect(connection.isBroken)
            #expect(try TransactionTests.numbers(database) == [])
        }
    }
}
