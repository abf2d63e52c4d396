import Postgres
import SQL
import Shared
import TestSupport
import Testing

@testable import Server

@Suite struct BackupTests {
    @Test func `a backup taken while people push holds exactly what is noted of it, and never less`()
        async throws
    {
        try await BackupSite.with { site in
            for _ in 0..<5 { try await site.push() }
            var pushing = site
            let pusher = Task {
                // Cancelling may interrupt the last one.
                while !Task.isCancelled { do { try await pushing.push() } catch is CancellationError {} }
                return pushing.lane.n
            }
            let (path, outcome) = try await site.backup("tuesday.dump")
            pusher.cancel()
            let pushed = try await pusher.value
            let noted = try await site.database.ownerPool.withConnection { [unit = site.unit] in
                try $0.backedUp(unit, .office)
            }
            #expect(noted[0] >= 5 && noted[0] <= pushed)
            #expect(noted == [site.unit, .office].map { outcome.heads[$0]?.version })
            _ = try site.restore(path, to: "\(site.name)_copy")
            let copy = try site.connect("\(site.name)_copy")
            let heads = try copy.unitHeads()
            #expect(heads.mapValues(\.version) == outcome.heads.mapValues(\.version))
            #expect(heads.mapValues(\.chain) == outcome.heads.mapValues(\.chain))
            // Of what was restored all lies in the backup that it came from.
            #expect(try copy.backedUp(site.unit, .office) == noted)
        }
    }

    @Test func `a backup takes the place of no file, and one that fails leaves none`() async throws {
        try await BackupSite.with { site in
            _ = try await site.backup("a.dump")
            await #expect(throws: BackupTrouble.exists(path: site.folder + "/a.dump")) {
                _ = try await site.backup("a.dump")
            }
            #expect(throws: BackupTrouble.unwritable(path: site.folder + "/no/b.dump", .notThere)) {
                _ = try BackupFile(site.folder + "/no/b.dump", now: BackupSite.now)
            }
            _ = try BackupFile(site.folder + "/c.dump", now: BackupSite.now)
            #expect(TemporaryFolder.names(in: site.folder) == ["a.dump"])
            let folder = try BackupFile(site.folder, now: BackupSite.now)
            #expect(folder.path == site.folder + "/taizhang-20200517T014640Z.dump")
        }
    }

    @Test func `a backup of a history that was replaced meanwhile is not noted`() async throws {
        try await BackupSite.with { site in
            try await site.push()
            let head = try await site.database.ownerPool.withConnection { try $0.unitHeads() }[site.unit]
            var other = try #require(head)
            other.chain = .of("another history")
            let ledger = site.database.owner
            #expect(try await !ledger.noteBackup(of: site.unit, at: other, takenAt: BackupSite.now))
            other = try #require(head)
            other.epoch = newID()
            #expect(try await !ledger.noteBackup(of: site.unit, at: other, takenAt: BackupSite.now))
            other = try #require(head)
            other.version += 1
            #expect(try await !ledger.noteBackup(of: site.unit, at: other, takenAt: BackupSite.now))
            #expect(
                try await ledger.noteBackup(of: site.unit, at: try #require(head), takenAt: BackupSite.now)
            )
            // An older backup that ends later takes nothing back.
            try await site.push()
            let newer = try await site.database.ownerPool.withConnection { try $0.unitHeads() }[site.unit]
            #expect(
                try await ledger.noteBackup(of: site.unit, at: try #require(newer), takenAt: BackupSite.now)
            )
            #expect(
                try await !ledger.noteBackup(of: site.unit, at: try #require(head), takenAt: BackupSite.now)
            )
        }
    }

    @Test func `a sync tells up to where the unit lies in a backup, across a new epoch too`() async throws {
        try await BackupSite.with { site in
            try await site.push()
            #expect(try await told(site) == 0)
            _ = try await site.backup("a.dump")
            try await site.push()
            #expect(try await told(site) == 1)
            try await site.database.ownerPool.withConnection { connection in
                _ = try DatabaseSetup.beginEpoch(connection, now: BackupSite.now)
            }
            #expect(try await told(site) == 1)
            #expect(try await site.database.owner.check().findings == [])
        }
    }

    private func told(_ site: BackupSite) async throws -> Int64? {
        let answer = try await site.database.app.sync(
            SyncRequest(pushes: [], outbox: [:], cursors: [:]),
            session: site.device.session,
            now: BackupSite.now
        )
        for text in answer.lines {
            if case .unit(let line)? = try? SyncLine(text: text), line.unit == site.unit {
                return line.backedUp
            }
        }
        return nil
    }
}
