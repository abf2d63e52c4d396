extension Merger {
    /// Rows 1 to 8 of the verdict list, first match.
    func judgeEdit(_ edit: FieldEdit, of change: Change, in group: [Int]) -> Decision {
        guard let record = state.records[change.record] else {
            return missing(change.record, .unknownRecord)
        }
        guard let kindRule = Schema.rule(named: record.kind), record.kind == change.kind else {
            return .reject(.unknownKind)
        }
        guard let rule = kindRule.fields[edit.field] else { return .reject(.unknownField) }
        if let decision = judgeWithdrawal(edit, of: record) { return decision }
        if let lost = lostReference(in: [edit.field: edit.to], kindRule) { return .wait(for: lost) }
        if let reason = refusal(of: edit, rule, on: record, why: change.why, in: group) {
            return .reject(reason)
        }
        let key = FieldKey(record.id, edit.field)
        if let decision = judgeTombstones(edit, of: record) { return decision }
        let head = record.fields[edit.field]
        let headValue = head?.value ?? .null
        if edit.from == edit.to { return .accept(.unchanged, []) }
        if let conflict = state.openConflict(on: key),
            let decision = judgeDisputed(edit, key, head: headValue, conflict)
        {
            return decision
        }
        if let write = head?.write, isSuperseded(by: write) { return .accept(.superseded, []) }
        let isSeen = head.map { self.isSeen($0.write) } ?? true
        if headValue == edit.to {
            // Back to the same value over something that is still to return is a write of its own.
            return restsOnLostHistory && (isSeen || sharesNothing)
                ? .accept(.applied, writing(edit.to, to: key, joined: head?.write.mark.joined))
                : .accept(.converged, sharing(head?.write, of: key))
        }
        // Past a restore, what the author saw tells more than when; and where it was something else, on top of this head,
        // that is still to return and is superseded then.
        let isAsSeen = headValue == edit.from ? isSeen || restsOnLostHistory : isSeen && restsOnLostHistory
        if isAsSeen || isSeen && isOver(headValue, edit, record, why: change.why) {
            return .accept(.applied, writing(edit.to, to: key, joined: head?.write.mark.joined))
        }
        if !isUnseenRuling(head?.write),
            let value = mergedValue(from: edit.from, to: edit.to, into: headValue, policy: rule.policy),
            // Joined, two valid values can be too long together, or empty where one must be.
            Validation.isValid(value, for: rule)
        {
            let joined = isSeen ? head?.write.mark.joined : head?.write.version
            return .accept(.merged(value), writing(value, to: key, joined: joined))
        }
        return .park()
    }

    /// Whether this returns from a lost history in which the author of the head had seen it, and wrote on top.
    func isSuperseded(by head: LastWrite) -> Bool {
        guard let was = write.mark.was, let saw = head.mark.saw else { return false }
        return was.epoch == saw.epoch && was.version <= saw.version && !lane.owns(head)
    }

    /// Whether a field was ruled on by another hand and the author had not learnt of it.
    private func isUnseenRuling(_ write: LastWrite?) -> Bool {
        write.map { $0.mark.isRuling && !isSeen($0) } ?? false
    }

    /// The lane becomes co-author of a value that it wrote without knowing. A ruling is shared with nobody: what was
    /// saved on top without knowing of it would slip over it.
    private func sharing(_ write: LastWrite?, of key: FieldKey) -> [Effect] {
        guard let write, !isUnseenRuling(write) else { return [] }
        // Once is enough: the earliest number of a lane tells the most.
        let isShared = ([write.position] + write.coauthors).contains { $0.replica == lane.replica }
        return isShared ? [] : [.coauthor(key)]
    }

    /// Whether the head is what lay under the author's own outbox, and may be left for what the author wants: the step
    /// that was checked is the one from what the author saw.
    private func isOver(_ head: JSONValue, _ edit: FieldEdit, _ record: RecordState, why: String?) -> Bool {
        guard let over = edit.over, head == over else { return false }
        guard edit.field == FieldName.status, record.knownKind == .problem else { return true }
        return StatusTransitions.refusal(from: over.text, to: edit.to.text, by: author.roles, why: why) == nil
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
        let isStepBack = isStepBack(edit, of: record)
        if rule.writers.isDisjoint(with: author.roles), !isStepBack {
            return hasMovedOn(edit, of: record) ? .overtaken : .notAllowed
        }
        guard Validation.isValid(edit.to, for: rule) else { return .invalidValue }
        if edit.field == FieldName.retracted {
            if let text = edit.to.text, text.allSatisfy(\.isWhitespace) { return .reasonRequired }
            return nil
        }
        if edit.field == FieldName.status, record.knownKind == .problem, edit.from != edit.to, !isStepBack {
            let reason = StatusTransitions.refusal(
                from: edit.from.text,
                to: edit.to.text,
                by: author.roles,
                why: why
            )
            return reason != nil && hasMovedOn(edit, of: record) ? .overtaken : reason
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
            let isChanged = others.contains { $0.isWritten(unseen: integrated, byOthersThan: lane) }
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
        guard let conflict = state.openConflict(on: key) else { return nil }
        let own = ownContenders(on: key, in: conflict)
        // A person at two devices may have two: the one that was seen is meant.
        let seen = edit.to == record[edit.field] ? own.last { $0.values[key] == edit.from } ?? own.last : nil
        guard let meant = own.last(where: isTakenBack) ?? seen else { return nil }
        return .accept(
            .withdrawn(conflict.id),
            sharing(record.fields[edit.field]?.write, of: key) + [.conflict(conflict.withdrawing(meant.id))]
        )
    }

    private func ownContenders(on key: FieldKey, in conflict: Conflict) -> [Contender] {
        conflict.standing.filter { author.isOwn($0.author) && $0.values[key] != nil }
    }

    /// Row 3: a field under dispute. Nil: the author has no part in it, or edits the head, so go on at row 4.
    private func judgeDisputed(_ edit: FieldEdit, _ key: FieldKey, head: JSONValue, _ conflict: Conflict)
        -> Decision?
    {
        let own = ownContenders(on: key, in: conflict)
        if own.contains(where: { $0.values[key] == edit.from }) { return .park() }
        return own.isEmpty || edit.from == head || edit.to == head ? nil : .park()
    }

    /// The field's new value, and a new revision for the conflict that is open on it.
    private func writing(_ value: JSONValue, to key: FieldKey, joined: Int64?) -> [Effect] {
        var effects: [Effect] = [
            .set(key, value, WriteMark(joined: joined.flatMap { $0 > integrated.version ? $0 : nil }))
        ]
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
