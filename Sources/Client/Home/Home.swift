import Glibc
import Shared

/// The folder of one replica, locked for this program.
struct Home {
    let path: String
    let disk: POSIXDisk
    private let lock: HomeLock
    var store: ReplicaStore<POSIXDisk>

    /// Opens the home of an enrolled device.
    init(at path: String) throws {
        let path = Self.normalised(path)
        // Looking must not make a folder.
        guard access(path, F_OK) == 0 else { throw ReplicaError.notEnrolled }
        self.path = path
        disk = POSIXDisk(root: path)
        guard try disk.read("replica.json") != nil else { throw ReplicaError.notEnrolled }
        lock = try HomeLock(home: path)
        store = try ReplicaStore(opening: disk)
    }

    /// The path without slashes at its end, `~` spelled out.
    static func normalised(_ path: String) -> String {
        var path = path
        if path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") {
            path = String(cString: home) + path.dropFirst()
        }
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path.isEmpty ? "." : path
    }

    /// A new record's id.
    static func newID(at now: Timestamp) -> RecordID {
        .version7(
            milliseconds: now.milliseconds,
            random: (.random(in: .min ... .max), .random(in: .min ... .max))
        )
    }
}
