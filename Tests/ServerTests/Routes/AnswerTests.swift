import HTTPTypes
import Shared
import Synchronization
import Testing

@testable import Server

@Suite struct AnswerTests {
    @Test func `a sync is answered with lines, kept by nobody`() async throws {
        let site = Site()
        let reply = try await site.ask(
            .post,
            "/v1/sync",
            token: "good",
            body: #"{"protocol":1,"bytesMax":77}"#
        )
        #expect(reply.status == 200)
        #expect(reply.headers[.contentType] == "application/x-ndjson")
        #expect(reply.headers[.cacheControl] == "no-store")
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
        #expect(reply.text == SyncLine.end(more: false).text + "\n")
        #expect(site.ledger.state.withLock { $0.sync?.bytesMax } == 77)
    }

    @Test func `a page of a unit begins with its head`() async throws {
        let site = Site()
        let reply = try await site.ask(
            .get,
            "/v1/units/\(FakeLedger.unit)/snapshot?bytesMax=100",
            token: "good"
        )
        let page = try SnapshotPage(text: String(reply.text.split(separator: "\n")[0]))
        #expect(page.unit == FakeLedger.unit)
        #expect(site.ledger.asked == ["snapshot 100"])
    }

    @Test func `without a bound a page has the usual one`() async throws {
        let site = Site()
        _ = try await site.ask(.get, "/v1/units/\(FakeLedger.unit)/snapshot", token: "good")
        #expect(site.ledger.asked == ["snapshot \(Limits.pageBytesDefault)"])
    }

    @Test func `readiness names what is missing`() async throws {
        let site = Site()
        #expect(try await site.ask(.get, "/health/ready").status == 200)
        site.ledger.state.withLock { $0.obstacle = .migrations }
        let reply = try await site.ask(.get, "/health/ready")
        #expect(reply.status == 503)
        #expect(reply.code == "unavailable")
        #expect(reply.error?["member"]?.text == "migrations")
        #expect(try await site.ask(.get, "/health/live").status == 200)
    }

    @Test func `a request keeps the harmless name that its caller gave it`() async throws {
        let name = try #require(HTTPField.Name("X-Request-Id"))
        let kept = try await Site().ask(.get, "/nowhere", headers: [name: "job-17.a_B"])
        #expect(kept.headers[name] == "job-17.a_B")
        #expect(kept.error?["request"]?.text == "job-17.a_B")
        for bad in ["", "a b", "a\"b", String(repeating: "x", count: 65), "名"] {
            let reply = try await Site().ask(.get, "/nowhere", headers: [name: bad])
            let made = try #require(reply.headers[name])
            #expect(made != bad)
            #expect(reply.error?["request"]?.text == made)
        }
    }

    @Test func `every code has its own status, and a success is none`() {
        for code in ServerErrorCode.allCases { #expect((400...599).contains(code.httpStatus), "\(code)") }
    }
}
