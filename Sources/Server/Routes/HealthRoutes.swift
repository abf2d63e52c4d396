import HTTPTypes
import Shared

extension Route {
    /// `GET /health/live`: the program runs.
    static let liveness = Route(
        method: .get,
        path: "/health/live",
        action: .anyone { _ in .json(["status": "live"]) }
    )

    /// `GET /health/ready`: the database is reachable and its schema is this program's.
    static let readiness = Route(
        method: .get,
        path: "/health/ready",
        action: .anyone { call in
            if let obstacle = await call.service.obstacle() {
                throw WebError(.unavailable, member: obstacle.rawValue)
            }
            return .json(["status": "ready"])
        }
    )
}
