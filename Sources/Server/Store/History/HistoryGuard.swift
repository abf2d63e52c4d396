import Postgres
import Shared
import Synchronization

/// Sees to it that nothing is answered from a database that went back to an earlier state behind our back.
///
/// Looks at each new connection, and whenever it is asked to. Where another history must begin, it begins it.
final class HistoryGuard: Sendable {
    /// Begins what must begin, as the owner, and tells what is there then.
    typealias Settle = @Sendable (HistoryMark) throws -> DatabaseSetup.Outcome

    private let memory: Mutex<HistoryMark>
    private let settle: Settle
    private let onChange: @Sendable (Result<DatabaseSetup.Outcome, any Error>) -> Void

    /// - Parameters:
    ///   - mark: What was found when the database was prepared.
    ///   - onChange: Told of each change of history, whoever began it, and of each database that can't be served.
    init(
        _ mark: HistoryMark,
        onChange: @escaping @Sendable (Result<DatabaseSetup.Outcome, any Error>) -> Void,
        settle: @escaping Settle
    ) {
        memory = Mutex(mark)
        self.settle = settle
        self.onChange = onChange
    }

    /// What is known now.
    var mark: HistoryMark { memory.withLock { $0 } }

    /// Looks at the database that a connection leads to. Blocks.
    ///
    /// - Throws: `unavailable` where what is there can't be served.
    func look(_ connection: Connection) throws {
        let change = try memory.withLock { memory -> Result<DatabaseSetup.Outcome, any Error>? in
            // Within the lock, so that a look that took longer is not taken for a step back.
            if let look = try Self.look(connection), look.continues(memory) {
                memory.flushed = look.mark.flushed
                return nil
            }
            let change = Result { try settle(memory) }
            if case .success(let outcome) = change { memory = outcome.mark }
            return change
        }
        guard let change else { return }
        onChange(change)
        if case .failure = change { throw LedgerError.refused(.unavailable) }
    }

    /// Nil where tables are missing.
    private static func look(_ connection: Connection) throws -> HistoryLook? {
        do {
            return try HistoryLook(connection)
        } catch let error as PostgresError where error.sqlStateClass == "42" {
            return nil
        }
    }
}
