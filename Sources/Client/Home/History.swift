import Shared

/// Finds what happened to a record in the rows that are held and in the outbox.
struct History {
    let record: RecordID
    /// Only this field; nil: everything.
    let field: String?
    let view: UnitView

    /// Oldest first; what is not acknowledged comes last.
    func entries(rows: [LogRow], outbox: [PendingSet]) -> [HistoryEntry] {
        var entries: [HistoryEntry] = []
        for row in rows {
            for item in row.changes(kindOf: { view.state.records[$0]?.kind ?? "" })
            where concerns(item.change) {
                entries.append(
                    HistoryEntry(
                        version: row.version,
                        author: row.author,
                        carrier: row.carrier,
                        editedAt: row.submission.set?.editedAt ?? row.receivedAt,
                        receivedAt: row.receivedAt,
                        change: item.change,
                        outcome: .verdict(item.verdict),
                        position: row.write.position,
                        ruled: row.values(ruledBy: item.change)
                    )
                )
            }
        }
        let held = Set(rows.map { LanePosition($0.submission.replica, $0.submission.n) })
        for pending in outbox where pending.unit == view.state.unit {
            guard let set = pending.submission.set else { continue }
            // A row that was pulled has told it already.
            if held.contains(LanePosition(pending.submission.replica, pending.n)) { continue }
            for (index, change) in set.changes.enumerated() where concerns(change) {
                entries.append(
                    HistoryEntry(
                        version: pending.receipt?.version,
                        author: view.person,
                        carrier: view.person,
                        editedAt: set.editedAt,
                        receivedAt: pending.receipt?.receivedAt,
                        change: change,
                        outcome: outcome(of: index, in: pending),
                        position: pending.submission.reference.position
                    )
                )
            }
        }
        return entries
    }

    private func outcome(of index: Int, in pending: PendingSet) -> HistoryEntry.Outcome {
        if pending.isGivenUp { return .refused }
        guard let verdicts = pending.receipt?.verdicts, verdicts.indices.contains(index) else {
            return .unsent
        }
        return .verdict(verdicts[index])
    }

    private func concerns(_ change: Change) -> Bool {
        switch change.action {
        case .create(_, let fields):
            return change.record == record && field.map { fields[$0] != nil } ?? true
        case .edit(let edit): return change.record == record && (field == nil || field == edit.field)
        case .resolve(let ruling):
            guard let conflict = view.state.conflicts[ruling.conflict] else {
                return change.record == record && field == nil
            }
            return conflict.record == record && field == nil
                || conflict.fields.contains { $0.record == record && (field == nil || field == $0.field) }
        }
    }
}

extension LogRow {
    /// What a ruling of the row's set made of the conflict's fields.
    fileprivate func values(ruledBy change: Change) -> [FieldKey: JSONValue]? {
        guard case .resolve(let ruling) = change.action else { return nil }
        for case .conflict(let conflict) in effects where conflict.id == ruling.conflict {
            return conflict.resolution?.values
        }
        return nil
    }
}
