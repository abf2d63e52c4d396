/// Why the server turned a whole request down. Codes travel on the wire; never rename one.
public enum ServerErrorCode: String, Error, Sendable, CaseIterable {
    case malformed
    case tooLarge = "too_large"
    case upgradeRequired = "upgrade_required"
    case unauthenticated
    case tokenExpired = "token_expired"
    case tokenRevoked = "token_revoked"
    case forbidden
    case notFound = "not_found"
    case methodNotAllowed = "method_not_allowed"
    case codeInvalid = "code_invalid"
    case codeExpired = "code_expired"
    case codeUsed = "code_used"
    case replicaExists = "replica_exists"
    /// A carried file that can't be used; the member says why.
    case badBundle = "bad_bundle"
    case tooManyRequests = "too_many_requests"
    case busy
    case unavailable
    case serverDiskFull = "server_disk_full"
    case internalError = "internal_error"

    /// The HTTP status that goes with it.
    public var httpStatus: Int {
        switch self {
        case .malformed: 400
        case .unauthenticated, .tokenExpired, .tokenRevoked: 401
        case .forbidden: 403
        case .notFound: 404
        case .methodNotAllowed: 405
        case .codeInvalid, .codeExpired, .codeUsed, .replicaExists: 409
        case .tooLarge: 413
        case .badBundle: 422
        case .upgradeRequired: 426
        case .tooManyRequests: 429
        case .internalError: 500
        case .busy, .unavailable, .serverDiskFull: 503
        }
    }
}

/// The body of every answer that is an error: `{"error":{"code","request","member"?,"at"?}}`.
public struct ServerErrorBody: Sendable, Equatable {
    public var code: ServerErrorCode
    /// The request's id in the server's log.
    public var request: String
    public var member: String?
    /// Byte offset in the request's body.
    public var at: Int64?

    public init(_ code: ServerErrorCode, request: String, member: String? = nil, at: Int64? = nil) {
        self.code = code
        self.request = request
        self.member = member
        self.at = at
    }

    /// The answer's body.
    public var json: JSONValue {
        [
            "error": jsonObject([
                "code": .string(code.rawValue), "request": .string(request),
                "member": member.map { .string($0) },
                "at": at.map { .int($0) },
            ])
        ]
    }

    /// Reads an answer's body; a code that this program doesn't know counts as `unavailable`.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(JSONMembers(json, as: "answer")["error"] ?? .null, as: "error")
        self.init(
            ServerErrorCode(rawValue: try members.text("code")) ?? .unavailable,
            request: try members.optionalText("request") ?? "",
            member: try members.optionalText("member"),
            at: try members.optionalNumber("at")
        )
    }
}
