import Glibc
import Shared

/// The replica's folder on a real disk. Folders are 0700, files 0600.
///
/// A failed fsync is reported and never tried again: what reached the disk is then unknown, and only reading tells.
struct POSIXDisk: Disk {
    /// The folder that all paths are relative to.
    let root: String

    func read(_ path: String) throws(DiskError) -> [UInt8]? {
        let file: OpenFile
        do throws(DiskError) {
            file = try OpenFile(full(path), O_RDONLY, operation: "read", path: path)
        } catch {
            if error.kind == .other(errno: ENOENT) { return nil }
            throw error
        }
        return try file.readAll()
    }

    func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
        let isNew = access(full(path), F_OK) != 0
        let file = try OpenFile(full(path), O_WRONLY | O_CREAT | O_APPEND, operation: "append", path: path)
        let lengthBefore = try file.length()
        do throws(DiskError) {
            try file.write(bytes)
        } catch {
            // Half a line must not stand before the next one; where this fails too, opening cuts it off.
            _ = ftruncate(file.descriptor, lengthBefore)
            throw error
        }
        try file.sync()
        try file.close()
        if isNew { try syncFolder(of: path) }
    }

    func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
        let temporary = path + ".new"
        let file = try OpenFile(
            full(temporary),
            O_WRONLY | O_CREAT | O_TRUNC,
            operation: "replace",
            path: path
        )
        do throws(DiskError) {
            try file.write(bytes)
            try file.sync()
            try file.close()
        } catch {
            _ = unlink(full(temporary))
            throw error
        }
        guard Glibc.rename(full(temporary), full(path)) == 0 else {
            let error = DiskError("replace", path, errno: errno)
            _ = unlink(full(temporary))
            throw error
        }
        try syncFolder(of: path)
    }

    func truncate(_ path: String, to length: Int) throws(DiskError) {
        let file = try OpenFile(full(path), O_WRONLY, operation: "truncate", path: path)
        while ftruncate(file.descriptor, length) != 0 {
            guard errno == EINTR else { throw DiskError("truncate", path, errno: errno) }
        }
        try file.sync()
        try file.close()
    }

    func list(_ folder: String) throws(DiskError) -> [String] {
        guard let stream = opendir(full(folder)) else {
            if errno == ENOENT { return [] }
            throw DiskError("list", folder, errno: errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // What a crash left of a replacement is no content.
            if name != ".", name != "..", !name.hasSuffix(".new") { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw DiskError("list", folder, errno: errno) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    func makeFolder(_ path: String) throws(DiskError) {
        var made = root
        try Self.makeFolder(at: root, path: path)
        for part in path.split(separator: "/") {
            made += "/" + part
            try Self.makeFolder(at: made, path: path)
        }
    }

    /// Makes one folder, durably; no error where it is there.
    private static func makeFolder(at place: String, path: String) throws(DiskError) {
        if mkdir(place, 0o700) == 0 {
            try OpenFile.syncFolder(parent(of: place), path: path)
        } else if errno != EEXIST {
            throw DiskError("makeFolder", path, errno: errno)
        }
    }

    func remove(_ folder: String) throws(DiskError) {
        let place = full(folder)
        for name in try list(folder) {
            let path = folder + "/" + name
            guard unlink(full(path)) == 0 || errno == ENOENT else {
                // A folder within goes with all that is in it too.
                guard errno == EISDIR || errno == EPERM else { throw DiskError("remove", path, errno: errno) }
                try remove(path)
                continue
            }
        }
        removeLeftovers(of: place)
        guard rmdir(place) == 0 || errno == ENOENT else { throw DiskError("remove", folder, errno: errno) }
        try syncFolder(of: folder)
    }

    /// What a crash left of a replacement is no content, and not listed.
    private func removeLeftovers(of place: String) {
        guard let stream = opendir(place) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".new") { unlink(place + "/" + name) }
        }
    }

    private func syncFolder(of path: String) throws(DiskError) {
        try OpenFile.syncFolder(Self.parent(of: full(path)), path: path)
    }

    private func full(_ path: String) -> String { path.isEmpty ? root : root + "/" + path }

    private func folder(of path: String) -> String { Self.parent(of: full(path)) }

    private static func parent(of place: String) -> String {
        guard let slash = place.lastIndex(of: "/") else { return "." }
        return slash == place.startIndex ? "/" : String(place[..<slash])
    }
}
