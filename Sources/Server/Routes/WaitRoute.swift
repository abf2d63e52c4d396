import HTTPTypes
import Shared

extension Route {
    /// `POST /v1/wait`: answered when there is something that the replica doesn't hold, or when its time is over.
    static let wait = Route(
        method: .post,
        path: "/v1/wait",
        action: .waiting { call in try WaitRequest(json: call.document()) }
    )
}
