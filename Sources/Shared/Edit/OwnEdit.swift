/// An own set that may be taken back, with what became of it.
public struct OwnEdit: Sendable, Equatable {
    public var submission: Submission
    public var set: ChangeSet
    /// Nil: not acknowledged.
    public var verdicts: [Verdict]?
    /// Nil: not acknowledged, or without effect.
    public var version: Int64?

    /// Nil where the submission carries no set.
    public init?(_ submission: Submission, verdicts: [Verdict]?, version: Int64?) {
        guard let set = submission.set else { return nil }
        self.submission = submission
        self.set = set
        self.verdicts = verdicts
        self.version = version
    }

    public var position: LanePosition { submission.reference.position }

    /// The parts that shared a fate: a group, or a change on its own. What goes along with a ruling belongs to it.
    var parts: [[Int]] {
        var parts: [[Int]] = []
        var places: [Int64: Int] = [:]
        for (index, change) in set.changes.enumerated() {
            if let group = change.group, let place = places[group] {
                parts[place].append(index)
            } else if change.group == nil, !change.isRuling, let last = parts.last?.first,
                set.changes[last].isRuling
            {
                parts[parts.count - 1].append(index)
            } else {
                if let group = change.group { places[group] = parts.count }
                parts.append([index])
            }
        }
        return parts
    }
}
