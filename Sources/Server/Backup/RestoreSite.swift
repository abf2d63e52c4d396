import Glibc
import Postgres
import SQL
import Shared

/// Where a backup is restored to: a database's name on a server, beside which others can be made.
struct RestoreSite {
    /// The ledger that is or will be served.
    let conninfo: Conninfo
    let catalog: DatabaseCatalog
    let tools: DumpTools
    let isPrivate: Bool
    private let cluster: PrivateCluster?

    /// Starts a private cluster where need be, made anew in an empty folder.
    init(_ choice: DatabaseChoice) throws {
        switch choice {
        case .folder(let folder):
            let own = try PrivateCluster.attachOrStart(folder: folder, settings: Database.settings)
            cluster = own
            conninfo = own.conninfo()
        case .server(let given):
            cluster = nil
            conninfo = given
        }
        do {
            let server = try DatabaseCatalog(beside: conninfo, Database.options)
            catalog = server
            tools = try cluster?.dumpTools() ?? DumpTools(serverVersion: server.serverVersion)
        } catch {
            _ = try? cluster?.stop()
            throw error
        }
        isPrivate = cluster != nil
    }

    func close() throws { try cluster?.stop() }

    var name: String { conninfo.database ?? conninfo.user ?? "postgres" }

    /// Whether there is a ledger now; an empty database is none.
    func holdsLedger() throws -> Bool {
        guard try catalog.exists(name) else { return false }
        let connection = try Connection(conninfo, Database.options)
        return try DatabaseSetup.migrator.pending(connection).count < SQL.migrations.count
    }

    /// Why nobody may restore here now; nil where they may.
    func obstacle() throws -> BackupTrouble? {
        let clients = try catalog.clients(of: name)
        return clients.isEmpty ? nil : .inUse(clients: Set(clients).sorted())
    }
}
