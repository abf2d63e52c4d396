import Glibc
import Shared

/// An open file that closes itself. Children of this process don't inherit it.
final class OpenFile {
    private(set) var descriptor: CInt
    private let operation: String
    private let path: String

    init(_ place: String, _ flags: CInt, operation: String, path: String) throws(DiskError) {
        var opened: CInt
        repeat {
            opened = open(place, flags | O_CLOEXEC, mode_t(0o600))
        } while opened < 0 && errno == EINTR
        guard opened >= 0 else { throw DiskError(operation, path, errno: errno) }
        descriptor = opened
        self.operation = operation
        self.path = path
    }

    deinit { if descriptor >= 0 { _ = Glibc.close(descriptor) } }

    func length() throws(DiskError) -> Int {
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { throw failure() }
        return information.st_size
    }

    func readAll() throws(DiskError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(try length() + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { return bytes }
            if count > 0 {
                bytes.append(contentsOf: chunk[..<count])
            } else if errno != EINTR {
                throw failure()
            }
        }
    }

    /// Writes all bytes, going on after interruptions and short writes.
    func write(_ bytes: [UInt8]) throws(DiskError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count > 0 {
                written += count
            } else if count == 0 || errno != EINTR {
                throw count == 0 ? DiskError(operation, path, errno: ENOSPC) : failure()
            }
        }
    }

    func sync() throws(DiskError) {
        // Not even EINTR is tried again: after a failed fsync the kernel may have dropped the pages.
        guard fsync(descriptor) == 0 else { throw DiskError("sync", path, errno: errno) }
    }

    func close() throws(DiskError) {
        let closing = descriptor
        descriptor = -1
        guard Glibc.close(closing) == 0 || errno == EINTR else { throw failure() }
    }

    /// Makes a folder's entries durable.
    static func syncFolder(_ place: String, path: String) throws(DiskError) {
        let folder = try OpenFile(place, O_RDONLY | O_DIRECTORY, operation: "sync", path: path)
        try folder.sync()
        try folder.close()
    }

    private func failure() -> DiskError { DiskError(operation, path, errno: errno) }
}

extension DiskError {
    /// Sorts an error number of the system into the kinds that people can do something about.
    init(_ operation: String, _ path: String, errno number: CInt) {
        let kind: Kind =
            switch number {
            case ENOSPC, EDQUOT: .full
            case EACCES, EPERM: .denied
            case EROFS: .readOnly
            default: .other(errno: number)
            }
        self.init(operation, path, kind)
    }
}
