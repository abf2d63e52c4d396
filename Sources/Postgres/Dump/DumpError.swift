/// Why a database was not written into a file, or not read back from one.
public enum DumpError: Error, Sendable, Hashable {
    /// A tool gave up; with its last lines.
    case failed(log: String)
    /// The disk that is written to is full.
    case diskFull
    /// The file is no dump, or a damaged or too new one; with the tool's last lines.
    case unreadable(log: String)
    /// Somebody asked to stop.
    case interrupted
    /// The tools were not found or could not be started.
    case cluster(ClusterError)

    /// A short name that never changes.
    public var code: String {
        switch self {
        case .failed: "dump_failed"
        case .diskFull: "disk_full"
        case .unreadable: "dump_unreadable"
        case .interrupted: "interrupted"
        case .cluster(let error): error.code
        }
    }

    /// What a tool's complaints mean; it speaks English, whatever the system's language.
    init(errors: String) {
        let isFull = ["No space left on device", "Disk quota exceeded"].contains { errors.contains($0) }
        self =
            isFull ? .diskFull : .failed(log: errors.split(separator: "\n").suffix(5).joined(separator: "\n"))
    }
}
