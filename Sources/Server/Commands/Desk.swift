import Postgres
import SQL
import Shared

/// What a command works with: the ledger, the time, and the office stream as it stands.
struct Desk {
    let database: Database
    let clock = SystemClock()

    var ledger: Ledger { database.owner }
    var now: Timestamp { clock.now }

    /// Opens the database, runs the command, closes it again whatever happened.
    static func open(
        _ options: DatabaseOptions,
        preparing preparation: Database.Preparation = .whereAlone,
        _ body: (Desk) async throws -> Void
    ) async throws {
        let database = try Database(try options.choice(), preparing: preparation, clock: SystemClock())
        do {
            try await body(Desk(database: database))
        } catch {
            try? await database.close()
            throw error
        }
        try await database.close()
    }

    /// The office's record of each kind, living ones only, by name.
    func officeRecords(_ kind: RecordKind) async throws -> [RecordState] {
        try await records(of: .office).filter { $0.knownKind == kind && $0.isLive }.sorted {
            ($0.text(FieldName.name) ?? "", $0.id) < ($1.text(FieldName.name) ?? "", $1.id)
        }
    }

    /// All records of a unit.
    func records(of unit: UnitID) async throws -> [RecordState] {
        let ledger = ledger
        return try await ledger.read { connection in
            try connection.enter([unit])
            return try connection.run(.listRecords, unit.parameter).map { row in
                try RecordState(json: JSONValue(parsing: try row.text("body")))
            }
        }
    }

    /// The unit that a word means.
    func unit(_ word: String) async throws -> RecordState {
        try Naming.find(
            word,
            .unit,
            in: try await officeRecords(.unit),
            id: \.id.description,
            names: { [$0.text(FieldName.name), $0.text("shortName")].compactMap { $0 } }
        )
    }

    /// The person that a word means.
    func person(_ word: String) async throws -> Ledger.Person {
        try Naming.find(
            word,
            .person,
            in: try await ledger.people(),
            id: \.person.description,
            names: { [$0.name] }
        )
    }

    /// The round that a word means: its id, its name, or its number where that is unambiguous.
    func round(_ word: String) async throws -> RecordState {
        let rounds = try await officeRecords(.round)
        if let number = Int64(word) {
            let numbered = rounds.filter { $0.number(FieldName.ordinal) == number }
            if numbered.count == 1 { return numbered[0] }
        }
        return try Naming.find(
            word,
            .round,
            in: rounds,
            id: \.id.description,
            names: { [$0.text(FieldName.name) ?? ""] }
        )
    }
}
