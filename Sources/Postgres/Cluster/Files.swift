internal import Glibc

/// The few file operations that a cluster's folder needs.
enum Files {
    struct Owner: Equatable {
        let user: uid_t
        let group: gid_t
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// The owner of what lies at the path itself, links not followed; nil when nothing does.
    static func owner(_ path: String) -> Owner? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return Owner(user: status.st_uid, group: status.st_gid)
    }

    /// Whether the path is a folder, no link, that only this owner may enter.
    static func isPrivateFolder(_ path: String, of owner: Owner) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
        return status.st_uid == owner.user && status.st_mode & 0o077 == 0
    }

    static func makeFolder(_ path: String, mode: mode_t, owner: Owner?) throws(ClusterError) {
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
        if let owner { try setOwner(path, owner) }
    }

    /// Makes missing parents passable for everyone, since the server may run as another user.
    static func makeParents(of path: String) throws(ClusterError) {
        var parent = ""
        for part in path.split(separator: "/").dropLast() {
            parent += "/" + part
            guard mkdir(parent, 0o755) == 0 || errno == EEXIST else { throw failure("mkdir", parent) }
        }
    }

    static func setOwner(_ path: String, _ owner: Owner) throws(ClusterError) {
        guard Files.owner(path) != owner else { return }
        guard lchown(path, owner.user, owner.group) == 0 else { throw failure("chown", path) }
    }

    static func absolutePath(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        return String(cString: current) + "/" + path
    }

    /// The path without links; it must exist.
    static func realPath(_ path: String) throws(ClusterError) -> String {
        guard let real = realpath(path, nil) else { throw failure("realpath", path) }
        defer { free(real) }
        return String(cString: real)
    }

    static func linkTarget(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// At most the last `bytesMax` bytes from `offset` on; nil when the file cannot be read.
    static func read(_ path: String, from offset: Int = 0, bytesMax: Int = 65_536) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let start = max(offset, size(path) - bytesMax)
        var buffer = [UInt8](repeating: 0, count: bytesMax)
        let count = pread(descriptor, &buffer, buffer.count, start)
        return count >= 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }

    /// Replaces a small file as a whole: a crash leaves the old one or the new one.
    static func write(_ text: String, to path: String, owner: Owner?) throws(ClusterError) {
        let temporary = path + ".new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open", temporary) }
        let bytes = Array(text.utf8)
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count
        let isSynced = fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, isSynced else { throw failure("write", temporary) }
        if let owner { try setOwner(temporary, owner) }
        try move(temporary, to: path)
    }

    /// Renames within a folder and makes the rename durable.
    static func move(_ source: String, to target: String) throws(ClusterError) {
        guard rename(source, target) == 0 else { throw failure("rename", target) }
        let folder = target.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", folder) }
    }

    static func failure(_ call: String, _ path: String) -> ClusterError {
        .system(call: call, path: path, code: errno)
    }
}
