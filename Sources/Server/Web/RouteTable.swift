import HTTPTypes
import Shared

/// All routes. Requests are answered from this table alone.
struct RouteTable: Sendable {
    let routes: [Route]

    /// The routes of Taizhang.
    static let taizhang = RouteTable(routes: [
        .liveness, .readiness, .enrolment, .sync, .wait, .snapshot, .totals, .devices, .carry,
        .quarantine, .discard,
    ])

    /// Finds the route of a request.
    ///
    /// - Throws: `not_found`, or `method_not_allowed` with the methods that the path knows.
    func route(
        _ method: HTTPRequest.Method,
        _ path: some StringProtocol
    ) throws(WebError) -> (Route, parameters: [String: String]) {
        var allowed: [String] = []
        for route in routes {
            guard let parameters = route.parameters(of: path) else { continue }
            if route.method == method { return (route, parameters) }
            allowed.append(route.method.rawValue)
        }
        if allowed.isEmpty { throw WebError(.notFound) }
        var error = WebError(.methodNotAllowed)
        error.allowed = allowed
        throw error
    }
}
