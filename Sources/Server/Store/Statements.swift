import Postgres
import SQL
import Shared

extension SQL.Query {
    private static let statements = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, Statement(name: $0.rawValue, embedded: $0.bytes)) }
    )

    /// The statement, read from its embedded file once.
    var statement: Statement {
        SQL.Query.statements[self] ?? Statement(name: rawValue, embedded: bytes)
    }
}

/// Statements that travel together.
struct Batch {
    private(set) var requests: [(statement: Statement, parameters: [Parameter])] = []

    /// Adds a statement.
    ///
    /// - Returns: The place of its result.
    @discardableResult
    mutating func add(_ query: SQL.Query, _ parameters: Parameter...) -> Int {
        requests.append((query.statement, parameters))
        return requests.count - 1
    }
}

extension Connection {
    /// Runs a statement of the `sql` folder.
    @discardableResult
    func run(_ query: SQL.Query, _ parameters: Parameter...) throws(PostgresError) -> QueryResult {
        try self.query(query.statement, parameters)
    }

    /// Runs statements in one round trip, with one result each.
    @discardableResult
    func run(_ batch: Batch) throws(PostgresError) -> [QueryResult] { try pipeline(batch.requests) }

    /// Names the units and the person of the open transaction; it sees no others.
    func enter(_ units: some Sequence<UnitID>, person: PersonID? = nil, lockMillisecondsMax: Int = 0) throws {
        try run(
            .enterUnits,
            units.parameter(),
            .optional(person?.postgres),
            .int64(Int64(lockMillisecondsMax))
        )
    }
}

extension QueryResult {
    /// Takes a statement's count of rows for granted.
    ///
    /// - Throws: ``LedgerError/damaged(_:)``: a unit that was not entered, or a row that is not where it must be.
    func expect(_ count: Int, _ query: SQL.Query) throws(LedgerError) {
        guard affectedRowCount == count else { throw .damaged(query.rawValue) }
    }
}
