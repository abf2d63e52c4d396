import Glibc
import Shared

/// Keeps a home to one program at a time. The system lets go of it however the program ends.
final class HomeLock {
    /// Why the lock could not be had.
    enum Failure: Error, Equatable {
        /// Another taizhang uses the home; its process id where it is known.
        case taken(by: Int32?)
        case disk(DiskError)
    }

    private static let name = "lock"
    private static let pollMicroseconds: UInt32 = 20_000
    private let file: OpenFile

    /// Takes the lock of a home that exists, waiting for another program to end.
    init(home: String, waitingMilliseconds: Int = 2_000) throws(Failure) {
        do throws(DiskError) {
            file = try OpenFile(home + "/" + Self.name, O_RDWR | O_CREAT, operation: "lock", path: Self.name)
        } catch { throw .disk(error) }
        var waited = 0
        while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
            let number = errno
            if number == EINTR { continue }
            guard number == EWOULDBLOCK else { throw .disk(DiskError("lock", Self.name, errno: number)) }
            guard waited < waitingMilliseconds else { throw .taken(by: holder()) }
            usleep(Self.pollMicroseconds)
            waited += Int(Self.pollMicroseconds) / 1000
        }
        noteHolder()
    }

    /// The process id that the holder wrote down, for the message only.
    private func holder() -> Int32? {
        guard let bytes = try? file.readAll() else { return nil }
        return Int32(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
    }

    private func noteHolder() {
        guard ftruncate(file.descriptor, 0) == 0 else { return }
        let text = Array("\(getpid())\n".utf8)
        _ = pwrite(file.descriptor, text, text.count, 0)
    }
}
