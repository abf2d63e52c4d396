public import Postgres
internal import Synchronization

/// One private cluster for the whole test process, and a database of its own for each test.
///
/// The cluster starts with the first test that asks for it, lies in a temporary folder, and goes with the
/// process, however that ends.
public enum PostgresFixture {
    /// What databases are copied from, made once per name and process.
    public struct Template: Sendable {
        /// Tells templates apart.
        public let name: String
        /// Fills the template as superuser, for instance by migrating it.
        public let prepare: @Sendable (Connection) throws -> Void

        /// Makes a template.
        public init(name: String, prepare: @escaping @Sendable (Connection) throws -> Void) {
            self.name = name
            self.prepare = prepare
        }
    }

    private static let cluster: Result<PrivateCluster, any Error> = Result { try TemporaryCluster.start() }
    private static let databaseCount = Atomic(0)
    private static let templates = Mutex<[String: String]>([:])

    /// The running cluster.
    public static func runningCluster() throws -> PrivateCluster { try cluster.get() }

    /// Makes a database, runs `body` with it and drops it, even with connections still open.
    public static func withDatabase<T>(
        template: Template? = nil,
        _ body: (TestDatabase) async throws -> T
    ) async throws -> T {
        let name = newName("test")
        let database = try await onThread {
            let source = try template.map(Self.database(of:)) ?? "template0"
            try administrator().execute("create database \(name) template \(source) strategy file_copy")
            return TestDatabase(conninfo: try runningCluster().conninfo(database: name))
        }
        let outcome: Result<T, any Error>
        do { outcome = .success(try await body(database)) } catch { outcome = .failure(error) }
        try await onThread { try administrator().execute("drop database \(name) with (force)") }
        return try outcome.get()
    }

    private static func database(of template: Template) throws -> String {
        try templates.withLock { databases in
            if let database = databases[template.name] { return database }
            let name = newName("template")
            try administrator().execute("create database \(name) template template0")
            try template.prepare(TestDatabase(conninfo: runningCluster().conninfo(database: name)).connect())
            databases[template.name] = name
            return name
        }
    }

    private static func administrator() throws -> Connection {
        try TestDatabase(conninfo: runningCluster().conninfo()).connect()
    }

    private static func newName(_ kind: String) -> String {
        "\(kind)_\(databaseCount.add(1, ordering: .relaxed).newValue)"
    }
}

/// One test's database.
public struct TestDatabase: Sendable {
    /// How to connect to it, as superuser.
    public let conninfo: Conninfo

    /// A new connection.
    public func connect(user: String? = nil) throws(PostgresError) -> Connection {
        try Connection(conninfo.replacing(user: user), .init(applicationName: "test"))
    }

    /// A new pool. Shut it down at the test's end, or its threads live on for a moment.
    public func pool(connectionCountMax: Int = 2, waitMillisecondsMax: Int = 30_000) -> ConnectionPool {
        ConnectionPool(
            .init(
                conninfo: conninfo,
                options: .init(applicationName: "test"),
                connectionCountMax: connectionCountMax,
                waitMillisecondsMax: waitMillisecondsMax
            )
        )
    }
}
