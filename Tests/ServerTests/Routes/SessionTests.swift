import HTTPTypes
import Shared
import Testing

@testable import Server

@Suite struct SessionTests {
    @Test(arguments: [
        ("old", "token_expired"), ("revoked", "token_revoked"), ("unknown", "unauthenticated"),
    ])
    func `a token that is no longer good is told why`(token: String, code: String) async throws {
        let reply = try await Site().ask(.get, "/v1/totals", token: token)
        #expect(reply.status == 401)
        #expect(reply.code == code)
        #expect(reply.headers[.wwwAuthenticate] == "Bearer")
    }

    @Test(arguments: ["good", "Basic good", "Bearer", "Bearer ", ""])
    func `a header that is no bearer token lets nobody in`(header: String) async throws {
        let reply = try await Site().ask(.get, "/v1/totals", headers: [.authorization: header])
        #expect(reply.code == "unauthenticated")
    }

    @Test func `the scheme may be written in any case`() async throws {
        let reply = try await Site().ask(.get, "/v1/totals", headers: [.authorization: "bearer good"])
        #expect(reply.status == 200)
    }

    @Test func `who has no right to a unit is told forbidden`() async throws {
        let path = "/v1/units/\(UnitID(high: 8, low: 8))/snapshot"
        let reply = try await Site().ask(.get, path, token: "good")
        #expect(reply.status == 403)
        #expect(reply.code == "forbidden")
    }

    @Test func `what nobody expected is 500 without a word about it`() async throws {
        struct Surprise: Error { let secret = "hidden" }
        let site = Site()
        site.ledger.fail(with: Surprise())
        let reply = try await site.ask(.get, "/v1/totals", token: "good")
        #expect(reply.status == 500)
        #expect(reply.code == "internal_error")
        #expect(!reply.text.contains("hidden") && !reply.text.contains("Surprise"))
    }

    @Test func `a busy database is 503 with a time to come back`() async throws {
        let site = Site()
        site.ledger.fail(with: LedgerError.refused(.busy))
        let reply = try await site.ask(.get, "/v1/totals", token: "good")
        #expect(reply.status == 503)
        #expect(reply.code == "busy")
        #expect(reply.headers[.retryAfter] != nil)
    }
}
