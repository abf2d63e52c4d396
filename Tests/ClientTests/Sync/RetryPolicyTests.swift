import Shared
import Testing

@testable import Client

struct RetryPolicyTests {
    private let policy = RetryPolicy()

    private func delay(_ trouble: ConnectionTrouble, _ attempt: Int, after: Int? = nil, random: Double = 0.5)
        -> Int?
    {
        policy.delayMilliseconds(after: trouble, attempt: attempt, retryAfterSeconds: after, random: random)
    }

    @Test func `waiting doubles, varies and has an end`() {
        let busy = ConnectionTrouble.server(.busy, request: "")
        #expect((1...5).map { delay(busy, $0) } == [400, 800, 1600, 3200, nil])
        #expect(delay(busy, 1, random: 0) == 200)
        #expect(delay(.refused(host: "a"), 2) == 800)
        #expect(delay(.refused(host: "a"), 3) == nil)
    }

    @Test func `the server's own wish counts, within bounds`() {
        let busy = ConnectionTrouble.server(.unavailable, request: "")
        #expect(delay(busy, 1, after: 3) == 3000)
        #expect(delay(busy, 1, after: 86_400) == policy.delayMillisecondsMax)
    }

    @Test func `what asking again can't mend is not asked again`() {
        for trouble: ConnectionTrouble in [
            .certificate(host: "a"), .server(.tokenRevoked, request: ""), .server(.malformed, request: ""),
            .unreadableAnswer(status: 200), .unknownHost("a"),
        ] {
            #expect(delay(trouble, 1) == nil)
        }
    }

    @Test func `an error answer is read, and a gateway's is taken as unavailable`() {
        let body = ServerErrorBody(.tokenExpired, request: "r9").json.canonicalBytes()
        #expect(HTTPTransport.trouble(status: 401, body) == .server(.tokenExpired, request: "r9"))
        #expect(HTTPTransport.trouble(status: 502, []) == .server(.unavailable, request: ""))
        #expect(HTTPTransport.trouble(status: 200, Array("<html>".utf8)) == .unreadableAnswer(status: 200))
    }

    @Test func `only whole lines of an answer count`() {
        #expect(HTTPTransport.lines(of: Array("a\n\nb\nhalf".utf8)) == ["a", "b"])
    }
}
