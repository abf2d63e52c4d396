import Postgres
import Shared

/// Why a call of the ledger came to nothing.
enum LedgerError: Error, Sendable {
    /// Expected: the caller may not, or names what is not there.
    case refused(ServerErrorCode)
    /// The office's own set was turned down.
    case pushRefused(PushRefusal)
    /// The database failed.
    case database(PostgresError)
    /// No connection was to be had.
    case pool(PoolError)
    /// Something stored is not what it must be; names what.
    case damaged(String)

    /// The stable code for the wire.
    var code: ServerErrorCode {
        switch self {
        case .refused(let code): code
        case .pushRefused(.busy): .busy
        case .pushRefused(.unavailable): .unavailable
        case .pushRefused: .forbidden
        case .database(let error): LedgerError.code(forSQLState: error.sqlState)
        case .pool(.timeout): .busy
        case .pool(.shutDown): .unavailable
        case .damaged: .internalError
        }
    }

    /// Wraps what a closure on a connection threw; what is none of ours stays as it is.
    static func wrapping(_ error: any Error) -> any Error {
        switch error {
        case let error as PostgresError: LedgerError.database(error)
        case let error as PoolError: LedgerError.pool(error)
        case let error as DecodeError: LedgerError.damaged(error.column)
        case let error as JSONError: LedgerError.damaged(error.member ?? error.reason.rawValue)
        default: error
        }
    }

    /// Branches on SQLSTATE alone.
    static func code(forSQLState state: String) -> ServerErrorCode {
        switch state {
        case "53100": .serverDiskFull
        case SQLState.lockNotAvailable, SQLState.deadlock, SQLState.serializationFailure,
            SQLState.queryCancelled:
            .busy
        case SQLState.insufficientPrivilege: .forbidden
        default:
            switch state.prefix(2) {
            // 55: among others, a standby that is still recovering.
            case "08", "53", "55", "58": .unavailable
            case "57": .unavailable
            // A sum beyond all bounds is no fault of the set that meets it.
            case "22": state == "22003" ? .unavailable : .malformed
            case "54": .tooLarge
            default: .internalError
            }
        }
    }

    /// The answer to a set that came to nothing here. Whatever it was, the rest of the sync goes on.
    var pushRefusal: PushRefusal {
        switch code {
        case .busy: .busy
        case .unavailable, .serverDiskFull: .unavailable
        // The content itself can't be stored: its number is given up, and the queue goes on.
        case .malformed: .malformed(JSONError(.malformed))
        case .tooLarge: .tooLarge
        default: .unavailable
        }
    }
}
