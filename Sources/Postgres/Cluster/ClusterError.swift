/// Why a private cluster could not be brought up or down.
public enum ClusterError: Error, Sendable, Hashable {
    /// No PostgreSQL server programs were found. `package` is what a Debian-like system installs them from.
    case programsNotFound(searched: [String], package: String)
    /// The data was written by another major version than the programs that were found.
    case versionMismatch(data: Int, programs: [Int])
    /// The server must not run as root, and there is no such ordinary user.
    case serviceUserMissing(name: String)
    /// A parent of the folder keeps the server's user out.
    case folderUnreachable(path: String, user: String)
    /// The folder belongs to another user.
    case folderOwnedByOther(path: String)
    /// Another process was starting or stopping the cluster for the whole waiting time. Try later.
    case lockTimeout(path: String)
    /// `initdb` failed; with its last lines.
    case initialisationFailed(log: String)
    /// The server did not start; with the last lines of its log.
    case startFailed(log: String)
    /// The server runs but takes no connections yet, for instance because it recovers. Try later.
    case startTimeout
    /// The server did not stop; with the last lines of the tool.
    case stopFailed(log: String)
    /// This object has been stopped.
    case released
    /// A system call failed.
    case system(call: String, path: String, code: Int32)

    /// A short name that never changes.
    public var code: String {
        switch self {
        case .programsNotFound: "cluster_programs_not_found"
        case .versionMismatch: "cluster_version_mismatch"
        case .serviceUserMissing: "cluster_service_user_missing"
        case .folderUnreachable: "cluster_folder_unreachable"
        case .folderOwnedByOther: "cluster_folder_owned_by_other"
        case .lockTimeout: "cluster_lock_timeout"
        case .initialisationFailed: "cluster_initialisation_failed"
        case .startFailed: "cluster_start_failed"
        case .startTimeout: "cluster_start_timeout"
        case .stopFailed: "cluster_stop_failed"
        case .released: "cluster_released"
        case .system: "cluster_system_call_failed"
        }
    }

    /// Whether the same call may succeed later.
    public var isRetryable: Bool {
        switch self {
        case .lockTimeout, .startTimeout: true
        default: false
        }
    }
}
