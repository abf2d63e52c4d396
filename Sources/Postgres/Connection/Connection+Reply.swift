internal import CLibPQ
internal import Glibc

extension Connection {
    /// The next result, or nil where the command has no more.
    ///
    /// A server whose machine or disk hangs keeps its connections and says nothing, not even that a statement took too
    /// long. Past that bound the connection is cut off, and the result says that it was lost.
    func nextResult() -> OpaquePointer? {
        let deadline = replyMillisecondsMax.map { MonotonicClock.now + MonotonicClock.milliseconds($0) }
        while PQisBusy(handle) == 1 {
            guard isReadable(until: deadline) else {
                shutdown(PQsocket(handle), CInt(SHUT_RDWR))
                break
            }
            if PQconsumeInput(handle) == 0 { break }
        }
        return PQgetResult(handle)
    }

    /// The last result of a command: an error ends it, and the loss of the connection comes behind an error.
    func lastResult() -> OpaquePointer? {
        var last: OpaquePointer?
        while let result = nextResult() {
            let status = PQresultStatus(result)
            PQclear(last)
            last = result
            // After these nothing more comes by itself.
            let isCopy = [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(status)
            if isCopy || PQstatus(handle) != CONNECTION_OK { break }
        }
        return last
    }

    /// Runs a script and gives its last result.
    func run(_ sql: String) -> OpaquePointer? { PQsendQuery(handle, sql) == 1 ? lastResult() : nil }

    private var replyMillisecondsMax: Int? {
        options.statementMillisecondsMax > 0
            ? options.statementMillisecondsMax + options.replyGraceMilliseconds : nil
    }

    /// False when the deadline has passed.
    private func isReadable(until deadline: UInt64?) -> Bool {
        ConnectionOpening.wait(for: Int16(POLLIN), on: PQsocket(handle), until: deadline ?? .max)
    }
}
