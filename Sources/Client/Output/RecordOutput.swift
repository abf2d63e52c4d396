import Shared
import Terminal

/// Records as tables, blocks of fields and JSON.
struct RecordOutput {
    let holdings: Holdings
    let paper: Paper
    let today: CalendarDate

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }

    /// Problems as a table.
    func table(_ problems: [Target]) -> [String] {
        let clock = DueClock(today: today)
        var table = Table(columns: [
            .init(said(.number)), .init(said(.title), elastic: true), .init(said(.status)), .init(said(.due)),
            .init(said(.timeLeft)), .init(said(.marks)),
        ])
        for target in problems {
            guard let view = holdings.views[target.unit], let record = view.state.records[target.record]
            else {
                continue
            }
            let left = clock.timeLeft(record.id, in: view)
            table.rows.append([
                .init(holdings.label(of: record, in: view), .strong),
                .init(shown(record, FieldName.title, view)),
                .init(shown(record, FieldName.status, view)),
                .init(view.value(record.id, FieldName.due).text ?? "—"),
                .init(left.text(in: language), DueClock.style(left)),
                .init(marks(record, view).map(said).joined(separator: " "), .warning),
            ])
        }
        return table.lines(for: paper)
    }

    /// A record with all its fields.
    func fields(_ record: RecordState, in view: UnitView) -> [String] {
        let label = holdings.label(of: record, in: view)
        let marks = marks(record, view).map(said).joined(separator: " ")
        var lines = [
            paper.paint("\(values.kind(record.kind)) \(label)", .strong)
                + (marks.isEmpty ? "" : "  " + paper.paint(marks, .warning))
        ]
        let order = FieldWord.allCases.map(\.rawValue)
        let names = record.fields.keys.sorted {
            (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1)
        }
        let width = names.map { DisplayWidth.of(FieldWord.text($0, in: language)) }.max() ?? 0
        for name in names where !view.value(record.id, name).isNull {
            let title = FieldWord.text(name, in: language)
            let padding = String(repeating: " ", count: width - DisplayWidth.of(title))
            let key = FieldKey(record.id, name)
            var suffix = ""
            if let conflict = view.state.openConflict(on: key) {
                suffix += "  " + paper.paint(dispute(conflict, key, record, view), .warning)
            }
            if view.unsentFields.contains(key) { suffix += "  " + paper.paint(said(.unsent), .dim) }
            let text = paper.paragraph(shown(record, name, view), indent: width + 4)
            let first = text.first.map { String($0.drop { $0 == " " }) } ?? ""
            lines.append(
                "  \(paper.paint(title, .dim))\(padding)  \(first)" + (text.count == 1 ? suffix : "")
            )
            lines += text.dropFirst()
            if text.count > 1, !suffix.isEmpty { lines.append(suffix) }
        }
        return lines
    }

    /// That a field is disputed, in which conflict, and what is in force where the person sees the own value.
    private func dispute(_ conflict: Conflict, _ key: FieldKey, _ record: RecordState, _ view: UnitView)
        -> String
    {
        let head = record[key.field]
        let inForce = head == view.value(key) ? nil : values.text(head, of: key.field, kind: record.kind)
        let sentence = ConflictSentence.disputedField(
            conflict: holdings.shortIDs.text(conflict.id),
            inForce: inForce
        )
        return sentence.text(in: language)
    }

    /// Records under a heading, one line each.
    func list(_ heading: Caption, _ records: [RecordState], in view: UnitView) -> [String] {
        guard !records.isEmpty else { return [] }
        var table = Table(columns: [
            .init(said(.id)), .init(said(.date)), .init(said(.kind)), .init(said(.content), elastic: true),
            .init(said(.marks)),
        ])
        for record in records {
            table.rows.append([
                .init(holdings.label(of: record, in: view), .strong),
                .init(record.text(FieldName.date) ?? "—"),
                .init(values.kind(record.kind)), .init(values.summary(of: record)),
                .init(marks(record, view).map(said).joined(separator: " "), .warning),
            ])
        }
        return ["", paper.paint(said(heading), .strong)] + table.lines(for: paper)
    }

    /// Doubtful entries with their problems and with what is doubtful about them.
    func doubtful(_ entries: [(view: UnitView, record: RecordState)]) -> [String] {
        var table = Table(columns: [
            .init(said(.id)), .init(said(.number)), .init(said(.kind)), .init(said(.content), elastic: true),
            .init(FieldWord.doubt.text(in: language), elastic: true),
        ])
        for (view, record) in entries {
            let problem = record.parent.flatMap { view.state.records[$0] }
            table.rows.append([
                .init(holdings.label(of: record, in: view), .strong),
                .init(problem.map { holdings.label(of: $0, in: view) } ?? "—"),
                .init(values.kind(record.kind)),
                .init(values.summary(of: record)),
                .init(shown(record, FieldWord.doubt.rawValue, view), .warning),
            ])
        }
        return table.lines(for: paper)
    }

    /// Measures with their state.
    func measures(_ records: [RecordState], in view: UnitView) -> [String] {
        guard !records.isEmpty else { return [] }
        var table = Table(columns: [
            .init(said(.number)), .init(said(.status)), .init(said(.due)),
            .init(said(.content), elastic: true),
            .init(said(.marks)),
        ])
        for record in records {
            table.rows.append([
                .init(holdings.label(of: record, in: view), .strong),
                .init(record[FieldName.status].isNull ? "—" : shown(record, FieldName.status, view)),
                .init(record.text(FieldName.due) ?? "—"), .init(shown(record, FieldName.text, view)),
                .init(marks(record, view).map(said).joined(separator: " "), .warning),
            ])
        }
        return ["", paper.paint(said(.measures), .strong)] + table.lines(for: paper)
    }

    /// What is special about a record.
    func marks(_ record: RecordState, _ view: UnitView) -> [Caption] {
        var marks: [Caption] = []
        if record.isRetracted { marks.append(.retracted) }
        if record.parked != nil {
            // A ruling that chose something else leaves it behind.
            marks.append(view.isDisputed(record.id) ? .parked : .setAside)
        } else if view.isDisputed(record.id) {
            marks.append(.disputed)
        }
        if record[FieldName.doubtful].truth == true { marks.append(.doubtful) }
        if !record[FieldName.replacedBy].isNull { marks.append(.replaced) }
        if !record[FieldName.partOf].isNull { marks.append(.partOf) }
        // A correction that lost its place stands in the list and in no sum.
        if marks.isEmpty, record.knownKind?.isEntry ?? false, !Totals.isCounted(record, in: view.state) {
            marks.append(.setAside)
        }
        if view.unsentRecords.contains(record.id) { marks.append(.unsent) }
        return marks
    }

    /// A record as scripts read it.
    func json(_ record: RecordState, in view: UnitView) -> JSONValue {
        let fields = record.fields.keys.reduce(into: [String: JSONValue]()) { fields, name in
            fields[name] = view.value(record.id, name)
        }
        var members: [String: JSONValue] = [
            "id": record.id.json, "unit": view.state.unit.json, "kind": .string(record.kind),
            "label": .string(holdings.label(of: record, in: view)), "parent": record.parent?.json ?? .null,
            "fields": .object(fields),
            "disputed": .array(view.state.disputedFields(of: record.id).map { .string($0) }),
            "unsent": .bool(view.unsentRecords.contains(record.id)), "parked": .bool(record.parked != nil),
            "retracted": .bool(record.isRetracted),
            "createdBy": .string(holdings.name(of: record.created.author)),
        ]
        if record.knownKind == .problem {
            members["daysLeft"] = DueClock.json(DueClock(today: today).timeLeft(record.id, in: view))
        }
        if record.knownKind?.isEntry == true {
            members["counts"] = .bool(!Totals.contribution(of: record, in: view.state).isEmpty)
        }
        return .object(members)
    }

    private func shown(_ record: RecordState, _ field: String, _ view: UnitView) -> String {
        values.text(view.value(record.id, field), of: field, kind: record.kind)
    }

    private func said(_ caption: Caption) -> String { caption.text(in: language) }
}
