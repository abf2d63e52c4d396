import Shared
import Terminal

/// What others did, as people and scripts read it.
struct ForeignOutput {
    let holdings: Holdings
    let paper: Paper

    /// Edits that are told one by one; of more the newest.
    private static let editsListedMax = 12
    /// Changes of one edit to one record that are told.
    private static let changesListedMax = 3
    private static let valueColumnsMax = 24
    private static let contentColumnsMax = 48

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }

    func sentences(_ summary: SyncSummary) -> [NewsSentence] {
        let all = summary.foreignEdits.flatMap(sentences)
        let shown = all.suffix(Self.editsListedMax)
        let hidden = all.count - shown.count + summary.foreignEditsLeftOut
        return (hidden > 0 ? [.earlier(edits: hidden)] : []) + shown
    }

    /// One sentence for each problem or record that an edit touched.
    private func sentences(_ edit: SyncSummary.ForeignEdit) -> [NewsSentence] {
        var labels: [String] = []
        var what: [String: [String]] = [:]
        for item in edit.items {
            let label = label(item.change, in: edit.unit)
            if what[label] == nil { labels.append(label) }
            what[label, default: []].append(text(item, in: edit.unit))
        }
        return labels.map { label in
            let all = what[label] ?? []
            return .did(
                who: who(edit.author),
                label: label,
                what: Array(all.prefix(Self.changesListedMax)),
                more: max(0, all.count - Self.changesListedMax)
            )
        }
    }

    private func who(_ person: PersonID) -> String {
        person == holdings.replica.person ? Caption.you.text(in: language) : holdings.name(of: person)
    }

    /// The problem or measure that a change is about, with the entry where it changes one that was there.
    private func label(_ change: Change, in unit: UnitID) -> String {
        let own = holdings.label(of: change.record)
        guard let record = holdings.views[unit]?.state.records[change.record], let parent = record.parent,
            record.knownKind != .measure
        else { return own }
        if case .create = change.action { return holdings.label(of: parent) }
        return "\(holdings.label(of: parent)) \(own)"
    }

    private func text(_ item: SyncSummary.ForeignEdit.Item, in unit: UnitID) -> String {
        let text = sentence(item, in: unit).text(in: language)
        guard case .conflict = item.verdict else { return text }
        return NewsSentence.disputed(what: text).text(in: language)
    }

    private func sentence(_ item: SyncSummary.ForeignEdit.Item, in unit: UnitID) -> NewsSentence {
        let change = item.change
        if case .withdrawn = item.verdict, let edit = change.edit {
            return .withdrew(
                field: FieldWord.text(edit.field, in: language),
                value: value(edit.from, edit.field, change)
            )
        }
        switch change.action {
        case .edit(let edit) where edit.field == FieldName.retracted:
            return edit.to.isNull ? .restored : .retracted
        case .edit(let edit) where edit.field == FieldName.replacedBy:
            let by = values.text(edit.to, of: edit.field, kind: change.kind)
            return .corrected(by: cut(by, to: Self.contentColumnsMax))
        case .edit(let edit):
            var after = edit.to
            if case .merged(let value) = item.verdict { after = value }
            return .changed(
                field: FieldWord.text(edit.field, in: language),
                before: value(edit.from, edit.field, change),
                after: value(after, edit.field, change)
            )
        case .resolve(let ruling): return .reopened(conflict: holdings.shortIDs.text(ruling.conflict))
        case .create:
            let record = holdings.views[unit]?.state.records[change.record]
            let content = record.map(values.summary(of:)) ?? ""
            return .added(kind: values.kind(change.kind), content: cut(content, to: Self.contentColumnsMax))
        }
    }

    private func value(_ value: JSONValue, _ field: String, _ change: Change) -> String {
        cut(values.text(value, of: field, kind: change.kind), to: Self.valueColumnsMax)
    }

    private func cut(_ text: String, to columns: Int) -> String {
        DisplayWidth.cut(text.split(separator: "\n").joined(separator: " "), to: columns)
    }

    /// The edits as scripts read them.
    func json(_ summary: SyncSummary) -> JSONValue {
        .array(
            summary.foreignEdits.map { edit in
                [
                    "unit": edit.unit.json, "version": .int(edit.version),
                    "who": .string(holdings.name(of: edit.author)), "person": edit.author.json,
                    "receivedAt": edit.receivedAt.json,
                    "changes": .array(edit.items.map { json($0, in: edit.unit) }),
                ]
            }
        )
    }

    private func json(_ item: SyncSummary.ForeignEdit.Item, in unit: UnitID) -> JSONValue {
        jsonObject([
            "record": item.change.record.json, "label": .string(label(item.change, in: unit)),
            "kind": .string(item.change.kind), "operation": .string(item.change.operation),
            "field": item.change.edit.map { .string($0.field) }, "from": item.change.edit?.from,
            "to": item.change.edit?.to, "outcome": item.verdict.json,
        ])
    }
}
