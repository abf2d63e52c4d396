import Shared

/// A file's answers in the place of a server. At the file's end it answers nothing more, and the sync ends.
actor RecordedTransport: SyncTransport {
    private var server: RecordedServer

    init(_ server: RecordedServer) { self.server = server }

    /// Whether some of the file goes on from further than the replica stands.
    var isAhead: Bool { server.isAhead }

    func sync(_ body: [UInt8], token: String) async throws(ConnectionTrouble) -> [String] {
        do throws(JSONError) {
            return try server.exchange(from: SyncRequest(json: JSONValue(parsing: body)).cursors) ?? []
        } catch { throw .unreadableAnswer(status: 200) }
    }

    func snapshot(of unit: UnitID, after record: RecordID?, token: String) async throws(ConnectionTrouble)
        -> [String]
    {
        server.snapshot(of: unit, after: record) ?? []
    }
}
