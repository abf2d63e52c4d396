extension Merger {
    /// Whether a field still holds what this set takes back, by the hand that wants it back or whose work is adopted.
    ///
    /// Nobody has written there since, so that one may step back where the rules know no step, or put away what others
    /// alone may retract: the rules spoke of going on from it, and nobody has.
    private func takesBack(_ edit: FieldEdit, of record: RecordState) -> Bool {
        let write = record.fields[edit.field]?.write ?? record.created
        return set.undoes != nil && author.isOwn(write.author) && record[edit.field] == edit.from
    }

    /// Whether an edit is one that only its being a step back allows: of a problem's status along a step that the author
    /// may take forwards, or away with a record that the author may create.
    func isStepBack(_ edit: FieldEdit, of record: RecordState) -> Bool {
        guard takesBack(edit, of: record) else { return false }
        switch edit.field {
        case FieldName.status where record.knownKind == .problem:
            guard let before = edit.to.text.flatMap(ProblemStatus.init),
                let after = edit.from.text.flatMap(ProblemStatus.init)
            else { return false }
            return StatusTransitions.steps(from: before, by: author.roles).contains { $0.to == after }
        case FieldName.retracted:
            return Schema.rule(named: record.kind).map { !$0.creators.isDisjoint(with: author.roles) }
                ?? false
        default: return false
        }
    }

    /// Whether this set takes back what somebody has written over since.
    func hasMovedOn(_ edit: FieldEdit, of record: RecordState) -> Bool {
        set.undoes != nil && !takesBack(edit, of: record)
    }

    /// Whether a contender is nothing but what this set takes back, parked before its author knew.
    func isTakenBack(_ contender: Contender) -> Bool {
        guard let undone = set.undoes else { return false }
        return contender.isWhollyOf(undone.position)
    }

    /// Decides on taking an own ruling back: nothing that it decided or let go may have moved since.
    func judgeReopening(_ conflict: Conflict, at revision: Int64) -> Decision {
        guard let resolution = conflict.resolution, conflict.state == .resolved,
            conflict.revision == revision
        else {
            let isBehind = restsOnLostHistory && conflict.revision < revision
            return isBehind ? .wait(for: conflict.id.cast()) : .reject(.overtaken)
        }
        guard author.isOwn(resolution.author) else { return .reject(.notAllowed) }
        let freed = state.freed(byRulingOn: conflict)
        guard state.openConflict(onAnyOf: conflict.fields) == nil,
            conflict.fields.allSatisfy({ isAsRuled($0, at: resolution.version) }),
            freed.allSatisfy({ isUntouched($0, since: resolution.version, beside: freed) })
        else { return .reject(.overtaken) }
        var open = conflict
        open.state = .open
        open.revision += 1
        open.resolution = nil
        let back = conflict.fields.sorted().map { key in
            Effect.set(key, resolution.heads[key] ?? .null, WriteMark(isRuling: true))
        }
        return .accept(
            .applied,
            back + freed.map { Effect.park($0.id, conflict.id) } + [.conflict(open)]
        )
    }

    private func isAsRuled(_ key: FieldKey, at version: Int64) -> Bool {
        guard let write = state.records[key.record]?.fields[key.field]?.write else { return false }
        return write.mark.isRuling && write.version == version && write.coauthors.isEmpty
    }

    /// Whether a record that a ruling let go is as the ruling left it, and nothing hangs under it that came since.
    private func isUntouched(_ record: RecordState, since version: Int64, beside freed: [RecordState]) -> Bool
    {
        record.fields.values.allSatisfy { $0.write.version <= version }
            && state.children(of: record.id).allSatisfy { child in
                !child.isLive || child.created.version <= version || freed.contains { $0.id == child.id }
            }
    }
}

extension UnitState {
    /// The records that a ruling let go: those of the contenders that still stand in it and are held back no more.
    func freed(byRulingOn conflict: Conflict) -> [RecordState] {
        conflict.standing.flatMap(\.creates).compactMap { records[$0] }.filter { $0.parked == nil }
    }

    /// The first conflict that is open on any of these fields.
    func openConflict(onAnyOf fields: Set<FieldKey>) -> Conflict? {
        fields.sorted().lazy.compactMap { self.openConflict(on: $0) }.first
    }
}
