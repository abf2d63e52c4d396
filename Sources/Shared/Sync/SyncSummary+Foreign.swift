extension SyncSummary {
    /// What somebody else's set did, as far as it had an effect; rulings are told apart, but for those taken back.
    public struct ForeignEdit: Sendable, Equatable {
        /// One change, with what became of it.
        public struct Item: Sendable, Equatable {
            public var change: Change
            public var verdict: Verdict
        }

        public var unit: UnitID
        public var version: Int64
        public var author: PersonID
        public var receivedAt: Timestamp
        public var items: [Item]
    }

    /// Edits that are kept; of more the newest.
    public static let foreignEditsMax = 200

    /// Notes what a row of somebody else's did to a unit that was held before.
    mutating func note(_ row: LogRow, kindOf: (RecordID) -> String) {
        let items = row.changes(kindOf: kindOf).filter {
            $0.verdict.isSeenByOthers && !$0.change.isStandingRuling
        }
        guard !items.isEmpty else { return }
        add([
            ForeignEdit(
                unit: row.unit,
                version: row.version,
                author: row.author,
                receivedAt: row.receivedAt,
                items: items
            )
        ])
    }

    /// Adds edits behind those that are kept.
    public mutating func add(_ edits: [ForeignEdit]) {
        foreignEdits += edits
        let surplus = foreignEdits.count - Self.foreignEditsMax
        guard surplus > 0 else { return }
        foreignEdits.removeFirst(surplus)
        foreignEditsLeftOut += surplus
    }
}

extension LogRow {
    /// The set's changes with what became of them. Of a set that only newer programs read it is what the set did.
    public func changes(kindOf: (RecordID) -> String) -> [SyncSummary.ForeignEdit.Item] {
        if let set = submission.set {
            return zip(set.changes, verdicts).map { SyncSummary.ForeignEdit.Item(change: $0, verdict: $1) }
        }
        return effects.compactMap { effect in
            switch effect {
            case .create(let id, let kind, let parent, let fields, _, _):
                let change = Change(id, kind: kind, .create(parent: parent, fields: fields))
                return SyncSummary.ForeignEdit.Item(change: change, verdict: .applied)
            case .set(let key, let value, _):
                let edit = FieldEdit(key.field, from: .null, to: value)
                let change = Change(key.record, kind: kindOf(key.record), .edit(edit))
                return SyncSummary.ForeignEdit.Item(change: change, verdict: .applied)
            case .coauthor, .unpark, .park, .conflict: return nil
            }
        }
    }
}

extension Verdict {
    /// Whether others see anything of it.
    fileprivate var isSeenByOthers: Bool {
        switch self {
        case .applied, .merged, .conflict, .withdrawn: true
        case .converged, .unchanged, .rejected, .deferred, .superseded: false
        }
    }
}
