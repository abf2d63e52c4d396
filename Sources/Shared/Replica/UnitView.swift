/// A unit as its person sees it: pulled state, own unsent edits on top, own values where a conflict is open.
public struct UnitView: Sendable {
    /// The unit without the outbox, with its cursor.
    public let unit: UnitReplica
    /// The records and conflicts with the outbox merged in.
    public let state: UnitState
    public let person: PersonID
    public let unsentFields: Set<FieldKey>
    public let unsentRecords: Set<RecordID>
    let nextVersion: Int64

    /// What the person sees in a field: the own contender where one is parked, else the head.
    public func value(_ key: FieldKey) -> JSONValue {
        if let own = ownContender(on: key), let value = own.values[key] { return value }
        return state.records[key.record]?[key.field] ?? .null
    }

    /// What the person sees in a record's field.
    public func value(_ record: RecordID, _ field: String) -> JSONValue { value(FieldKey(record, field)) }

    /// The person's standing contender on a field.
    public func ownContender(on key: FieldKey) -> Contender? {
        state.openConflict(on: key)?.standing.last { $0.author == person && $0.values[key] != nil }
    }

    /// Whether an open conflict disputes the field.
    public func isDisputed(_ key: FieldKey) -> Bool { state.openConflict(on: key) != nil }

    /// Whether any field of the record is disputed or an open conflict holds the record back.
    public func isDisputed(_ record: RecordID) -> Bool {
        state.records[record].map { state.openConflict(holding: $0) != nil } ?? false
            || !state.disputedFields(of: record).isEmpty
    }

    /// The field without the outbox.
    func pulledValue(_ key: FieldKey) -> JSONValue { unit.state.records[key.record]?[key.field] ?? .null }

    /// An edit from what the person sees.
    public func edit(_ record: RecordID, _ field: String, to value: JSONValue) -> FieldEdit {
        let key = FieldKey(record, field)
        let from = self.value(key)
        let pulled = pulledValue(key)
        return FieldEdit(field, from: from, to: value, over: pulled == from ? nil : pulled)
    }

    /// Records of a kind that are neither retracted nor held back, by id.
    public func live(_ kind: RecordKind) -> [RecordState] {
        state.records.values.filter { $0.kind == kind.rawValue && $0.isLive }.sorted { $0.id < $1.id }
    }
}
