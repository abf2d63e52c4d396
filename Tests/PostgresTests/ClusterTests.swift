import Glibc
import TestSupport
import Testing

@testable import Postgres

/// Each test has a cluster of its own; one after the other, since each costs a second of both cores.
@Suite(.serialized) struct ClusterTests {
    static let insert = "create table if not exists t (n int); insert into t values (1)"
    static let count = Statement(name: "count", sql: "select count(*) from t")

    static func connect(_ cluster: PrivateCluster) throws -> Connection {
        try Connection(cluster.conninfo(), .init(applicationName: "test"))
    }

    static func start(_ folder: String) throws -> PrivateCluster {
        try PrivateCluster.attachOrStart(folder: folder + "/cluster", settings: .forTests)
    }

    static func process(_ cluster: PrivateCluster) throws -> pid_t {
        try #require(Postmaster.livingProcess(ClusterFolder(cluster.folder)))
    }

    /// Waits up to ten seconds.
    static func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
        for _ in 0..<200 {
            if try condition() { return true }
            usleep(50_000)
        }
        return false
    }

    @Test func `a cluster keeps its data from one start to the next`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let first = try Self.start(folder)
            #expect(first.isStartedHere)
            try Self.connect(first).execute(Self.insert)
            #expect(try first.stop())
            #expect(try first.stop() == false)
            #expect(throws: ClusterError.released) { try first.ensureRunning() }
            let second = try Self.start(folder)
            #expect(second.isStartedHere)
            #expect(try Self.connect(second).query(Self.count).onlyRow().int64(0) == 1)
            try second.stop()
        }
    }

    @Test func `a cluster listens on no network port and its sockets are private`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let cluster = try Self.start(folder)
            let address = Statement(name: "address", sql: "show listen_addresses")
            #expect(try Self.connect(cluster).query(address).onlyRow().text(0) == "")
            var status = stat()
            #expect(stat(cluster.folder + "/sockets", &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700)
            try cluster.stop()
        }
    }

    @Test func `a second user attaches, and only the last one to leave stops the server`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let first = try Self.start(folder)
            let second = try Self.start(folder)
            #expect(!second.isStartedHere)
            #expect(try first.stop() == false)
            try Self.connect(second).execute(Self.insert)
            #expect(try second.stop())
        }
    }

    @Test func `a killed server is started again and recovers what was committed`() async throws {
        try await TemporaryFolder.with { folder async throws in
            let cluster = try await onThread { try Self.start(folder) }
            let pool = ConnectionPool(
                .init(
                    conninfo: cluster.conninfo(),
                    options: .init(applicationName: "test"),
                    connectionCountMax: 2,
                    beforeConnect: { try cluster.ensureRunning() }
                )
            )
            try await pool.withConnection { try $0.execute(Self.insert) }
            kill(try Self.process(cluster), SIGKILL)
            // A closure that held the dead connection may fail once; it is told that trying again can help.
            var failures = 0
            for _ in 0..<3 {
                do {
                    let rows = try await pool.withConnection { try $0.query(Self.count).onlyRow().int64(0) }
                    #expect(rows == 1)
                } catch let error as PostgresError {
                    #expect(error.isRetryable)
                    failures += 1
                }
            }
            #expect(failures <= 2)
            await pool.shutdown()
            #expect(try await onThread { try cluster.stop() })
        }
    }

    @Test func `a stale process file with somebody else's number does not keep the server down`() async throws
    {
        try await TemporaryFolder.onThread { folder throws in
            let first = try Self.start(folder)
            let data = first.folder + "/data/postmaster.pid"
            let contents = try #require(Files.read(data))
            try first.stop()
            let lines = contents.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            let owner = try #require(Files.owner(first.folder))
            let parent = getppid()
            try Files.write(
                (["\(parent)"] + lines.map { String($0) }).joined(separator: "\n"),
                to: data,
                owner: owner
            )
            try Files.write("\(parent)\n", to: first.folder + "/sockets/.s.PGSQL.5432.lock", owner: owner)
            let second = try Self.start(folder)
            try Self.connect(second).execute("select 1")
            try second.stop()
        }
    }

    @Test func `an initialisation that was cut short hinders nothing`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let cluster = folder + "/cluster"
            mkdir(cluster, 0o700)
            mkdir(cluster + "/data.new-abc", 0o700)
            mkdir(cluster + "/data.new-abc/base", 0o700)
            let running = try Self.start(folder)
            #expect(!TemporaryFolder.names(in: cluster).contains("data.new-abc"))
            try running.stop()
        }
    }

    @Test func `a folder too deep for a socket gets its sockets elsewhere, and keeps them`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let deep = folder + "/" + String(repeating: "d", count: 100)
            let first = try Self.start(deep)
            let sockets = try ClusterFolder(first.folder).sockets()
            #expect(sockets.utf8.count < 90)
            #expect(Files.isPrivateFolder(sockets, of: try #require(Files.owner(first.folder))))
            try Self.connect(first).execute("select 1")
            try first.stop()
            let second = try Self.start(deep)
            #expect(try ClusterFolder(second.folder).sockets() == sockets)
            try second.stop()
            TemporaryFolder.remove(sockets)
        }
    }

    @Test func `a server that cannot start says why and leaves nothing running`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let error = #expect(throws: ClusterError.self) {
                try PrivateCluster.attachOrStart(
                    folder: folder + "/cluster",
                    settings: .init(server: ["fsync": "off", "work_mem": "much"])
                )
            }
            guard case .startFailed(let log) = error else {
                Issue.record("unexpected: \(String(describing: error))")
                return
            }
            #expect(log.contains("work_mem"))
            try Self.start(folder).stop()
        }
    }

    @Test func `data of another major version is refused and both versions are named`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let cluster = try Self.start(folder)
            let version = try #require(ClusterFolder(cluster.folder).dataVersion)
            try cluster.stop()
            try Files.write(
                "9\n",
                to: cluster.folder + "/data/PG_VERSION",
                owner: Files.owner(cluster.folder)
            )
            let error = #expect(throws: ClusterError.self) { try Self.start(folder) }
            guard case .versionMismatch(data: 9, let programs) = error else {
                Issue.record("unexpected: \(String(describing: error))")
                return
            }
            #expect(programs.contains(version))
        }
    }

    @Test(.enabled(if: geteuid() == 0)) func `as root a folder with other things in it keeps its owner`()
        async throws
    {
        try await TemporaryFolder.onThread { folder throws in
            let precious = folder + "/cluster"
            mkdir(precious, 0o755)
            mkdir(precious + "/photos", 0o755)
            #expect(throws: ClusterError.folderOwnedByOther(path: precious)) { try Self.start(folder) }
            #expect(Files.owner(precious)?.user == 0)
            rmdir(precious + "/photos")
            try Self.start(folder).stop()
        }
    }

    @Test func `missing programs are an error that names what to install`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let searched = folder + "/nothing"
            #expect(throws: ClusterError.programsNotFound(searched: [searched], package: "postgresql")) {
                try ClusterPrograms.find(
                    dataVersion: nil,
                    scratch: folder + "/log",
                    debianFolder: searched,
                    pgConfigs: []
                )
            }
        }
    }
}
