import Glibc
import NIOCore
import Postgres
import Shared
import Terminal

/// An error of a command, as sentences and as a stable code.
struct Failure {
    let code: String
    let sentences: [any Speakable]
    /// The exit status: 64 where the command line or the configuration is at fault, 130 after Ctrl-C, else 1.
    var status: Int32 {
        if code == "interrupted" { return 130 }
        return ["configuration", "name", "no_ledger", "file_exists"].contains(code) ? 64 : 1
    }

    init(_ error: any Error) {
        switch error {
        case let error as ConfigurationProblems: self.init("configuration", error.all)
        case let error as NamingError: self.init("name", [error.message])
        case let error as ServerFileMessage: self.init("file", [error])
        case let error as BulletinImportRefusal: self.init(error.code, [error])
        case let error as ClusterError: self.init(error.code, [Self.message(error)])
        case let error as MigrationError: self.init(error.code, [Self.message(error)])
        case let error as SchemaError: self.init("schema_outdated", [error.message])
        case let error as BackupTrouble: self.init(error.code, error.sentences)
        case DumpError.cluster(let error): self.init(error.code, [Self.message(error)])
        case let error as DumpError: self.init(error.code, [Self.message(error)])
        case let error as PostgresError: self.init("database", [Self.message(error)])
        case LedgerError.database(let error): self.init("database", [Self.message(error)])
        case let error as LedgerError:
            self.init(error.code.rawValue, [ServerFailureMessage.refusedByLedger(code: Self.detail(error))])
        case let error as BundleTrouble: self.init(error.code, [error])
        case let error as FileTrouble: self.init(error.code, [error])
        case let error as NoLedgerError: self.init("no_ledger", [ServerFailureMessage.noLedger(error.folder)])
        case let error as ListenError: self.init("listen", [error.message])
        default:
            self.init("unexpected", [ServerFailureMessage.unexpected("\(type(of: error)): \(error)")])
        }
    }

    private init(_ code: String, _ sentences: [any Speakable]) {
        self.code = code
        self.sentences = sentences
    }

    private static func detail(_ error: LedgerError) -> String {
        switch error {
        case .refused(let code): code.rawValue
        case .pushRefused(let refusal): refusal.code
        case .database(let error): error.description
        case .pool(let error): error.rawValue
        case .damaged(let what): "damaged: \(what)"
        }
    }

    private static func message(_ error: PostgresError) -> ServerFailureMessage {
        switch error.sqlStateClass {
        case "08": .databaseUnreachable(error.message)
        case "53": .databaseFull(error.sqlState)
        default: .databaseFailed(error.description)
        }
    }

    private static func message(_ error: ClusterError) -> ServerFailureMessage {
        switch error {
        case .programsNotFound(_, let package): .programsMissing(package: package)
        case .versionMismatch(let data, let programs): .versionMismatch(data: data, programs: programs)
        case .serviceUserMissing(let name): .serviceUserMissing(name)
        case .folderUnreachable(let path, let user): .folderUnreachable(path: path, user: user)
        case .folderOwnedByOther(let path): .folderOwnedByOther(path)
        case .lockTimeout(let path): .clusterBusy(path)
        case .initialisationFailed(let log), .startFailed(let log), .stopFailed(let log):
            .clusterFailed(log: log)
        case .startTimeout: .clusterFailed(log: "start timeout")
        case .released: .clusterFailed(log: "released")
        case .system(let call, let path, let code):
            .systemCallFailed(call: call, path: path, reason: SystemReason(errno: code))
        }
    }

    private static func message(_ error: DumpError) -> BackupTrouble {
        switch error {
        case .failed(let log): .failed(log: log)
        case .diskFull: .diskFull
        case .unreadable(let log): .unreadable(log: log)
        case .interrupted: .interrupted
        case .cluster(let error): .failed(log: error.code)
        }
    }

    private static func message(_ error: MigrationError) -> ServerFailureMessage {
        switch error {
        case .databaseIsNewer(let database, let program): .schemaNewer(database: database, program: program)
        case .checksumChanged(let number, let name), .unknownMigration(let number, let name),
            .skippedMigration(let number, let name), .transactionEnded(let number, let name):
            .historyDiffers(number: number, name: name)
        case .failed(let number, let name, let cause):
            .migrationFailed(number: number, name: name, reason: cause.description)
        case .lockTimeout: .clusterBusy("schema_migration")
        case .database(let error): message(error)
        }
    }
}

/// The database's schema isn't this program's, and somebody else's server may be running on it.
struct SchemaError: Error {
    let message: ServerFailureMessage
}

/// There is no ledger in the folder.
struct NoLedgerError: Error {
    let folder: String
}

/// The server can't listen where it was told to.
struct ListenError: Error {
    let message: ServerFailureMessage

    init(_ address: String, _ error: IOError) {
        message =
            error.errnoCode == EADDRINUSE
            ? .addressTaken(address)
            : .addressRefused(address, reason: SystemReason(errno: error.errnoCode))
    }
}
