import HTTPTypes
import Shared

extension Route {
    /// `GET /v1/devices`: how the devices stand in the units whose reports the person is told.
    static let devices = Route(
        method: .get,
        path: "/v1/devices",
        action: .enrolled { call, session in
            let units = try await call.service.devices(for: session)
            return .json(["units": .array(units.map(\.json))])
        }
    )
}
