/// Finds the inverse of an own set on what its author sees now: only what still is as the set left it goes back.
struct Inverse {
    let edit: OwnEdit
    /// What `edit` itself took back.
    private let undone: OwnEdit?
    /// The author's sets that took something back: where one of them wrote last, an earlier set may be in force again.
    private let undos: Set<LanePosition>
    let why: String
    let view: UnitView

    init(edit: OwnEdit, own: [OwnEdit], why: String, view: UnitView) {
        self.edit = edit
        self.why = why
        self.view = view
        undone = edit.set.undoes.flatMap { undone in own.last { $0.position == undone.position } }
        undos = Set(own.filter { $0.set.undoes != nil }.map(\.position))
    }

    private var state: UnitState { view.state }
    private var position: LanePosition { edit.position }

    /// Whether a write is the set's, or brought what the set had written back.
    private func isOwn(_ write: LastWrite) -> Bool {
        write.position == position || undos.contains(write.position)
    }

    /// The changes that lead back from some of the set's, the last first.
    func changes(for part: [Int]) throws(UndoObstacle) -> [Change] {
        for index in part {
            if let verdicts = edit.verdicts, verdicts.indices.contains(index),
                case .rejected(let reason) = verdicts[index]
            {
                throw .turnedDown(reason)
            }
        }
        let forward = part.map { edit.set.changes[$0] }
        let created = Set(
            forward.compactMap { change -> RecordID? in
                if case .create = change.action { change.record } else { nil }
            }
        )
        var withdrawn: Set<ConflictID> = []
        var back: [Change] = []
        for change in forward.reversed() {
            if let conflict = conflict(holding: change, created), let own = ownContender(in: conflict) {
                guard own.isWhollyOf(position) else {
                    back += try goingBack(from: change, in: conflict, created)
                    continue
                }
                if withdrawn.insert(conflict.id).inserted { back += withdrawal(of: own) }
                continue
            }
            switch change.action {
            case .create: back.append(try retraction(of: change, beside: created))
            case .edit(let edit) where created.contains(change.record) || edit.from == edit.to: continue
            case .edit(let edit): if let step = try reversal(of: edit, by: change) { back.append(step) }
            case .resolve(let ruling): back.append(try reversal(of: ruling, by: change))
            }
        }
        return back
    }

    // MARK: Conflicts

    /// The open conflict in which a change is parked.
    private func conflict(holding change: Change, _ created: Set<RecordID>) -> Conflict? {
        switch change.action {
        case .create: state.records[change.record].flatMap { state.openConflict(holding: $0) }
        case .edit(let edit) where !created.contains(change.record):
            state.openConflict(on: FieldKey(change.record, edit.field))
        case .edit, .resolve: nil
        }
    }

    /// The own contender that this set had a part in.
    private func ownContender(in conflict: Conflict) -> Contender? {
        conflict.standing.last { $0.author == view.person && $0.position == position }
    }

    /// Takes a contender away whole, by setting one of its fields to the head.
    private func withdrawal(of contender: Contender) -> [Change] {
        guard let key = contender.values.keys.sorted().first, let record = state.records[key.record] else {
            return []
        }
        return [
            Change(
                key.record,
                kind: record.kind,
                .edit(view.edit(key.record, key.field, to: record[key.field])),
                why: why
            )
        ]
    }

    /// The step back within an own contender that other edits of the author hold up as well.
    private func goingBack(from change: Change, in conflict: Conflict, _ created: Set<RecordID>)
        throws(UndoObstacle) -> [Change]
    {
        switch change.action {
        case .create: return [try retraction(of: change, beside: created)]
        case .edit(let edit):
            let key = FieldKey(change.record, edit.field)
            // Going to the head would take the whole contender away.
            guard view.value(key) == edit.to, state.records[key.record]?[key.field] != edit.from,
                !mayHaveJoined(edit, on: key, in: conflict)
            else { throw .contended(conflict.id) }
            return [setting(edit.field, of: change, to: edit.from)]
        case .resolve: throw .ruled(conflict.id)
        }
    }

    /// Whether an edit may have made one contender of two that the author had from two devices: they don't come apart again.
    private func mayHaveJoined(_ edit: FieldEdit, on key: FieldKey, in conflict: Conflict) -> Bool {
        conflict.contenders.contains { contender in
            contender.isWithdrawn && contender.author == view.person
                && (contender.values[key] == edit.from || contender.values[key] == edit.to)
        }
    }

    // MARK: Fields

    /// The edit that leads back; nil where nothing of this one is left.
    private func reversal(of edit: FieldEdit, by change: Change) throws(UndoObstacle) -> Change? {
        let key = FieldKey(change.record, edit.field)
        guard let record = state.records[change.record] else { throw .gone(change.record) }
        if let id = withdrawnConflict(of: edit, on: key) { throw .withdrawn(id) }
        if view.ownContender(on: key) != nil, let conflict = state.openConflict(on: key) {
            throw .contended(conflict.id)
        }
        guard let field = record.fields[edit.field] else { return nil }
        if isOwn(field.write), field.value == edit.to {
            return setting(edit.field, of: change, to: edit.from)
        }
        let policy = Schema.rule(named: record.kind)?.fields[edit.field]?.policy ?? .exclusive
        if let value = mergedValue(from: edit.to, to: edit.from, into: field.value, policy: policy) {
            return value == field.value ? nil : setting(edit.field, of: change, to: value)
        }
        let writer = UndoObstacle.Writer(field.write)
        if field.value == edit.to, writer.person != view.person { throw .shared(key, with: writer) }
        throw .changed(key, by: writer)
    }

    /// The conflict that an edit took the author's own value out of.
    private func withdrawnConflict(of edit: FieldEdit, on key: FieldKey) -> ConflictID? {
        if let verdicts = self.edit.verdicts {
            for (change, verdict) in zip(self.edit.set.changes, verdicts)
            where change.edit == edit && change.record == key.record {
                if case .withdrawn(let id) = verdict { return id }
            }
            return nil
        }
        guard state.records[key.record]?.fields[key.field]?.write.position != position else { return nil }
        return state.conflicts.values.sorted { $0.id < $1.id }.first { conflict in
            conflict.contenders.contains {
                $0.isWithdrawn && $0.author == view.person && $0.values[key] == edit.from
            }
        }?.id
    }

    private func setting(_ field: String, of change: Change, to value: JSONValue) -> Change {
        Change(change.record, kind: change.kind, .edit(view.edit(change.record, field, to: value)), why: why)
    }

    // MARK: Records

    /// Puts a record that the set created under a tombstone, where nobody has gone on from it.
    private func retraction(of change: Change, beside created: Set<RecordID>) throws(UndoObstacle) -> Change {
        guard let record = state.records[change.record] else { throw .gone(change.record) }
        if let write = record.fields[FieldName.retracted]?.write, record.isRetracted || !isOwn(write) {
            throw .changed(FieldKey(record.id, FieldName.retracted), by: UndoObstacle.Writer(write))
        }
        for (_, field) in record.fields.sorted(by: { $0.key < $1.key })
        where field.write.author != view.person {
            throw .continued(record.id, by: UndoObstacle.Writer(field.write))
        }
        if let user = state.users(of: record).first(where: { !created.contains($0.id) }) {
            throw .used(record.id, by: user.id)
        }
        return setting(FieldName.retracted, of: change, to: .string(why))
    }

    // MARK: Rulings

    /// Opens a conflict again that the set ruled on, or rules again where the set took a ruling back.
    private func reversal(of ruling: ResolutionRequest, by change: Change) throws(UndoObstacle) -> Change {
        guard var conflict = state.conflicts[ruling.conflict] else { throw .gone(change.record) }
        if ruling.choice == .reopen {
            let first = undone?.set.changes.lazy.compactMap { change -> ResolutionRequest? in
                guard case .resolve(let first) = change.action, first.conflict == ruling.conflict else {
                    return nil
                }
                return first
            }.first
            guard let first, conflict.state == .open, conflict.revision == ruling.revision + 1 else {
                throw .ruled(conflict.id)
            }
            let heads = state.heads(of: conflict)
            guard let values = conflict.values(by: first.choice, over: heads)?.values else {
                throw .ruled(conflict.id)
            }
            return decision(
                ResolutionRequest(first.choice, of: conflict, heads: heads, values: values),
                of: change
            )
        }
        conflict.fields = conflict.fields.filter { key in
            state.records[key.record]?.fields[key.field].map { !isOwn($0.write) } ?? true
        }
        if let key = conflict.fields.sorted().first,
            let write = state.records[key.record]?.fields[key.field]?.write
        {
            throw .changed(key, by: UndoObstacle.Writer(write))
        }
        guard conflict.state == .resolved, conflict.resolution?.author == view.person else {
            throw .ruled(conflict.id)
        }
        let freed = state.freed(byRulingOn: conflict)
        for record in freed {
            let version = conflict.resolution?.version ?? 0
            if let later = record.fields.values.first(where: { $0.write.version > version }) {
                throw .continued(record.id, by: UndoObstacle.Writer(later.write))
            }
            if let user = state.users(of: record).first(where: { user in
                user.created.version > version && !freed.contains { $0.id == user.id }
            }) {
                throw .used(record.id, by: user.id)
            }
        }
        return decision(
            ResolutionRequest(conflict: conflict.id, revision: conflict.revision, choice: .reopen),
            of: change
        )
    }

    private func decision(_ request: ResolutionRequest, of change: Change) -> Change {
        Change(change.record, kind: change.kind, .resolve(request), why: why)
    }
}

extension UnitState {
    /// Live records that hang under a record or name it.
    func users(of record: RecordState) -> [RecordState] {
        let names = [FieldName.measure, FieldName.partOf, FieldName.replaces]
        let siblings = record.parent.map(children(of:)) ?? []
        return children(of: record.id).filter(\.isLive)
            + siblings.filter { other in
                other.isLive && names.contains { other.reference($0) == record.id }
            }
    }
}
