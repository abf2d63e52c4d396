import HTTPTypes
import Hummingbird
import NIOCore
import Shared

extension HTTPField.Name {
    /// Names a request in logs and answers.
    static let requestID = HTTPField.Name(trusted: "X-Request-Id")

    private init(trusted name: String) {
        guard let name = HTTPField.Name(name) else { preconditionFailure("a header's name is a token") }
        self = name
    }
}

extension Response {
    /// What went well.
    init(_ answer: Answer) {
        switch answer {
        case .json(let json): self.init(.ok, json)
        case .bytes(let bytes):
            self.init(
                status: .ok,
                headers: [.contentType: "application/octet-stream"],
                body: .init(byteBuffer: ByteBuffer(bytes: bytes))
            )
        case .lines(let lines):
            var buffer = ByteBuffer()
            buffer.reserveCapacity(lines.reduce(0) { $0 + $1.utf8.count + 1 })
            for line in lines {
                buffer.writeString(line)
                buffer.writeInteger(UInt8(ascii: "\n"))
            }
            self.init(
                status: .ok,
                headers: [.contentType: "application/x-ndjson"],
                body: .init(byteBuffer: buffer)
            )
        }
    }

    /// What went wrong.
    init(_ error: WebError, request: String) {
        let body = ServerErrorBody(
            error.code,
            request: request,
            member: error.member,
            at: error.at.map { Int64($0) }
        )
        self.init(HTTPResponse.Status(code: error.code.httpStatus), body.json)
        if let seconds = error.retryAfterSeconds { headers[.retryAfter] = "\(seconds)" }
        if !error.allowed.isEmpty { headers[.allow] = error.allowed.joined(separator: ", ") }
        if error.code.httpStatus == 401 { headers[.wwwAuthenticate] = "Bearer" }
        if error.endsConnection { headers[.connection] = "close" }
    }

    private init(_ status: HTTPResponse.Status, _ json: JSONValue) {
        var buffer = ByteBuffer(bytes: json.canonicalBytes())
        buffer.writeInteger(UInt8(ascii: "\n"))
        self.init(
            status: status,
            headers: [.contentType: "application/json; charset=utf-8"],
            body: .init(byteBuffer: buffer)
        )
    }
}

/// The name of one request.
enum RequestName {
    /// The caller's name for it where that is harmless, else a new one.
    static func of(_ request: Request) -> String {
        if let given = request.headers[.requestID], (1...64).contains(given.utf8.count),
            given.utf8.allSatisfy(isHarmless)
        {
            return given
        }
        return encodeHex((0..<8).map { _ in UInt8.random(in: .min ... .max) })
    }

    private static func isHarmless(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
