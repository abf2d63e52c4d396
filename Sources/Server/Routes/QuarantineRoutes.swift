import HTTPTypes
import Shared

extension Route {
    /// `GET /v1/units/{unit}/quarantine`: what people left behind who are nobody there any more, for supervisors.
    static let quarantine = Route(
        method: .get,
        path: "/v1/units/{unit}/quarantine",
        action: .enrolled { call, session in
            guard let unit: UnitID = try call.id("unit") else { throw WebError(.malformed, member: "unit") }
            let sets = try await call.service.quarantine(of: unit, session: session)
            return .lines(sets.map { $0.json.canonicalText() })
        }
    )

    /// `POST /v1/units/{unit}/quarantine`: a set that will not be adopted, with the reason.
    static let discard = Route(
        method: .post,
        path: "/v1/units/{unit}/quarantine",
        action: .enrolled { call, session in
            guard let unit: UnitID = try call.id("unit") else { throw WebError(.malformed, member: "unit") }
            let members = try JSONMembers(call.document(), as: "request")
            let why = try members.text("why")
            guard (1...2_000).contains(why.utf8.count), !why.utf8.contains(0) else {
                throw WebError(.malformed, member: "why")
            }
            let root = try SetReference(json: members["discard"] ?? .null, as: "discard")
            try await call.service.discard(root, in: unit, why: why, session: session, now: call.now)
            return .json(["discarded": root.json])
        }
    )
}
