import HTTPTypes
import Shared

extension Route {
    /// `POST /v1/sync`: push and pull in one round trip. Each pushed set has its own answer among the lines.
    static let sync = Route(
        method: .post,
        path: "/v1/sync",
        action: .handingIn { call, session in
            let request = try SyncRequest(json: call.document())
            return .lines(try await call.service.sync(request, session: session, now: call.now).lines)
        }
    )
}
