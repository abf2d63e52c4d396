import Postgres
import SQL
import Shared
import Testing

@testable import Server

@Suite struct RestoreTests {
    @Test func `a restore begins an epoch where the backup ends, and keeps what was there`() async throws {
        try await BackupSite.with { site in
            try await site.push()
            let (path, _) = try await site.backup("tuesday.dump")
            try await site.push()
            await site.stop()
            let outcome = try site.restore(path, to: site.name, over: true)
            let restored = try site.connect(site.name)
            let head = try #require(try restored.unitHeads()[site.unit])
            #expect(head.version == 1 && head.epoch == outcome.epoch && head.epoch != site.database.epoch)
            let epochs = try restored.run(.readUnitEpochs, site.unit.parameter).map(EpochStart.init(row:))
            #expect(epochs == [EpochStart(site.database.epoch, at: 0), EpochStart(outcome.epoch, at: 1)])
            let kept = try site.connect(try #require(outcome.kept))
            #expect(try kept.unitHeads()[site.unit]?.version == 2)
        }
    }

    @Test func `a restore that would set something aside says what, and changes nothing`() async throws {
        try await BackupSite.with { site in
            try await site.push()
            let stolen = try await site.database.enrol(newID(), name: "Li")
            let (path, _) = try await site.backup("tuesday.dump")
            for _ in 0..<3 { try await site.push() }
            _ = try await site.database.enrol(newID(), name: "Wang")
            try await site.database.owner.revokeDevice(stolen.replica, now: BackupSite.now)
            try await site.database.owner.grant(site.unit, stolen.person, .liaison, now: BackupSite.now)
            await site.stop()
            let losses = try #require(
                #expect(throws: BackupTrouble.self) { _ = try site.restore(path, to: site.name) }
            )
            guard case .wouldLose(let found) = losses else { throw losses }
            #expect(
                found.contains {
                    if case .versions("unit", 1, 4, _) = $0 { true } else { false }
                }
            )
            #expect(found.contains(.people(["Wang"])) && found.contains(.devices(["Wang laptop"])))
            #expect(found.contains(.revocations(["Li laptop"])) && found.contains(.roles(1)))
            #expect(try site.connect(site.name).unitHeads()[site.unit]?.version == 4)
            #expect(try databases(site, like: "restoring").isEmpty)
        }
    }

    @Test func `a backup that has all of the present ledger is restored without a word`() async throws {
        try await BackupSite.with { site in
            try await site.push()
            let (path, _) = try await site.backup("a.dump")
            await site.stop()
            #expect(try site.restore(path, to: site.name).kept != nil)
        }
    }

    @Test func `nothing is restored under a server that is running`() async throws {
        try await BackupSite.with { site in
            let (path, _) = try await site.backup("a.dump")
            #expect(throws: BackupTrouble.inUse(clients: ["store tests"])) {
                _ = try site.restore(path, to: site.name, over: true)
            }
        }
    }

    @Test func `a file that is no backup of a ledger is turned down before anything is touched`()
        async throws
    {
        try await BackupSite.with { site in
            await site.stop()
            let trouble = #expect(throws: DumpError.self) {
                _ = try site.restore("/etc/passwd", to: site.name, over: true)
            }
            guard case .unreadable? = trouble else {
                throw LedgerError.damaged("\(String(describing: trouble))")
            }
            #expect(try databases(site, like: "restoring").isEmpty)
        }
    }

    private func databases(_ site: BackupSite, like part: String) throws -> [String] {
        let statement = Statement(
            name: "databases",
            sql: "select datname from pg_database where datname like $1"
        )
        return try site.connect("postgres").query(statement, [.text("\(site.name)_\(part)%")]).map {
            try $0.text("datname")
        }
    }
}
