import Shared

/// What a sync asks of a server, or of a file in its place. Bodies and answers are bytes; who calls knows what they mean.
protocol SyncTransport: Sendable {
    /// `POST /v1/sync`: the whole lines of the answer, which may have been cut off.
    func sync(_ body: [UInt8], token: String) async throws(ConnectionTrouble) -> [String]
    /// `GET /v1/units/{unit}/snapshot`: the lines of one page.
    func snapshot(of unit: UnitID, after record: RecordID?, token: String) async throws(ConnectionTrouble)
        -> [String]
}

/// What the program asks of a server.
protocol Transport: SyncTransport {
    /// `POST /v1/enroll`.
    func enroll(_ body: [UInt8]) async throws(ConnectionTrouble) -> [UInt8]
    /// `POST /v1/carry`: a file, answered by the file that goes back.
    func carry(_ file: [UInt8], token: String) async throws(ConnectionTrouble) -> [UInt8]
    /// `POST` of a small document to anything else under `/v1`.
    func post(_ resource: String, _ body: [UInt8], token: String) async throws(ConnectionTrouble) -> [UInt8]
    /// `GET` of anything else under `/v1`.
    func get(_ resource: String, token: String) async throws(ConnectionTrouble) -> [UInt8]
}

extension Transport {
    func snapshot(
        of unit: UnitID,
        after record: RecordID?,
        token: String
    ) async throws(ConnectionTrouble) -> [String] {
        let query = record.map { "?after=\($0)" } ?? ""
        return Self.lines(of: try await get("/v1/units/\(unit)/snapshot" + query, token: token))
    }

    /// The whole lines of newline-delimited JSON; a last one without its newline was cut off.
    static func lines(of bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            if end > start { lines.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
            start = end + 1
        }
        return lines
    }
}
