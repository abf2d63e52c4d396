import Shared

/// Performs what a ``Watch`` asks for, until the task is cancelled or going on is of no use.
struct WatchRunner: Sendable {
    /// What one sync came to.
    struct Round: Sendable {
        /// What is held now, as a wait names it.
        var held: WaitRequest
        var moved: Bool
        var waits: Bool
    }

    /// Syncs, tells what came, and throws what it failed of.
    let sync: @Sendable () async throws -> Round
    /// Asks the server to tell of news.
    let wait: @Sendable (WaitRequest) async throws -> WaitAnswer
    /// Whether the person recorded something since the last sync.
    let hasNewEdits: @Sendable () -> Bool
    /// Tells what became of the connection, and why.
    let tell: @Sendable (Watch.Notice, (any Error)?) -> Void
    var sleep: @Sendable (_ milliseconds: Int) async throws -> Void = {
        try await Task.sleep(for: .milliseconds($0))
    }
    var milliseconds: @Sendable () -> Int64 = { Surroundings.now().milliseconds }

    private static let editPollMilliseconds = 500

    /// - Returns: Why it ended; nil where the task was cancelled.
    func run() async -> (any Error)? {
        var watch = Watch()
        var step = watch.first
        var held = WaitRequest(cursors: [:], roles: [:], seconds: 0)
        var failure: (any Error)?
        while step != .end {
            let event: Watch.Event
            do {
                event = try await perform(step, &held)
            } catch {
                failure = error
                event = .failed(Self.failure(error, isWait: step != .sync))
            }
            if Task.isCancelled { return nil }
            let (next, notice) = watch.next(after: event, random: .random(in: 0..<1))
            if let notice { tell(notice, failure) }
            step = next
        }
        return failure
    }

    private func perform(_ step: Watch.Step, _ held: inout WaitRequest) async throws -> Watch.Event {
        switch step {
        case .sync:
            let round = try await sync()
            held = round.held
            return .synced(moved: round.moved, waits: round.waits)
        case .wait(let seconds):
            var request = held
            request.seconds = seconds
            return try await orEdit { [request] in try await news(request) }
        case .rest(let milliseconds, let endsWithEdit):
            let resting: @Sendable () async throws -> Watch.Event = {
                try await sleep(milliseconds)
                return .rested
            }
            return try await endsWithEdit ? orEdit(resting) : resting()
        case .end: return .rested
        }
    }

    private func news(_ request: WaitRequest) async throws -> Watch.Event {
        let start = milliseconds()
        let answer = try await wait(request)
        return answer.units.isEmpty ? .quiet(milliseconds: Int(milliseconds() - start)) : .news
    }

    /// What comes first: what is waited for, or an edit of the person's own.
    private func orEdit(_ other: @escaping @Sendable () async throws -> Watch.Event) async throws
        -> Watch.Event
    {
        try await withThrowingTaskGroup(of: Watch.Event.self) { group in
            defer { group.cancelAll() }
            group.addTask(operation: other)
            group.addTask {
                while !hasNewEdits() { try await sleep(Self.editPollMilliseconds) }
                return .recorded
            }
            return try await group.next() ?? .rested
        }
    }

    /// Whether trying again is of use.
    static func failure(_ error: any Error, isWait: Bool = false) -> Watch.Failure {
        switch error {
        case ConnectionTrouble.server(.notFound, _) where isWait: .cannotWait
        case let trouble as ConnectionTrouble: trouble.watchFailure
        case HomeLock.Failure.taken(.home, _): .passing
        default: .final
        }
    }
}
