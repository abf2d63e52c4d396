/// A unit's records and conflicts as the log has made them, or the slice of them that a push touches.
public struct UnitState: Sendable, Equatable {
    public let unit: UnitID
    public private(set) var records: [RecordID: RecordState]
    public private(set) var conflicts: [ConflictID: Conflict]
    /// The one open conflict of a field.
    private var openByField: [FieldKey: ConflictID]
    private var childrenByParent: [RecordID: Set<RecordID>]

    public init(unit: UnitID) {
        self.unit = unit
        records = [:]
        conflicts = [:]
        openByField = [:]
        childrenByParent = [:]
    }

    /// Puts a record as it stands, replacing what was there.
    public mutating func put(_ record: RecordState) {
        records[record.id] = record
        if let parent = record.parent { childrenByParent[parent, default: []].insert(record.id) }
    }

    /// Puts a conflict as it stands, replacing what was there.
    public mutating func put(_ conflict: Conflict) {
        if let before = conflicts[conflict.id] {
            for key in before.fields where openByField[key] == conflict.id { openByField[key] = nil }
        }
        conflicts[conflict.id] = conflict
        if conflict.state == .open { for key in conflict.fields { openByField[key] = conflict.id } }
    }

    /// The conflict that is open on a field; at most one is.
    public func openConflict(on key: FieldKey) -> Conflict? { openByField[key].flatMap { conflicts[$0] } }

    /// The open conflict that holds a record back, also where it was absorbed into another.
    public func openConflict(holding record: RecordState) -> Conflict? {
        var next = record.parked
        // An absorbed conflict names an earlier one, so the chain ends; the bound guards against a damaged replica.
        for _ in 0..<64 {
            guard let conflict = next.flatMap({ conflicts[$0] }) else { return nil }
            if conflict.state == .open { return conflict }
            next = conflict.absorbedInto
        }
        return nil
    }

    /// All open conflicts, by the version that opened them.
    public var openConflicts: [Conflict] {
        conflicts.values.filter { $0.state == .open }.sorted { ($0.opened, $0.id) < ($1.opened, $1.id) }
    }

    /// The records directly under one, by id.
    public func children(of parent: RecordID) -> [RecordState] {
        (childrenByParent[parent] ?? []).sorted().compactMap { records[$0] }
    }

    /// Every field of a record that an open conflict disputes.
    public func disputedFields(of record: RecordID) -> [String] {
        openByField.keys.filter { $0.record == record }.map(\.field).sorted()
    }

    /// Applies effects under the write that made them.
    ///
    /// A field, a record and a conflict only move forward: replaying rows over newer pages changes nothing.
    public mutating func apply(_ effects: [Effect], as write: LastWrite) {
        for effect in effects { apply(effect, as: write) }
    }

    private mutating func apply(_ effect: Effect, as write: LastWrite) {
        switch effect {
        case .create(let id, let kind, let parent, let fields, let creation, let parked):
            guard records[id] == nil else { return }
            put(
                RecordState(
                    id: id,
                    kind: kind,
                    parent: parent,
                    fields: fields.mapValues { FieldState(value: $0, write: write) },
                    created: write,
                    creation: creation,
                    parked: parked
                )
            )
        case .set(let key, let value, let mark):
            guard isNewer(write, than: records[key.record]?.fields[key.field]) else { return }
            records[key.record]?.fields[key.field] = FieldState(value: value, write: write.marked(mark))
        case .coauthor(let key):
            guard let field = records[key.record]?.fields[key.field], isNewer(write, than: field) else {
                return
            }
            var last = field.write
            if !last.coauthors.contains(write.position) { last.coauthors.append(write.position) }
            records[key.record]?.fields[key.field]?.write = last
        case .unpark(let id): records[id]?.parked = nil
        case .park(let id, let conflict): records[id]?.parked = conflict
        case .conflict(let conflict):
            guard (conflicts[conflict.id]?.revision ?? -1) <= conflict.revision else { return }
            put(conflict)
        }
    }

    private func isNewer(_ write: LastWrite, than field: FieldState?) -> Bool {
        field.map { $0.write.version <= write.version } ?? true
    }

    /// A value that two copies share exactly if they hold the same records and open conflicts.
    public var digest: Hash {
        var bytes: [UInt8] = []
        for id in records.keys.sorted() {
            if let record = records[id] { bytes += record.json.canonicalBytes() + [0x0A] }
        }
        for conflict in conflicts.values.filter({ $0.state == .open }).sorted(by: { $0.id < $1.id }) {
            bytes += conflict.json.canonicalBytes() + [0x0A]
        }
        return .of(bytes)
    }
}
