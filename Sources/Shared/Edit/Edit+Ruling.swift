extension Edit {
    /// Rules on a conflict as it is seen now.
    ///
    /// A ruling that moves a status brings along what the move itself would: the finishing date, and the review where
    /// the contender that was chosen carries none. They are changes of their own: whatever becomes of them, the ruling
    /// stands.
    public static func resolve(
        _ id: ConflictID,
        _ choice: ResolutionRequest.Choice,
        why: String?,
        in context: EditContext
    ) throws(EditRefusal) -> [Change] {
        let state = context.view.state
        guard let conflict = state.conflicts[id], conflict.state == .open else { throw .conflictNotOpen }
        let heads = state.heads(of: conflict)
        guard let (values, chosen) = conflict.values(by: choice, over: heads) else { throw .unknownContender }
        let kind = state.records[conflict.record]?.kind ?? RecordKind.problem.rawValue
        let ruling = ResolutionRequest(choice, of: conflict, heads: heads, values: values)
        var changes = [Change(conflict.record, kind: kind, .resolve(ruling), why: why)]
        let freed = state.freed(by: values, from: conflict, chosen: chosen).compactMap { state.records[$0] }
        for key in conflict.fields.sorted() where key.field == FieldName.status {
            guard state.records[key.record]?.knownKind == .problem,
                let before = heads[key]?.text.flatMap(ProblemStatus.init),
                let after = values[key]?.text.flatMap(ProblemStatus.init), before != after
            else { continue }
            if !context.view.isDisputed(FieldKey(key.record, FieldName.finishedOn)),
                let change = finishing(key.record, at: after, in: context)
            {
                changes.append(change)
            }
            if !freed.contains(where: { $0.knownKind == .review && $0.parent == key.record }),
                let change = review(of: key.record, from: before, to: after, why: why, in: context)
            {
                changes.append(change)
            }
        }
        return changes
    }

    /// Takes an own contender back, by setting its field to the head.
    public static func withdraw(
        _ id: ConflictID,
        why: String? = nil,
        in context: EditContext
    ) throws(EditRefusal) -> [Change] {
        guard let conflict = context.view.state.conflicts[id], conflict.state == .open else {
            throw .conflictNotOpen
        }
        let own = conflict.standing.first { $0.author == context.view.person && !$0.values.isEmpty }
        guard let own, let key = own.values.keys.sorted().first,
            let record = context.view.state.records[key.record]
        else { throw .noOwnContender }
        return [
            Change(
                key.record,
                kind: record.kind,
                .edit(context.view.edit(key.record, key.field, to: record[key.field])),
                why: why
            )
        ]
    }
}

extension ResolutionRequest {
    /// A ruling on a conflict as it stands, with what it saw.
    init(
        _ choice: Choice,
        of conflict: Conflict,
        heads: [FieldKey: JSONValue],
        values: [FieldKey: JSONValue]
    ) {
        let seen = Dispute(heads: heads, contenders: conflict.standing.map(\.values), values: values)
        self.init(
            conflict: conflict.id,
            revision: conflict.revision,
            choice: choice,
            seen: seen.json.canonicalBytes().count <= Dispute.bytesMax ? seen : nil
        )
    }
}
