internal import CLibPQ

extension Connection {
    /// How many statements travel together before their replies are read.
    public static let pipelineChunkMax = 200

    /// Runs many statements with few round trips; all of them take effect or none.
    ///
    /// Outside a transaction block the pipeline is a read-committed transaction of its own, whatever its
    /// length. Inside one it belongs to that transaction, and an error fails it. No statement may begin or
    /// end a transaction.
    ///
    /// - Returns: One result per request, in their order.
    /// - Throws: The first error, after all replies have been read: the connection stays usable. With
    ///   ``PostgresError/isCommitUnknown`` when the connection was lost after the pipeline's own COMMIT.
    @discardableResult
    public func pipeline(
        _ requests: [(statement: Statement, parameters: [Parameter])]
    ) throws(PostgresError) -> [QueryResult] {
        guard !requests.isEmpty else { return [] }
        // Encoded before anything is sent, so that a refused parameter leaves no half behind.
        var encoded: [(Statement, EncodedParameters)] = []
        encoded.reserveCapacity(requests.count)
        for request in requests {
            encoded.append((request.statement, try EncodedParameters(request.parameters)))
        }
        let ownsTransaction = !isInTransaction
        var run = PipelineRun(connection: self)
        run.perform(encoded, ownsTransaction: ownsTransaction)
        if let error = run.firstError {
            if ownsTransaction { rollBack() }
            throw run.isCommitSent && PQstatus(handle) != CONNECTION_OK ? error.withCommitUnknown() : error
        }
        return run.results
    }
}

/// One pass through the library's pipeline mode: send a chunk, read its replies, and at the end a sync.
private struct PipelineRun {
    private enum Reply {
        case preparation(Statement)
        case request
        case transactionControl
        case sync
    }

    let connection: Connection
    private(set) var results: [QueryResult] = []
    private(set) var firstError: PostgresError?
    private(set) var isCommitSent = false
    private var awaited: [Reply] = []

    init(connection: Connection) {
        self.connection = connection
    }

    mutating func perform(_ requests: [(Statement, EncodedParameters)], ownsTransaction: Bool) {
        results.reserveCapacity(requests.count)
        guard PQenterPipelineMode(connection.handle) == 1 else { return fail() }
        if ownsTransaction { sendControl(.begin) }
        var next = requests.startIndex
        while next < requests.endIndex, firstError == nil {
            let end = min(next + Connection.pipelineChunkMax, requests.endIndex)
            for (statement, parameters) in requests[next..<end] { send(statement, parameters) }
            next = end
            if next < requests.endIndex { flushAndRead() }
        }
        // The commit travels with the last chunk: after an error the server skips everything to the sync.
        if ownsTransaction, firstError == nil {
            isCommitSent = true
            sendControl(.commit)
        }
        finish()
    }

    private mutating func send(_ statement: Statement, _ parameters: EncodedParameters) {
        guard firstError == nil else { return }
        if !connection.isPrepared(statement) {
            guard PQsendPrepare(connection.handle, statement.name, statement.sql, 0, nil) == 1 else {
                return fail()
            }
            awaited.append(.preparation(statement))
            // Later requests of this pipeline may already rely on it; a failure takes it back.
            connection.prepared[statement.name] = statement.sql
        }
        let isSent = parameters.withPointers { count, values, lengths, formats in
            PQsendQueryPrepared(connection.handle, statement.name, count, values, lengths, formats, 0)
        }
        guard isSent == 1 else { return fail() }
        awaited.append(.request)
    }

    private mutating func sendControl(_ statement: Statement) {
        guard firstError == nil else { return }
        guard PQsendQueryParams(connection.handle, statement.sql, 0, nil, nil, nil, nil, 0) == 1 else {
            return fail()
        }
        awaited.append(.transactionControl)
    }

    private mutating func flushAndRead() {
        guard PQsendFlushRequest(connection.handle) == 1, PQflush(connection.handle) == 0 else {
            return fail()
        }
        readAwaited()
    }

    /// Ends the pipeline and reads everything that is still to come.
    private mutating func finish() {
        if PQpipelineSync(connection.handle) == 1 {
            awaited.append(.sync)
            readAwaited()
        } else {
            fail()
        }
        forgetUnconfirmedPreparations()
        if PQexitPipelineMode(connection.handle) != 1 {
            connection.mustBeReplaced = true
            fail()
        }
    }

    private mutating func readAwaited() {
        while !awaited.isEmpty, PQstatus(connection.handle) == CONNECTION_OK {
            read(awaited.removeFirst())
        }
        if PQstatus(connection.handle) != CONNECTION_OK { fail() }
    }

    private mutating func read(_ reply: Reply) {
        // A sync's reply is not followed by a null, each other one is.
        if case .sync = reply { return readSync() }
        while let result = connection.nextResult() {
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                if case .request = reply { results.append(QueryResult(result)) } else { PQclear(result) }
            default:
                if case .preparation(let statement) = reply {
                    connection.prepared[statement.name] = nil
                }
                fail(result)
                PQclear(result)
            }
            if PQstatus(connection.handle) != CONNECTION_OK { return }
        }
    }

    private mutating func readSync() {
        while PQstatus(connection.handle) == CONNECTION_OK {
            let result = connection.nextResult()
            defer { PQclear(result) }
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
            if result != nil { fail(result) }
        }
    }

    private func forgetUnconfirmedPreparations() {
        for case .preparation(let statement) in awaited { connection.prepared[statement.name] = nil }
    }

    /// Keeps the first error; the ones behind it only say that the pipeline was aborted.
    private mutating func fail(_ result: OpaquePointer? = nil) {
        guard firstError == nil else { return }
        firstError = connection.failure(result)
    }
}
