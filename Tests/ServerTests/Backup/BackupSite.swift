import Glibc
import Postgres
import SQL
import Shared
import TestSupport

@testable import Server

/// A ledger with a unit, a device and some sets, and what backs it up and restores it.
struct BackupSite {
    let database: LedgerDatabase
    let unit: UnitID
    let device: TestDevice
    var lane: TestLane
    let folder: String

    static let now = LedgerDatabase.start

    static func with<T>(_ body: (inout BackupSite) async throws -> T) async throws -> T {
        try await TemporaryFolder.with { folder in
            var site = try await BackupSite(folder)
            return try await body(&site)
        }
    }

    private init(_ folder: String) async throws {
        database = try await LedgerDatabase.make()
        unit = newID()
        device = try await database.enrol(newID())
        try await database.owner.addUnit(unit, name: "unit", now: Self.now)
        try await database.owner.grant(unit, device.person, .supervisor, now: Self.now)
        lane = TestLane(device, unit, database.epoch)
        self.folder = folder
    }

    /// Accepts one set.
    mutating func push() async throws {
        let set = try lane.freeze([newProblem(newID(), round: newID(), number: "\(lane.n)")])
        let answer = try await database.app.push(set, carrier: device.person, now: Self.now)
        guard case .receipt = answer else { throw LedgerError.damaged("push") }
    }

    /// Writes a backup under a name.
    func backup(_ name: String) async throws -> (path: String, outcome: Backup.Outcome) {
        let file = try BackupFile(folder + "/" + name, now: Self.now)
        let backup = Backup(
            ledger: database.owner,
            conninfo: database.conninfo,
            tools: try PostgresFixture.runningCluster().dumpTools(),
            clock: SystemClock()
        )
        return (file.path, try await backup.write(into: file) { _ in Self.progress })
    }

    /// Restores a backup to a database of this name.
    func restore(_ path: String, to name: String, over: Bool = false) throws -> Restore.Outcome {
        let input = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(input) }
        let site = try RestoreSite(.server(database.conninfo.replacing(database: name)))
        return try Restore(site: site, clock: SystemClock())
            .run(input, path: path, isLossAccepted: over, progress: Self.progress)
    }

    /// Lets go of the ledger, as a server does that is stopped.
    func stop() async {
        await database.ownerPool.shutdown()
        await database.appPool.shutdown()
    }

    /// A connection to a database of the same server, as its owner.
    func connect(_ name: String) throws -> Connection {
        try Connection(database.conninfo.replacing(database: name), .init(applicationName: "backup tests"))
    }

    var name: String { database.conninfo.database ?? "" }

    private static var progress: DumpProgress {
        DumpProgress(.en, SystemClock()) { .writing(bytes: "", seconds: $0) }
    }
}

extension Connection {
    /// Up to where units lie in a backup.
    func backedUp(_ units: UnitID...) throws -> [Int64] {
        try units.map { try run(.readUnitBackup, $0.parameter).first?.int64("version") ?? 0 }
    }
}
