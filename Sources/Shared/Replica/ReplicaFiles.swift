/// Where a replica keeps what.
public enum ReplicaFiles {
    /// Identity with the private key and the token.
    static let identity = "replica.json"
    /// Sets and what became of them, one line each.
    public static let outbox = "outbox.ndjson"
    /// Lines of the outbox that were never finished, as far as they go.
    public static let torn = "outbox.torn"
    /// Own edits that were turned down and that their author has seen to, whole.
    public static let closed = "closed.ndjson"
    /// Roles, heads and reports as the last sync told them.
    static let news = "news.json"
    /// The number of the layout; a higher one belongs to a newer program.
    static let format: Int64 = 1

    static func folder(_ unit: UnitID) -> String { "units/\(unit)" }
    /// The unit's records at a checkpoint.
    static func state(_ unit: UnitID) -> String { folder(unit) + "/state.json" }
    /// Rows pulled since a checkpoint; when the next one is written they stay as history.
    ///
    /// Named by what the checkpoint says, so that one atomic replacement of the checkpoint changes both.
    static func log(_ unit: UnitID, generation: Int64, after version: Int64) -> String {
        folder(unit) + "/" + logPrefix(generation: generation) + padded(version) + ".ndjson"
    }
    /// Own sets that were taken and that a backup of the server may not have yet.
    static func sent(_ unit: UnitID) -> String { folder(unit) + "/sent.ndjson" }
    /// What was in the outbox of units that the person was taken off, sealed for the server.
    public static let leftFolder = "left"
    static func left(_ unit: UnitID, n: Int64) -> String { leftFolder + "/\(unit)-\(n).tzb" }
    /// How the names of log files begin.
    static let logPrefix = "log-"
    /// How the names of one history's log files begin.
    static func logPrefix(generation: Int64) -> String { "log-\(generation)-" }

    private static func padded(_ version: Int64) -> String {
        let digits = String(version)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}

extension Disk {
    /// The inner lines of a sealed file; nil where there is none. A torn last line is left out.
    func sealedLines(_ path: String) throws(ReplicaError) -> SealedLine.Contents? {
        let bytes: [UInt8]?
        do throws(DiskError) { bytes = try read(path) } catch { throw .disk(error) }
        guard let bytes else { return nil }
        return try SealedLine.open(bytes, path: path)
    }

    /// Sealed lines of a file that is appended to; a torn last line is cut off, so that the next one stands by itself.
    ///
    /// - Parameter aside: The file to which what is cut off is added first; nil: it comes again by itself.
    func recoveredLines(_ path: String, keepingTornIn aside: String? = nil) throws(ReplicaError) -> [String] {
        guard let contents = try sealedLines(path) else { return [] }
        if !contents.torn.isEmpty {
            do throws(DiskError) {
                if let aside { try append(contents.torn + [0x0A], to: aside) }
                try truncate(path, to: contents.length)
            } catch { throw .disk(error) }
        }
        return contents.lines
    }

    /// Appends lines in one go.
    func appendLines(_ lines: [String], to path: String) throws(ReplicaError) {
        guard !lines.isEmpty else { return }
        do throws(DiskError) { try append(lines.flatMap(SealedLine.seal), to: path) } catch {
            throw .disk(error)
        }
    }

    /// Replaces a file by lines.
    func replaceLines(_ path: String, with lines: [String]) throws(ReplicaError) {
        do throws(DiskError) {
            try replace(path, with: lines.flatMap(SealedLine.seal))
        } catch { throw .disk(error) }
    }
}
