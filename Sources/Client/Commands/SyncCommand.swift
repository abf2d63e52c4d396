import ArgumentParser
import Shared
import Terminal

/// `sync`
struct SyncCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "sync", abstract: Help.sync.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Flag(help: Help.watch.help)
    var watch = false

    @Flag(help: Help.foretell.help)
    var dryRun = false

    func run(on console: Console) async throws {
        let path = Home.normalised(common.homePath(console.surroundings))
        try Home.check(path)
        if watch, dryRun { throw ArgumentTrouble.chooseOne(["--watch", "--dry-run"]) }
        if dryRun { return try await lookAhead(path, console) }
        let sync = try HomeLock(home: path, .sync, isWatch: watch)
        defer { withExtendedLifetime(sync) {} }
        guard let identity = try ReplicaStore.identity(on: POSIXDisk(root: path)) else {
            throw ReplicaError.notEnrolled
        }
        if watch {
            try await connection.talk(to: identity.server, console, retry: .never) { transport in
                try await Watching(path: path, server: transport, console: console).run()
            }
            return
        }
        let progress = ProgressLine(console.margin)
        let outcome = try await connection.talk(to: identity.server, console) { transport in
            try await HomeSync(path: path, server: transport).run { progress.show($0.sentence) }
        }
        progress.clear()
        try SyncReport(console: console).write(outcome)
        if let failure = outcome.result.failure { throw failure }
        // Told above; scripts must not take it for done.
        let summary = outcome.result.summary
        if !summary.refusals.isEmpty || !summary.rejected.isEmpty {
            throw ExitCode(CommandFailure.Status.refused.rawValue)
        }
    }

    /// Tells what a sync would come to; sends nothing and leaves the folder as it is.
    private func lookAhead(_ path: String, _ console: Console) async throws {
        let home = try Home(at: path)
        var scratch = try ReplicaStore(opening: ScratchDisk(over: home.disk))
        home.lock.letGo()
        let unsent = scratch.replica.unsent.count
        let progress = ProgressLine(console.margin)
        var result = try await connection.talk(to: scratch.replica.identity.server, console) { transport in
            let runner = SyncRunner(
                server: transport,
                sends: false,
                onProgress: { progress.show($0.sentence) }
            )
            return await runner.run(&scratch)
        }
        progress.clear()
        if let failure = result.failure { throw failure }
        let forecast = try Forecast(of: scratch.replica, taken: result.summary.ownRows, at: console.now)
        result.summary.outcomes = forecast.outcomes
        result.summary.refusals = forecast.refusals
        result.summary.depositedSets = forecast.deposited
        let output = ForecastOutput(
            forecast: forecast,
            unsent: unsent,
            sync: SyncOutput(holdings: try Holdings(forecast.replica), paper: console.paper)
        )
        console.result(json: output.json(result), lines: output.lines(result))
        if !result.summary.refusals.isEmpty || !result.summary.rejected.isEmpty {
            throw ExitCode(CommandFailure.Status.refused.rawValue)
        }
    }
}
