import Postgres
import Shared

/// Counts a unit anew along its log and compares the totals table at every version.
///
/// A record's contribution depends only on the problem that it hangs under, so after each row only the problems that
/// it touched are counted again; at the end everything is counted once more.
struct TotalsCheck {
    let unit: UnitID
    private var stored: [Int64: [FigureKey: StoredTotal]] = [:]
    private var counted: FigureTable = [:]
    private var byRoot: [RecordID: FigureTable] = [:]
    private var visited: Set<Int64> = []

    private struct StoredTotal {
        var amount: Amount
        var until: Int64?
    }

    init(unit: UnitID) { self.unit = unit }

    /// Takes one row of the totals table.
    mutating func add(_ row: Row) throws {
        let key = FigureKey(round: try row.id("round_id"), figure: try row.text("figure"))
        stored[try row.int64("version"), default: [:]][key] = StoredTotal(
            amount: try Amount(row: row),
            until: try row.optionalInt64("until_version")
        )
    }

    /// Goes on by one log row, whose effects are in `state`.
    mutating func apply(_ effects: [Effect], in state: UnitState, at version: Int64) -> [CheckFinding] {
        visited.insert(version)
        var change: FigureTable = [:]
        for root in Set(effects.flatMap { Self.records(of: $0) }.map { state.records[$0]?.parent ?? $0 }) {
            var table: FigureTable = [:]
            for record in [state.records[root]].compactMap(\.self) + state.children(of: root) {
                table = summed(table, Totals.contribution(of: record, in: state))
            }
            change = summed(change, difference(from: byRoot[root] ?? [:], to: table))
            byRoot[root] = table
        }
        counted = summed(counted, change)
        let rows = stored[version] ?? [:]
        let differing = Set(change.keys).union(rows.keys).filter {
            rows[$0]?.amount != counted[$0] ?? Amount()
        }
        // A figure that did not change has no row.
        let superfluous = rows.keys.filter { change[$0] == nil }
        return Set(differing).union(superfluous).sorted().map { finding($0, at: version) }
    }

    /// Compares the whole with a recount, and the table's intervals with each other.
    func finish(_ state: UnitState) -> [CheckFinding] {
        let recount = Totals.recount(state)
        var findings = Set(recount.keys).union(counted.keys).filter { recount[$0] != counted[$0] }.sorted()
            .map { finding($0, at: nil) }
        var versions: [FigureKey: [(version: Int64, until: Int64?)]] = [:]
        for (version, rows) in stored.sorted(by: { $0.key < $1.key }) {
            if !visited.contains(version) { findings += rows.keys.sorted().map { finding($0, at: version) } }
            for (key, row) in rows { versions[key, default: []].append((version, row.until)) }
        }
        for (key, unsorted) in versions.sorted(by: { $0.key < $1.key }) {
            let rows = unsorted.sorted { $0.version < $1.version }
            for (index, row) in rows.enumerated() {
                let next = index + 1 < rows.count ? rows[index + 1].version : nil
                if row.until != next { findings.append(finding(key, at: row.version)) }
            }
        }
        return findings
    }

    private func finding(_ key: FigureKey, at version: Int64?) -> CheckFinding {
        CheckFinding(unit: unit, version: version, code: .totalDiffers, subject: "\(key.round)/\(key.figure)")
    }

    /// The records whose contribution an effect may change.
    private static func records(of effect: Effect) -> [RecordID] {
        switch effect {
        case .create(let id, _, _, _, _, _), .unpark(let id), .park(let id, _): [id]
        case .set(let key, _, _), .coauthor(let key): [key.record]
        case .conflict: []
        }
    }
}
