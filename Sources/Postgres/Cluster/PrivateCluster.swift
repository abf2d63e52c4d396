internal import Synchronization

/// A PostgreSQL server of our own in a folder, reachable through a Unix socket only.
///
/// Several processes may use one folder at the same time. The first one starts the server, the last one to
/// leave stops it, and a watchdog does so for a process that was killed. The superuser is `postgres`; who may
/// enter the socket's folder (the server's user and root) needs no password.
///
/// All methods block; call them off Swift's cooperative pool, or at a program's start and end.
public final class PrivateCluster: Sendable {
    /// How a cluster is run.
    public struct Settings: Sendable, Hashable {
        /// Server settings as in `postgresql.conf`. They take effect when the server starts.
        public var server: [String: String]
        /// The longest time to start, recovery included.
        public var startSecondsMax: Int
        /// The longest wait for another process that is starting or stopping the same cluster.
        public var lockSecondsMax: Int

        /// Makes settings.
        public init(server: [String: String] = [:], startSecondsMax: Int = 120, lockSecondsMax: Int = 150) {
            self.server = server
            self.startSecondsMax = startSecondsMax
            self.lockSecondsMax = lockSecondsMax
        }

        /// Fast and unsafe, for tests only: a crash of the machine loses the data, the death of the server
        /// does not.
        public static let forTests = Settings(server: [
            "fsync": "off", "full_page_writes": "off", "max_connections": "200",
        ])
    }

    /// The cluster's folder, absolute and without links.
    public var folder: String { files.path }
    /// Whether this object started the server, rather than finding it in use by another process.
    public let isStartedHere: Bool

    var programsFolder: String { postmaster.programs.folder }
    var userPrefix: [String] { postmaster.user.commandPrefix }

    private let files: ClusterFolder
    private let settings: Settings
    private let postmaster: Postmaster
    private let socketFolder: String
    private let uses: Mutex<Use?>

    /// What ends with ``stop()``.
    private struct Use {
        let lock: FileLock
        let watchdog: ClusterWatchdog
    }

    /// Whether a folder holds a cluster's data. Makes nothing.
    public static func exists(in folder: String) -> Bool {
        Files.exists(Files.absolutePath(folder) + "/data/PG_VERSION")
    }

    /// Finds the folder's server running or starts it, making the folder and its data if there are none.
    ///
    /// A server that nobody uses any more, because its user and the watchdog were killed, is started anew.
    ///
    /// - Parameters:
    ///   - folder: As root it becomes the property of the server's user; its parents must be passable.
    ///   - settings: Ignored where the server is already in use.
    public static func attachOrStart(
        folder: String,
        settings: Settings = Settings()
    ) throws(ClusterError) -> PrivateCluster {
        let files = try ClusterFolder(folder)
        let user = try ServiceUser.find(dataFolder: files.data)
        try prepare(files, user)
        return try FileLock.withExclusive(
            files.changeLock,
            owner: user.owner,
            millisecondsMax: settings.lockSecondsMax * 1000
        ) { () throws(ClusterError) in
            try PrivateCluster(files, user, settings)
        }
    }

    /// The caller holds the change lock.
    private init(_ files: ClusterFolder, _ user: ServiceUser, _ settings: Settings) throws(ClusterError) {
        self.files = files
        self.settings = settings
        try files.makeToolLog(owner: user.owner)
        let programs = try ClusterPrograms.find(dataVersion: files.dataVersion, scratch: files.toolLog)
        postmaster = Postmaster(folder: files, user: user, programs: programs)
        let users = try FileLock(files.usersLock, owner: user.owner)
        let isOnlyUser = users.tryExclusive()
        if isOnlyUser {
            try postmaster.stop()
            try files.rotateLog()
            if files.dataVersion == nil {
                try postmaster.initialise(isSynced: settings.server["fsync"] != "off")
            }
            socketFolder = try files.makeSockets(owner: user.owner)
            try Files.write(
                Self.configuration(settings.server, socketFolder),
                to: files.settings,
                owner: user.owner
            )
        } else {
            socketFolder = files.sockets()
        }
        // Only holders of the change lock ask for the exclusive lock, so nobody gets between.
        try users.shared(millisecondsMax: 5000)
        let watchdog = try ClusterWatchdog(files, stopCommand: postmaster.stopCommand)
        uses = Mutex(Use(lock: users, watchdog: watchdog))
        isStartedHere = isOnlyUser
        try bringUp()
    }

    /// How to connect.
    public func conninfo(database: String = "postgres", user: String = "postgres") -> Conninfo {
        Conninfo(keywords: [
            "host": socketFolder, "port": Self.port, "dbname": database, "user": user,
            "sslmode": "disable", "gssencmode": "disable",
        ])
    }

    /// Starts the server again if it was killed, and waits while it recovers. Cheap when it runs.
    public func ensureRunning() throws(ClusterError) {
        guard uses.withLock({ $0 != nil }) else { throw .released }
        if Postmaster.ping(conninfo()) == .accepting { return }
        try changing(bringUp)
    }

    /// Leaves the cluster, and stops the server unless another process still uses it.
    ///
    /// - Returns: Whether the server was stopped. False also for a second call.
    @discardableResult
    public func stop() throws(ClusterError) -> Bool {
        let use = uses.withLock { use in
            defer { use = nil }
            return use
        }
        guard let use else { return false }
        // Until here a death would still have been noticed.
        defer { use.watchdog.dismiss() }
        return try changing { () throws(ClusterError) in
            guard use.lock.tryExclusive() else { return false }
            try postmaster.stop()
            return true
        }
    }

    /// Keeps a small text beside the data, replaced as a whole and durably.
    public func saveNote(_ text: String, as name: String) throws(ClusterError) {
        try Files.write(text + "\n", to: files.path + "/" + name, owner: postmaster.user.owner)
    }

    /// A text that was kept beside the data; nil where there is none.
    public func note(_ name: String) -> String? {
        Files.read(files.path + "/" + name)?.split(separator: "\n").first.map { String($0) }
    }

    private func changing<T>(_ body: () throws(ClusterError) -> T) throws(ClusterError) -> T {
        try FileLock.withExclusive(
            files.changeLock,
            owner: nil,
            millisecondsMax: settings.lockSecondsMax * 1000,
            body
        )
    }

    /// The caller holds the change lock.
    private func bringUp() throws(ClusterError) {
        let deadline = MonotonicClock.now + MonotonicClock.milliseconds(settings.startSecondsMax * 1000)
        while MonotonicClock.now < deadline {
            switch Postmaster.ping(conninfo()) {
            case .accepting: return
            case .notYet: break
            case .none:
                if Postmaster.livingProcess(files) == nil,
                    try postmaster.start(secondsMax: settings.startSecondsMax)
                {
                    continue
                }
            }
            MonotonicClock.sleep(milliseconds: 50)
        }
        throw .startTimeout
    }

    private static let port = "5432"

    private static func prepare(_ files: ClusterFolder, _ user: ServiceUser) throws(ClusterError) {
        if user.commandPrefix.isEmpty {
            guard Files.owner(files.path) == nil || Files.owner(files.path)?.user == user.owner.user else {
                throw .folderOwnedByOther(path: files.path)
            }
            return
        }
        // A folder given by mistake must not change hands.
        guard Files.owner(files.path) == user.owner || files.isOurs else {
            throw .folderOwnedByOther(path: files.path)
        }
        try Files.setOwner(files.path, user.owner)
        let test = user.commandPrefix + ["/usr/bin/test", "-w", files.path]
        guard try ChildProcess.run(test) == 0 else {
            throw .folderUnreachable(path: files.path, user: user.name)
        }
    }

    private static func configuration(_ server: [String: String], _ socketFolder: String) -> String {
        var values = [
            // Without errors of statements, which their callers get: rows and parameters stay out of the log.
            "log_min_messages": "log", "log_error_verbosity": "terse", "log_min_error_statement": "panic",
            "log_destination": "stderr", "logging_collector": "off",
        ]
        values.merge(server) { _, given in given }
        values["listen_addresses"] = ""
        values["port"] = port
        values["unix_socket_directories"] = socketFolder
        values["unix_socket_permissions"] = "0700"
        return values.sorted { $0.key < $1.key }.map { "\($0.key) = '\(quoted($0.value))'\n" }.joined()
    }

    private static func quoted(_ value: String) -> String {
        value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    }
}
