extension Merger {
    /// Decides on a new record.
    func judgeCreation(
        of change: Change,
        under parentID: RecordID?,
        _ fields: [String: JSONValue],
        in group: [Int]
    ) -> Decision {
        let creation = change.creationHash
        if let existing = state.records[change.record] {
            return existing.creation == creation ? .accept(.unchanged, []) : .reject(.recordExists)
        }
        guard let rule = Schema.rule(named: change.kind), rule.kind.isOffice == (set.unit == .office) else {
            return .reject(.unknownKind)
        }
        if rule.creators.isDisjoint(with: author.roles) { return .reject(.notAllowed) }
        if let lost = lostReference(in: fields, rule) { return .wait(for: lost) }
        if let reason = fieldsRefusal(fields, rule, of: change, under: parentID, in: group) {
            return .reject(reason)
        }
        var unseen: [FieldKey: JSONValue] = [:]
        var waitsForParent = false
        if rule.parents.isEmpty {
            guard parentID == nil else { return .reject(.wrongParent) }
        } else {
            guard let parentID else { return .reject(.unknownParent) }
            guard let parent = state.records[parentID] else { return missing(parentID, .unknownParent) }
            guard let kind = parent.knownKind, rule.parents.contains(kind) else {
                return .reject(.wrongParent)
            }
            if isRetractedUnseen(parent) {
                unseen[FieldKey(parent.id, FieldName.retracted)] = .null
            } else if parent.isRetracted {
                return .reject(.recordRetracted)
            }
            if parent.parked != nil {
                // A parent that lost its conflict stays parked for good; nothing can be hung under it.
                guard state.openConflict(holding: parent) != nil else { return .reject(.unknownParent) }
                waitsForParent = true
            }
        }
        if waitsForParent || !unseen.isEmpty { return .park(extra: unseen) }
        return .accept(.applied, [.create(change, under: parentID, fields, parked: nil)])
    }

    private func fieldsRefusal(
        _ fields: [String: JSONValue],
        _ rule: KindRule,
        of change: Change,
        under parent: RecordID?,
        in group: [Int]
    ) -> RejectReason? {
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            guard let field = rule.fields[name] else { return .unknownField }
            if name == FieldName.retracted || name == FieldName.replacedBy { return .fixedField }
            guard Validation.isValid(value, for: field) else { return .invalidValue }
            if case .reference(let kinds, office: false) = field.type, !value.isNull,
                let reason = referenceRefusal(value, kinds, problem: parent)
            {
                return reason
            }
        }
        for field in rule.fields.values where field.required && (fields[field.name] ?? .null).isNull {
            return .missingField
        }
        if let replaced = fields[FieldName.replaces]?.text {
            let isLinked = group.contains { index in
                guard let edit = set.changes[index].edit else { return false }
                return edit.field == FieldName.replacedBy && set.changes[index].record.description == replaced
                    && edit.to == change.record.json
            }
            guard isLinked else { return .unlinkedCorrection }
            if let whole = fields[FieldName.partOf]?.text.flatMap({ RecordID($0) }),
                let old = RecordID(replaced), isPart(whole, of: old)
            {
                return .wrongReference
            }
        }
        return nil
    }

    /// Whether an entry is `whole`, or lies in it over any number of parts and corrections: a correction of `whole` that
    /// named it as its own whole would count nowhere.
    private func isPart(_ entry: RecordID, of whole: RecordID) -> Bool {
        func first(_ id: RecordID) -> RecordID {
            var id = id
            while let replaced = state.records[id]?.reference(FieldName.replaces) { id = replaced }
            return id
        }
        var reached: Set<RecordID> = []
        var next = [first(entry)]
        while let id = next.popLast() {
            guard reached.insert(id).inserted else { continue }
            let siblings = state.records[id]?.parent.map(state.children(of:)) ?? []
            for version in siblings where first(version.id) == id {
                if let part = version.reference(FieldName.partOf) { next.append(first(part)) }
            }
        }
        return reached.contains(first(whole))
    }
}

extension Effect {
    /// A new record as a change makes it.
    static func create(
        _ change: Change,
        under parent: RecordID?,
        _ fields: [String: JSONValue],
        parked: ConflictID?
    ) -> Effect {
        .create(
            change.record,
            kind: change.kind,
            parent: parent,
            fields: fields.filter { !$0.value.isNull },
            creation: change.creationHash,
            parked: parked
        )
    }
}

extension Change {
    /// Tells the same creation again from another one under the same id.
    public var creationHash: Hash {
        var plain = self
        plain.group = nil
        plain.why = nil
        return .of(plain.json.canonicalText())
    }
}
