internal import CLibPQ

extension Connection {
    /// Runs a script of one or more statements without parameters and discards their rows.
    ///
    /// Outside a transaction block the script is one implicit transaction.
    public func execute(_ sql: String) throws(PostgresError) {
        let result = run(sql)
        defer { PQclear(result) }
        try check(result)
    }

    /// Runs one statement; prepares it when this connection meets its name for the first time.
    ///
    /// An error leaves the connection usable unless ``isBroken`` says otherwise; inside a transaction block
    /// it fails the transaction.
    @discardableResult
    public func query(
        _ statement: Statement,
        _ parameters: [Parameter] = []
    ) throws(PostgresError) -> QueryResult {
        let encoded = try EncodedParameters(parameters)
        try prepare(statement)
        let isSent = encoded.withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(handle, statement.name, count, values, lengths, formats, 0)
        }
        return try checked(isSent == 1 ? lastResult() : nil)
    }

    private func prepare(_ statement: Statement) throws(PostgresError) {
        guard !isPrepared(statement) else { return }
        let isSent = PQsendPrepare(handle, statement.name, statement.sql, 0, nil)
        let result = isSent == 1 ? lastResult() : nil
        defer { PQclear(result) }
        try check(result)
        prepared[statement.name] = statement.sql
    }

    func isPrepared(_ statement: Statement) -> Bool {
        guard let sql = prepared[statement.name] else { return false }
        precondition(sql == statement.sql, "two statements named \(statement.name)")
        return true
    }

    func checked(_ result: OpaquePointer?) throws(PostgresError) -> QueryResult {
        do {
            try check(result)
        } catch {
            PQclear(result)
            throw error
        }
        guard let result else {
            throw PostgresError(sqlState: SQLState.internalError, message: "no result")
        }
        return QueryResult(result)
    }

    /// Throws unless the result is one of success. Leaves the result to its owner.
    func check(_ result: OpaquePointer?) throws(PostgresError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            // COPY would leave the session in a state that nothing here ends.
            mustBeReplaced = true
            throw PostgresError(sqlState: SQLState.featureNotSupported, message: "COPY is not supported")
        default: throw failure(result)
        }
    }

    func failure(_ result: OpaquePointer?) -> PostgresError {
        let error = PostgresError(result: result, connection: handle)
        // A plan that outlived its tables, or a name that the server has forgotten: a fresh session heals it.
        let isStalePlan = error.sqlState == SQLState.featureNotSupported && !prepared.isEmpty
        if isStalePlan || error.sqlState == SQLState.unknownStatementName { mustBeReplaced = true }
        return error
    }
}
