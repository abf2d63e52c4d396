/// Turns one unit's section into creations.
struct UnitImport {
    let unit: UnitDirectory.Entry
    let round: RecordID
    let date: CalendarDate
    /// The problems that the unit holds, with their numbers.
    let numbers: [RecordID: String]
    /// How many problems of this bulletin the unit has so far.
    var ordinal = 0
    private(set) var changes: [Change] = []
    private(set) var leftOut: [BulletinImport.LeftOut] = []
    private var lastNumber: Int

    init(_ unit: UnitDirectory.Entry, round: RecordID, date: CalendarDate, numbers: [RecordID: String]) {
        self.unit = unit
        self.round = round
        self.date = date
        self.numbers = numbers
        let prefix = unit.shortName + "-"
        lastNumber =
            numbers.values.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }.max()
            ?? 0
    }

    mutating func add(_ digest: UnitDigest) {
        for problem in digest.problems { add(problem) }
        for figure in digest.figures {
            leftOut.append(.init(line: figure.line, text: figure.quote, reason: .outsideAnyProblem))
        }
    }

    private mutating func add(_ digest: ProblemDigest) {
        guard digest.title.contains(where: { !$0.isWhitespace }) else {
            leftOut.append(.init(line: digest.line, text: digest.text, reason: .problemWithoutTitle))
            return
        }
        ordinal += 1
        let path = "round/\(round)/problem/\(ordinal)"
        let id = record(path)
        var fields: [String: JSONValue] = [
            FieldName.number: .string(number(of: id)),
            FieldName.title: .string(clipped(digest.title, 3000, digest.line)),
            FieldName.round: round.json,
            FieldName.status: .string(BulletinStatus.status(digest.statusLine).rawValue),
        ]
        if !digest.text.isEmpty {
            fields[FieldName.quote] = .string(clipped(digest.text, 60_000, digest.line))
        }
        if BulletinStatus.isLongTerm(digest.statusLine) {
            fields[FieldName.dueKind] = .string(DueKind.longTerm.rawValue)
        }
        let start = changes.count
        changes.append(Change(id, kind: RecordKind.problem.rawValue, .create(parent: nil, fields: fields)))
        let measures = add(digest.measures, of: id, path, digest.line)
        add(digest.figures, of: id, path, measures)
        group(changes[start...].indices)
    }

    /// Lets a problem share one fate with all under it: of another text about the same problem, not half is added.
    private mutating func group(_ range: Range<Int>) {
        let bytes = changes[range].reduce(0) { $0 + $1.json.canonicalBytes().count }
        // What would not fit into one set can't be one group; its records still come at most once.
        guard range.count <= Limits.changesMax / 2, bytes <= Limits.changeSetBytesMax / 2 else { return }
        for index in range { changes[index].group = Int64(ordinal) }
    }

    /// A problem that is held keeps its number; a new one takes the next.
    private mutating func number(of id: RecordID) -> String {
        if let number = numbers[id] { return number }
        lastNumber += 1
        return unit.shortName + "-" + (lastNumber < 10 ? "0\(lastNumber)" : "\(lastNumber)")
    }

    private mutating func add(
        _ measures: [MeasureDigest],
        of problem: RecordID,
        _ path: String,
        _ line: Int
    ) -> [Int: RecordID] {
        var ids: [Int: RecordID] = [:]
        for measure in measures {
            guard measure.text.contains(where: { !$0.isWhitespace }), 1...9999 ~= measure.ordinal,
                ids[measure.ordinal] == nil
            else {
                leftOut.append(
                    .init(line: line, text: measure.marker + measure.text, reason: .measureWithoutText)
                )
                continue
            }
            let id = record("\(path)/measure/\(measure.ordinal)")
            ids[measure.ordinal] = id
            let fields: [String: JSONValue] = [
                FieldName.ordinal: .int(Int64(measure.ordinal)),
                FieldName.text: .string(clipped(measure.text, 60_000, line)),
            ]
            changes.append(
                Change(id, kind: RecordKind.measure.rawValue, .create(parent: problem, fields: fields))
            )
        }
        return ids
    }

    private mutating func add(
        _ figures: [BulletinFigure],
        of problem: RecordID,
        _ path: String,
        _ measures: [Int: RecordID]
    ) {
        var wholes: [String: (kind: RecordKind, id: RecordID)] = [:]
        for (index, figure) in figures.enumerated() {
            guard var entry = ImportedEntry(figure) else {
                leftOut.append(.init(line: figure.line, text: figure.quote, reason: .figureWithoutUnit))
                continue
            }
            let id = record("\(path)/figure/\(index + 1)")
            entry.fields[FieldName.date] = .string(date.description)
            entry.fields[FieldName.measure] = figure.measureOrdinal.flatMap { measures[$0] }?.json
            if let part = figure.partOf {
                if let whole = wholes[part], whole.kind == entry.kind {
                    entry.fields[FieldName.partOf] = whole.id.json
                } else {
                    // A part whose whole has no entry of the same kind must not be added without a person's word.
                    entry.fields[FieldName.doubtful] = true
                    entry.fields["doubt"] = .string(FigureDoubt.mayOverlap.rawValue)
                }
            }
            if wholes[figure.quote] == nil { wholes[figure.quote] = (entry.kind, id) }
            changes.append(
                Change(id, kind: entry.kind.rawValue, .create(parent: problem, fields: entry.fields))
            )
        }
    }

    private func record(_ name: String) -> RecordID { .version5(space: unit.id, name: name) }

    private mutating func clipped(_ text: String, _ bytesMax: Int, _ line: Int) -> String {
        if text.utf8.count <= bytesMax { return text }
        leftOut.append(.init(line: line, text: String(text.prefix(40)) + "…", reason: .textTooLong))
        var clipped = ""
        var bytes = 3
        for character in text {
            bytes += character.utf8.count
            if bytes > bytesMax { break }
            clipped.append(character)
        }
        return clipped + "…"
    }
}
