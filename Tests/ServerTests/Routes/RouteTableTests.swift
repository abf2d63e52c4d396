import HTTPTypes
import Shared
import Testing

@testable import Server

@Suite struct RouteTableTests {
    @Test func `every route says who may call it, and the list is this one`() {
        let declared = RouteTable.taizhang.routes.map { "\($0.method) \($0.path): \($0.access)" }
        #expect(
            declared == [
                "GET /health/live: anyone",
                "GET /health/ready: anyone",
                "POST /v1/enroll: holderOfCode",
                "POST /v1/sync: enrolledOrRevoked",
                "POST /v1/wait: enrolled",
                "GET /v1/units/{unit}/snapshot: enrolled",
                "GET /v1/totals: enrolled",
                "GET /v1/devices: enrolled",
                "POST /v1/carry: enrolled",
                "GET /v1/units/{unit}/quarantine: enrolled",
                "POST /v1/units/{unit}/quarantine: enrolled",
            ]
        )
    }

    @Test func `walking the routes without a token reaches nothing but what is for anyone`() async throws {
        let site = Site()
        for route in RouteTable.taizhang.routes {
            let path = route.path.replacing("{unit}", with: "\(FakeLedger.unit)")
            let reply = try await site.ask(route.method, path, body: route.method == .post ? "{}" : nil)
            switch route.access {
            case .anyone: #expect(reply.status == 200, "\(route.path)")
            case .holderOfCode: #expect(reply.code == "malformed", "\(route.path)")
            case .enrolled, .enrolledOrRevoked: #expect(reply.code == "unauthenticated", "\(route.path)")
            }
        }
        #expect(site.ledger.asked.isEmpty)
    }

    @Test func `an unknown path is 404, a known one by another method 405 with the methods it knows`()
        async throws
    {
        let site = Site()
        for path in [
            "/", "/v1", "/v1/sync/", "/v1/units//snapshot", "/v1/units/a/b/snapshot", "/V1/sync", "/%00",
        ] {
            let reply = try await site.ask(.get, path)
            #expect(reply.status == 404, "\(path)")
            #expect(reply.code == "not_found", "\(path)")
        }
        let reply = try await site.ask(.delete, "/v1/sync", token: "good")
        #expect(reply.status == 405)
        #expect(reply.code == "method_not_allowed")
        #expect(reply.headers[.allow] == "POST")
    }
}
