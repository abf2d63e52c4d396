import HTTPTypes
import Shared

extension Route {
    /// `GET /v1/totals?unit=&round=&version=&asOf=`: the figures of the units that the person sees, with their cuts.
    static let totals = Route(
        method: .get,
        path: "/v1/totals",
        action: .enrolled { call, session in
            let unit: UnitID? = try call.id("unit")
            let totals = try await call.service.totals(
                units: unit.map { [$0] },
                round: try call.id("round"),
                at: try cut(call),
                session: session
            )
            return .json(totals.json)
        }
    )

    private static func cut(_ call: Call) throws -> TotalsCut {
        switch (call.query["version"], call.query["asOf"]) {
        case (nil, nil): return .now
        case (let version?, nil):
            guard let version = Int64(version), version >= 0 else {
                throw WebError(.malformed, member: "version")
            }
            return .version(version)
        case (nil, let time?):
            guard let time = Timestamp(time) else { throw WebError(.malformed, member: "asOf") }
            return .time(time)
        case (_?, _?): throw WebError(.malformed, member: "asOf")
        }
    }
}
