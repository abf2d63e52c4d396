import Shared

/// The sums of the units that are held, with everything that could still move them.
struct TotalsReport {
    /// One sum.
    struct Row {
        /// Nil: over all chosen units.
        var unit: UnitID?
        var key: FigureKey
        var amount = Amount()
        /// What this replica's unsent edits would add.
        var ownUnsent = Amount()
        /// What rulings on open conflicts could add, least and most.
        var disputed = Interval(low: 0, high: 0)
    }

    /// What narrows the report.
    struct Filter {
        var units: [UnitID]
        var round: RecordID?
        /// A figure's name or words; several may match.
        var figure: String?
        var isByUnit = false
    }

    var rows: [Row]
    var units: [UnitID]
    /// Rows that were taken out for being no standard figures.
    var hiddenCount = 0

    /// Takes out what is counted under labels of people's own.
    mutating func hideQuantities() {
        let count = rows.count
        rows.removeAll { $0.key.figure.hasPrefix("quantity.") }
        hiddenCount = count - rows.count
    }

    init(_ holdings: Holdings, _ filter: Filter, in language: Language) {
        var rows: [RowKey: Row] = [:]
        func change(_ unit: UnitID, _ key: FigureKey, _ change: (inout Row) -> Void) {
            if let round = filter.round, key.round != round { return }
            if let figure = filter.figure, !Self.matches(key.figure, figure) { return }
            let place = RowKey(unit: filter.isByUnit ? unit : nil, key: key)
            change(&rows[place, default: Row(unit: place.unit, key: key)])
        }
        for unit in filter.units {
            guard let view = holdings.views[unit] else { continue }
            let official = Totals.recount(view.unit.state)
            for (key, amount) in official { change(unit, key) { $0.amount = $0.amount + amount } }
            for (key, amount) in difference(from: official, to: Totals.recount(view.state)) {
                change(unit, key) { $0.ownUnsent = $0.ownUnsent + amount }
            }
            for (key, interval) in Totals.disputed(view.unit.state) {
                change(unit, key) {
                    $0.disputed.low += interval.low
                    $0.disputed.high += interval.high
                }
            }
        }
        units = filter.units
        let places = rows.values.map { row in
            (
                row,
                FigurePlace(
                    round: holdings.roundName(row.key.round),
                    row.key,
                    unit: row.unit.map(holdings.name)
                )
            )
        }
        self.rows = places.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// The entries that a figure sums, with what each adds.
    static func explanation(
        of key: FigureKey,
        units: [UnitID],
        in holdings: Holdings
    ) -> [(target: Target, amount: Amount)] {
        units.flatMap { unit -> [(target: Target, amount: Amount)] in
            guard let state = holdings.views[unit]?.unit.state else { return [] }
            return state.records.values.sorted { $0.id < $1.id }.compactMap { record in
                Totals.contribution(of: record, in: state)[key].map {
                    (Target(unit: unit, record: record.id), $0)
                }
            }
        }
    }

    /// Whether a person who wrote `text` means the figure.
    static func matches(_ figure: String, _ text: String) -> Bool {
        let wanted = Holdings.folded(text)
        if figure == text || figure.hasPrefix(text + ".") || figure.hasSuffix("." + text) { return true }
        return Language.allCases.contains {
            Holdings.folded(FigureWord.text(figure, in: $0)).contains(wanted)
        }
    }

    private struct RowKey: Hashable {
        var unit: UnitID?
        var key: FigureKey
    }
}
