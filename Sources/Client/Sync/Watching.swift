import ArgumentParser
import Shared
import Synchronization
import Terminal

/// `sync --watch`: syncs whenever there is something to sync, until Ctrl-C.
struct Watching<Server: Transport> {
    let path: String
    let server: Server
    let console: Console

    private enum Ending: Sendable {
        case interrupted
        case failed((any Error)?)
    }

    /// - Throws: Exit status 130 once it is interrupted, or what makes going on useless.
    func run() async throws {
        let runner = runner()
        let ending = await withTaskGroup(of: Ending.self) { group in
            group.addTask { .failed(await runner.run()) }
            group.addTask {
                await Interruption.wait()
                return .interrupted
            }
            let ending = await group.next() ?? .interrupted
            // A sync that is under way breaks off, as one does whose network is gone.
            group.cancelAll()
            return ending
        }
        if case .failed(let failure?) = ending { throw failure }
        console.note(WatchSentence.ended(unsent: try Home(at: path).store.replica.unsent.count))
        throw ExitCode(CommandFailure.Status.interrupted.rawValue)
    }

    private func runner() -> WatchRunner {
        let (path, server, console) = (path, server, console)
        let outbox = OutboxWatch(home: path)
        let report = SyncReport(console: console)
        let hasSaid = Mutex(false)
        return WatchRunner(
            sync: {
                let progress = ProgressLine(console.margin)
                let outcome = try await HomeSync(path: path, server: server, outbox: outbox).run {
                    progress.show($0.sentence)
                }
                progress.clear()
                if Task.isCancelled { throw CancellationError() }
                try report.writeNews(outcome)
                if let failure = outcome.result.failure { throw failure }
                let isFirst = hasSaid.withLock { said in
                    defer { said = true }
                    return !said
                }
                if isFirst { console.note(WatchSentence.waiting) }
                return WatchRunner.Round(
                    held: WaitRequest(outcome.replica),
                    moved: outcome.moved,
                    waits: outcome.waits
                )
            },
            wait: { request in
                let identity = try ReplicaStore.identity(on: POSIXDisk(root: path))
                let token = identity?.enrolment?.token ?? ""
                let answer = try await server.post("/v1/wait", request.json.canonicalBytes(), token: token)
                guard let told = try? WaitAnswer(json: JSONValue(parsing: answer)) else {
                    throw ConnectionTrouble.unreadableAnswer(status: 200)
                }
                return told
            },
            hasNewEdits: { outbox.hasChanged },
            tell: { notice, failure in
                switch notice {
                case .back: console.note(WatchSentence.back)
                case .lost:
                    let reason = failure.map { CommandFailure($0).message.text(in: console.language) }
                    console.note(WatchSentence.lost(reason: reason ?? ""))
                }
            }
        )
    }
}
