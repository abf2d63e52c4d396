internal import CLibPQ
internal import Glibc

/// Connects within a bound of time and finds out the code of a refusal.
enum ConnectionOpening {
    /// A dead peer is noticed within about a minute even if it never answers.
    private static let keywordDefaults = [
        "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3",
        "tcp_user_timeout": "60000",
    ]

    static func open(
        _ conninfo: Conninfo,
        _ options: Connection.Options
    ) throws(PostgresError) -> OpaquePointer {
        var defaults = keywordDefaults
        defaults["application_name"] = options.applicationName
        let started = conninfo.withPointers(defaults: defaults) { PQconnectStartParams($0, $1, 0) }
        guard let handle = started else {
            throw PostgresError(sqlState: SQLState.internalError, message: "out of memory")
        }
        // The library keeps a refusal's SQLSTATE to itself; verbose messages contain it.
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        do {
            try waitUntilConnected(handle, millisecondsMax: options.connectMillisecondsMax)
        } catch {
            PQfinish(handle)
            throw error
        }
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
        return handle
    }

    /// One script, so that it costs one round trip.
    static func sessionSettings(_ options: Connection.Options) -> String {
        """
        set client_encoding = 'UTF8';
        set standard_conforming_strings = on;
        set bytea_output = 'hex';
        set datestyle = 'ISO';
        set timezone = 'UTC';
        set client_min_messages = 'warning';
        set statement_timeout = \(options.statementMillisecondsMax);
        set idle_in_transaction_session_timeout = \(options.idleInTransactionMillisecondsMax);
        """
    }

    /// Whether something lies ready on the socket: data, or the end of it.
    static func isReadable(_ socket: CInt) -> Bool {
        var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, 0) != 0
    }

    private static func waitUntilConnected(
        _ handle: OpaquePointer,
        millisecondsMax: Int
    ) throws(PostgresError) {
        let deadline = MonotonicClock.now + MonotonicClock.milliseconds(millisecondsMax)
        // A connection attempt starts by waiting to write.
        var next = PGRES_POLLING_WRITING
        while PQstatus(handle) != CONNECTION_BAD {
            switch next {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_READING, PGRES_POLLING_WRITING:
                let events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT
                guard wait(for: Int16(events), on: PQsocket(handle), until: deadline) else {
                    throw PostgresError(
                        sqlState: SQLState.cannotConnect,
                        message: "connecting took too long"
                    )
                }
            default: throw refusal(handle)
            }
            next = PQconnectPoll(handle)
        }
        throw refusal(handle)
    }

    /// False when the deadline has passed.
    static func wait(for events: Int16, on socket: CInt, until deadline: UInt64) -> Bool {
        while true {
            let now = MonotonicClock.now
            if now >= deadline { return false }
            var descriptor = pollfd(fd: socket, events: events, revents: 0)
            let count = poll(&descriptor, 1, CInt(clamping: (deadline - now) / 1_000_000 + 1))
            if count > 0 { return true }
            if count < 0, errno != EINTR { return true }
        }
    }

    private static func refusal(_ handle: OpaquePointer) -> PostgresError {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
        return refusal(in: text)
    }

    /// Finds the code in a verbose message such as `… FATAL:  57P03: the database system is starting up`.
    static func refusal(in text: String) -> PostgresError {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated().dropFirst() {
                let code = part.drop { $0 == " " }
                // The severity is followed by two spaces, and nothing else in a message is.
                guard part.hasPrefix("  "), code.utf8.count == 5, code.utf8.allSatisfy(isCodeCharacter),
                    index + 1 < parts.count
                else { continue }
                let message = parts[(index + 1)...].joined(separator: ":").drop { $0 == " " }
                return PostgresError(sqlState: String(code), message: String(message))
            }
        }
        return PostgresError(sqlState: SQLState.cannotConnect, message: PostgresError.firstLine(text))
    }

    private static func isCodeCharacter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
}
