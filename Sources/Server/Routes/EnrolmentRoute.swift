import HTTPTypes
import Shared

extension Route {
    /// `POST /v1/enroll`: a single-use code for a replica of one's own.
    static let enrolment = Route(
        method: .post,
        path: "/v1/enroll",
        action: .holderOfCode { call in
            let request = try EnrolmentRequest(json: call.document())
            guard (1...128).contains(request.code.utf8.count) else { throw WebError(.codeInvalid) }
            guard (1...200).contains(request.device.name.utf8.count) else {
                throw WebError(.malformed, member: "deviceName")
            }
            return .json(try await call.service.enroll(request, now: call.now).json)
        }
    )
}
