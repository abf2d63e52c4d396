import HTTPTypes
import HummingbirdTesting
import Shared
import TestSupport
import Testing

@testable import Server

@Suite struct LimitTests {
    private static var onePlaceEach: WebLimits {
        var limits = WebLimits()
        (limits.requestsMax, limits.requestsPerDevice) = (1, 1)
        return limits
    }

    @Test func `a body of the largest size is read, one byte more is 413`() async throws {
        var site = Site()
        site.limits.bodyBytesMax = 64
        let frame = #"{"protocol":1,"x":""}"#.utf8.count
        func body(_ bytes: Int) -> String {
            #"{"protocol":1,"x":""# + String(repeating: "a", count: bytes - frame) + "\"}"
        }
        let good = try await site.ask(.post, "/v1/sync", token: "good", body: body(64))
        #expect(good.status == 200)
        let bad = try await site.ask(.post, "/v1/sync", token: "good", body: body(65))
        #expect(bad.status == 413)
        #expect(bad.code == "too_large")
        #expect(bad.headers[.connection] == "close")
    }

    @Test func `over a network, too large a body is answered before all of it is read`() async throws {
        var site = Site()
        site.limits.bodyBytesMax = 1_000
        let reply = try await site.ask(
            .post,
            "/v1/sync",
            token: "good",
            body: String(repeating: "x", count: 2_000),
            over: .live
        )
        #expect(reply.code == "too_large")
    }

    @Test(arguments: [
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n", "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
        "Content-Length: 50\r\n\r\n{\"protocol\"",
    ]) func `a body whose framing is broken, or that ends early, is the caller's error`(rest: String)
        async throws
    {
        let answer = try await Site().asking(over: .live) { client in
            let port = try #require(client.port)
            let head =
                "POST /v1/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\nContent-Type: application/json\r\n"
            return try await onThread { RawRequest.answer(port: port, head + rest) }
        }
        #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
    }

    @Test func `headers beyond the bound are turned away`() async throws {
        let site = Site()
        let long = String(repeating: "x", count: site.limits.headerBytesMax + 1)
        let reply = try await site.ask(.get, "/health/live", headers: [.userAgent: long], over: .live)
        #expect(reply.status == 400)
        let short = try await site.ask(.get, "/health/live", headers: [.userAgent: "x"], over: .live)
        #expect(short.status == 200)
    }

    @Test func `attempts to enrol are counted, and allowed again after a minute`() async throws {
        var site = Site()
        site.limits.enrolmentsPerAddress = 3
        let clock = site.clock
        try await site.asking { client in
            for _ in 0..<3 {
                let reply = try await client.ask(.post, "/v1/enroll", body: "{}")
                #expect(reply.code == "malformed")
            }
            let turnedAway = try await client.ask(.post, "/v1/enroll", body: "{}")
            #expect(turnedAway.status == 429)
            #expect(turnedAway.code == "too_many_requests")
            #expect(turnedAway.headers[.retryAfter].flatMap { Int($0) }.map { 1...60 ~= $0 } == true)
            clock.move(milliseconds: 60_000)
            let later = try await client.ask(.post, "/v1/enroll", body: "{}")
            #expect(later.code == "malformed")
        }
    }

    @Test func `one address can't use up what all have together`() {
        let limit = AttemptLimit(perAddressMax: 2, allMax: 3)
        #expect(throws: Never.self) { try limit.count("a", at: 100_000) }
        #expect(throws: Never.self) { try limit.count("a", at: 100_000) }
        #expect(throws: WebError.self) { try limit.count("a", at: 100_000) }
        #expect(throws: Never.self) { try limit.count("b", at: 100_000) }
        #expect(throws: WebError.self) { try limit.count("c", at: 100_000) }
        #expect(throws: Never.self) { try limit.count("c", at: 160_000) }
    }

    @Test func `beyond the bound of requests under way the server is busy, but alive`() async throws {
        var site = Site()
        site.limits.requestsMax = 0
        let busy = try await site.ask(.get, "/v1/totals", token: "good")
        #expect(busy.status == 503)
        #expect(busy.code == "busy")
        let alive = try await site.ask(.get, "/health/live")
        #expect(alive.status == 200)
    }

    @Test func `who leaves makes room, also by an error`() async throws {
        let gate = RequestGate(Self.onePlaceEach)
        try await gate.pass(.work) {
            _ = await #expect(throws: WebError(.busy)) { try await gate.pass(.work) {} }
        }
        await #expect(throws: CancellationError.self) {
            try await gate.pass(.work) { throw CancellationError() }
        }
        try await gate.pass(.work) {}
    }

    @Test func `one device can't take the places of others`() async throws {
        let gate = RequestGate(Self.onePlaceEach)
        let (one, other) = (ReplicaID(high: 1, low: 1), ReplicaID(high: 1, low: 2))
        try await gate.pass(.device(one)) {
            await #expect(throws: WebError(.busy)) { try await gate.pass(.device(one)) {} }
            try await gate.pass(.device(other)) {}
        }
        try await gate.pass(.device(one)) {}
    }

    @Test func `a device beyond its requests is told that the server is busy`() async throws {
        var site = Site()
        site.limits.requestsPerDevice = 0
        let reply = try await site.ask(.get, "/v1/totals", token: "good")
        #expect(reply.status == 503)
        #expect(reply.code == "busy")
    }

    @Test func `who enrols may send as much as that takes and no more`() async throws {
        let site = Site()
        let long = String(repeating: " ", count: site.limits.enrolmentBytesMax + 1)
        let reply = try await site.ask(.post, "/v1/enroll", body: long)
        #expect(reply.code == "too_large")
    }
}
