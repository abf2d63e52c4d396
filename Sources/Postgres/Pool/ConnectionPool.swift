/// A fixed number of connections, each on a thread of its own.
///
/// One closure per transaction runs on a connection's thread; Swift's cooperative pool never blocks.
/// Connections are made when they are first needed and again after they broke.
public final class ConnectionPool: Sendable {
    /// How a pool is set up.
    public struct Configuration: Sendable {
        /// Where to connect.
        public var conninfo: Conninfo
        /// How each connection is set up.
        public var options: Connection.Options
        /// How many connections there are at most.
        public var connectionCountMax: Int
        /// The longest wait for a free connection, then ``PoolError/timeout``.
        public var waitMillisecondsMax: Int
        /// Called before each attempt to connect, for instance to see that a private cluster runs.
        public var beforeConnect: (@Sendable () throws -> Void)?
        /// Called with each new connection, for instance to set its role; if it throws, so does the caller's
        /// request, and the connection is dropped.
        public var onConnect: (@Sendable (Connection) throws -> Void)?

        /// Makes a configuration.
        public init(
            conninfo: Conninfo,
            options: Connection.Options,
            connectionCountMax: Int = 8,
            waitMillisecondsMax: Int = 5000,
            beforeConnect: (@Sendable () throws -> Void)? = nil,
            onConnect: (@Sendable (Connection) throws -> Void)? = nil
        ) {
            precondition(connectionCountMax > 0, "a pool has at least one connection")
            self.conninfo = conninfo
            self.options = options
            self.connectionCountMax = connectionCountMax
            self.waitMillisecondsMax = waitMillisecondsMax
            self.beforeConnect = beforeConnect
            self.onConnect = onConnect
        }
    }

    private let queue: PoolQueue

    /// Makes a pool. Connects to nothing yet.
    public init(_ configuration: Configuration) {
        queue = PoolQueue(
            workerCount: configuration.connectionCountMax,
            waitMillisecondsMax: configuration.waitMillisecondsMax
        )
        for _ in 0..<configuration.connectionCountMax {
            // A local copy, so that the threads do not keep the pool alive.
            let queue = queue
            Thread.start { PoolWorker(configuration: configuration, queue: queue).run() }
        }
        let queue = queue
        Thread.start { queue.expireUntilClosed() }
    }

    deinit {
        queue.close()
    }

    /// Runs `body` with a connection, on that connection's thread, in the order of the calls.
    ///
    /// Never tries twice: after an error the caller decides, see ``PostgresError/isRetryable``. A transaction
    /// that `body` leaves open is rolled back. Cancelling the task ends the wait but not a running `body`.
    ///
    /// - Throws: What `body` throws; ``PoolError``; `CancellationError`; a ``PostgresError`` when no
    ///   connection can be made, at once and without waiting for the server to come back.
    @discardableResult
    public func withConnection<T: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> T
    ) async throws -> T {
        let job = PoolJob()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<T, any Error>) in
                queue.submit(job) { lease in
                    continuation.resume(with: Result { try body(lease.get()) })
                }
            }
        } onCancel: {
            queue.cancel(job)
        }
    }

    /// Runs `body` in a transaction on a connection's thread; see ``Connection/transaction(_:_:)``.
    @discardableResult
    public func transaction<T: Sendable>(
        _ mode: TransactionMode = .readCommitted,
        _ body: @escaping @Sendable (Connection) throws -> T
    ) async throws -> T {
        try await withConnection { try $0.transaction(mode, body) }
    }

    /// Lets accepted closures finish, refuses new ones, and returns when every connection is closed.
    public func shutdown() async {
        await withCheckedContinuation { continuation in
            queue.close { continuation.resume() }
        }
    }
}
