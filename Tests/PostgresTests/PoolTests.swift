import Postgres
import Synchronization
import TestSupport
import Testing

/// Tasks start immediately here, so that their calls come in the order of the text.
@Suite struct PoolTests {
    static let process = Statement(name: "process", sql: "select pg_backend_pid()")
    static let sleep = Statement(name: "sleep", sql: "select pg_sleep($1)")

    @Test func `a pool opens no more connections than it may and serves everybody`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let pool = database.pool(connectionCountMax: 3)
            let processes = try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        try await pool.withConnection { try $0.query(Self.process).onlyRow().int64(0) }
                    }
                }
                return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
            }
            #expect((1...3).contains(processes.count))
            await pool.shutdown()
        }
    }

    @Test func `waiting closures run in the order of their calls`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let pool = database.pool(connectionCountMax: 1)
            let order = Recorder()
            let gate = Gate()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addImmediateTask { try await pool.withConnection { _ in gate.wait() } }
                for number in 0..<20 {
                    group.addImmediateTask {
                        try await pool.withConnection { _ in order.append(number) }
                    }
                }
                gate.open()
                try await group.waitForAll()
            }
            #expect(order.numbers == Array(0..<20))
            await pool.shutdown()
        }
    }

    @Test func `who waits too long is told so`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let pool = database.pool(connectionCountMax: 1, waitMillisecondsMax: 1000)
            let gate = Gate()
            try await pool.withConnection { _ in }
            // The second call comes while the only worker still counts as idle.
            let holder = Task.immediate { try await pool.withConnection { _ in gate.wait() } }
            let waiter = Task.immediate { try await pool.withConnection { _ in } }
            await #expect(throws: PoolError.timeout) { try await waiter.value }
            gate.open()
            try await holder.value
            await pool.shutdown()
        }
    }

    @Test func `who waits less than the bound is served`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let pool = database.pool(connectionCountMax: 1, waitMillisecondsMax: 30_000)
            let gate = Gate()
            let holder = Task.immediate { try await pool.withConnection { _ in gate.wait() } }
            let waiter = Task.immediate { try await pool.withConnection { _ in "served" } }
            try await Task.sleep(for: .milliseconds(200))
            gate.open()
            #expect(try await waiter.value == "served")
            try await holder.value
            await pool.shutdown()
        }
    }

    @Test func `a cancelled wait ends at once and its closure never runs`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let pool = database.pool(connectionCountMax: 1)
            let gate = Gate()
            let holder = Task.immediate { try await pool.withConnection { _ in gate.wait() } }
            let hasRun = Atomic(false)
            let waiter = Task.immediate {
                try await pool.withConnection { _ in hasRun.store(true, ordering: .relaxed) }
            }
            waiter.cancel()
            await #expect(throws: CancellationError.self) { try await waiter.value }
            gate.open()
            try await holder.value
            await pool.shutdown()
            let hasRunAtAll = hasRun.load(ordering: .relaxed)
            #expect(!hasRunAtAll)
        }
    }

    @Test func `a broken connection is replaced, also one that broke while idle`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let pool = database.pool(connectionCountMax: 1)
            await #expect(throws: PostgresError.self) {
                try await pool.withConnection {
                    try $0.execute("select pg_terminate_backend(pg_backend_pid())")
                }
            }
            let process = try await pool.withConnection { $0.serverProcessID }
            try database.connect().execute("select pg_terminate_backend(\(process), 5000)")
            let next = try await pool.withConnection { try $0.query(Self.process).onlyRow().int64(0) }
            #expect(next != Int64(process))
            await pool.shutdown()
        }
    }

    @Test func `a transaction left open does not reach the next user`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let pool = database.pool(connectionCountMax: 1)
            try await pool.withConnection { try $0.execute("create table t (n int)") }
            try await pool.withConnection { try $0.execute("begin; insert into t values (1)") }
            let count = Statement(name: "count", sql: "select count(*) from t")
            #expect(try await pool.withConnection { try $0.query(count).onlyRow().int64(0) } == 0)
            await pool.shutdown()
        }
    }

    @Test func `every new connection is prepared, and none is lent whose preparation failed`() async throws {
        struct NotYet: Error {}
        try await PostgresFixture.withDatabase { database async throws in
            let attempts = Atomic(0)
            let pool = ConnectionPool(
                .init(
                    conninfo: database.conninfo,
                    options: .init(applicationName: "test"),
                    connectionCountMax: 1,
                    onConnect: { connection in
                        if attempts.add(1, ordering: .relaxed).newValue == 1 { throw NotYet() }
                        try connection.execute("set role pg_monitor")
                    }
                )
            )
            let role = Statement(name: "role", sql: "select current_user")
            await #expect(throws: NotYet.self) { try await pool.withConnection { _ in } }
            #expect(try await pool.withConnection { try $0.query(role).onlyRow().text(0) } == "pg_monitor")
            #expect(try await pool.withConnection { try $0.query(role).onlyRow().text(0) } == "pg_monitor")
            let attemptCount = attempts.load(ordering: .relaxed)
            #expect(attemptCount == 2)
            await pool.shutdown()
        }
    }

    @Test func `a shutdown finishes what was accepted and refuses what comes later`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let pool = database.pool(connectionCountMax: 1)
            let gate = Gate()
            let accepted = (0..<3).map { _ in
                Task.immediate { try await pool.withConnection { _ in gate.wait() } }
            }
            let end = Task.immediate { await pool.shutdown() }
            await #expect(throws: PoolError.shutDown) { try await pool.withConnection { _ in } }
            gate.open()
            for task in accepted { try await task.value }
            await end.value
            await pool.shutdown()
        }
    }

    @Test func `a pool transaction commits or rolls back as a whole`() async throws {
        try await TransactionTests.withTable { database, _ async throws in
            let pool = database.pool()
            try await pool.transaction { try $0.query(TransactionTests.insert, [.int64(1)]) }
            await #expect(throws: TransactionTests.Refusal.self) {
                try await pool.transaction { connection in
                    try connection.query(TransactionTests.insert, [.int64(2)])
                    throw TransactionTests.Refusal()
                }
            }
            #expect(try TransactionTests.numbers(database) == [1])
            await pool.shutdown()
        }
    }
}
