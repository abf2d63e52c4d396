/// The answers of a file, given to a sync in a server's place.
public struct RecordedServer: Sendable {
    private var exchanges: [(cursors: [UnitID: Cursor], lines: [String])] = []
    private var snapshots: [SnapshotPlace: [String]] = [:]
    /// Whether some of it goes on from further than the replica stands: an earlier file is missing.
    public private(set) var isAhead = false
    private let isForLanes: Bool

    private struct SnapshotPlace: Hashable {
        var unit: UnitID
        var after: RecordID?
    }

    /// - Parameter isForLanes: Whether what is said of single sets is about the replica's present lanes; a copy that has
    ///   gone on in others since takes the news alone.
    public init(_ answers: [RecordedAnswer], isForLanes: Bool = true) {
        self.isForLanes = isForLanes
        for answer in answers {
            switch answer {
            case .exchange(let cursors, let lines): exchanges.append((cursors, lines))
            case .snapshot(let unit, let after, let lines):
                snapshots[SnapshotPlace(unit: unit, after: after)] = lines
            }
        }
    }

    /// The lines of the next exchange, for a replica that stands at these cursors; nil: the file is at its end.
    public mutating func exchange(from held: [UnitID: Cursor]) throws(JSONError) -> [String]? {
        guard !exchanges.isEmpty else { return nil }
        let next = exchanges.removeFirst()
        let joined = try RecordedAnswer.joined(next.lines, from: next.cursors, to: held)
        if joined.isAhead { isAhead = true }
        if isForLanes { return joined.lines }
        var news: [String] = []
        for line in joined.lines where try !Self.isAboutSet(line) { news.append(line) }
        return news
    }

    private static func isAboutSet(_ text: String) throws(JSONError) -> Bool {
        // Rows have no type.
        let type = try JSONMembers(JSONValue(parsing: text), as: "line").optionalText("type")
        return type == "receipt" || type == "refusal"
    }

    /// The lines of one page of a unit's bootstrap; nil: the file has none.
    public func snapshot(of unit: UnitID, after record: RecordID?) -> [String]? {
        snapshots[SnapshotPlace(unit: unit, after: record)]
    }
}
