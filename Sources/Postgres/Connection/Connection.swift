internal import CLibPQ

/// One connection to the server. Synchronous, and used on one thread at a time.
///
/// Every call blocks until the server has answered; run it on a ``ConnectionPool``'s thread or on a thread
/// of your own, never on Swift's cooperative pool. Closes itself at the end of its life.
public final class Connection {
    /// How a connection is set up.
    public struct Options: Sendable, Hashable {
        /// What the server shows in `pg_stat_activity`.
        public var applicationName: String
        /// The longest time to connect and authenticate.
        public var connectMillisecondsMax: Int
        /// The longest run of one statement, then 57014; 0 for no bound.
        public var statementMillisecondsMax: Int
        /// The longest time that an open transaction may wait for its next statement; 0 for no bound.
        public var idleInTransactionMillisecondsMax: Int
        /// Beyond a statement's bound the server has this long to say that it was passed; then the connection is cut off.
        public var replyGraceMilliseconds: Int

        /// Makes options.
        public init(
            applicationName: String,
            connectMillisecondsMax: Int = 10_000,
            statementMillisecondsMax: Int = 30_000,
            idleInTransactionMillisecondsMax: Int = 60_000,
            replyGraceMilliseconds: Int = 10_000
        ) {
            self.applicationName = applicationName
            self.connectMillisecondsMax = connectMillisecondsMax
            self.statementMillisecondsMax = statementMillisecondsMax
            self.idleInTransactionMillisecondsMax = idleInTransactionMillisecondsMax
            self.replyGraceMilliseconds = replyGraceMilliseconds
        }
    }

    let handle: OpaquePointer
    let options: Options
    /// The SQL of each prepared statement by its name.
    var prepared: [String: String] = [:]
    /// Set when the session's state no longer matches ours, though the socket is well.
    var mustBeReplaced = false

    /// Connects and sets the session up: UTF-8, UTC, hexadecimal bytea, the time bounds of `options`.
    ///
    /// - Throws: 08001 when the server cannot be reached, or the code with which it refused.
    public init(_ conninfo: Conninfo, _ options: Options) throws(PostgresError) {
        handle = try ConnectionOpening.open(conninfo, options)
        self.options = options
        // Without this the library prints notices to stderr.
        PQsetNoticeProcessor(handle, ignoreNotice, nil)
        try execute(ConnectionOpening.sessionSettings(options))
    }

    /// Connects with a connection string and the usual bounds.
    public convenience init(conninfo: String, applicationName: String) throws(PostgresError) {
        try self.init(Conninfo(conninfo), Options(applicationName: applicationName))
    }

    deinit {
        PQfinish(handle)
    }

    /// Whether the connection can be used no more and is to be replaced by a new one.
    public var isBroken: Bool { mustBeReplaced || PQstatus(handle) != CONNECTION_OK }

    /// Whether a transaction block is open, failed or not.
    public var isInTransaction: Bool {
        switch PQtransactionStatus(handle) {
        case PQTRANS_INTRANS, PQTRANS_INERROR, PQTRANS_ACTIVE: true
        default: false
        }
    }

    /// Whether a transaction block is open and has failed, so that only a rollback can follow.
    public var isInFailedTransaction: Bool { PQtransactionStatus(handle) == PQTRANS_INERROR }

    /// The server's version as one number, 150020 for 15.20.
    public var serverVersion: Int { Int(PQserverVersion(handle)) }

    /// The server process that serves this connection.
    public var serverProcessID: Int { Int(PQbackendPID(handle)) }

    /// Whether the server has closed the connection while it was idle. Costs one `poll`, and one round trip
    /// if the server said anything.
    func wasLostWhileIdle() -> Bool {
        if isBroken { return true }
        guard ConnectionOpening.isReadable(PQsocket(handle)) else { return false }
        PQclear(run(""))
        return isBroken
    }
}

// A free function, because a closure handed to C would inherit the isolation of its surroundings.
private func ignoreNotice(_: UnsafeMutableRawPointer?, _: UnsafePointer<CChar>?) {}
