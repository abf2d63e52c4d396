internal import CLibPQ

/// How a transaction sees what others write meanwhile.
public enum TransactionMode: Sendable, Hashable {
    /// Each statement sees what was committed before it began.
    case readCommitted
    /// All statements see one snapshot, and none may write.
    case repeatableReadReadOnly

    var begin: Statement {
        switch self {
        case .readCommitted: .begin
        case .repeatableReadReadOnly: .beginSnapshot
        }
    }
}

extension Statement {
    static let begin = Statement(name: "begin", sql: "begin isolation level read committed")
    static let beginSnapshot = Statement(
        name: "begin_snapshot",
        sql: "begin isolation level repeatable read read only"
    )
    static let commit = Statement(name: "commit", sql: "commit")
}

extension Connection {
    /// Runs `body` in a transaction: commits when it returns, rolls back when it throws.
    ///
    /// - Throws: What `body` throws, or a ``PostgresError``: 25001 inside another transaction; 25P02 when
    ///   `body` returned although one of its statements had failed, nothing is stored then; any error with
    ///   ``PostgresError/isCommitUnknown`` when the connection was lost between COMMIT and its reply.
    @discardableResult
    public func transaction<T>(
        _ mode: TransactionMode = .readCommitted,
        _ body: (Connection) throws -> T
    ) throws -> T {
        guard !isInTransaction else {
            throw PostgresError(
                sqlState: SQLState.activeTransaction,
                message: "a transaction is already open"
            )
        }
        try execute(mode.begin.sql)
        let value: T
        do {
            value = try body(self)
        } catch {
            rollBack()
            throw error
        }
        try commit()
        return value
    }

    private func commit() throws(PostgresError) {
        guard !isBroken else {
            throw PostgresError(
                sqlState: SQLState.connectionLost,
                message: "the connection was lost before commit"
            )
        }
        // COMMIT of a failed transaction rolls back and calls that a success.
        guard PQtransactionStatus(handle) == PQTRANS_INTRANS else {
            let isFailed = isInFailedTransaction
            rollBack()
            throw PostgresError(
                sqlState: isFailed ? SQLState.failedTransaction : SQLState.internalError,
                message: isFailed ? "the transaction had failed" : "the transaction was ended by its body"
            )
        }
        do {
            try execute(Statement.commit.sql)
        } catch {
            throw PQstatus(handle) == CONNECTION_OK ? error : error.withCommitUnknown()
        }
    }

    /// Leaves no transaction open. What cannot be rolled back is a lost connection, and the server does it.
    func rollBack() {
        guard PQstatus(handle) == CONNECTION_OK, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
        PQclear(run("rollback"))
        if PQtransactionStatus(handle) != PQTRANS_IDLE { mustBeReplaced = true }
    }
}
