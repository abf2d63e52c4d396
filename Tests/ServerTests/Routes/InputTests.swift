import HTTPTypes
import Shared
import Testing

@testable import Server

@Suite struct InputTests {
    private static let enrolment =
        #"{"protocol":1,"code":"CODE","replica":"00000000-0000-0003-0000-000000000003","publicKey":"KEY","deviceName":"pc"}"#
        .replacing("KEY", with: String(repeating: "ab", count: 32))

    @Test(arguments: [
        ("", 0), ("{", 1), ("[1,]", 3), (#"{"protocol":1} x"#, 15), (#"{"protocol":1.5}"#, 12),
        (#"{"protocol":1,"protocol":1}"#, 14), ("nonsense", 0), (#"{"a":"\ud800"}"#, 6),
    ])
    func `a body that is no strict JSON is 400 with the offset`(body: String, at: Int) async throws {
        let reply = try await Site().ask(.post, "/v1/sync", token: "good", body: body)
        #expect(reply.status == 400)
        #expect(reply.code == "malformed")
        #expect(reply.error?["at"]?.number == Int64(at), "\(reply.text)")
    }

    @Test func `a member given twice is named`() async throws {
        let reply = try await Site().ask(
            .post,
            "/v1/sync",
            token: "good",
            body: #"{"protocol":1,"protocol":1}"#
        )
        #expect(reply.error?["member"]?.text == "protocol")
    }

    @Test func `nesting is read to a bound and refused beyond`() async throws {
        // The object around it is the first level.
        func body(_ depth: Int) -> String {
            #"{"protocol":1,"x":"# + String(repeating: "[", count: depth - 1)
                + String(repeating: "]", count: depth - 1) + "}"
        }
        let site = Site()
        let good = try await site.ask(.post, "/v1/sync", token: "good", body: body(JSONValue.depthMax))
        #expect(good.status == 200, "\(good.text)")
        let bad = try await site.ask(.post, "/v1/sync", token: "good", body: body(JSONValue.depthMax + 1))
        #expect(bad.code == "malformed")
        let veryBad = try await site.ask(.post, "/v1/sync", token: "good", body: body(100_000))
        #expect(veryBad.code == "malformed")
    }

    @Test(arguments: [
        (#"{}"#, "protocol"), (#"{"protocol":"1"}"#, "protocol"), (#"{"protocol":2}"#, "protocol"),
        (#"{"protocol":1,"push":{}}"#, "push"), (#"{"protocol":1,"push":[{}]}"#, "unit"),
        (#"{"protocol":1,"bytesMax":0}"#, "bytesMax"), (#"{"protocol":1,"cursors":{"x":[]}}"#, "cursors"),
        (#"{"protocol":1,"outbox":{"00000000-0000-0001-0000-000000000001":{"changes":-1}}}"#, "changes"),
        (#"[]"#, "request"),
    ])
    func `a member of the wrong kind is 400 and named`(body: String, member: String) async throws {
        let site = Site()
        let reply = try await site.ask(.post, "/v1/sync", token: "good", body: body)
        #expect(reply.status == 400)
        #expect(reply.code == "malformed")
        #expect(reply.error?["member"]?.text == member, "\(reply.text)")
        #expect(site.ledger.asked.isEmpty)
    }

    @Test func `a client that is too old is told to upgrade`() async throws {
        let reply = try await Site().ask(.post, "/v1/sync", token: "good", body: #"{"protocol":0}"#)
        #expect(reply.status == 426)
        #expect(reply.code == "upgrade_required")
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx/y; a"])
    func `another content type is refused`(type: String) async throws {
        let reply = try await Site().ask(
            .post,
            "/v1/sync",
            token: "good",
            body: #"{"protocol":1}"#,
            headers: [.contentType: type]
        )
        #expect(reply.code == "malformed")
        #expect(reply.error?["member"]?.text == "Content-Type")
    }

    @Test(arguments: [
        ("/v1/units/17/snapshot", "unit"), ("/v1/units/%27/snapshot", "unit"),
        ("/v1/units/00000000-0000-0001-0000-000000000001/snapshot?after=1", "after"),
        ("/v1/units/00000000-0000-0001-0000-000000000001/snapshot?bytesMax=0", "bytesMax"),
        (
            "/v1/units/00000000-0000-0001-0000-000000000001/snapshot?bytesMax=9999999999999999999999",
            "bytesMax"
        ),
        ("/v1/totals?unit=x", "unit"), ("/v1/totals?round=x", "round"), ("/v1/totals?version=-1", "version"),
        ("/v1/totals?asOf=yesterday", "asOf"), ("/v1/totals?version=1&asOf=2020-05-17T00:00:00Z", "asOf"),
    ])
    func `a parameter that can't be read is 400 and named`(path: String, parameter: String) async throws {
        let site = Site()
        let reply = try await site.ask(.get, path, token: "good")
        #expect(reply.status == 400)
        #expect(reply.error?["member"]?.text == parameter)
        #expect(site.ledger.asked.isEmpty)
    }

    @Test func `a good enrolment is answered, a wrong code is 409`() async throws {
        let site = Site()
        let good = try await site.ask(.post, "/v1/enroll", body: Self.enrolment)
        #expect(good.status == 200)
        #expect(try EnrolmentAnswer(json: JSONValue(parsing: String(good.text.dropLast()))).token == "good")
        let bad = try await site.ask(
            .post,
            "/v1/enroll",
            body: Self.enrolment.replacing("CODE", with: "NONE")
        )
        #expect(bad.status == 409)
        #expect(bad.code == "code_invalid")
    }

    @Test func `a device without a name, or with an endless one, is refused`() async throws {
        for name in ["", String(repeating: "长", count: 100)] {
            let body = Self.enrolment.replacing(#""pc""#, with: "\"\(name)\"")
            let reply = try await Site().ask(.post, "/v1/enroll", body: body)
            #expect(reply.error?["member"]?.text == "deviceName")
        }
    }
}
