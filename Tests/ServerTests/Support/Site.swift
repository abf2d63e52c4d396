import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Shared

@testable import Server

/// The web part over a fake ledger, asked without a network unless a test wants one.
struct Site: Sendable {
    let ledger = FakeLedger()
    let clock = FakeClock()
    let room = WaitingRoom()
    var limits = WebLimits()

    /// What came back.
    struct Reply: Sendable {
        var status: Int
        var headers: HTTPFields
        var text: String

        /// The error's code, nil where it is no error.
        var code: String? { error?["code"]?.text }
        var error: [String: JSONValue]? {
            (try? JSONValue(parsing: String(text.dropLast())))?.members?["error"]?.members
        }
    }

    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        token: String? = nil,
        body: String? = nil,
        headers: HTTPFields = [:],
        over network: TestingSetup = .router
    ) async throws -> Reply {
        try await asking(over: network) { client in
            try await client.ask(method, path, token: token, body: body, headers: headers)
        }
    }

    /// Several requests to one site.
    func asking<Value: Sendable>(
        over network: TestingSetup = .router,
        _ body: @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let responder = WebResponder(service: ledger, limits: limits, clock: clock, room: room)
        let application = try WebApplication.make(
            responder: responder,
            address: ListenAddress(host: "127.0.0.1", port: 0),
            tls: nil,
            limits: limits,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            onListening: { _ in }
        )
        return try await application.test(network, body)
    }
}

extension TestClientProtocol {
    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        token: String? = nil,
        body: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Site.Reply {
        var headers = headers
        if let token { headers[.authorization] = "Bearer \(token)" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        let response = try await execute(
            uri: path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        )
        return Site.Reply(
            status: response.status.code,
            headers: response.headers,
            text: String(buffer: response.body)
        )
    }
}
