@testable import Shared

extension UnitState {
    /// Just what ``UnitTransaction/load(_:)`` promises for a set, and no record more.
    func minimalSlice(_ touched: Touched) -> UnitState {
        var named = touched.records.union(touched.problems)
        named.formUnion(named.compactMap { records[$0]?.parent })
        var loaded = named
        var held = touched.conflicts
        for id in named {
            held.formUnion(disputedFields(of: id).compactMap { openConflict(on: FieldKey(id, $0))?.id })
            if let parked = records[id]?.parked { held.insert(parked) }
        }
        for conflict in touched.conflicts.compactMap({ conflicts[$0] }) where conflict.state == .resolved {
            let records = Set(conflict.fields.map(\.record))
            held.formUnion(
                openConflicts.filter { $0.fields.contains { records.contains($0.record) } }.map(\.id)
            )
        }
        while true {
            let absorbers = Set(held.compactMap { conflicts[$0]?.absorbedInto }).subtracting(held)
            if absorbers.isEmpty { break }
            held.formUnion(absorbers)
        }
        var roots = touched.problems
        for conflict in held.compactMap({ conflicts[$0] }) {
            roots.formUnion(conflict.fields.map(\.record))
            roots.formUnion(conflict.contenders.flatMap(\.creates))
            roots.insert(conflict.record)
        }
        for id in roots {
            let root = records[id]?.parent ?? id
            loaded.insert(root)
            loaded.formUnion(children(of: root).map(\.id))
        }
        var slice = UnitState(unit: unit)
        for id in loaded { if let record = records[id] { slice.put(record) } }
        for id in held { if let conflict = conflicts[id] { slice.put(conflict) } }
        return slice
    }
}

/// A push that loads only the documented minimum, and keeps what it would write.
struct SliceTransaction: UnitTransaction {
    private var whole: MemoryTransaction
    private var unit: UnitID = .office
    private(set) var writes: PushWrites?

    init(store: MemoryStore) { whole = MemoryTransaction(store: store) }

    mutating func open(_ submission: Submission) throws -> PushContext {
        unit = submission.unit
        return try whole.open(submission)
    }

    mutating func load(_ touched: Touched) throws -> UnitState {
        whole.store.units[unit]?.state.minimalSlice(touched) ?? UnitState(unit: unit)
    }

    mutating func write(_ writes: PushWrites) throws { self.writes = writes }

    mutating func quarantine(_ set: QuarantinedSet) throws {}

    mutating func row(of set: LanePosition) throws -> LogRow? { try whole.row(of: set) }

    mutating func deferredSets(awaiting records: Set<RecordID>) throws -> [DeferredSet] { [] }

    mutating func openDeferred(in unit: UnitID) throws -> WaitingSets? { nil }

    mutating func write(_ outcome: DeferredOutcome, of set: DeferredSet) throws {}
}
