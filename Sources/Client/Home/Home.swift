import Glibc
import Shared

/// The folder of one replica, locked for this program.
struct Home {
    let path: String
    let disk: POSIXDisk
    let lock: HomeLock
    var store: ReplicaStore<POSIXDisk>

    /// Opens the home of an enrolled device.
    init(at path: String) throws {
        let path = Self.normalised(path)
        try Self.check(path)
        self.path = path
        disk = POSIXDisk(root: path)
        lock = try HomeLock(home: path)
        store = try ReplicaStore(opening: disk)
    }

    /// Throws where no device is enrolled in a folder. Looking must not make one.
    static func check(_ path: String) throws {
        guard access(path, F_OK) == 0, try POSIXDisk(root: path).read("replica.json") != nil else {
            throw ReplicaError.notEnrolled
        }
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
