extension Merger {
    /// Parks a whole group as one contender of one conflict.
    ///
    /// Conflicts that the group's fields already have become one: their values share a fate from here on.
    func park(_ group: [Int], extra: [FieldKey: JSONValue]) -> (ConflictID, [Effect]) {
        let changes = group.map { set.changes[$0] }
        var values = extra
        var base: [FieldKey: JSONValue] = [:]
        var creates: [RecordID] = []
        for key in extra.keys { base[key] = .null }
        for change in changes {
            switch change.action {
            case .edit(let edit) where edit.from != edit.to:
                values[FieldKey(change.record, edit.field)] = edit.to
                base[FieldKey(change.record, edit.field)] = edit.from
            case .create: creates.append(change.record)
            case .edit, .resolve: break
            }
        }
        var (conflict, absorbed) = target(for: changes, values: values, firstIndex: group.first ?? 0)
        conflict.fields.formUnion(values.keys)
        conflict.base.merge(base) { first, _ in first }
        conflict.revision += 1
        if let place = ownContender(in: conflict, changes) {
            conflict.contenders[place].values.merge(values) { _, last in last }
            conflict.contenders[place].creates += creates
            conflict.contenders[place].position = write.position
            conflict.contenders[place].why = changes.compactMap(\.why).first ?? conflict.contenders[place].why
            conflict.contenders[place].editedAt = set.editedAt
        } else {
            conflict.contenders.append(
                Contender(
                    id: "\(set.replica)/\(set.n)/\(group.first ?? 0)",
                    position: write.position,
                    author: author.person,
                    values: values,
                    creates: creates,
                    why: changes.compactMap(\.why).first,
                    editedAt: set.editedAt
                )
            )
        }
        let creations = changes.compactMap { change -> Effect? in
            guard case .create(let parent, let fields) = change.action, state.records[change.record] == nil
            else {
                return nil
            }
            return .create(
                change.record,
                kind: change.kind,
                parent: parent,
                fields: fields.filter { !$0.value.isNull },
                creation: change.creationHash,
                parked: conflict.id
            )
        }
        return (conflict.id, creations + absorbed.map(Effect.conflict) + [.conflict(conflict)])
    }

    /// The conflict to park in: the earliest that is open on a field or holds a parent back, else a new one.
    private func target(
        for changes: [Change],
        values: [FieldKey: JSONValue],
        firstIndex: Int
    ) -> (Conflict, absorbed: [Conflict]) {
        var open: [ConflictID: Conflict] = [:]
        for key in values.keys {
            if let conflict = state.openConflict(on: key) { open[conflict.id] = conflict }
        }
        for change in changes {
            guard case .create(.some(let parent), _) = change.action,
                let conflict = state.records[parent].flatMap({ state.openConflict(holding: $0) })
            else { continue }
            open[conflict.id] = conflict
        }
        let earliest = open.values.sorted { ($0.opened, $0.id) < ($1.opened, $1.id) }
        guard var conflict = earliest.first else {
            let record = values.keys.sorted().first?.record ?? changes[0].record
            let id = Conflict.id(unit: set.unit, position: write.position, index: firstIndex)
            return (Conflict(id: id, record: record, opened: write.version), [])
        }
        var absorbed: [Conflict] = []
        for var other in earliest.dropFirst() {
            conflict.fields.formUnion(other.fields)
            conflict.base.merge(other.base) { first, _ in first }
            conflict.contenders += other.contenders
            conflict.revision = max(conflict.revision, other.revision)
            other.state = .absorbed
            other.absorbedInto = conflict.id
            absorbed.append(other)
        }
        return (conflict, absorbed)
    }

    /// The contender that the author goes on with: its value is what the author saw, or it holds the parent.
    private func ownContender(in conflict: Conflict, _ changes: [Change]) -> Int? {
        conflict.contenders.firstIndex { contender in
            guard !contender.isWithdrawn, contender.author == author.person else { return false }
            return changes.contains { change in
                switch change.action {
                case .edit(let edit): contender.values[FieldKey(change.record, edit.field)] == edit.from
                case .create(.some(let parent), _): contender.creates.contains(parent)
                case .create(nil, _), .resolve: false
                }
            }
        }
    }
}
