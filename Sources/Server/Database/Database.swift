import Postgres
import SQL
import Shared

/// The database of one run of the program: a cluster of our own, or a server that somebody else runs.
///
/// Opening and closing block; both happen at the program's start and end.
final class Database: Sendable {
    /// Nil where somebody else runs the server.
    private let cluster: PrivateCluster?
    /// How the owner connects.
    let conninfo: Conninfo
    /// Signed in as the owner: administration, and what only it may read.
    let owner: Ledger
    /// Signed in as the application's role: what routes do.
    let application: Ledger
    /// What this process tells others and is told by them.
    let news = NewsExchange()
    /// What was migrated at opening.
    let migrations: [String]
    /// Whether the application's role could be taken; else routes work as the owner.
    let isApplicationApart: Bool
    private let history: HistoryGuard

    /// What a command may do with a schema that is not up to date.
    enum Preparation {
        /// Make it where there is none, and bring it up to date: `serve` and `migrate`.
        case always
        /// Only where nobody else can be using it: other commands.
        case whereAlone
    }

    /// - Throws: ``ClusterError``, `PostgresError`, `MigrationError`, ``SchemaError``.
    init(
        _ choice: DatabaseChoice,
        preparing preparation: Preparation,
        clock: some ServerClock,
        onFailure: @escaping @Sendable (any Error) -> Void = { _ in },
        onHistory: @escaping @Sendable (Result<DatabaseSetup.Outcome, any Error>) -> Void = { _ in }
    ) throws {
        let conninfo: Conninfo
        switch choice {
        case .folder(let folder):
            // A mistyped folder must not look like an empty ledger.
            guard preparation == .always || PrivateCluster.exists(in: folder) else {
                throw NoLedgerError(folder: folder)
            }
            let own = try PrivateCluster.attachOrStart(folder: folder, settings: Self.settings)
            cluster = own
            conninfo = own.conninfo()
        case .server(let given):
            cluster = nil
            conninfo = given
        }
        self.conninfo = conninfo
        do {
            let outcome = try Self.prepare(
                conninfo,
                preparation,
                cluster: cluster,
                now: clock.now
            )
            // The first one of all replaces none.
            if outcome.begunEpoch != nil, outcome.mark.epochs.count > 1 { onHistory(.success(outcome)) }
            let history = HistoryGuard(outcome.mark, onChange: onHistory) { memory in
                let connection = try Connection(conninfo, Self.options)
                return try DatabaseSetup.settleHistory(connection, remembering: memory, now: clock.now)
            }
            self.history = history
            migrations = outcome.migrations
            let application = try Self.application(conninfo, isPrivate: cluster != nil)
            isApplicationApart = application != nil
            let onNews: @Sendable (News) -> Void = { [news] in news.tell($0) }
            owner = Ledger(
                Self.pool(conninfo, count: 2, cluster, history),
                onFailure: onFailure,
                onNews: onNews
            )
            self.application = Ledger(
                Self.pool(application ?? conninfo, count: 8, cluster, history),
                onFailure: onFailure,
                onNews: onNews
            )
        } catch {
            // A cluster that was started for nothing must not go on running.
            _ = try? cluster?.stop()
            throw error
        }
    }

    /// Lets what runs finish, and stops a cluster of our own unless somebody else uses it.
    func close() async throws {
        await news.close()
        await news.flush(through: owner.pool)
        if cluster != nil, (try? await lookAtHistory()) != nil { try? saveMark() }
        await application.pool.shutdown()
        await owner.pool.shutdown()
        try cluster?.stop()
    }

    /// PostgreSQL's tools for this database.
    func dumpTools() throws -> DumpTools {
        if let cluster { return try cluster.dumpTools() }
        return try DumpTools(serverVersion: Connection(conninfo, Self.options).serverVersion)
    }

    /// Looks whether the database is still the one that it was; where it isn't, its next history begins.
    func lookAtHistory() async throws {
        try await owner.pool.withConnection { [history] in try history.look($0) }
    }

    /// Keeps beside a private cluster's data what is remembered of it: a copy of the data that is put back is then noticed.
    func saveMark() throws {
        try cluster?.saveNote(history.mark.json.canonicalText(), as: Self.markFile)
    }

    private static let markFile = "history.json"

    /// What was remembered beside the data; a file that can't be read says nothing.
    private static func mark(of cluster: PrivateCluster?) -> HistoryMark? {
        guard let text = cluster?.note(Self.markFile), let json = try? JSONValue(parsing: text) else {
            return nil
        }
        return try? HistoryMark(json: json)
    }

    /// Listens to what other processes tell, and tells them what this one does, until ``NewsExchange/close()``.
    ///
    /// - Parameter onFailure: Told once of each outage.
    func listen(onFailure: @escaping @Sendable (any Error) -> Void) {
        var link = NotificationLink.Configuration(
            conninfo: conninfo,
            options: Self.options,
            channel: News.channel
        )
        link.beforeConnect = Self.ensuringRunning(cluster)
        link.onFailure = onFailure
        news.open(link)
    }

    /// What keeps the server from working.
    func obstacle() async -> ReadinessObstacle? {
        do {
            let isCurrent = try await owner.pool.withConnection { connection in
                try DatabaseSetup.migrator.pending(connection).isEmpty
            }
            return isCurrent ? nil : .migrations
        } catch {
            return error is MigrationError ? .migrations : .database
        }
    }

    /// The name of the person that the office's own device belongs to.
    static let officeName = "巡察办"

    static let settings = PrivateCluster.Settings(server: ["max_connections": "60"])

    static let options = Connection.Options(applicationName: "taizhang-server")

    private static func prepare(
        _ conninfo: Conninfo,
        _ preparation: Preparation,
        cluster: PrivateCluster?,
        now: Timestamp
    ) throws -> DatabaseSetup.Outcome {
        let connection = try Connection(conninfo, options)
        switch preparation {
        case .always: break
        case .whereAlone:
            let pending = try DatabaseSetup.migrator.pending(connection).count
            let isNew = pending == SQL.migrations.count
            if pending > 0, !isNew, cluster?.isStartedHere != true {
                throw SchemaError(message: .schemaOutdated(pending: pending))
            }
        }
        return try DatabaseSetup.prepare(
            connection,
            officeName: officeName,
            allowsAppLogin: cluster != nil,
            remembering: mark(of: cluster),
            now: now
        )
    }

    /// How the application signs in; nil where the given user may not take its role.
    private static func application(_ conninfo: Conninfo, isPrivate: Bool) throws -> Conninfo? {
        if isPrivate { return conninfo.replacing(user: "taizhang_app") }
        let apart = try Conninfo(conninfo.text + " options='-c role=taizhang_app'")
        return try refusal(of: apart) == nil ? apart : nil
    }

    /// The code with which the server forbids a role; nil where it doesn't.
    private static func refusal(of conninfo: Conninfo) throws -> String? {
        let result: Result<Connection, PostgresError> = Result { () throws(PostgresError) in
            try Connection(conninfo, options)
        }
        switch result {
        case .success: return nil
        case .failure(let error):
            guard error.sqlState == SQLState.insufficientPrivilege || error.sqlStateClass == "22" else {
                throw error
            }
            return error.sqlState
        }
    }

    private static func ensuringRunning(_ cluster: PrivateCluster?) -> (@Sendable () throws -> Void)? {
        cluster.map { cluster in { @Sendable in try cluster.ensureRunning() } }
    }

    private static func pool(
        _ conninfo: Conninfo,
        count: Int,
        _ cluster: PrivateCluster?,
        _ history: HistoryGuard
    ) -> ConnectionPool {
        ConnectionPool(
            ConnectionPool.Configuration(
                conninfo: conninfo,
                options: options,
                connectionCountMax: count,
                beforeConnect: ensuringRunning(cluster),
                onConnect: { try history.look($0) }
            )
        )
    }
}
