import Glibc
import Shared
import Synchronization

/// Notices that somebody recorded something, by the look of the outbox's file: nothing is opened, locked or read.
final class OutboxWatch: Sendable {
    private struct Look: Equatable {
        var bytes: Int
        var seconds: Int
        var nanoseconds: Int
    }

    private let file: String
    private let noted: Mutex<Look?>

    init(home: String) {
        file = home + "/" + ReplicaFiles.outbox
        noted = Mutex(Self.look(file))
    }

    /// Takes what is in the file now for known; call it with the home locked.
    func note() {
        let look = Self.look(file)
        noted.withLock { $0 = look }
    }

    /// Whether the file is another than the one that was noted.
    var hasChanged: Bool {
        let look = Self.look(file)
        return noted.withLock { $0 != look }
    }

    private static func look(_ file: String) -> Look? {
        var found = stat()
        guard stat(file, &found) == 0 else { return nil }
        return Look(
            bytes: Int(found.st_size),
            seconds: Int(found.st_mtim.tv_sec),
            nanoseconds: Int(found.st_mtim.tv_nsec)
        )
    }
}
