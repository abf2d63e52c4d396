internal import Glibc

/// An advisory lock on a file of its own, which is never renamed or removed.
///
/// The kernel gives it back when the process dies. Two of these exclude each other also within one process.
final class FileLock: Sendable {
    private let descriptor: CInt
    private let path: String

    init(_ path: String, owner: Files.Owner?) throws(ClusterError) {
        self.path = path
        // Without O_CLOEXEC every child would hold the lock on.
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Files.failure("open", path) }
        if let owner { try Files.setOwner(path, owner) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    func tryExclusive() -> Bool { apply(LOCK_EX | LOCK_NB) }

    func trySharing() -> Bool { apply(LOCK_SH | LOCK_NB) }

    /// Runs `body` with the exclusive lock of a file.
    static func withExclusive<T>(
        _ path: String,
        owner: Files.Owner?,
        millisecondsMax: Int,
        _ body: () throws(ClusterError) -> T
    ) throws(ClusterError) -> T {
        let lock = try FileLock(path, owner: owner)
        try lock.wait(millisecondsMax) { lock.tryExclusive() }
        // Otherwise the lock could be let go as soon as it is taken, since nothing below mentions it.
        defer { withExtendedLifetime(lock) {} }
        return try body()
    }

    func shared(millisecondsMax: Int) throws(ClusterError) {
        try wait(millisecondsMax) { trySharing() }
    }

    private func wait(_ millisecondsMax: Int, _ attempt: () -> Bool) throws(ClusterError) {
        let deadline = MonotonicClock.now + MonotonicClock.milliseconds(millisecondsMax)
        while !attempt() {
            guard MonotonicClock.now < deadline else { throw .lockTimeout(path: path) }
            MonotonicClock.sleep(milliseconds: 10)
        }
    }

    private func apply(_ operation: CInt) -> Bool {
        while flock(descriptor, operation) != 0 {
            if errno != EINTR { return false }
        }
        return true
    }
}
