/// One thread's work: takes closures from the queue and lends them its connection.
final class PoolWorker {
    private let configuration: ConnectionPool.Configuration
    private let queue: PoolQueue
    private var connection: Connection?

    init(configuration: ConnectionPool.Configuration, queue: PoolQueue) {
        self.configuration = configuration
        self.queue = queue
    }

    func run() {
        while let work = queue.next() {
            work(Result { try readyConnection() })
            // A session with a transaction left open would surprise its next user.
            if let connection, connection.isBroken || connection.isInTransaction { self.connection = nil }
        }
        connection = nil
        queue.workerEnded()
    }

    private func readyConnection() throws -> Connection {
        if let connection, !connection.wasLostWhileIdle() { return connection }
        connection = nil
        try configuration.beforeConnect?()
        let fresh = try Connection(configuration.conninfo, configuration.options)
        try configuration.onConnect?(fresh)
        connection = fresh
        return fresh
    }
}
