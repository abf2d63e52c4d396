import Glibc
import Shared

/// A file that a person named, read or written in one go.
public struct WholeFile {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// The file's bytes.
    ///
    /// - Parameter bytesMax: A larger file is refused unread.
    public func read(bytesMax: Int) throws(FileTrouble) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, SystemReason(errno: errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .noFile(path: path)
        }
        guard status.st_size <= bytesMax else { throw .tooLarge(path: path, bytesMax: bytesMax) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, SystemReason(errno: errno)) }
            if count == 0 { return bytes }
            guard bytes.count + count <= bytesMax else { throw .tooLarge(path: path, bytesMax: bytesMax) }
            bytes += buffer[..<count]
        }
    }

    /// Throws where there is a file by the name already: before the work whose result it is to hold.
    public func expectNone() throws(FileTrouble) { if access(path, F_OK) == 0 { throw .exists(path: path) } }

    /// Writes a new file for its owner only, durably; a half one never stands under its name, and none is overwritten.
    public func create(_ bytes: [UInt8]) throws(FileTrouble) {
        try expectNone()
        let temporary = path + ".part-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path, SystemReason(errno: errno)) }
        let failure = write(bytes, to: descriptor) ?? (fsync(descriptor) == 0 ? nil : errno)
        close(descriptor)
        // Unlike rename, link never puts itself in another file's place.
        let outcome = failure ?? (link(temporary, path) == 0 ? nil : errno)
        unlink(temporary)
        if outcome == EEXIST { throw .exists(path: path) }
        if let outcome { throw .unwritable(path: path, SystemReason(errno: outcome)) }
        syncFolder()
    }

    private func write(_ bytes: [UInt8], to descriptor: CInt) -> CInt? {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            done += count
        }
        return nil
    }

    /// Makes the new name durable, as far as the folder's file system knows such a thing.
    private func syncFolder() {
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let folder = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
