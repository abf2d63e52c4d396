/// A unit that is being fetched in pages by key, each of which saw a version of its own.
struct Bootstrap: Sendable {
    let unit: UnitID
    /// The key to continue after.
    private(set) var next: RecordID?
    private var first: SnapshotPage?
    private var last: SnapshotPage?
    private var state: UnitState
    /// How often the history changed between two pages.
    private var restarts = 0
    private static let restartsMax = 3

    init(unit: UnitID) {
        self.unit = unit
        state = UnitState(unit: unit)
    }

    mutating func take(_ page: SnapshotPage, _ lines: [String]) throws(ReplicaError) {
        guard page.records <= lines.count, page.conflicts == lines.count - page.records else {
            throw .badAnswer(JSONError(.missing, member: "records"))
        }
        // A restore between two pages: what was fetched belongs to another history.
        if let first, first.epoch != page.epoch {
            let restarts = restarts + 1
            guard restarts <= Self.restartsMax else {
                throw .badAnswer(JSONError(.wrongType, member: "epoch"))
            }
            self = Bootstrap(unit: unit)
            self.restarts = restarts
            return
        }
        if first == nil { first = page }
        // Versions and keys only rise: a server that goes round in circles must not hold us forever.
        guard page.version >= last?.version ?? 0 else {
            throw .badAnswer(JSONError(.wrongType, member: "version"))
        }
        var key = next
        do throws(JSONError) {
            for line in lines.prefix(page.records) {
                let record = try RecordState(json: JSONValue(parsing: line))
                guard key.map({ $0 < record.id }) ?? true else {
                    throw JSONError(.wrongType, member: "record")
                }
                key = record.id
                state.put(record)
            }
            for line in lines.dropFirst(page.records) {
                state.put(try Conflict(json: JSONValue(parsing: line)))
            }
        } catch { throw .badAnswer(error) }
        guard page.next == nil || page.records > 0 && page.next == key else {
            throw .badAnswer(JSONError(.wrongType, member: "next"))
        }
        next = page.next
        last = page
    }

    /// The fetched unit; nil until the last page is there. The log is then pulled from the first page's version.
    var unitReplica: UnitReplica? {
        get throws(ReplicaError) {
            guard let first, let last, last.next == nil else { return nil }
            if first.version == last.version, let digest = last.digest, digest != state.digest {
                throw .wrongDigest(unit: unit)
            }
            var held = UnitReplica(
                unit: unit,
                cursor: Cursor(epoch: first.epoch, version: first.version, chain: first.chain)
            )
            held.state = state
            held.wholeAt = last.version > first.version ? last.version : nil
            held.head = last.version
            return held
        }
    }
}
