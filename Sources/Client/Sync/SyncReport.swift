import Shared
import Synchronization
import Terminal

/// Tells what syncs brought: each of them, or of many only those that brought something.
final class SyncReport: Sendable {
    private struct Told {
        var isFirst = true
        /// A set that is refused again each time is told once.
        var refusals: [UnitID: Int64] = [:]
    }

    private let console: Console
    private let told = Mutex(Told())

    init(console: Console) { self.console = console }

    /// Tells of the only sync.
    func write(_ outcome: HomeSync<some Transport>.Outcome) throws {
        guard outcome.result.exchanges > 0 else { return }
        let output = try output(outcome, isFirst: true)
        console.result(json: output.json(outcome.result), lines: output.lines(outcome.result))
    }

    /// Tells of one of many syncs, where it brought something or is the first.
    func writeNews(_ outcome: HomeSync<some Transport>.Outcome) throws {
        guard outcome.result.exchanges > 0 else { return }
        var summary = outcome.result.summary
        let refusals = summary.refusals.mapValues(\.n)
        let isFirst: Bool? = told.withLock { told in
            if told.refusals == refusals { summary.refusals = [:] }
            let isFirst = told.isFirst
            guard isFirst || !summary.isEmpty else { return nil }
            told = Told(isFirst: false, refusals: refusals)
            return isFirst
        }
        guard let isFirst else { return }
        let output = try output(outcome, isFirst: isFirst)
        let time = output.now.minuteText(offsetMinutes: console.paper.offsetMinutes)
        console.result(
            json: output.json(outcome.result),
            lines: [console.paper.paint(time, .dim)] + output.lines(outcome.result)
        )
    }

    private func output(_ outcome: HomeSync<some Transport>.Outcome, isFirst: Bool) throws -> SyncOutput {
        SyncOutput(
            holdings: try Holdings(outcome.replica),
            paper: console.paper,
            now: Surroundings.now(),
            tellsDue: isFirst
        )
    }
}
