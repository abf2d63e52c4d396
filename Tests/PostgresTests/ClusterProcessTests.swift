import Glibc
import TestSupport
import Testing

@testable import Postgres

/// What happens between processes, and when one is killed.
@Suite(.serialized) struct ClusterProcessTests {
    @Test func `when the using process is killed the server stops`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let holder = try Holder(folder)
            #expect(holder.line() == "started")
            let files = try ClusterFolder(folder + "/cluster")
            #expect(Postmaster.livingProcess(files) != nil)
            holder.kill()
            #expect(ClusterTests.eventually { Postmaster.livingProcess(files) == nil })
        }
    }

    @Test func `when one of two using processes is killed the server stays for the other`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let holder = try Holder(folder)
            #expect(holder.line() == "started")
            let cluster = try ClusterTests.start(folder)
            #expect(!cluster.isStartedHere)
            let process = try ClusterTests.process(cluster)
            holder.kill()
            // The watchdog waits a second for the lock before it gives up.
            usleep(2_000_000)
            #expect(try ClusterTests.process(cluster) == process)
            try ClusterTests.connect(cluster).execute("select 1")
            #expect(try cluster.stop())
        }
    }

    @Test func `a process that comes second leaves the server to the first`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let cluster = try ClusterTests.start(folder)
            let holder = try Holder(folder)
            #expect(holder.line() == "attached")
            holder.endInput()
            #expect(holder.line() == "left")
            try ClusterTests.connect(cluster).execute("select 1")
            #expect(try cluster.stop())
        }
    }

    @Test func `a server that outlived its user and the watchdog is started anew`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let holder = try Holder(folder)
            #expect(holder.line() == "started")
            let files = try ClusterFolder(folder + "/cluster")
            let orphan = try #require(Postmaster.livingProcess(files))
            holder.killWatchdog()
            holder.kill()
            usleep(300_000)
            #expect(Postmaster.livingProcess(files) == orphan)
            let cluster = try ClusterTests.start(folder)
            #expect(cluster.isStartedHere)
            #expect(try ClusterTests.process(cluster) != orphan)
            #expect(try cluster.stop())
        }
    }

    @Test func `processes that start together share one server`() async throws {
        try await TemporaryFolder.onThread { folder throws in
            let holders = try (0..<3).map { _ in try Holder(folder) }
            #expect(holders.map { $0.line() ?? "" }.sorted() == ["attached", "attached", "started"])
            var ends: [String] = []
            for holder in holders {
                holder.endInput()
                ends.append(holder.line() ?? "")
            }
            #expect(ends == ["left", "left", "stopped"])
        }
    }
}
