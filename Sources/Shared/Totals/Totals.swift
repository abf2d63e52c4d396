/// What each record adds to which figure. Push, client, check and simulator count with these functions only.
public enum Totals {
    /// All figures of the records at hand.
    public static func recount(_ state: UnitState) -> FigureTable {
        var table: FigureTable = [:]
        for record in state.records.values { add(contribution(of: record, in: state), to: &table) }
        return table.filter { !$0.value.isZero }
    }

    /// What a push changes, from the slice that it loaded before and after.
    public static func delta(before: UnitState, after: UnitState) -> FigureTable {
        difference(from: recount(before), to: recount(after))
    }

    /// What one record adds; empty where it counts nowhere.
    public static func contribution(of record: RecordState, in state: UnitState) -> FigureTable {
        guard record.isLive, let kind = record.knownKind else { return [:] }
        if kind == .problem { return problem(record) }
        guard let problem = record.parent.flatMap({ state.records[$0] }), problem.isLive,
            let round = problem.reference(FieldName.round)
        else { return [:] }
        if kind == .measure { return measure(record, round) }
        guard kind.isEntry, isCounted(record, in: state) else { return [:] }
        let wholes = self.wholes(of: record, in: state).flatMap { Set(figures(of: $0).map(\.0)) }
        var table: FigureTable = [:]
        for (figure, value) in figures(of: record) where !wholes.contains(figure) {
            table[FigureKey(round: round, figure: figure)] = Amount(
                value: value,
                approximation: record.text(FieldName.approximation).flatMap(Approximation.init) ?? .exact
            )
        }
        return table
    }

    /// Whether an entry stands: not retracted, parked, doubtful or replaced, and no correction that lost its place.
    public static func isCounted(_ entry: RecordState, in state: UnitState) -> Bool {
        guard entry.isLive, entry[FieldName.doubtful].truth != true else { return false }
        return successor(of: entry, in: state) == nil && isInPlace(entry, in: state)
    }

    /// The entry that stands in the place of another, over corrections that were retracted themselves.
    private static func successor(of entry: RecordState, in state: UnitState) -> RecordState? {
        var next = entry
        for _ in 0..<chainMax {
            guard let successor = next.reference(FieldName.replacedBy).flatMap({ state.records[$0] }) else {
                return nil
            }
            if successor.isLive { return successor }
            next = successor
        }
        return nil
    }

    /// Whether every link back to the first entry stands: a correction of one that lost its place has none either.
    private static func isInPlace(_ entry: RecordState, in state: UnitState) -> Bool {
        var next = entry
        for _ in 0..<chainMax {
            guard let id = next.reference(FieldName.replaces) else { return true }
            guard let replaced = state.records[id], replaced.parked == nil,
                replaced.reference(FieldName.replacedBy) == next.id
            else { return false }
            next = replaced
        }
        return true
    }

    /// Links name earlier entries, so chains end; the bound only guards against a damaged replica.
    private static let chainMax = 10_000

    /// The entries that this one is a part of and that stand themselves, through replacements.
    private static func wholes(of entry: RecordState, in state: UnitState) -> [RecordState] {
        var wholes: [RecordState] = []
        var next = entry.reference(FieldName.partOf)
        for _ in 0..<chainMax {
            guard let id = next, let whole = state.records[id] else { break }
            if let successor = successor(of: whole, in: state) {
                next = successor.id
                continue
            }
            if isCounted(whole, in: state) { wholes.append(whole) }
            next = whole.reference(FieldName.partOf)
        }
        return wholes
    }

    private static func problem(_ record: RecordState) -> FigureTable {
        guard let round = record.reference(FieldName.round) else { return [:] }
        var table: FigureTable = [FigureKey(round: round, figure: Figures.problems): Amount(value: 1)]
        if let status = record.text(FieldName.status) {
            table[FigureKey(round: round, figure: Figures.problems(status))] = Amount(value: 1)
        }
        return table
    }

    private static func measure(_ record: RecordState, _ round: RecordID) -> FigureTable {
        var table: FigureTable = [FigureKey(round: round, figure: Figures.measures): Amount(value: 1)]
        if record.text(FieldName.status) == MeasureStatus.done.rawValue {
            table[FigureKey(round: round, figure: Figures.measuresDone)] = Amount(value: 1)
        }
        return table
    }

    /// The figures that an entry matches, with what it adds where it is no part of another that matches too.
    static func figures(of entry: RecordState) -> [(String, ExactDecimal)] {
        switch entry.knownKind {
        case .progress: return [(Figures.progress, 1)]
        case .funds:
            guard let fen = entry.number(FieldName.amount), let kinds = entry[FieldName.fundsKinds].texts,
                let kind = FundsKind.allCases.first(where: { kinds.contains($0.rawValue) })
            else { return [] }
            return [(Figures.funds(kind), ExactDecimal(fen))]
        case .accountability:
            guard let count = entry.number(FieldName.count), let unit = entry.text(FieldName.countUnit),
                let forms = entry[FieldName.forms].texts
            else { return [] }
            return [
                (Figures.accountability(nil, unit), ExactDecimal(count)),
                (Figures.accountability(forms.joined(separator: "+"), unit), ExactDecimal(count)),
            ]
        case .rule:
            guard let count = entry.number(FieldName.count), let action = entry.text(FieldName.action) else {
                return []
            }
            return [(Figures.rules, ExactDecimal(count)), (Figures.rules(action), ExactDecimal(count))]
        case .quantity:
            guard let label = entry.text(FieldName.label), let unit = entry.text(FieldName.countUnit),
                !Figures.isRate(unit), let value = entry.text(FieldName.amount).flatMap({ ExactDecimal($0) })
            else { return [] }
            return [(Figures.quantity(label, unit), value)]
        default: return []
        }
    }

    static func add(_ contribution: FigureTable, to table: inout FigureTable) {
        for (key, amount) in contribution { table[key] = (table[key] ?? Amount()) + amount }
    }
}

/// The names of figures. Stable: totals tables and `--json` carry them.
public enum Figures {
    public static let problems = "problems.total"
    public static let measures = "measures.total"
    public static let measuresDone = "measures.done"
    public static let progress = "progress.entries"
    public static let rules = "rules.all"

    /// Problems in one status.
    public static func problems(_ status: String) -> String { "problems.status.\(status)" }
    /// Money of one kind, in fen. An entry of several kinds counts under the first of ``FundsKind`` only.
    public static func funds(_ kind: FundsKind) -> String { "funds.\(kind.rawValue)" }
    /// Persons or person-times; forms joined by `+` where one number covers several, nil for all forms.
    public static func accountability(_ forms: String?, _ unit: String) -> String {
        "accountability.\(forms ?? "all").\(unit)"
    }
    /// Rules by what was done to them.
    public static func rules(_ action: String) -> String { "rules.\(action)" }
    /// Anything else that is counted, by label and unit. A point in either is written `\.`, so that no two pairs have
    /// one name.
    public static func quantity(_ label: String, _ unit: String) -> String {
        "quantity.\(escaped(label)).\(escaped(unit))"
    }

    /// The label and unit that ``quantity(_:_:)`` made a name of; nil for other figures.
    public static func quantityParts(_ figure: String) -> (label: String, unit: String)? {
        guard figure.hasPrefix("quantity.") else { return nil }
        var parts = [""]
        var isEscaped = false
        for scalar in figure.unicodeScalars.dropFirst("quantity.".count) {
            if !isEscaped, scalar == "\\" {
                isEscaped = true
            } else if !isEscaped, scalar == "." {
                parts.append("")
            } else {
                parts[parts.count - 1].unicodeScalars.append(scalar)
                isEscaped = false
            }
        }
        return parts.count == 2 ? (parts[0], parts[1]) : nil
    }

    private static func escaped(_ text: String) -> String {
        // By scalars: a point with a mark on it is a point too.
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar == "." { escaped.unicodeScalars.append("\\") }
            escaped.unicodeScalars.append(scalar)
        }
        return escaped
    }

    /// Whether a unit is that of a rate: shown, never summed.
    public static func isRate(_ unit: String) -> Bool {
        ["%", "％", "‰", "百分点", "个百分点", "倍"].contains(unit)
    }
}
