import ArgumentParser
import Shared
import Terminal

/// `sync`
struct SyncCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "sync", abstract: Help.sync.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    func run(on console: Console) async throws {
        let path = Home.normalised(common.homePath(console.surroundings))
        try Home.check(path)
        let sync = try HomeLock(home: path, .sync)
        defer { withExtendedLifetime(sync) {} }
        var home = try Home(at: path)
        let identity = home.store.replica.identity
        let progress = ProgressLine(console.margin)
        let result = try await connection.talk(to: identity.server, console) { transport in
            var runner = SyncRunner(server: transport, onProgress: { progress.show($0.sentence) })
            let lock = home.lock
            runner.letGo = { lock.letGo() }
            runner.takeBack = { try lock.take(waitingMilliseconds: 30_000) }
            return await runner.run(&home.store)
        }
        progress.clear()
        // After a failure of the disk only what is on disk counts.
        if result.failure is ReplicaError { home.store = try ReplicaStore(opening: home.disk) }
        if result.exchanges > 0 {
            let output = SyncOutput(holdings: try Holdings(home.store.replica), paper: console.paper)
            console.result(json: output.json(result), lines: output.lines(result))
        }
        if let failure = result.failure { throw failure }
        // Told above; scripts must not take it for done.
        if !result.summary.refusals.isEmpty || !result.summary.rejected.isEmpty {
            throw ExitCode(CommandFailure.Status.refused.rawValue)
        }
    }
}
