import Shared

/// A disk in memory that can be told to fail, to stop in the middle of a write, or to be copied.
final class MemoryDisk: Disk {
    var files: [String: [UInt8]] = [:]
    /// Bytes of the next append that still reach the disk before it fails; nil: all.
    var appendBytesLeft: Int?
    var isFull = false

    func read(_ path: String) throws(DiskError) -> [UInt8]? { files[path] }

    func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
        if isFull { throw DiskError("append", path, .full) }
        if let left = appendBytesLeft {
            files[path, default: []] += bytes.prefix(left)
            appendBytesLeft = nil
            throw DiskError("append", path, .other(errno: 5))
        }
        files[path, default: []] += bytes
    }

    func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) {
        if isFull { throw DiskError("replace", path, .full) }
        files[path] = bytes
    }

    func truncate(_ path: String, to length: Int) throws(DiskError) {
        files[path] = Array((files[path] ?? []).prefix(length))
    }

    func list(_ folder: String) throws(DiskError) -> [String] {
        let names = files.keys.filter { $0.hasPrefix(folder + "/") }.compactMap {
            $0.dropFirst(folder.count + 1).split(separator: "/").first.map(String.init)
        }
        return Set(names).sorted()
    }

    func makeFolder(_ path: String) throws(DiskError) {}

    func remove(_ folder: String) throws(DiskError) {
        for path in files.keys where path.hasPrefix(folder + "/") { files[path] = nil }
    }

    /// Another disk with the same files.
    func copy() -> MemoryDisk {
        let other = MemoryDisk()
        other.files = files
        return other
    }
}
