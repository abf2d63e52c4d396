import Glibc
import Shared

/// Keeps a home, or its sync, to one program at a time. The system lets go of it however the program ends.
final class HomeLock {
    /// What is kept to one program.
    enum Scope: String {
        /// The files.
        case home = "lock"
        /// Speaking with the server, during which the files are free most of the time.
        case sync = "sync.lock"
    }

    /// Why the lock could not be had.
    enum Failure: Error, Equatable {
        /// Another taizhang uses it; its process id where it is known.
        case taken(Scope, by: Int32?)
        /// Another taizhang syncs whenever there is something to sync.
        case watched(by: Int32?)
        case disk(DiskError)
    }

    private static let pollMicroseconds: UInt32 = 20_000
    private static let watchMark = "watch"
    private let scope: Scope
    private let isWatch: Bool
    private let file: OpenFile

    /// Takes the lock of a home that exists, waiting for another program to end.
    ///
    /// - Parameter isWatch: Whether it is held until somebody interrupts the program, for others to be told.
    init(
        home: String,
        _ scope: Scope = .home,
        isWatch: Bool = false,
        waitingMilliseconds: Int = 2_000
    ) throws(Failure) {
        self.scope = scope
        self.isWatch = isWatch
        do throws(DiskError) {
            file = try OpenFile(
                home + "/" + scope.rawValue,
                O_RDWR | O_CREAT,
                operation: "lock",
                path: scope.rawValue
            )
        } catch { throw .disk(error) }
        try take(waitingMilliseconds: waitingMilliseconds)
    }

    /// Takes the lock again that was let go.
    func take(waitingMilliseconds: Int) throws(Failure) {
        var waited = 0
        while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            if number == EINTR { continue }
            guard number == EWOULDBLOCK else {
                throw .disk(DiskError("lock", scope.rawValue, errno: number))
            }
            guard waited < waitingMilliseconds else { throw taken() }
            usleep(Self.pollMicroseconds)
            waited += Int(Self.pollMicroseconds) / 1000
        }
        noteHolder()
    }

    /// Lets others have it for a while.
    func letGo() { _ = flock(file.descriptor, LOCK_UN) }

    /// What the holder wrote down, for the message only.
    private func taken() -> Failure {
        let text = (try? file.readAll()).map { String(decoding: $0.prefix { $0 != 0x0A }, as: UTF8.self) }
        let words = text?.split(separator: " ") ?? []
        let process = words.first.flatMap { Int32($0) }
        return words.dropFirst().first == Substring(Self.watchMark)
            ? .watched(by: process) : .taken(scope, by: process)
    }

    private func noteHolder() {
        guard ftruncate(file.descriptor, 0) == 0 else { return }
        let text = Array("\(getpid())\(isWatch ? " " + Self.watchMark : "")\n".utf8)
        _ = pwrite(file.descriptor, text, text.count, 0)
    }
}
