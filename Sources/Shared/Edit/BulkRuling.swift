/// One rule by which many conflicts are decided at once.
public struct BulkRuling: Sendable {
    /// What each conflict's fields shall hold.
    public enum Policy: Sendable, Equatable {
        /// What is in force.
        case head
        /// What was there before.
        case base
        /// The contender that reached the server first.
        case first
        /// The contender that reached the server last.
        case last
        /// What this person wrote, be it in force or a contender.
        case person(PersonID)
    }

    /// Which conflicts are meant; nil means any.
    public struct Filter: Sendable, Equatable {
        /// One of the conflict's fields.
        public var field: String?
        /// The record in dispute, or what it hangs under.
        public var record: RecordID?
        /// Who has a standing contender in it.
        public var author: PersonID?

        public init(field: String? = nil, record: RecordID? = nil, author: PersonID? = nil) {
            self.field = field
            self.record = record
            self.author = author
        }
    }

    /// A conflict with what would be decided.
    public struct Item: Sendable, Equatable {
        public var conflict: Conflict
        public var heads: [FieldKey: JSONValue]
        public var values: [FieldKey: JSONValue]
        public var changes: [Change]

        /// Whether what is in force would change.
        public var movesHead: Bool { heads != values }
    }

    /// Why a conflict is left as it is.
    public enum Reason: Sendable, Equatable {
        /// The person wrote nothing in it that stands.
        case nothingOfPerson
        case refused(EditRefusal)
    }

    public var filter: Filter
    public var policy: Policy
    public var why: String

    public init(_ policy: Policy, filter: Filter = Filter(), why: String) {
        self.policy = policy
        self.filter = filter
        self.why = why
    }

    /// Decides on each open conflict of a unit that the filter lets through, oldest first.
    ///
    /// - Parameter refusal: Why a draft would not be saved; nil where it would.
    public func plan(
        in context: EditContext,
        refusal: (Draft) -> EditRefusal?
    ) -> (items: [Item], left: [(conflict: Conflict, reason: Reason)]) {
        let state = context.view.state
        var items: [Item] = []
        var left: [(conflict: Conflict, reason: Reason)] = []
        for conflict in state.openConflicts where isMeant(conflict, state) {
            guard let choice = choice(for: conflict, state) else {
                left.append((conflict, .nothingOfPerson))
                continue
            }
            do throws(EditRefusal) {
                let changes = try Edit.resolve(conflict.id, choice, why: why, in: context)
                if let refusal = refusal(Draft(changes)) { throw refusal }
                let heads = state.heads(of: conflict)
                let values = conflict.values(by: choice, over: heads)?.values ?? heads
                items.append(Item(conflict: conflict, heads: heads, values: values, changes: changes))
            } catch { left.append((conflict, .refused(error))) }
        }
        return (items, left)
    }

    private func isMeant(_ conflict: Conflict, _ state: UnitState) -> Bool {
        if let field = filter.field, !conflict.fields.contains(where: { $0.field == field }) { return false }
        if let author = filter.author, !conflict.standing.contains(where: { $0.author == author }) {
            return false
        }
        guard let wanted = filter.record else { return true }
        let records = conflict.fields.map(\.record) + [conflict.record]
        return records.contains { $0 == wanted || state.records[$0]?.parent == wanted }
    }

    private func choice(for conflict: Conflict, _ state: UnitState) -> ResolutionRequest.Choice? {
        switch policy {
        case .head: return .head
        case .base: return .base
        case .first: return conflict.standing.first.map { .contender($0.id) }
        case .last: return conflict.standing.last.map { .contender($0.id) }
        case .person(let person):
            if let own = conflict.standing.last(where: { $0.author == person }) { return .contender(own.id) }
            let isInForce = conflict.fields.allSatisfy {
                state.records[$0.record]?.fields[$0.field]?.write.author == person
            }
            return isInForce ? .head : nil
        }
    }

    /// Frozen bytes of one set of rulings: the log row that it becomes holds every conflict as well.
    private static let setBytesMax = Limits.changeSetBytesMax / 4

    /// The drafts of one unit's rulings, as few as sets can hold.
    public static func drafts(_ items: [Item], batch: BatchID) -> [Draft] {
        var drafts: [Draft] = []
        var bytes = 0
        for item in items {
            let more = item.changes.reduce(0) { $0 + $1.json.canonicalBytes().count }
            let isFull =
                bytes + more > setBytesMax
                || (drafts.last?.changes.count ?? 0) + item.changes.count > Limits.changesMax
            if drafts.isEmpty || isFull {
                drafts.append(Draft([], batch: batch))
                bytes = 0
            }
            drafts[drafts.count - 1].changes += item.changes
            bytes += more
        }
        return drafts
    }
}
