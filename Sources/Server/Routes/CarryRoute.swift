import Bundles
import HTTPTypes
import Shared

extension Route {
    /// `POST /v1/carry`: a file of somebody whose network doesn't reach the server; the answer is the file that goes back.
    static let carry = Route(
        method: .post,
        path: "/v1/carry",
        action: .enrolled { call, session in
            .bytes(try await call.service.carry(call.body, by: session.person, now: call.now).answer.bytes)
        }
    )
}
