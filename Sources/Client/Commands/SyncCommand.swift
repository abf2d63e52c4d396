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

    func run(on console: Console) async throws {
        let path = Home.normalised(common.homePath(console.surroundings))
        try Home.check(path)
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
}
