import Shared

/// Syncs a home with its server; the home is locked only while its files are read or written.
struct HomeSync<Server: Transport>: Sendable {
    /// What a sync left.
    struct Outcome {
        var result: SyncResult
        /// What is held afterwards.
        var replica: Replica
        /// What was held before, as a wait would name it.
        var before: WaitRequest

        /// Whether the sync changed what is held.
        var moved: Bool { WaitRequest(replica) != before }

        /// Whether sets are left that the server was too busy for.
        var waits: Bool {
            result.summary.refusals.values.contains { [.busy, .unavailable].contains($0.refusal) }
        }
    }

    let path: String
    let server: Server
    /// Notes which of the person's edits this sync knew of.
    var outbox: OutboxWatch?

    /// - Throws: Where the home can't be opened; what the sync itself failed of is in its result.
    func run(onProgress: @escaping (SyncProgress) -> Void) async throws -> Outcome {
        var home = try Home(at: path)
        defer { withExtendedLifetime(home) {} }
        let before = WaitRequest(home.store.replica)
        var runner = SyncRunner(server: server, onProgress: onProgress)
        let lock = home.lock
        runner.letGo = { lock.letGo() }
        runner.takeBack = { try lock.take(waitingMilliseconds: 30_000) }
        let result = await runner.run(&home.store)
        // After a failure of the disk only what is on disk counts.
        if result.failure is ReplicaError { home.store = try ReplicaStore(opening: home.disk) }
        // Without the lock somebody may be writing just now.
        if !(result.failure is HomeLock.Failure) { outbox?.note() }
        return Outcome(result: result, replica: home.store.replica, before: before)
    }
}
