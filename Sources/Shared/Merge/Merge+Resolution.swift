extension Merger {
    /// Decides on a ruling: of two supervisors who saw the same revision exactly one succeeds.
    func judgeResolution(_ ruling: ResolutionRequest, why: String?) -> Decision {
        if author.roles.isDisjoint(with: Role.officeSide) { return .reject(.notAllowed) }
        let known = state.conflicts[ruling.conflict]
        let isAsSeen = known?.state == .open && known?.revision == ruling.revision
        if !isAsSeen, let again = returnedDispute(of: ruling) {
            return judge(choice(of: ruling.seen?.values ?? [:], in: again), on: again, why: why)
        }
        guard let conflict = known else { return awaitDispute(of: ruling) }
        if case .reopen = ruling.choice { return judgeReopening(conflict, at: ruling.revision) }
        guard conflict.state == .open else { return .reject(.conflictClosed) }
        guard conflict.revision == ruling.revision else {
            // It has not come as far again as the ruling saw it.
            let isBehind = restsOnLostHistory && conflict.revision < ruling.revision
            return isBehind ? .wait(for: conflict.id.cast()) : .reject(.conflictChanged)
        }
        return judge(ruling.choice, on: conflict, why: why)
    }

    /// The open conflict that is the one a ruling of a lost history was about, be it under another id or as far as it has
    /// come back.
    private func returnedDispute(of ruling: ResolutionRequest) -> Conflict? {
        guard restsOnLostHistory, ruling.choice != .reopen, let seen = ruling.seen,
            let open = state.openConflict(onAnyOf: Set(seen.heads.keys)),
            seen.covers(open, heads: state.heads(of: open))
        else { return nil }
        return open
    }

    /// What a ruling chooses of a conflict by the values that it decided on.
    private func choice(of values: [FieldKey: JSONValue], in conflict: Conflict) -> ResolutionRequest.Choice {
        let values = values.filter { conflict.fields.contains($0.key) }
        if values == state.heads(of: conflict) { return .head }
        let contender = conflict.standing.first { $0.values.allSatisfy { values[$0.key] == $0.value } }
        return contender.map { .contender($0.id) } ?? .values(values)
    }

    /// What becomes of a ruling whose conflict is not known: it waits for the dispute to come back, unless somebody who
    /// knew of the ruling has gone on from it, or the dispute is another one now.
    private func awaitDispute(of ruling: ResolutionRequest) -> Decision {
        guard restsOnLostHistory, ruling.choice != .reopen, let seen = ruling.seen,
            let first = seen.heads.keys.min()
        else { return missing(ruling.conflict.cast(), .unknownConflict) }
        let keys = Set(seen.heads.keys)
        let writes = keys.map { state.records[$0.record]?.fields[$0.field]?.write }
        if writes.allSatisfy({ $0.map(isSuperseded) ?? false }) { return .accept(.superseded, []) }
        if state.openConflict(onAnyOf: keys) != nil { return .reject(.conflictChanged) }
        return .wait(for: first.record)
    }

    /// Decides on a choice for an open conflict.
    private func judge(_ choice: ResolutionRequest.Choice, on conflict: Conflict, why: String?) -> Decision {
        let keys = conflict.fields.sorted()
        let heads = state.heads(of: conflict)
        if case .values(let given) = choice,
            given.isEmpty || !Set(given.keys).isSubset(of: conflict.fields)
        {
            return .reject(.unknownField)
        }
        guard let (values, chosen) = conflict.values(by: choice, over: heads) else {
            return missing(conflict.id.cast(), .unknownContender)
        }
        let freed = state.freed(by: values, from: conflict, chosen: chosen)
        for key in keys where values[key] != heads[key] {
            if let reason = valueRefusal(values[key] ?? .null, key, freed) { return .reject(reason) }
        }
        var closed = conflict
        closed.state = .resolved
        closed.revision += 1
        closed.resolution = Resolution(
            choice: choice.name,
            contender: chosen?.id,
            values: values,
            heads: heads,
            author: author.person,
            why: why,
            version: write.version
        )
        // The ruling becomes the last write of every field, also where it keeps the head:
        // an edit saved without knowing of it can't slip over it.
        let writes = keys.compactMap { key in
            values[key].map { Effect.set(key, $0, WriteMark(isRuling: true)) }
        }
        return .accept(.applied, freed.map(Effect.unpark) + writes + [.conflict(closed)])
    }

    /// Why a ruling can't put a value in a field. What an author claims to have seen is a claim, so the base is asked too.
    private func valueRefusal(_ value: JSONValue, _ key: FieldKey, _ freed: [RecordID]) -> RejectReason? {
        guard let kind = state.records[key.record]?.kind,
            let rule = Schema.rule(named: kind)?.fields[key.field], Validation.isValid(value, for: rule)
        else { return .invalidValue }
        if key.field == FieldName.retracted, let text = value.text, text.allSatisfy(\.isWhitespace) {
            return .reasonRequired
        }
        guard key.field == FieldName.replacedBy, !value.isNull else { return nil }
        guard let successor = value.text.flatMap({ RecordID($0) }).flatMap({ state.records[$0] }),
            successor.reference(FieldName.replaces) == key.record,
            successor.parked == nil || freed.contains(successor.id)
        else { return .unlinkedCorrection }
        return nil
    }
}

extension Conflict {
    /// What a choice makes of the conflict's fields, and the contender that it names; nil where none stands by that
    /// name.
    func values(by choice: ResolutionRequest.Choice, over heads: [FieldKey: JSONValue])
        -> (values: [FieldKey: JSONValue], chosen: Contender?)?
    {
        switch choice {
        case .head: return (heads, nil)
        case .base: return (heads.merging(base) { _, base in base }, nil)
        case .values(let given): return (heads.merging(given) { _, given in given }, nil)
        case .reopen: return nil
        case .contender(let id):
            guard let contender = standing.first(where: { $0.id == id }) else { return nil }
            return (heads.merging(contender.values) { _, value in value }, contender)
        }
    }
}

extension UnitState {
    /// What the fields of a conflict hold now.
    func heads(of conflict: Conflict) -> [FieldKey: JSONValue] {
        Dictionary(
            uniqueKeysWithValues: conflict.fields.map { ($0, records[$0.record]?[$0.field] ?? .null) }
        )
    }

    /// The records that a ruling lets go: those of each contender that gets all that it asked for, and what hangs under
    /// them.
    ///
    /// - Parameters:
    ///   - values: What the conflict's fields will hold.
    ///   - chosen: Gets what it asked for by being chosen.
    func freed(by values: [FieldKey: JSONValue], from conflict: Conflict, chosen: Contender?) -> [RecordID] {
        var freed: [RecordID] = []
        var waiting = conflict.standing.filter { contender in
            contender.id == chosen?.id || contender.values.allSatisfy { values[$0.key] == $0.value }
        }
        // A contender that only waits for another's parent follows it, over any number of steps.
        while let place = waiting.firstIndex(where: { canStand($0, freed) }) {
            freed += waiting.remove(at: place).creates
        }
        return freed
    }

    /// Whether no record of a contender would hang under one that stays held back.
    private func canStand(_ contender: Contender, _ freed: [RecordID]) -> Bool {
        contender.creates.allSatisfy { id in
            guard let parent = records[id]?.parent.flatMap({ records[$0] }), parent.parked != nil else {
                return true
            }
            return freed.contains(parent.id) || contender.creates.contains(parent.id)
        }
    }
}
