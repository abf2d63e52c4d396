import HTTPTypes
import HummingbirdTesting
import Shared
import Synchronization
import TestSupport
import Testing

@testable import Server

/// Who waits, without a database: what is found is set by the test.
@Suite struct WaitingTests {
    private static let (own, foreign) = (UnitID(high: 1, low: 1), UnitID(high: 1, low: 2))
    private static let caller = FakeLedger.session

    /// Counts looks, and finds what the test puts there.
    private final class Finds: Sendable {
        let state = Mutex((units: [UnitID](), looks: 0))

        func put(_ unit: UnitID) { state.withLock { $0.units = [unit] } }
        var looks: Int { state.withLock { $0.looks } }

        func look() -> [UnitID] {
            state.withLock { state in
                state.looks += 1
                return state.units
            }
        }
    }

    private func waiting(
        _ room: WaitingRoom,
        _ finds: Finds,
        session: @escaping @Sendable () async throws -> Session = { Self.caller }
    ) -> Waiting {
        Waiting(room: room, turnstile: Turnstile(places: 1), session: session, look: { _ in finds.look() })
    }

    private static func request(seconds: Int = 55) -> WaitRequest {
        let cursor = Cursor(epoch: EpochID(high: 9, low: 9), version: 3, chain: .zero)
        return WaitRequest(cursors: [own: cursor], roles: [:], seconds: seconds)
    }

    /// Starts to wait, and returns once the first look found nothing.
    private func started(
        _ room: WaitingRoom,
        _ finds: Finds,
        session: @escaping @Sendable () async throws -> Session = { Self.caller },
        whenGone: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = { _ in }
    ) async -> Task<WaitAnswer, any Error> {
        let waiting = waiting(room, finds, session: session)
        let task = Task { try await waiting.answer(Self.request(), by: Self.caller, hangingUp: whenGone) }
        while finds.looks == 0 { await Task.yield() }
        return task
    }

    @Test func `what is there is answered at once, and nobody stays behind`() async throws {
        let (room, finds) = (WaitingRoom(), Finds())
        finds.put(Self.own)
        let answer = try await waiting(room, finds).answer(Self.request(), by: Self.caller)
        #expect(answer.units == [Self.own] && room.count == 0)
    }

    @Test func `who asks for no time is answered at once with nothing`() async throws {
        let (room, finds) = (WaitingRoom(), Finds())
        let answer = try await waiting(room, finds).answer(Self.request(seconds: 0), by: Self.caller)
        #expect(answer.units.isEmpty && room.count == 0)
    }

    @Test func `a later version of a followed unit ends the wait`() async throws {
        let (room, finds) = (WaitingRoom(), Finds())
        let task = await started(room, finds)
        finds.put(Self.own)
        room.call(.rows(Self.own, version: 4))
        #expect(try await task.value.units == [Self.own])
        #expect(room.count == 0)
    }

    @Test
    func `neither a foreign unit's rows nor what is held already, nor another's rights make anybody look`()
        async throws
    {
        let (room, finds) = (WaitingRoom(), Finds())
        let task = await started(room, finds)
        finds.put(Self.foreign)
        room.call(.rows(Self.foreign, version: 9))
        room.call(.rows(Self.own, version: 3))
        room.call(.rights(PersonID(high: 7, low: 7)))
        #expect(room.count == 1 && finds.looks == 1)
        room.call(.rights(Self.caller.person))
        #expect(try await task.value.units == [Self.foreign])
        #expect(finds.looks == 2)
    }

    @Test func `who is called for nothing waits on`() async throws {
        let (room, finds) = (WaitingRoom(), Finds())
        let task = await started(room, finds)
        room.call(everybodyIn: Self.own)
        while finds.looks < 2 { await Task.yield() }
        #expect(room.count == 1)
        room.close()
        #expect(try await task.value.units.isEmpty)
    }

    @Test func `a token that was revoked meanwhile is told nothing`() async throws {
        let (room, finds) = (WaitingRoom(), Finds())
        let task = await started(room, finds, session: { throw LedgerError.refused(.tokenRevoked) })
        finds.put(Self.own)
        room.call(.rows(Self.own, version: 4))
        await #expect(throws: LedgerError.self) { try await task.value }
        #expect(room.count == 0)
    }

    @Test func `who hangs up leaves`() async throws {
        let (room, finds) = (WaitingRoom(), Finds())
        let hangUp = Mutex<(@Sendable () -> Void)?>(nil)
        let task = await started(room, finds, whenGone: { action in hangUp.withLock { $0 = action } })
        hangUp.withLock { $0 }?()
        #expect(try await task.value.units.isEmpty)
        #expect(room.count == 0)
    }

    @Test func `the server's end sends everybody home and lets nobody in`() async throws {
        let (room, finds) = (WaitingRoom(), Finds())
        let task = await started(room, finds)
        room.close()
        #expect(try await task.value.units.isEmpty)
        await #expect(throws: WebError(.unavailable)) {
            try await waiting(room, finds).answer(Self.request(), by: Self.caller)
        }
    }

    @Test func `thousands who wait take no place from who works`() async throws {
        var limits = WebLimits()
        limits.requestsMax = 1
        let site = Site(limits: limits)
        let body = Self.request().json.canonicalText()
        try await site.asking { client in
            let waits = (0..<2).map { _ in
                Task { try await client.ask(.post, "/v1/wait", token: "good", body: body) }
            }
            while site.ledger.asked.count < 2 { await Task.yield() }
            let other = try await client.ask(.get, "/v1/totals", token: "good")
            #expect(other.status == 200)
            site.room.close()
            for wait in waits {
                let reply = try await wait.value
                #expect(reply.status == 200 && reply.text == "{\"units\":[]}\n")
            }
        }
    }

    @Test func `beyond its waits a device is told that the server is busy, and its work goes on`()
        async throws
    {
        var site = Site()
        site.limits.waitsPerDevice = 0
        let body = Self.request().json.canonicalText()
        let reply = try await site.ask(.post, "/v1/wait", token: "good", body: body)
        #expect(reply.code == "busy")
        #expect(try await site.ask(.get, "/v1/totals", token: "good").status == 200)
    }

    @Test func `a caller whose connection ends waits no more`() async throws {
        let site = Site()
        let body = Self.request().json.canonicalText()
        try await site.asking(over: .live) { client in
            let port = try #require(client.port)
            let head =
                "POST /v1/wait HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer good\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            // Ends its half of the connection behind the request.
            let answer = try await onThread { RawRequest.answer(port: port, head + body) }
            #expect(answer.contains("{\"units\":[]}"), "\(answer)")
            #expect(site.room.count == 0)
        }
    }

    @Test func `news come back from their payload, and what is none is passed over`() {
        let all: [News] = [.rows(Self.own, version: 12), .rights(PersonID(high: 7, low: 7))]
        for news in all { #expect(News(payload: news.payload) == news) }
        for text in ["", "rows", "rows x 1", "rows \(Self.own) x", "rights", "else \(Self.own)"] {
            #expect(News(payload: text) == nil, "\(text)")
        }
    }

    @Test func `a turnstile lets in as many as it has places, and everybody in the end`() async {
        let (turnstile, inside) = (Turnstile(places: 2), Inside())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    await turnstile.pass {
                        inside.enter()
                        await Task.yield()
                        inside.leave()
                    }
                }
            }
        }
        #expect(inside.counts.withLock { $0.all == 50 && $0.most <= 2 })
    }

    private final class Inside: Sendable {
        let counts = Mutex((now: 0, most: 0, all: 0))

        func enter() {
            counts.withLock { counts in
                counts.now += 1
                counts.all += 1
                counts.most = max(counts.most, counts.now)
            }
        }

        func leave() { counts.withLock { $0.now -= 1 } }
    }
}
