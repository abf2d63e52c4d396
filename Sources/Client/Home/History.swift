import Shared

/// One thing that happened to a record.
struct HistoryEntry: Sendable {
    /// What became of it.
    enum Outcome: Sendable {
        case verdict(Verdict)
        case unsent
        case refused
    }

    /// What somebody else wrote into the field that the author could not know.
    struct Missed: Sendable, Equatable {
        var version: Int64
        var author: PersonID
        var value: JSONValue
    }

    /// Another set, by which this one was taken back or that it takes back.
    struct Other: Sendable, Equatable {
        var position: LanePosition
        var version: Int64?
    }

    var version: Int64?
    var author: PersonID
    var carrier: PersonID
    var editedAt: Timestamp
    var receivedAt: Timestamp?
    var change: Change
    var outcome: Outcome
    /// The set's place in its lane.
    var position: LanePosition
    /// The version that the author knew; nil where the set can't be read.
    var base: Int64?
    var missed: [Missed] = []
    /// What a ruling made of the conflict's fields; nil for other changes.
    var ruled: [FieldKey: JSONValue]?
    var undoes: Other?
    var undoneBy: Other?
    var batch: BatchID?
    /// Whose work it was, where a supervisor adopted it.
    var adoptedFrom: PersonID?
    /// By whom and why it was given up, where it had waited for what did not come back.
    var setAside: SetAside?
}

/// Finds what happened to a record in the rows that are held and in the outbox.
struct History {
    let record: RecordID
    /// Only this field; nil: everything.
    let field: String?
    let view: UnitView

    /// Oldest first; what is not acknowledged comes last.
    func entries(rows: [LogRow], outbox: [PendingSet]) -> [HistoryEntry] {
        var entries: [HistoryEntry] = []
        var writes: [FieldKey: [HistoryEntry.Missed]] = [:]
        var versions: [LanePosition: Int64] = [:]
        for row in rows {
            versions[row.write.position] = row.version
            for item in row.changes(kindOf: { view.state.records[$0]?.kind ?? "" })
            where concerns(item.change) {
                entries.append(entry(of: item, in: row, after: writes))
            }
            for case .set(let key, let value, _) in row.effects {
                writes[key, default: []].append(
                    HistoryEntry.Missed(version: row.version, author: row.author, value: value)
                )
            }
        }
        let held = Set(rows.map(\.write.position))
        for pending in outbox where pending.unit == view.state.unit {
            // A row that was pulled has told it already.
            guard let set = pending.submission.set, !held.contains(pending.submission.reference.position)
            else { continue }
            for (index, change) in set.changes.enumerated() where concerns(change) {
                entries.append(entry(of: change, at: index, in: pending, set, after: writes))
            }
        }
        return linked(entries, versions)
    }

    private func entry(
        of item: SyncSummary.ForeignEdit.Item,
        in row: LogRow,
        after writes: [FieldKey: [HistoryEntry.Missed]]
    ) -> HistoryEntry {
        let set = row.submission.set
        var entry = HistoryEntry(
            version: row.version,
            author: row.author,
            carrier: row.carrier,
            editedAt: set?.editedAt ?? row.receivedAt,
            receivedAt: row.receivedAt,
            change: item.change,
            outcome: .verdict(item.verdict),
            position: row.write.position
        )
        entry.ruled = row.values(ruledBy: item.change)
        entry.adoptedFrom = row.adoptedFrom
        entry.setAside = row.setAside
        if let set { tell(set, in: &entry, after: writes) }
        return entry
    }

    private func entry(
        of change: Change,
        at index: Int,
        in pending: PendingSet,
        _ set: ChangeSet,
        after writes: [FieldKey: [HistoryEntry.Missed]]
    ) -> HistoryEntry {
        var entry = HistoryEntry(
            version: pending.receipt?.version,
            author: view.person,
            carrier: view.person,
            editedAt: set.editedAt,
            receivedAt: pending.receipt?.receivedAt,
            change: change,
            outcome: outcome(of: index, in: pending),
            position: pending.submission.reference.position
        )
        entry.setAside = pending.receipt?.setAside
        tell(set, in: &entry, after: writes)
        return entry
    }

    /// What the author knew, and which sets this one goes with.
    private func tell(
        _ set: ChangeSet,
        in entry: inout HistoryEntry,
        after writes: [FieldKey: [HistoryEntry.Missed]]
    ) {
        let base = view.unit.shared(set.base)
        entry.base = base
        entry.batch = set.batch
        entry.undoes = set.undoes.map { HistoryEntry.Other(position: $0.position) }
        if let edit = entry.change.edit {
            let author = entry.author
            entry.missed = (writes[FieldKey(entry.change.record, edit.field)] ?? [])
                .filter { $0.version > base && $0.author != author }
        }
    }

    /// Names each undo on what it took back, and by its version.
    private func linked(_ entries: [HistoryEntry], _ versions: [LanePosition: Int64]) -> [HistoryEntry] {
        var undoneBy: [LanePosition: HistoryEntry.Other] = [:]
        for entry in entries.reversed() where undoneBy[entry.position] == nil && !entry.isTurnedDown {
            guard let undone = entry.undoes else { continue }
            undoneBy[undone.position] = HistoryEntry.Other(position: entry.position, version: entry.version)
        }
        return entries.map { entry in
            var entry = entry
            if let undone = entry.undoes { entry.undoes?.version = versions[undone.position] }
            entry.undoneBy = undoneBy[entry.position]
            return entry
        }
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

extension HistoryEntry {
    /// Whether it had no effect and never will.
    fileprivate var isTurnedDown: Bool {
        switch outcome {
        case .verdict(let verdict): verdict.isRejected
        case .refused: true
        case .unsent: false
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
