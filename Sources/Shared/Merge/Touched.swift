/// What must be loaded before a set can be merged, and before its totals can be told.
public struct Touched: Sendable, Equatable {
    public var records: Set<RecordID> = []
    /// Problems whose whole subtree is needed.
    public var problems: Set<RecordID> = []
    public var conflicts: Set<ConflictID> = []

    public init() {}

    /// What a set names. References and subtrees that it leads to are found by the store, see ``UnitTransaction``.
    public init(_ set: ChangeSet) {
        for change in set.changes {
            switch change.action {
            case .create(let parent, let fields):
                records.insert(change.record)
                if let parent { records.insert(parent) }
                for name in [FieldName.measure, FieldName.partOf, FieldName.replaces] {
                    if let target = fields[name]?.text.flatMap({ RecordID($0) }) { records.insert(target) }
                }
                // Parts, corrections: which figures they count in depends on the others.
                if fields[FieldName.partOf] != nil || fields[FieldName.replaces] != nil, let parent {
                    problems.insert(parent)
                }
            case .edit(let edit):
                records.insert(change.record)
                if let target = edit.to.text.flatMap({ RecordID($0) }) { records.insert(target) }
                let isPlain =
                    change.kind == RecordKind.problem.rawValue || change.kind == RecordKind.measure.rawValue
                    ? edit.field != FieldName.retracted : change.kind == RecordKind.review.rawValue
                if !isPlain { problems.insert(change.record) }
            case .resolve(let ruling):
                conflicts.insert(ruling.conflict)
                if let seen = ruling.seen { records.formUnion(seen.heads.keys.map(\.record)) }
            }
        }
    }
}
