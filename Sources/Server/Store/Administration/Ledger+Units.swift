import Postgres
import SQL
import Shared

/// A unit as an operator sees it.
struct UnitSummary: Sendable, Hashable {
    var unit: UnitID
    var version: Int64
}

extension Ledger {
    /// Adds a unit with everybody who has a role everywhere, and its record to the office stream.
    ///
    /// Repeating it is harmless.
    ///
    /// - Parameter fields: Further fields of the unit's record, such as `shortName` and `rounds`.
    func addUnit(
        _ unit: UnitID,
        name: String,
        fields: [String: JSONValue] = [:],
        now: Timestamp
    ) async throws {
        let members = try await write { connection -> [PersonID] in
            try connection.run(.addUnitHead, unit.parameter)
            let head = try connection.run(.lockUnitHead, unit.parameter)
            guard head.count == 1 else { throw LedgerError.damaged("epoch") }
            try connection.run(.addUnitEpoch, unit.parameter)
            return try connection.run(.listStandingGrants).map { row in
                let person: PersonID = try row.id("person_id")
                try connection.run(
                    .saveMembership,
                    unit.parameter,
                    person.parameter,
                    .text(try row.text("role")),
                    now.parameter
                )
                return person
            }
        }
        for person in members { onNews(.rights(person)) }
        var all = fields
        all[FieldName.name] = .string(name)
        try await writeOfficeRecord(unit.cast(), kind: .unit, fields: all, now: now)
    }

    /// Adds a round's record to the office stream.
    func addRound(_ round: RecordID, fields: [String: JSONValue], now: Timestamp) async throws {
        try await writeOfficeRecord(round, kind: .round, fields: fields, now: now)
    }

    /// All units but the office stream.
    func units() async throws -> [UnitSummary] {
        try await connected { connection in
            try connection.run(.listUnits).map {
                UnitSummary(unit: try $0.id("unit_id"), version: try $0.int64("version"))
            }.filter { $0.unit != .office }
        }
    }

    /// Creates a record of the office stream, or brings its fields to these values where it exists.
    func writeOfficeRecord(
        _ record: RecordID,
        kind: RecordKind,
        fields: [String: JSONValue],
        now: Timestamp
    ) async throws {
        let stored = try await connected { connection in
            try connection.run(.readRecords, UnitID.office.parameter, [record].parameter()).first
                .map { try RecordState(json: JSONValue(parsing: try $0.utf8("body"))) }
        }
        guard let stored else {
            let creation = Change(record, kind: kind.rawValue, .create(parent: nil, fields: fields))
            _ = try await officePush(changes: [creation], unit: .office, now: now)
            return
        }
        let edits = fields.sorted { $0.key < $1.key }.compactMap { name, value -> Change? in
            guard stored[name] != value else { return nil }
            return Change(record, kind: kind.rawValue, .edit(FieldEdit(name, from: stored[name], to: value)))
        }
        if !edits.isEmpty { _ = try await officePush(changes: edits, unit: .office, now: now) }
    }
}
