import Postgres
import Synchronization
import TestSupport
import Testing

@Suite struct NotificationTests {
    /// Collects what closures on a link's thread tell.
    private final class Heard: Sendable {
        let payloads = Mutex<[String]>([])
        let beats = Mutex(0)
        let rings = Mutex(0)

        func wait(until isEnough: (Heard) -> Bool) async { while !isEnough(self) { await Task.yield() } }
    }

    private func link(
        _ database: TestDatabase,
        _ heard: Heard,
        beatMilliseconds: Int = 600_000
    ) -> NotificationLink {
        var configuration = NotificationLink.Configuration(
            conninfo: database.conninfo,
            options: .init(applicationName: "link"),
            channel: "it's \"one\""
        )
        configuration.beatMilliseconds = beatMilliseconds
        configuration.onNotification = { payload in heard.payloads.withLock { $0.append(payload) } }
        configuration.onBeat = { _ in heard.beats.withLock { $0 += 1 } }
        configuration.onRing = { connection in
            try connection.execute(#"notify "it's ""one""", 'rung'"#)
            heard.rings.withLock { $0 += 1 }
        }
        return NotificationLink(configuration)
    }

    @Test(.timeLimit(.minutes(1)))
    func `what is notified on the channel is heard, and what on another is not`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let heard = Heard()
            let link = link(database, heard)
            await heard.wait { $0.beats.withLock { $0 } == 1 }
            let other = try database.connect()
            try other.execute(#"notify elsewhere, 'x'; notify "it's ""one""", 'a'"#)
            await heard.wait { !$0.payloads.withLock { $0 }.isEmpty }
            #expect(heard.payloads.withLock { $0 } == ["a"])
            await link.stop()
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `rings are answered soon, many at once as one, and the last one before the end`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let heard = Heard()
            let link = link(database, heard)
            await heard.wait { $0.beats.withLock { $0 } == 1 }
            for _ in 0..<100 { link.ring() }
            await heard.wait { !$0.payloads.withLock { $0 }.isEmpty }
            link.ring()
            await link.stop()
            #expect((2...10).contains(heard.rings.withLock { $0 }))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a connection that the server ends is made again and looks around at once`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let heard = Heard()
            let link = link(database, heard)
            await heard.wait { $0.beats.withLock { $0 } == 1 }
            let other = try database.connect()
            try other.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'link' "
                    + "and datname = current_database()"
            )
            await heard.wait { $0.beats.withLock { $0 } == 2 }
            try other.execute(#"notify "it's ""one""", 'again'"#)
            await heard.wait { !$0.payloads.withLock { $0 }.isEmpty }
            await link.stop()
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a link to nowhere is told once, and ends when it is asked to`() async throws {
        let failures = Mutex(0)
        var configuration = NotificationLink.Configuration(
            conninfo: try Conninfo("host=/nowhere dbname=none"),
            options: .init(applicationName: "link"),
            channel: "c"
        )
        let attempts = Mutex(0)
        configuration.reconnectMillisecondsMax = 1
        configuration.beforeConnect = { attempts.withLock { $0 += 1 } }
        configuration.onFailure = { _ in failures.withLock { $0 += 1 } }
        let link = NotificationLink(configuration)
        while attempts.withLock({ $0 }) < 3 { await Task.yield() }
        await link.stop()
        #expect(failures.withLock { $0 } == 1)
    }
}
