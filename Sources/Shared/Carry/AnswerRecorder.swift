/// Asks for a replica that is not there until it would have everything, and keeps the answers for its file.
///
/// The same steps as ``SyncSession`` takes over the network.
public struct AnswerRecorder: Sendable {
    /// What is to be asked next.
    public enum Step: Sendable, Equatable {
        /// News from these cursors on.
        case exchange([UnitID: Cursor])
        case snapshot(UnitID, after: RecordID?)
    }

    public private(set) var answers: [RecordedAnswer] = []
    private var cursors: [UnitID: Cursor]
    private var bootstraps: [UnitID: (first: SnapshotPage?, after: RecordID?)] = [:]
    private var isMore = true

    /// - Parameter cursors: Where the replica stands.
    public init(from cursors: [UnitID: Cursor]) { self.cursors = cursors }

    /// Nil: all is recorded.
    public var next: Step? {
        if let (unit, bootstrap) = bootstraps.min(by: { $0.key < $1.key }) {
            return .snapshot(unit, after: bootstrap.after)
        }
        return isMore ? .exchange(cursors) : nil
    }

    /// Takes in the lines of an exchange.
    public mutating func record(_ lines: [String]) throws(JSONError) {
        var kept: [String] = []
        var rest = lines[...]
        let start = cursors
        isMore = false
        while let text = rest.popFirst() {
            let line = try SyncLine(text: text)
            kept.append(text)
            switch line {
            case .end(let more, _): isMore = more
            case .unit(let line):
                let rows = rest.prefix(line.rows)
                rest = rest.dropFirst(line.rows)
                kept += rows
                take(line)
            case .registered, .receipt, .refusal: break
            }
        }
        if !bootstraps.isEmpty { isMore = true }
        answers.append(.exchange(from: start, kept))
    }

    private mutating func take(_ line: UnitLine) {
        switch line.news {
        case .leave: cursors[line.unit] = nil
        case .diverged: bootstraps[line.unit] = (nil, nil)
        case .rows where cursors[line.unit] == nil && line.head > SyncSession.snapshotThreshold:
            bootstraps[line.unit] = (nil, nil)
        case .rows:
            cursors[line.unit] = Cursor(
                epoch: line.epoch,
                version: (cursors[line.unit]?.version ?? 0) + Int64(line.rows),
                chain: line.chain
            )
        }
    }

    /// Takes in one page of a unit's bootstrap.
    public mutating func record(_ page: SnapshotPage, _ lines: [String]) {
        guard let bootstrap = bootstraps[page.unit] else { return }
        answers.append(.snapshot(page.unit, after: bootstrap.after, [page.text] + lines))
        let first = bootstrap.first ?? page
        if first.epoch != page.epoch {
            // Restored between two pages: from the first again, as the replica does.
            bootstraps[page.unit] = (nil, nil)
        } else if let next = page.next {
            bootstraps[page.unit] = (first, next)
        } else {
            bootstraps[page.unit] = nil
            cursors[page.unit] = Cursor(epoch: first.epoch, version: first.version, chain: first.chain)
        }
    }
}
