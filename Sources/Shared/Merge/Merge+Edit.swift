extension Merger {
    /// Rows 1 to 8 of the verdict list, first match.
    func judgeEdit(_ edit: FieldEdit, of change: Change, in group: [Int]) -> Decision {
        guard let record = state.records[change.record] else { return .reject(.unknownRecord) }
        guard let kindRule = Schema.rule(named: record.kind), record.kind == change.kind else {
            return .reject(.unknownKind)
        }
        guard let rule = kindRule.fields[edit.field] else { return .reject(.unknownField) }
        if let decision = judgeWithdrawal(edit, of: record) { return decision }
        if let reason = refusal(of: edit, rule, on: record, why: change.why, in: group) {
            return .reject(reason)
        }
        let key = FieldKey(record.id, edit.field)
        if let decision = judgeTombstones(edit, of: record) { return decision }
        let head = record.fields[edit.field]
        let headValue = head?.value ?? .null
        if let conflict = state.openConflict(on: key),
            let decision = judgeDisputed(edit, key, head: headValue, conflict)
        {
            return decision
        }
        if edit.from == edit.to { return .accept(.unchanged, []) }
        if headValue == edit.to {
            return .accept(.converged, head == nil ? [] : [.coauthor(key)])
        }
        let isSeen = head.map { $0.write.version <= set.base.version || lane.owns($0.write) } ?? true
        if isSeen, headValue == edit.from || edit.over.map({ headValue == $0 }) ?? false {
            return .accept(.applied, writing(edit.to, to: key))
        }
        if let value = mergedValue(from: edit.from, to: edit.to, into: headValue, policy: rule.policy),
            // Joined, two valid values can be too long together, or empty where one must be.
            Validation.isValid(value, for: rule)
        {
            return .accept(.merged(value), writing(value, to: key))
        }
        return .park()
    }

    /// Row 1.
    private func refusal(
        of edit: FieldEdit,
        _ rule: FieldRule,
        on record: RecordState,
        why: String?,
        in group: [Int]
    ) -> RejectReason? {
        if rule.writers.isEmpty { return .fixedField }
        if rule.writers.isDisjoint(with: author.roles) { return .notAllowed }
        guard Validation.isValid(edit.to, for: rule) else { return .invalidValue }
        if edit.field == FieldName.retracted {
            if let text = edit.to.text, text.allSatisfy(\.isWhitespace) { return .reasonRequired }
            return nil
        }
        if edit.field == FieldName.status, record.knownKind == .problem, edit.from != edit.to {
            return StatusTransitions.refusal(
                from: edit.from.text,
                to: edit.to.text,
                by: author.roles,
                why: why
            )
        }
        if edit.field == FieldName.replacedBy, !edit.to.isNull {
            let successor = edit.to.text.flatMap { RecordID($0) }.flatMap { state.records[$0] }
            // Within its group the successor was judged first; a correction without it is none.
            guard let successor, successor.parked == nil,
                successor.reference(FieldName.replaces) == record.id
            else {
                return .unlinkedCorrection
            }
        } else if case .reference(let kinds, office: false) = rule.type, !edit.to.isNull {
            return referenceRefusal(edit.to, kinds, problem: record.parent)
        }
        return nil
    }

    /// Row 2: tombstones that the author had not seen, and tombstones over what the author had not seen.
    private func judgeTombstones(_ edit: FieldEdit, of record: RecordState) -> Decision? {
        let tombstone = FieldKey(record.id, FieldName.retracted)
        if edit.field == FieldName.retracted {
            if edit.to.isNull || record.isRetracted { return nil }
            let others = [record] + state.children(of: record.id)
            let isChanged = others.contains { $0.isWritten(after: set.base.version, byOthersThan: lane) }
            return isChanged ? .park() : nil
        }
        let parent = record.parent.flatMap { state.records[$0] }
        var unseen: [FieldKey: JSONValue] = [:]
        if isRetractedUnseen(record) { unseen[tombstone] = .null }
        if let parent, isRetractedUnseen(parent) { unseen[FieldKey(parent.id, FieldName.retracted)] = .null }
        if !unseen.isEmpty { return .park(extra: unseen) }
        if record.isRetracted || parent?.isRetracted ?? false { return .reject(.recordRetracted) }
        return nil
    }

    /// Row 3, first: going back to the head takes the own contender away. It changes no record, so neither the table of
    /// steps nor a tombstone stands against it.
    private func judgeWithdrawal(_ edit: FieldEdit, of record: RecordState) -> Decision? {
        let key = FieldKey(record.id, edit.field)
        guard let conflict = state.openConflict(on: key), edit.to == record[edit.field],
            let own = ownContender(on: key, in: conflict)
        else { return nil }
        return .accept(.withdrawn(conflict.id), [.conflict(conflict.withdrawing(own.id))])
    }

    private func ownContender(on key: FieldKey, in conflict: Conflict) -> Contender? {
        conflict.standing.first { $0.author == author.person && $0.values[key] != nil }
    }

    /// Row 3: a field under dispute. Nil: the author edits the head, so go on at row 4.
    private func judgeDisputed(_ edit: FieldEdit, _ key: FieldKey, head: JSONValue, _ conflict: Conflict)
        -> Decision?
    {
        if let own = ownContender(on: key, in: conflict), own.values[key] == edit.from { return .park() }
        if edit.from == head || edit.to == head { return nil }
        return .park()
    }

    /// The field's new value, and a new revision for the conflict that is open on it.
    func writing(_ value: JSONValue, to key: FieldKey) -> [Effect] {
        var effects: [Effect] = [.set(key, value)]
        if var conflict = state.openConflict(on: key) {
            conflict.revision += 1
            effects.append(.conflict(conflict))
        }
        return effects
    }

    /// Why a reference may not stand, or nil where it names a live record of these kinds under the same problem.
    func referenceRefusal(_ value: JSONValue, _ kinds: [RecordKind], problem: RecordID?) -> RejectReason? {
        guard let target = value.text.flatMap({ RecordID($0) }).flatMap({ state.records[$0] }),
            let kind = target.knownKind, kinds.contains(kind), target.parent == problem
        else { return .wrongReference }
        return nil
    }
}

extension Conflict {
    /// The conflict without one contender; it ends where none is left.
    func withdrawing(_ id: String) -> Conflict {
        var conflict = self
        for index in conflict.contenders.indices where conflict.contenders[index].id == id {
            conflict.contenders[index].isWithdrawn = true
        }
        conflict.revision += 1
        if conflict.standing.isEmpty { conflict.state = .withdrawn }
        return conflict
    }
}
