import Shared
import Terminal

/// What a sync would come to, as people and scripts read it.
struct ForecastOutput {
    let forecast: Forecast
    /// Sets that were unsent when it was made.
    let unsent: Int
    /// Over what would be held then.
    let sync: SyncOutput

    private var paper: Paper { sync.paper }
    private var taken: Int { forecast.entries.count { $0.outcome == .taken } }

    /// - Parameter result: Of the scratch copy, with the foretold outcomes.
    func lines(_ result: SyncResult) -> [String] {
        var lines = [
            paper.paint(ForecastSentence.heading(unsent: unsent).text(in: paper.language), .strong)
        ]
        if taken > 0 { lines.append(ForecastSentence.taken(edits: taken).text(in: paper.language)) }
        lines += sync.lines(result)
        let conflicts = ConflictOutput(holdings: sync.holdings, paper: paper)
        for outcome in result.summary.conflicts {
            guard case .conflict(let id) = outcome.verdict, let view = sync.holdings.views[outcome.unit],
                let conflict = view.state.conflicts[id]
            else { continue }
            lines += [""] + conflicts.lines(conflict, in: view, showsHow: false)
        }
        return lines
    }

    /// The document of a sync, marked as foretold.
    func json(_ result: SyncResult) -> JSONValue {
        var members = sync.json(result).members ?? [:]
        members["dryRun"] = true
        members["taken"] = .int(Int64(taken))
        members["unsent"] = .int(Int64(unsent))
        return .object(members)
    }
}
