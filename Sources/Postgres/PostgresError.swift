internal import CLibPQ

/// What the server or the client library reports about a failed operation.
///
/// Carries no bound value and no password: messages of class 22 lose their quoted parts, and `detail` is
/// kept only for classes whose details name processes, objects or limits, not row contents.
public struct PostgresError: Error, Sendable, Hashable {
    /// Five characters; see ``SQLState``.
    public let sqlState: String
    /// The server's primary message, one line, technical.
    public let message: String
    /// The server's detail, where it cannot hold row contents.
    public let detail: String?
    /// The connection was lost after COMMIT was sent and before its reply came: the transaction is either
    /// stored whole or not at all, and only reading tells which.
    public let isCommitUnknown: Bool

    /// Makes an error from parts that hold no secret and no bound value.
    public init(sqlState: String, message: String, detail: String? = nil, isCommitUnknown: Bool = false) {
        self.sqlState = sqlState
        self.message = message
        self.detail = detail
        self.isCommitUnknown = isCommitUnknown
    }

    /// Whether the same transaction may succeed when it is tried again.
    ///
    /// With ``isCommitUnknown`` a retry is safe only for a transaction that recognises its own earlier self.
    public var isRetryable: Bool { SQLState.isRetryable(sqlState) }

    /// The code's class: its first two characters.
    public var sqlStateClass: String { String(sqlState.prefix(2)) }

    func withCommitUnknown() -> PostgresError {
        PostgresError(sqlState: sqlState, message: message, detail: detail, isCommitUnknown: true)
    }
}

extension PostgresError: CustomStringConvertible {
    /// One technical line, fit for a log.
    public var description: String {
        let unknown = isCommitUnknown ? " (commit unknown)" : ""
        return detail.map { "\(sqlState): \(message) [\($0)]\(unknown)" }
            ?? "\(sqlState): \(message)\(unknown)"
    }
}

extension PostgresError {
    /// Reads the error out of a result. `isConnectionLost` decides the code where the server sent none.
    init(result: OpaquePointer?, connection: OpaquePointer) {
        let isConnectionLost = PQstatus(connection) != CONNECTION_OK
        let fallbackCode = isConnectionLost ? SQLState.connectionLost : SQLState.internalError
        let code = Self.field(clibpq_diag_sqlstate, of: result) ?? fallbackCode
        if let primary = Self.field(clibpq_diag_message_primary, of: result), code.utf8.count == 5 {
            self.init(
                sqlState: code,
                message: Self.redacted(primary, sqlState: code),
                detail: Self.field(clibpq_diag_message_detail, of: result)
                    .flatMap { Self.detailMayBeKept(code) ? $0 : nil }
            )
        } else if isConnectionLost {
            self.init(sqlState: code, message: "the connection to the server was lost")
        } else {
            let message = result.flatMap { PQresultErrorMessage($0) } ?? PQerrorMessage(connection)
            self.init(sqlState: code, message: Self.firstLine(message.map { String(cString: $0) } ?? ""))
        }
    }

    private static func field(_ code: CInt, of result: OpaquePointer?) -> String? {
        guard let result, let value = PQresultErrorField(result, code) else { return nil }
        return String(cString: value)
    }

    /// Class 22 quotes the offending value, and so does a syntax error within one; everything between the
    /// outermost quotes goes.
    static func redacted(_ message: String, sqlState: String) -> String {
        let isAboutValue =
            sqlState.hasPrefix("22") || message.hasPrefix("syntax error in tsquery")
            || message.hasSuffix("of jsonpath input")
        guard isAboutValue, let first = message.firstIndex(of: "\""),
            let last = message.lastIndex(of: "\""), first < last
        else { return message }
        return message[...first] + "…" + message[last...]
    }

    /// Constraint violations print whole rows in their details, so only harmless classes are let through.
    static func detailMayBeKept(_ sqlState: String) -> Bool {
        ["40", "42", "53", "55", "57", "58", "P0"].contains(String(sqlState.prefix(2)))
    }

    static func firstLine(_ text: String) -> String {
        String(text.split(separator: "\n").first ?? "no message")
    }
}
