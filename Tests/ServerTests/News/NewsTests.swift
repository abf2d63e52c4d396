import Postgres
import SQL
import Shared
import Testing

@testable import Server

/// Two server processes on one database: each with its own waiting room, its own link, its own ledger.
@Suite struct NewsTests {
    /// One of them.
    private struct Process {
        let news = NewsExchange()
        let ledger: Ledger
        let owner: Ledger

        init(_ database: LedgerDatabase, listens: Bool = true, channel: String = News.channel) {
            let news = news
            ledger = Ledger(database.appPool, onNews: { news.tell($0) })
            owner = Ledger(database.ownerPool, onNews: { news.tell($0) })
            guard listens else { return }
            var link = NotificationLink.Configuration(
                conninfo: database.conninfo,
                options: .init(applicationName: "news"),
                channel: channel
            )
            // Only what is notified may call, unless a test says otherwise.
            link.beatMilliseconds = channel == News.channel ? 600_000 : 50
            news.open(link)
        }

        /// Waits as the route does.
        func wait(_ request: WaitRequest, _ device: TestDevice) -> Task<WaitAnswer, any Error> {
            let ledger = ledger
            let waiting = Waiting(
                room: news.room,
                turnstile: Turnstile(places: 2),
                session: { device.session },
                look: { session in try await ledger.news(request, session: session) }
            )
            return Task { try await waiting.answer(request, by: device.session) }
        }

        func waiting(_ count: Int) async {
            while news.room.count < count { await Task.yield() }
        }
    }

    private struct Stage {
        let database: LedgerDatabase
        let unit: UnitID = newID()
        let foreign: UnitID = newID()
        let author: TestDevice
        let reader: TestDevice

        init() async throws {
            database = try await LedgerDatabase.make(connections: 4)
            for unit in [unit, foreign] {
                try await database.owner.addUnit(unit, name: "unit", now: LedgerDatabase.start)
            }
            author = try await database.enrol(newID(), name: "author")
            reader = try await database.enrol(newID(), name: "reader")
            try await database.owner.grant(unit, author.person, .supervisor, now: LedgerDatabase.start)
            try await database.owner.grant(foreign, author.person, .supervisor, now: LedgerDatabase.start)
            try await database.owner.grant(unit, reader.person, .liaison, now: LedgerDatabase.start)
        }

        /// A wait for what comes behind what there is now.
        func request(seconds: Int = 600) async throws -> WaitRequest {
            let visible = try await database.app.read { [reader] connection in
                try PullReader(connection: connection, now: LedgerDatabase.start).visibleUnits(
                    of: reader.person
                )
            }
            return WaitRequest(
                cursors: Dictionary(
                    uniqueKeysWithValues: visible.map {
                        (
                            $0.unit,
                            Cursor(epoch: $0.head.epoch, version: $0.head.version, chain: $0.head.chain)
                        )
                    }
                ),
                roles: Dictionary(uniqueKeysWithValues: visible.map { ($0.unit, $0.roles) }),
                seconds: seconds
            )
        }

        func push(_ ledger: Ledger, into unit: UnitID) async throws {
            var lane = TestLane(author, unit, database.epoch)
            let set = try lane.freeze([newProblem(newID(), round: newID())])
            guard
                case .receipt = try await ledger.push(set, carrier: author.person, now: LedgerDatabase.start)
            else {
                Issue.record("the set was refused")
                return
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a push through one process wakes who waits at another`() async throws {
        let stage = try await Stage()
        let (one, other) = (Process(stage.database), Process(stage.database))
        let wait = other.wait(try await stage.request(), stage.reader)
        await other.waiting(1)
        try await stage.push(one.ledger, into: stage.unit)
        #expect(try await wait.value.units == [stage.unit])
        await one.news.close()
        await other.news.close()
    }

    @Test(.timeLimit(.minutes(10)))
    func `a foreign unit's push wakes nobody, and the next own one does`() async throws {
        let stage = try await Stage()
        let (one, other) = (Process(stage.database), Process(stage.database))
        let wait = other.wait(try await stage.request(), stage.reader)
        await other.waiting(1)
        try await stage.push(one.ledger, into: stage.foreign)
        try await stage.push(one.ledger, into: stage.unit)
        #expect(try await wait.value.units == [stage.unit])
        await one.news.close()
        await other.news.close()
    }

    @Test(.timeLimit(.minutes(10)))
    func `where no notification arrives, the look at all heads finds rows and grants`() async throws {
        let stage = try await Stage()
        let deaf = Process(stage.database, channel: "nobody_notifies_here")
        let rows = deaf.wait(try await stage.request(), stage.reader)
        await deaf.waiting(1)
        // Through a process that died before it could notify.
        try await stage.push(stage.database.app, into: stage.unit)
        #expect(try await rows.value.units == [stage.unit])
        let rights = deaf.wait(try await stage.request(), stage.reader)
        await deaf.waiting(1)
        try await stage.database.owner.grant(
            stage.foreign,
            stage.reader.person,
            .liaison,
            now: LedgerDatabase.start
        )
        #expect(try await rights.value.units == [stage.foreign])
        await deaf.news.close()
    }

    @Test(.timeLimit(.minutes(10)))
    func `a connection that is lost is made again, and what came meanwhile is found`() async throws {
        let stage = try await Stage()
        let other = Process(stage.database)
        let wait = other.wait(try await stage.request(), stage.reader)
        await other.waiting(1)
        let killed =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'news' "
            + "and datname = current_database()"
        try await stage.database.execute(killed)
        try await stage.push(stage.database.app, into: stage.unit)
        #expect(try await wait.value.units == [stage.unit])
        await other.news.close()
    }

    @Test(.timeLimit(.minutes(10)))
    func `a command that grants and takes away wakes who is concerned, at another process`() async throws {
        let stage = try await Stage()
        let (command, other) = (Process(stage.database, listens: false), Process(stage.database))
        let granted = other.wait(try await stage.request(), stage.reader)
        await other.waiting(1)
        let (unit, person) = (stage.foreign, stage.reader.person)
        try await command.owner.grant(unit, person, .liaison, now: LedgerDatabase.start)
        await command.news.flush(through: stage.database.ownerPool)
        #expect(try await granted.value.units == [unit])
        let taken = other.wait(try await stage.request(), stage.reader)
        await other.waiting(1)
        try await command.owner.revokeGrant(unit, person, .liaison, now: LedgerDatabase.start)
        await command.news.flush(through: stage.database.ownerPool)
        #expect(try await taken.value.units == [unit])
        await other.news.close()
    }

    @Test(.timeLimit(.minutes(10)))
    func `a unit that is added wakes who has a role everywhere`() async throws {
        let stage = try await Stage()
        try await stage.database.owner.grantEverywhere(
            stage.reader.person,
            .supervisor,
            now: LedgerDatabase.start
        )
        let (command, other) = (Process(stage.database, listens: false), Process(stage.database))
        let wait = other.wait(try await stage.request(), stage.reader)
        await other.waiting(1)
        let added: UnitID = newID()
        try await command.owner.addUnit(added, name: "new", now: LedgerDatabase.start)
        await command.news.flush(through: stage.database.ownerPool)
        #expect(try await wait.value.units.contains(added))
        await other.news.close()
    }

    @Test func `nothing is notified inside the push's transaction`() async throws {
        let stage = try await Stage()
        let process = Process(stage.database, listens: false)
        let listener = try Connection(stage.database.conninfo, .init(applicationName: "test"))
        try listener.listen(to: News.channel)
        try await stage.push(process.ledger, into: stage.unit)
        // A statement's reply brings along what was notified before.
        try listener.execute("")
        #expect(try listener.notifications().isEmpty)
        await process.news.flush(through: stage.database.ownerPool)
        try listener.execute("")
        let told = try listener.notifications().compactMap { News(payload: $0) }
        #expect(told == [.rows(stage.unit, version: 1)])
    }

    @Test func `many pushes are notified as the last version of each unit`() async throws {
        let stage = try await Stage()
        let news = NewsExchange()
        for version in 1...100 { news.tell(.rows(stage.unit, version: Int64(version))) }
        news.tell(.rows(stage.unit, version: 7))
        let listener = try Connection(stage.database.conninfo, .init(applicationName: "test"))
        try listener.listen(to: News.channel)
        await news.flush(through: stage.database.ownerPool)
        try listener.execute("")
        #expect(try listener.notifications() == [News.rows(stage.unit, version: 100).payload])
        await news.flush(through: stage.database.ownerPool)
        try listener.execute("")
        #expect(try listener.notifications().isEmpty)
    }

    @Test func `a set that took no version, and one that was sent again, are no news`() async throws {
        let stage = try await Stage()
        let process = Process(stage.database, listens: false)
        var lane = TestLane(stage.author, stage.unit, stage.database.epoch)
        let set = try lane.freeze([newProblem(newID(), round: newID())])
        _ = try await process.ledger.push(set, carrier: stage.author.person, now: LedgerDatabase.start)
        await process.news.flush(through: stage.database.ownerPool)
        let listener = try Connection(stage.database.conninfo, .init(applicationName: "test"))
        try listener.listen(to: News.channel)
        _ = try await process.ledger.push(set, carrier: stage.author.person, now: LedgerDatabase.start)
        await process.news.flush(through: stage.database.ownerPool)
        try listener.execute("")
        #expect(try listener.notifications().isEmpty)
    }
}
