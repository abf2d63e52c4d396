/// The SQLSTATE codes that callers of this module branch on.
///
/// A code is five characters; its first two are its class. Branch on codes only: names of tables and
/// constraints are not always reported.
public enum SQLState {
    /// The connection could not be made. Retryable.
    public static let cannotConnect = "08001"
    /// An established connection was lost. Retryable.
    public static let connectionLost = "08006"
    /// The stored plan no longer fits the tables, or the feature does not exist.
    public static let featureNotSupported = "0A000"
    /// A value has bytes that its encoding forbids, such as a NUL in a text.
    public static let characterNotInRepertoire = "22021"
    /// A text is not a value of the wanted type.
    public static let invalidTextRepresentation = "22P02"
    /// A null where none may be.
    public static let notNullViolation = "23502"
    /// A foreign key finds no row, or a row is still pointed at.
    public static let foreignKeyViolation = "23503"
    /// A key is already taken.
    public static let uniqueViolation = "23505"
    /// A check constraint says no.
    public static let checkViolation = "23514"
    /// A transaction was begun inside another.
    public static let activeTransaction = "25001"
    /// A statement tried to write in a read-only transaction.
    public static let readOnlyTransaction = "25006"
    /// The transaction had failed before; nothing of it was stored.
    public static let failedTransaction = "25P02"
    /// The server no longer knows a prepared statement's name.
    public static let unknownStatementName = "26000"
    /// The role may not log in this way.
    public static let invalidAuthorization = "28000"
    /// Wrong password.
    public static let invalidPassword = "28P01"
    /// The database does not exist.
    public static let unknownDatabase = "3D000"
    /// Serialization failure. Retryable.
    public static let serializationFailure = "40001"
    /// Deadlock. Retryable.
    public static let deadlock = "40P01"
    /// The role has no right to do this, or a row-level security policy says no.
    public static let insufficientPrivilege = "42501"
    /// A syntax error.
    public static let syntaxError = "42601"
    /// The relation does not exist.
    public static let unknownTable = "42P01"
    /// The server takes no more connections. Retryable.
    public static let tooManyConnections = "53300"
    /// Somebody uses what is to be changed.
    public static let objectInUse = "55006"
    /// A lock was not to be had in time.
    public static let lockNotAvailable = "55P03"
    /// The statement was cancelled, also by `statement_timeout`.
    public static let queryCancelled = "57014"
    /// The server is shutting down. Retryable.
    public static let adminShutdown = "57P01"
    /// Another server process crashed. Retryable.
    public static let crashShutdown = "57P02"
    /// The server is starting up or recovering. Retryable.
    public static let cannotConnectNow = "57P03"
    /// The connection string cannot be read.
    public static let invalidConfiguration = "F0000"
    /// Something that should not happen inside the server or the client library.
    public static let internalError = "XX000"

    /// Whether the same request may succeed later, on a new connection if this one broke.
    static func isRetryable(_ code: String) -> Bool {
        if code.hasPrefix("08") { return true }
        return [
            serializationFailure, deadlock, adminShutdown, crashShutdown, cannotConnectNow,
            tooManyConnections,
        ].contains(code)
    }
}
