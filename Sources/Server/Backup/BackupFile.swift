import Glibc
import Shared
import Terminal

/// A backup on its way: written beside its place under another name, and moved there once it is whole.
final class BackupFile {
    /// Where it will be.
    let path: String
    let descriptor: CInt
    private let temporary: String
    private var isInPlace = false

    /// Begins a file that only we may read.
    ///
    /// - Parameter target: A file that doesn't exist, or a folder that does.
    /// - Throws: ``BackupTrouble``.
    init(_ target: String, now: Timestamp) throws(BackupTrouble) {
        path = Self.isFolder(target) ? target + "/" + Self.name(now) : target
        guard access(path, F_OK) != 0 else { throw .exists(path: path) }
        temporary = path + ".part-" + String(UInt32.random(in: .min ... .max), radix: 36)
        descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path, SystemReason(errno: errno)) }
    }

    deinit {
        close(descriptor)
        if !isInPlace { unlink(temporary) }
    }

    var bytes: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Makes what was written survive a power cut.
    func sync() throws(BackupTrouble) {
        guard fsync(descriptor) == 0 else { throw failure() }
    }

    /// Gives the file its name, durably.
    func putInPlace() throws(BackupTrouble) {
        guard access(path, F_OK) != 0 else { throw .exists(path: path) }
        guard rename(temporary, path) == 0 else { throw failure() }
        isInPlace = true
        let folder = open(Self.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure() }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure() }
    }

    private func failure() -> BackupTrouble {
        errno == ENOSPC || errno == EDQUOT ? .diskFull : .unwritable(path: path, SystemReason(errno: errno))
    }

    /// `taizhang-20200517T013000Z.dump`, in the order of time.
    private static func name(_ now: Timestamp) -> String {
        let digits = now.description.prefix(19).filter { $0 != "-" && $0 != ":" }
        return "taizhang-\(digits)Z.dump"
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
