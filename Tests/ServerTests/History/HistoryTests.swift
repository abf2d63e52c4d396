import Glibc
import Postgres
import SQL
import Shared
import TestSupport
import Testing

@testable import Server

/// Restores that nobody announced, on a real database.
@Suite struct HistoryTests {
    private func prepare(_ site: BackupSite, _ name: String, remembering mark: HistoryMark? = nil) throws
        -> DatabaseSetup.Outcome
    {
        try DatabaseSetup.prepare(
            site.connect(name),
            officeName: "office",
            allowsAppLogin: true,
            remembering: mark,
            now: BackupSite.now
        )
    }

    /// Fills another database from a backup with PostgreSQL's tool alone, as an administrator would.
    private func restoreBare(_ site: BackupSite, _ path: String, to name: String) throws {
        let catalog = try DatabaseCatalog(beside: site.database.conninfo, Database.options)
        try catalog.create(name, like: site.name)
        let input = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(input) }
        try PostgresFixture.runningCluster().dumpTools()
            .restore(input, into: site.database.conninfo.replacing(database: name)) { true }
    }

    @Test func `a bare pg_restore into the same server is noticed at the next start, once`() async throws {
        try await BackupSite.with { site in
            try await site.push()
            #expect(try prepare(site, site.name).begunEpoch == nil)
            let (path, _) = try await site.backup("a.dump")
            try restoreBare(site, path, to: "\(site.name)_bare")
            let begun = try #require(try prepare(site, "\(site.name)_bare").begunEpoch)
            let head = try site.connect("\(site.name)_bare").unitHeads()[site.unit]
            #expect(head?.epoch == begun && head?.version == 1)
            #expect(try prepare(site, "\(site.name)_bare").begunEpoch == nil)
        }
    }

    @Test func `rows that were written anew, by whatever, are noticed`() async throws {
        try await BackupSite.with { site in
            try await site.database.execute("update epoch set ordinal = ordinal")
            #expect(try prepare(site, site.name).begunEpoch != nil)
            #expect(try prepare(site, site.name).begunEpoch == nil)
            // What the server does to its own files by itself is no restore.
            try await site.database.execute("vacuum full epoch")
            try await site.database.execute("vacuum (freeze) epoch")
            try await site.database.execute("cluster epoch using epoch_pkey")
            #expect(try prepare(site, site.name).begunEpoch == nil)
        }
    }

    @Test func `files that were put back are noticed by what lies beside them, once`() async throws {
        try await BackupSite.with { site in
            var mark = try HistoryLook(site.connect(site.name)).mark
            mark.flushed += 1 << 40
            #expect(try prepare(site, site.name, remembering: mark).begunEpoch != nil)
            #expect(try prepare(site, site.name, remembering: mark).begunEpoch == nil)
        }
    }

    @Test func `two servers that start at once on a restored database begin one history`() async throws {
        try await BackupSite.with { [self] site in
            try await site.push()
            try await site.database.execute("update epoch set ordinal = ordinal")
            let site = site
            try await withThrowingTaskGroup(of: EpochID?.self) { group in
                for _ in 0..<2 {
                    group.addTask {
                        try await onThread { try prepare(site, site.name).begunEpoch }
                    }
                }
                var begun: [EpochID] = []
                for try await epoch in group { if let epoch { begun.append(epoch) } }
                #expect(begun.count == 1)
            }
            #expect(try site.connect(site.name).run(.listEpochs).count == 2)
        }
    }

    @Test func `a server under which the database is exchanged begins a history before it answers`()
        async throws
    {
        try await BackupSite.with { site in
            try await site.push()
            let (path, _) = try await site.backup("a.dump")
            try await site.push()
            await site.stop()
            let server = try Database(
                .server(site.database.conninfo),
                preparing: .always,
                clock: SystemClock()
            )
            #expect(try await told(server, site)?.head == 2)
            try restoreBare(site, path, to: "\(site.name)_new")
            let catalog = try DatabaseCatalog(beside: site.database.conninfo, Database.options)
            try site.connect("postgres").execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '\(site.name)'"
            )
            try catalog.replace(site.name, by: "\(site.name)_new", keepingAs: "\(site.name)_old")
            let line = try #require(try await told(server, site))
            #expect(line.head == 1 && line.epoch != site.database.epoch)
            try await server.close()
        }
    }

    @Test func `tables that were made anew under living connections are noticed at the next look`()
        async throws
    {
        try await BackupSite.with { site in
            try await site.push()
            let server = try Database(
                .server(site.database.conninfo),
                preparing: .always,
                clock: SystemClock()
            )
            #expect(try await told(server, site)?.epoch == site.database.epoch)
            try await site.database.execute("update epoch set ordinal = ordinal")
            try await server.lookAtHistory()
            let epoch = try #require(try await told(server, site)).epoch
            #expect(epoch != site.database.epoch)
            try await server.lookAtHistory()
            #expect(try await told(server, site)?.epoch == epoch)
            try await server.close()
        }
    }

    @Test func `a database that is being filled is not served and not touched`() async throws {
        try await BackupSite.with { site in
            let server = try Database(
                .server(site.database.conninfo),
                preparing: .always,
                clock: SystemClock()
            )
            try await server.lookAtHistory()
            try await site.database.execute("alter schema public rename to away; create schema public")
            await #expect(throws: LedgerError.self) { try await server.lookAtHistory() }
            let tables = Statement(name: "tables", sql: "select 1 from pg_tables where schemaname = 'public'")
            #expect(try site.connect(site.name).query(tables).isEmpty)
            try await site.database.execute("drop schema public; alter schema away rename to public")
            try await server.lookAtHistory()
            try await server.close()
        }
    }

    private func told(_ server: Database, _ site: BackupSite) async throws -> UnitLine? {
        let answer = try await server.application.sync(
            SyncRequest(pushes: [], outbox: [:], cursors: [:]),
            session: site.device.session,
            now: BackupSite.now
        )
        return answer.lines.lazy.compactMap { text -> UnitLine? in
            if case .unit(let line)? = try? SyncLine(text: text), line.unit == site.unit { line } else { nil }
        }.first
    }
}
