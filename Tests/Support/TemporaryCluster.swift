internal import Glibc
internal import Postgres
internal import Synchronization

/// The test process's cluster in a temporary folder that is removed when the process ends.
enum TemporaryCluster {
    private static let prefix = "postgres-fixture-"
    private static let running = Mutex<PrivateCluster?>(nil)

    static func start() throws -> PrivateCluster {
        removeFoldersOfTheDead()
        let cluster = try PrivateCluster.attachOrStart(
            folder: "/tmp/\(prefix)\(getpid())",
            settings: .forTests
        )
        running.withLock { $0 = cluster }
        atexit(stopAtExit)
        return cluster
    }

    fileprivate static func stop() {
        guard let cluster = running.withLock({ $0 }) else { return }
        _ = try? cluster.stop()
        TemporaryFolder.remove(cluster.folder)
    }

    /// A killed test process cannot clean up; its watchdog has stopped the server.
    private static func removeFoldersOfTheDead() {
        for name in TemporaryFolder.names(in: "/tmp") where name.hasPrefix(prefix) {
            guard let process = pid_t(name.dropFirst(prefix.count)), kill(process, 0) != 0, errno == ESRCH
            else { continue }
            TemporaryFolder.remove("/tmp/" + name)
        }
    }
}

// A free function, because a closure handed to C would inherit the isolation of its surroundings.
private func stopAtExit() { TemporaryCluster.stop() }
