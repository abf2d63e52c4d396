import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOSSL
import Shared

/// Talks to the server over HTTP/1.1, encrypted unless it is on this machine.
struct HTTPTransport: Transport {
    /// What a person may say about the connection.
    struct Settings: Sendable {
        /// A PEM file of authorities to trust in place of the system's.
        var authorityFile: String?
        var allowsPlainHTTP = false
        var retry = RetryPolicy()
        /// Told before each further attempt.
        var onRetry: @Sendable (ConnectionTrouble, _ delayMilliseconds: Int) -> Void = { _, _ in }
    }

    private static let connectSecondsMax: Int64 = 10
    private static let silenceSecondsMax: Int64 = 60
    private static let requestSecondsMax: Int64 = 300
    private static let answerBytesMax = 64 << 20

    let address: ServerAddress
    private let settings: Settings
    private let client: HTTPClient

    init(to address: ServerAddress, _ settings: Settings) throws(ConnectionTrouble) {
        guard address.isEncrypted || address.isLoopback || settings.allowsPlainHTTP else {
            throw .plainHTTP(host: address.authority)
        }
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(
            connect: .seconds(Self.connectSecondsMax),
            read: .seconds(Self.silenceSecondsMax)
        )
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        if let file = settings.authorityFile {
            guard access(file, R_OK) == 0 else { throw .noCertificateFile(file) }
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(file)
            configuration.tlsConfiguration = tls
        }
        self.address = address
        self.settings = settings
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Lets go of the connections; call it once, at the end.
    func close() async { try? await client.shutdown() }

    func enroll(_ body: [UInt8]) async throws(ConnectionTrouble) -> [UInt8] {
        try await send(.POST, "/v1/enroll", body: body, token: nil).bytes
    }

    func sync(_ body: [UInt8], token: String) async throws(ConnectionTrouble) -> [String] {
        let answer = try await send(.POST, "/v1/sync", body: body, token: token, keepsParts: true)
        let lines = Self.lines(of: answer.bytes)
        // Whole lines count although the rest was cut off; without any there is nothing to go on with.
        if lines.isEmpty, let trouble = answer.cutOff { throw trouble }
        return lines
    }

    func carry(_ file: [UInt8], token: String) async throws(ConnectionTrouble) -> [UInt8] {
        try await send(.POST, "/v1/carry", body: file, token: token).bytes
    }

    func post(_ resource: String, _ body: [UInt8], token: String) async throws(ConnectionTrouble) -> [UInt8] {
        try await send(.POST, resource, body: body, token: token).bytes
    }

    func get(_ resource: String, token: String) async throws(ConnectionTrouble) -> [UInt8] {
        try await send(.GET, resource, body: nil, token: token).bytes
    }

    private struct Answer {
        var bytes: [UInt8]
        /// Why the answer ended before its end.
        var cutOff: ConnectionTrouble?
    }

    private struct Failure: Error {
        var trouble: ConnectionTrouble
        var retryAfterSeconds: Int?
    }

    private func send(
        _ method: HTTPMethod,
        _ resource: String,
        body: [UInt8]?,
        token: String?,
        keepsParts: Bool = false
    ) async throws(ConnectionTrouble) -> Answer {
        var attempt = 0
        while true {
            do throws(Failure) {
                return try await sendOnce(method, resource, body: body, token: token, keepsParts: keepsParts)
            } catch {
                attempt += 1
                let delay = settings.retry.delayMilliseconds(
                    after: error.trouble,
                    attempt: attempt,
                    retryAfterSeconds: error.retryAfterSeconds,
                    random: .random(in: 0..<1)
                )
                guard let delay else { throw error.trouble }
                settings.onRetry(error.trouble, delay)
                try? await Task.sleep(for: .milliseconds(delay))
            }
        }
    }

    private func sendOnce(
        _ method: HTTPMethod,
        _ resource: String,
        body: [UInt8]?,
        token: String?,
        keepsParts: Bool
    ) async throws(Failure) -> Answer {
        var request = HTTPClientRequest(url: address.url(resource))
        request.method = method
        request.headers.add(name: "Accept", value: "application/json, application/x-ndjson")
        request.headers.add(name: "User-Agent", value: "taizhang/1")
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, timeout: .seconds(Self.requestSecondsMax))
        } catch { throw Failure(trouble: ConnectionTrouble(error, host: address.authority)) }
        var answer = Answer(bytes: [])
        do {
            for try await part in response.body {
                guard answer.bytes.count + part.readableBytes <= Self.answerBytesMax else {
                    throw ConnectionTrouble.answerTooLarge(bytesMax: Self.answerBytesMax)
                }
                answer.bytes.append(contentsOf: part.readableBytesView)
            }
        } catch let trouble as ConnectionTrouble {
            throw Failure(trouble: trouble)
        } catch {
            let trouble = ConnectionTrouble(error, host: address.authority)
            guard keepsParts, response.status == .ok else { throw Failure(trouble: trouble) }
            answer.cutOff = trouble
        }
        if response.status == .ok { return answer }
        throw Failure(
            trouble: Self.trouble(status: Int(response.status.code), answer.bytes),
            retryAfterSeconds: response.headers.first(name: "Retry-After").flatMap { Int($0) }
        )
    }

    /// What an answer that is an error says.
    static func trouble(status: Int, _ body: [UInt8]) -> ConnectionTrouble {
        do throws(JSONError) {
            let error = try ServerErrorBody(json: JSONValue(parsing: body))
            if error.code == .badBundle { return .bundle(BundleTrouble(code: error.member ?? "")) }
            return .server(error.code, request: error.request)
        } catch {
            return status == 502 || status == 503 || status == 504
                ? .server(.unavailable, request: "") : .unreadableAnswer(status: status)
        }
    }
}
