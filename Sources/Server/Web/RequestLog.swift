import HTTPTypes
import Hummingbird
import Logging
import Shared

/// What the log says of one request: never a token, a code, a body or a query.
struct RequestLog {
    let id: String
    let method: String
    /// The route's pattern; nil where there is none.
    var route: String?
    var caller: PersonID?
    var code: ServerErrorCode?
    /// What nobody expected.
    var cause: (any Error)?

    init(_ request: Request, id: String) {
        self.id = id
        method = String(request.method.rawValue.prefix(16))
    }

    /// What is asked all the time and says nothing.
    private static func isRoutine(_ route: String?) -> Bool { ["/health/live", "/v1/wait"].contains(route) }

    func write(_ response: Response, milliseconds: Int64, to logger: Logger) {
        var metadata: Logger.Metadata = [
            "request": "\(id)", "method": "\(method)", "route": "\(route ?? "-")",
            "status": "\(response.status.code)", "ms": "\(milliseconds)",
        ]
        if let bytes = response.body.contentLength { metadata["bytes"] = "\(bytes)" }
        if let caller { metadata["person"] = "\(caller)" }
        if let code { metadata["code"] = "\(code.rawValue)" }
        if let cause { metadata["cause"] = "\(String("\(type(of: cause)): \(cause)".prefix(500)))" }
        let level: Logger.Level =
            cause != nil ? .error : Self.isRoutine(route) && response.status.code < 400 ? .debug : .info
        logger.log(level: level, "answered", metadata: metadata)
    }
}
