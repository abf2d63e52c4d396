import HTTPTypes
import Shared

extension Route {
    /// `GET /v1/units/{unit}/snapshot?after=&bytesMax=`: one page of a unit's records, by their ids.
    static let snapshot = Route(
        method: .get,
        path: "/v1/units/{unit}/snapshot",
        action: .enrolled { call, session in
            guard let unit: UnitID = try call.id("unit") else { throw WebError(.notFound) }
            let (page, lines) = try await call.service.snapshotPage(
                unit: unit,
                after: try call.id("after"),
                bytesMax: try call.number("bytesMax", in: 1...Limits.pageBytesMax) ?? Limits.pageBytesDefault,
                session: session
            )
            return .lines([page.text] + lines)
        }
    )
}
