/// A copy of a disk that writes nothing to it: what is written stays in memory.
public final class ScratchDisk<Base: Disk>: Disk {
    private let base: Base
    /// Files that were written, whole.
    private var written: [String: [UInt8]] = [:]
    /// Folders that count as gone, with a stroke at the end.
    private var removed: [String] = []

    /// - Parameter base: Only read from.
    public init(over base: Base) { self.base = base }

    public func read(_ path: String) throws(DiskError) -> [UInt8]? {
        if let bytes = written[path] { return bytes }
        return removed.contains(where: path.hasPrefix) ? nil : try base.read(path)
    }

    public func append(_ bytes: [UInt8], to path: String) throws(DiskError) {
        written[path] = (try read(path) ?? []) + bytes
    }

    public func replace(_ path: String, with bytes: [UInt8]) throws(DiskError) { written[path] = bytes }

    public func truncate(_ path: String, to length: Int) throws(DiskError) {
        written[path] = Array((try read(path) ?? []).prefix(length))
    }

    public func remove(_ folder: String) throws(DiskError) {
        written = written.filter { !$0.key.hasPrefix(folder + "/") }
        removed.append(folder + "/")
    }

    public func list(_ folder: String) throws(DiskError) -> [String] {
        let new = written.keys.filter { $0.hasPrefix(folder + "/") }.compactMap {
            $0.dropFirst(folder.count + 1).split(separator: "/").first.map(String.init)
        }
        let old = removed.contains(where: (folder + "/").hasPrefix) ? [] : try base.list(folder)
        return Set(old + new).sorted()
    }

    public func makeFolder(_ path: String) throws(DiskError) {}
}
