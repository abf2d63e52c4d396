import Glibc
import TestSupport
import Testing

@testable import Postgres

@Suite struct ErrorTests {
    @Test func `errors carry no bound value`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            try connection.execute("create table t (k text primary key, n int check (n > 0))")
            let insert = Statement(name: "insert", sql: "insert into t values ($1, $2)")
            let secret = "geheim\"7\""
            try connection.query(insert, [.text(secret), .int64(1)])
            let attempts: [(String, [Parameter])] = [
                (SQLState.uniqueViolation, [.text(secret), .int64(1)]),
                (SQLState.checkViolation, [.text(secret + "2"), .int64(-8)]),
                (SQLState.invalidTextRepresentation, [.text("k"), .text(secret)]),
            ]
            for (code, parameters) in attempts {
                let error = #expect(throws: PostgresError.self) { try connection.query(insert, parameters) }
                #expect(error?.sqlState == code)
                #expect(error?.isRetryable == false)
                #expect(error.map { "\($0)".contains("geheim") || "\($0)".contains("-8") } == false)
            }
        }
    }

    @Test(arguments: [false, true])
    func `a server that falls silent is given up, in a pipeline too, and a fresh connection works`(
        inPipeline: Bool
    ) async throws {
        try await PostgresFixture.withDatabase { database async throws in
            var options = Connection.Options(applicationName: "test")
            options.statementMillisecondsMax = 300
            options.replyGraceMilliseconds = 200
            let connection = try Connection(database.conninfo, options)
            let statement = Statement(name: "one", sql: "select 1")
            #expect(try connection.query(statement).onlyRow().int64(0) == 1)
            let process = pid_t(connection.serverProcessID)
            // As a hung disk would: the server keeps the connection and does nothing.
            guard kill(process, SIGSTOP) == 0 else { return }
            defer { kill(process, SIGCONT) }
            let error = #expect(throws: PostgresError.self) {
                if inPipeline {
                    try connection.pipeline([(statement, []), (statement, [])])
                } else {
                    try connection.query(statement)
                }
            }
            #expect(error?.sqlState == SQLState.connectionLost)
            #expect(error?.isRetryable == true)
            #expect(connection.isBroken)
            #expect(try database.connect().query(statement).onlyRow().int64(0) == 1)
        }
    }

    @Test func `a syntax error in a bound search does not show the search`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let search = Statement(name: "search", sql: "select $1::tsquery")
            let connection = try database.connect()
            let error = #expect(throws: PostgresError.self) {
                try connection.query(search, [.text("geheim & &")])
            }
            #expect(error?.message == "syntax error in tsquery: \"…\"")
        }
    }

    @Test func `a password shows neither in a description nor in a refusal`() throws {
        let conninfo = try Conninfo("postgresql://who:geheim@127.0.0.1:1/db?connect_timeout=1")
        var dumped = ""
        dump(conninfo, to: &dumped)
        #expect(!"\(conninfo) \(String(reflecting: conninfo)) \(dumped)".contains("geheim"))
        #expect(conninfo.description == "host=127.0.0.1 port=1 dbname=db user=who")
        let broken = #expect(throws: PostgresError.self) { try Conninfo("host=x geheim") }
        #expect(broken?.sqlState == SQLState.invalidConfiguration)
        #expect(broken.map { "\($0)".contains("geheim") } == false)
        let refused = #expect(throws: PostgresError.self) {
            try Connection(conninfo, .init(applicationName: "test"))
        }
        #expect(refused?.sqlState == SQLState.cannotConnect)
        #expect(refused?.isRetryable == true)
        #expect(refused.map { "\($0)".contains("geheim") } == false)
    }

    @Test func `key and value pairs connect as a URL does`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try Connection(conninfo: database.conninfo.text, applicationName: "it's")
            let statement = Statement(name: "who", sql: "select current_setting('application_name')")
            #expect(try connection.query(statement).onlyRow().text(0) == "it's")
        }
    }

    @Test func `a missing database is refused for good with its own code`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let error = #expect(throws: PostgresError.self) {
                try Connection(
                    database.conninfo.replacing(database: "nobody"),
                    .init(applicationName: "test")
                )
            }
            #expect(error?.sqlState == SQLState.unknownDatabase)
            #expect(error?.isRetryable == false)
        }
    }

    @Test func `a refusal's code is found behind the severity and nowhere else`() {
        let starting =
            "connection to server on socket \"/x: y\" failed: FATAL:  57P03: starting up\nLOCATION:  a"
        #expect(ConnectionOpening.refusal(in: starting).sqlState == SQLState.cannotConnectNow)
        #expect(ConnectionOpening.refusal(in: starting).message == "starting up")
        let plain = "connection to server at \"h\", port 12345 failed: Connection refused\n\tIs it running?"
        #expect(ConnectionOpening.refusal(in: plain).sqlState == SQLState.cannotConnect)
    }

    @Test func `a statement that runs too long is cancelled and the connection stays usable`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let options = Connection.Options(applicationName: "test", statementMillisecondsMax: 50)
            let connection = try Connection(database.conninfo, options)
            let error = #expect(throws: PostgresError.self) { try connection.execute("select pg_sleep(5)") }
            #expect(error?.sqlState == SQLState.queryCancelled)
            try connection.execute("select 1")
            #expect(!connection.isBroken)
        }
    }

    @Test func `a terminated connection is broken and its error retryable`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let error = #expect(throws: PostgresError.self) {
                try connection.execute("select pg_terminate_backend(pg_backend_pid())")
            }
            #expect(error?.sqlState == SQLState.connectionLost)
            #expect(error?.isRetryable == true)
            #expect(connection.isBroken)
            let second = #expect(throws: PostgresError.self) { try connection.execute("select 1") }
            #expect(second?.sqlState == SQLState.connectionLost)
        }
    }

    @Test func `COPY is refused and the connection given up`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let error = #expect(throws: PostgresError.self) {
                try connection.execute("copy (select 1) to stdout")
            }
            #expect(error?.sqlState == SQLState.featureNotSupported)
            #expect(connection.isBroken)
        }
    }

    @Test func `a plan that outlived its table gives the connection up`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            try connection.execute("create table t (n int)")
            let all = Statement(name: "all", sql: "select * from t")
            try connection.query(all)
            try database.connect().execute("alter table t alter n type text")
            #expect(throws: PostgresError.self) { try connection.query(all) }
            #expect(connection.isBroken)
        }
    }
}
