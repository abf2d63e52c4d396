internal import CLibPQ

extension Connection {
    /// Hears from now on what is notified on a channel; see ``notifications()``.
    public func listen(to channel: String) throws(PostgresError) {
        guard let name = PQescapeIdentifier(handle, channel, channel.utf8.count) else {
            throw failure(nil)
        }
        defer { PQfreemem(name) }
        try execute("listen " + String(cString: name))
    }

    /// The payloads that came since the last call, in order, this session's own among them. Doesn't wait.
    ///
    /// - Throws: 08006 where the connection was lost.
    public func notifications() throws(PostgresError) -> [String] {
        guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else { throw failure(nil) }
        var payloads: [String] = []
        while let notification = PQnotifies(handle) {
            payloads.append(String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        return payloads
    }

    /// Blocks until the server says something, somebody rings, or the time has come.
    func wait(orFor bell: Bell, until deadline: UInt64) {
        bell.wait(orFor: PQsocket(handle), until: deadline)
    }
}
