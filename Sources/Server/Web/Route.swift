import HTTPTypes
import Logging
import Shared

/// One route: how it is called, who may call it, what it does. There is no other way to be reachable.
struct Route: Sendable {
    let method: HTTPRequest.Method
    /// `/v1/units/{unit}/snapshot`: a part in braces is any one segment.
    let path: String
    let action: Action

    /// What a route does, by who may call it.
    enum Action: Sendable {
        /// Anyone, without a token.
        case anyone(@Sendable (Call) async throws -> Answer)
        /// Anyone who holds an enrolment code; attempts are counted.
        case holderOfCode(@Sendable (Call) async throws -> Answer)
        /// Enrolled devices, by their token.
        case enrolled(@Sendable (Call, Session) async throws -> Answer)
        /// Enrolled devices, and revoked ones too, which may hand in what they hold; see ``Session/isRevoked``.
        case handingIn(@Sendable (Call, Session) async throws -> Answer)
        /// Enrolled devices, which are answered when there is news; says what they wait for.
        case waiting(@Sendable (Call) throws -> WaitRequest)
    }

    /// Who may call a route.
    enum Access: String, Sendable {
        case anyone
        case holderOfCode
        case enrolled
        case enrolledOrRevoked
    }

    /// Who may call it.
    var access: Access {
        switch action {
        case .anyone: .anyone
        case .holderOfCode: .holderOfCode
        case .enrolled, .waiting: .enrolled
        case .handingIn: .enrolledOrRevoked
        }
    }

    /// The values of the parts in braces, nil where the path is another.
    func parameters(of path: some StringProtocol) -> [String: String]? {
        let own = self.path.split(separator: "/", omittingEmptySubsequences: false)
        let given = path.split(separator: "/", omittingEmptySubsequences: false)
        guard own.count == given.count else { return nil }
        var parameters: [String: String] = [:]
        for (pattern, segment) in zip(own, given) {
            if pattern.hasPrefix("{") {
                guard !segment.isEmpty else { return nil }
                parameters[String(pattern.dropFirst().dropLast())] = String(segment)
            } else if pattern != segment {
                return nil
            }
        }
        return parameters
    }
}

/// One request as a route sees it.
struct Call: Sendable {
    /// The values of the path's parts in braces.
    let parameters: [String: String]
    let query: [String: String]
    /// The body's bytes; empty where there is none.
    let body: [UInt8]
    let service: any LedgerService
    let now: Timestamp

    /// The body as JSON of a protocol version that this server speaks.
    ///
    /// - Throws: ``JSONError``; `upgrade_required` where the caller is too old.
    func document() throws -> JSONValue {
        let json = try JSONValue(parsing: body)
        let version = try JSONMembers(json, as: "request").number("protocol")
        guard version >= Limits.protocolVersionMin else { throw WebError(.upgradeRequired) }
        guard version <= Limits.protocolVersion else { throw WebError(.malformed, member: "protocol") }
        return json
    }

    /// An id in the path or the query.
    func id<Tag>(_ name: String) throws -> ID<Tag>? {
        guard let text = parameters[name] ?? query[name] else { return nil }
        guard let id = ID<Tag>(text) else { throw WebError(.malformed, member: name) }
        return id
    }

    /// A whole number in the query.
    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = query[name] else { return nil }
        guard let number = Int(text), range.contains(number) else { throw WebError(.malformed, member: name) }
        return number
    }
}

/// What a route answers where all went well.
enum Answer: Sendable {
    case json(JSONValue)
    /// Newline-delimited JSON.
    case lines([String])
    /// A file.
    case bytes([UInt8])
}
