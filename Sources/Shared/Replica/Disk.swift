/// What the replica needs of a disk. Production gives it files; the simulator one that crashes and tears.
///
/// Paths are relative to the replica's folder, with `/` between parts.
public protocol Disk {
    /// The file's bytes; nil where there is none.
    func read(_ path: String) throws(DiskError) -> [UInt8]?
    /// Adds to the file's end, making it where it is missing. Durable on return, folder entry included.
    func append(_ bytes: [UInt8], to path: String) throws(DiskError)
    /// Puts a new content in place of the old one: either is there after a crash, never a mixture. Durable on return.
    func replace(_ path: String, with bytes: [UInt8]) throws(DiskError)
    /// Cuts the file to a length. Durable on return.
    func truncate(_ path: String, to length: Int) throws(DiskError)
    /// The names in a folder, sorted; empty where there is none.
    func list(_ folder: String) throws(DiskError) -> [String]
    /// Makes a folder and its parents, for the owner only. Durable on return.
    func makeFolder(_ path: String) throws(DiskError)
    /// Takes a folder away with all that is in it; nothing where there is none. Durable on return.
    func remove(_ folder: String) throws(DiskError)
}

/// A disk that did not do what it was asked.
public struct DiskError: Error, Equatable, Sendable {
    /// What went wrong. Raw values are stable.
    public enum Kind: Equatable, Sendable {
        case full
        case denied
        case readOnly
        case other(errno: Int32)
    }
    /// What was asked: `read`, `append`, `replace`, `truncate`, `list`, `makeFolder`, `remove`, `sync`.
    public var operation: String
    public var path: String
    public var kind: Kind

    public init(_ operation: String, _ path: String, _ kind: Kind) {
        self.operation = operation
        self.path = path
        self.kind = kind
    }
}
