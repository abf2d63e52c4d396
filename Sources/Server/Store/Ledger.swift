import Postgres
import Shared

/// The central ledger on PostgreSQL: what routes and commands call.
///
/// Over a pool that signs in as `taizhang_app` everything but the administration works; over the owner's pool all does.
struct Ledger: Sendable {
    /// Bounds that an operator may change.
    struct Settings: Sendable {
        /// The longest wait for a unit's lock, then `busy`.
        var lockMillisecondsMax = 3_000
        /// How often a transaction is tried that the database asks to try again.
        var attemptsMax = 3
        var tokenDays: Int64 = 90
        var codeMinutes: Int64 = 30
        /// Up to so many units each sync names all of them; beyond, only those with news, see ``PullReader``.
        var quietUnitLinesMax = 64

        init() {}
    }

    let pool: ConnectionPool
    let settings: Settings
    /// Told of failures that are answered and not thrown.
    let onFailure: @Sendable (any Error) -> Void
    /// Told what others may be waiting for, once it is committed.
    let onNews: @Sendable (News) -> Void

    init(
        _ pool: ConnectionPool,
        settings: Settings = Settings(),
        onFailure: @escaping @Sendable (any Error) -> Void = { _ in },
        onNews: @escaping @Sendable (News) -> Void = { _ in }
    ) {
        self.pool = pool
        self.settings = settings
        self.onFailure = onFailure
        self.onNews = onNews
    }

    /// Runs a transaction that recognises its own earlier self, again where the database asks for it.
    ///
    /// - Throws: ``LedgerError``, or what cancelled it.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await retrying { try await pool.transaction(.readCommitted, body) }
    }

    /// Runs a transaction that reads one snapshot.
    ///
    /// - Throws: ``LedgerError``, or what cancelled it.
    func read<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await retrying { try await pool.transaction(.repeatableReadReadOnly, body) }
    }

    /// Runs statements that need no common snapshot.
    func connected<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await retrying { try await pool.withConnection(body) }
    }

    private func retrying<T>(_ body: () async throws -> T) async throws -> T {
        var attempt = 1
        while true {
            do {
                return try await body()
            } catch let error as PostgresError where error.isRetryable && attempt < settings.attemptsMax {
                attempt += 1
            } catch {
                throw LedgerError.wrapping(error)
            }
        }
    }
}
