import Shared
import Terminal

/// The server's sums as people read them.
struct CentralTotalsOutput {
    let holdings: Holdings
    let server: String
    let paper: Paper

    private var language: Language { paper.language }

    func lines(_ totals: CentralTotals) -> [String] {
        var table = Table(columns: [
            .init(said(.unit)), .init(said(.round)), .init(said(.figure), elastic: true),
            .init(said(.amount), right: true), .init(said(.couldBecome), right: true),
        ])
        let places = totals.rows.map { row in (row, place(row)) }
        for (row, _) in places.sorted(by: { $0.1 < $1.1 }) {
            let sum = row.approximation.around(shown(row.value, row.figure), in: language)
            let interval = row.disputed.map { disputed in
                "\(shown(row.value + disputed.low, row.figure)) ~ \(shown(row.value + disputed.high, row.figure))"
            }
            table.rows.append([
                .init(row.unit.map(holdings.name) ?? ""), .init(row.round.map(holdings.roundName) ?? ""),
                .init(FigureWord.text(row.figure, in: language)), .init(sum, .strong),
                .init(interval ?? "", .warning),
            ])
        }
        let nothing = (totals.cuts.isEmpty ? TotalsSentence.toldNothing : .nothing).text(in: language)
        return (totals.rows.isEmpty ? [nothing] : table.lines(for: paper)) + [""] + remarks(totals)
    }

    private func remarks(_ totals: CentralTotals) -> [String] {
        var lines = [paper.paint(TotalsSentence.central(server).text(in: language), .dim)]
        for cut in totals.cuts {
            let sentence = TotalsSentence.centralCut(
                unit: holdings.name(of: cut.unit),
                version: cut.version,
                time: cut.committedAt?.minuteText(offsetMinutes: paper.offsetMinutes)
            )
            lines.append(paper.paint(sentence.text(in: language), .dim))
        }
        let lacking = totals.unsent.filter { $0.value.contains { $0.changes > 0 } }
        if !lacking.isEmpty {
            let changes = lacking.values.joined().reduce(Int64(0)) { $0 + $1.changes }
            let sentence = TotalsSentence.lacking(changes: changes, units: lacking.count)
            lines.append(paper.paint(sentence.text(in: language), .warning))
        }
        for (unit, reports) in totals.unsent.sorted(by: { $0.key < $1.key }) {
            let changes = reports.reduce(Int64(0)) { $0 + $1.changes }
            guard changes > 0 else { continue }
            let since = reports.compactMap(\.oldest).min()?.minuteText(offsetMinutes: paper.offsetMinutes)
            let sentence = TotalsSentence.othersUnsent(
                unit: holdings.name(of: unit),
                changes: changes,
                devices: reports.count,
                since: since
            )
            lines.append(paper.paint(sentence.text(in: language), .warning))
        }
        for (unit, edits) in totals.deferred.sorted(by: { $0.key < $1.key }) {
            let sentence = TotalsSentence.deferred(unit: holdings.name(of: unit), edits: Int(edits))
            lines.append(paper.paint(sentence.text(in: language), .warning))
        }
        return lines
    }

    private func place(_ row: CentralTotals.Row) -> FigurePlace {
        let round = row.round ?? RecordID(high: 0, low: 0)
        return FigurePlace(
            round: row.round.map(holdings.roundName) ?? "",
            FigureKey(round: round, figure: row.figure),
            unit: row.unit.map(holdings.name)
        )
    }

    private func shown(_ value: ExactDecimal, _ figure: String) -> String {
        TotalsOutput.shown(value, figure, in: language)
    }

    private func said(_ caption: Caption) -> String { caption.text(in: language) }
}
