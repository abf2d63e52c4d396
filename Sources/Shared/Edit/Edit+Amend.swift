/// A value that an amendment puts in a field's place.
public struct Amendment: Sendable, Equatable {
    public var field: String
    public var value: JSONValue

    public init(field: String, value: JSONValue) {
        self.field = field
        self.value = value
    }
}

extension Edit {
    /// Says again what was turned down of an own edit, on what is seen now, with some values corrected.
    ///
    /// - Parameter amendments: Each names a field that just one of the changes writes.
    /// - Throws: ``EditRefusal/rulingNotAmended`` for a ruling, which is made anew; ``EditRefusal/rule(_:field:)`` with
    ///   `unknown_field` where no change writes the field, or several do.
    public static func amend(
        _ refused: PendingSet,
        by amendments: [Amendment],
        why: String?,
        in context: EditContext
    ) throws(EditRefusal) -> Draft {
        var changes = refused.refusedChanges.map(\.change)
        if changes.contains(where: \.isRuling) { throw .rulingNotAmended }
        for amendment in amendments {
            let places = changes.indices.filter { changes[$0].writes(amendment.field) }
            guard let place = places.first, places.count == 1 else {
                throw .rule(.unknownField, field: amendment.field)
            }
            changes[place].write(amendment.value, into: amendment.field)
        }
        // What was never taken keeps its ids, so that later edits of it still fit; one that is taken needs another.
        var ids: [RecordID: RecordID] = [:]
        for change in changes {
            if case .create = change.action, context.view.state.records[change.record] != nil {
                ids[change.record] = context.newID()
            }
        }
        changes = changes.map { $0.renamed(ids).rebased(on: context.view) }.filter {
            $0.edit.map { $0.from != $0.to } ?? true
        }
        if let why { for index in changes.indices { changes[index].why = why } }
        return Draft(changes, amends: refused.submission.reference)
    }
}

extension Change {
    fileprivate func writes(_ field: String) -> Bool {
        switch action {
        case .create: Schema.rule(named: kind)?.fields[field] != nil
        case .edit(let edit): edit.field == field
        case .resolve: false
        }
    }

    fileprivate mutating func write(_ value: JSONValue, into field: String) {
        switch action {
        case .create(let parent, var fields):
            fields[field] = value.isNull ? nil : value
            action = .create(parent: parent, fields: fields)
        case .edit(var edit):
            edit.to = value
            action = .edit(edit)
        case .resolve: break
        }
    }

    /// The change with other ids for records that it creates or names.
    fileprivate func renamed(_ ids: [RecordID: RecordID]) -> Change {
        func renamed(_ value: JSONValue) -> JSONValue {
            value.text.flatMap { RecordID($0) }.flatMap { ids[$0] }?.json ?? value
        }
        var change = self
        change.record = ids[record] ?? record
        switch action {
        case .create(let parent, let fields):
            change.action = .create(parent: parent.map { ids[$0] ?? $0 }, fields: fields.mapValues(renamed))
        case .edit(var edit):
            edit.to = renamed(edit.to)
            change.action = .edit(edit)
        case .resolve: break
        }
        return change
    }

    /// The change from what is seen now.
    fileprivate func rebased(on view: UnitView) -> Change {
        guard case .edit(let edit) = action else { return self }
        var change = self
        change.action = .edit(view.edit(record, edit.field, to: edit.to))
        return change
    }
}
