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
            // What stands already is not this conflict's to hold back or to let go.
            case .create where state.records[change.record] == nil: creates.append(change.record)
            case .create, .edit, .resolve: break
            }
        }
        var (conflict, absorbed) = target(for: changes, values: values, firstIndex: group.first ?? 0)
        conflict.fields.formUnion(values.keys)
        conflict.base.merge(base) { first, _ in first }
        conflict.revision += 1
        let own = ownContenders(in: conflict, changes, values)
        if let place = own.first {
            // Values that share a fate from here on are one contender.
            for other in own.dropFirst() {
                conflict.contenders[place].values.merge(conflict.contenders[other].values) { first, _ in first
                }
                conflict.contenders[place].creates += conflict.contenders[other].creates
                conflict.contenders[other].isWithdrawn = true
            }
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
            guard case .create(let parent, let fields) = change.action, creates.contains(change.record)
            else {
                return nil
            }
            return .create(change, under: parent, fields, parked: conflict.id)
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

    /// The author's standing contenders that these changes go on with: they hold a parent, or a field in common, and in
    /// each common field what the author saw or wants again.
    private func ownContenders(
        in conflict: Conflict,
        _ changes: [Change],
        _ values: [FieldKey: JSONValue]
    ) -> [Int] {
        var seen: [FieldKey: JSONValue] = [:]
        var parents: Set<RecordID> = []
        for change in changes {
            switch change.action {
            case .edit(let edit): seen[FieldKey(change.record, edit.field)] = edit.from
            case .create(.some(let parent), _): parents.insert(parent)
            case .create(nil, _), .resolve: break
            }
        }
        return conflict.contenders.indices.filter { place in
            let contender = conflict.contenders[place]
            guard !contender.isWithdrawn, author.isOwn(contender.author) else { return false }
            let common = contender.values.filter { seen[$0.key] != nil || values[$0.key] != nil }
            guard !common.isEmpty || !parents.isDisjoint(with: contender.creates) else { return false }
            return common.allSatisfy { seen[$0.key] == $0.value || values[$0.key] == $0.value }
        }
    }
}
