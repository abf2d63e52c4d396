import Postgres
import SQL
import Shared

/// Loads the slice of a unit that a push touches or that totals need, inside a transaction that entered the unit.
struct SliceReader {
    let connection: Connection
    let unit: UnitID

    /// What ``UnitTransaction/load(_:)`` asks for, mostly in one round trip; up to four where there are conflicts.
    func slice(of touched: Touched) throws -> UnitState {
        var state = UnitState(unit: unit)
        let named = touched.records.union(touched.problems)
        var batch = Batch()
        batch.add(.readRecords, unit.parameter, named.parameter())
        if !touched.problems.isEmpty {
            batch.add(.readSubtrees, unit.parameter, touched.problems.parameter())
        }
        let conflicts = batch.add(
            .readConflictsOf,
            unit.parameter,
            named.parameter(),
            touched.conflicts.parameter()
        )
        let results = try connection.run(batch)
        for result in results[..<conflicts] { try put(result, into: &state) }
        try putConflicts(results[conflicts], into: &state)
        try readRivals(ofRuledOn: touched.conflicts, into: &state)
        try followConflicts(in: &state)
        return state
    }

    /// What is open now on the records of named conflicts that were ruled on: opening them again would collide with it.
    private func readRivals(ofRuledOn named: Set<ConflictID>, into state: inout UnitState) throws {
        let ruledOn = named.compactMap { state.conflicts[$0] }.filter { $0.state == .resolved }
        let records = Set(ruledOn.flatMap(\.fields).map(\.record))
        guard !records.isEmpty else { return }
        let rivals = try connection.run(
            .readConflictsOf,
            unit.parameter,
            records.parameter(),
            [ConflictID]().parameter()
        )
        try putConflicts(rivals, into: &state)
    }

    /// All open conflicts with the problems that they touch: what disputed intervals are reckoned from.
    func openConflicts() throws -> UnitState {
        var state = UnitState(unit: unit)
        try putConflicts(try connection.run(.readOpenConflicts, unit.parameter), into: &state)
        try readSubtreesOfConflicts(into: &state)
        return state
    }

    /// Conflicts that hold loaded records back, what those were absorbed into, and the problems of all of them.
    private func followConflicts(in state: inout UnitState) throws {
        while true {
            let led =
                state.records.values.compactMap(\.parked) + state.conflicts.values.compactMap(\.absorbedInto)
            let missing = Set(led).subtracting(state.conflicts.keys)
            if missing.isEmpty { break }
            let result = try connection.run(
                .readConflictsOf,
                unit.parameter,
                [RecordID]().parameter(),
                missing.parameter()
            )
            guard !result.isEmpty else { throw LedgerError.damaged("conflict") }
            try putConflicts(result, into: &state)
        }
        try readSubtreesOfConflicts(into: &state)
    }

    private func readSubtreesOfConflicts(into state: inout UnitState) throws {
        var records: Set<RecordID> = []
        for conflict in state.conflicts.values {
            records.insert(conflict.record)
            records.formUnion(conflict.fields.map(\.record))
            for contender in conflict.contenders { records.formUnion(contender.creates) }
        }
        guard !records.isEmpty else { return }
        try put(try connection.run(.readSubtrees, unit.parameter, records.parameter()), into: &state)
    }

    private func put(_ rows: QueryResult, into state: inout UnitState) throws {
        for row in rows { state.put(try RecordState(json: JSONValue(parsing: try row.utf8("body")))) }
    }

    private func putConflicts(_ rows: QueryResult, into state: inout UnitState) throws {
        for row in rows { state.put(try Conflict(json: JSONValue(parsing: try row.utf8("body")))) }
    }
}
