import Shared
import Terminal

/// What was saved, as people and scripts read it.
struct EditOutput {
    /// What is held now, with the edit.
    let holdings: Holdings
    let saved: PendingSet
    let paper: Paper

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }
    /// What people call the edit.
    private var reference: String {
        holdings.reference(of: saved.submission.reference.position, in: saved.unit, at: nil) ?? ""
    }
    private var changes: [Change] { saved.submission.set?.changes ?? [] }

    func lines() -> [String] {
        guard let view = holdings.views[saved.unit] else { return [] }
        var lines: [EditSentence] = []
        var disputed: [EditSentence] = []
        for change in changes {
            let label = holdings.label(of: change.record)
            switch change.action {
            case .create:
                guard let record = view.state.records[change.record] else { continue }
                lines.append(
                    .created(
                        kind: values.kind(change.kind),
                        label: label,
                        content: cut(values.summary(of: record))
                    )
                )
                if record.parked != nil { disputed.append(.parked(label: label)) }
            case .edit(let edit):
                let field = FieldWord.text(edit.field, in: language)
                if let withdrawn = withdrawal(edit, of: change, in: view) {
                    lines.append(.withdrawn(label: label, value: withdrawn))
                    continue
                }
                lines.append(sentence(edit, of: change, label: label))
                // A head that was written, and a value that was taken back, wait for nobody.
                let key = FieldKey(change.record, edit.field)
                if view.ownContender(on: key)?.values[key] == edit.to {
                    disputed.append(.disputed(label: label, field: field))
                }
            case .resolve(let ruling) where ruling.choice == .reopen:
                lines.append(.reopened(conflict: holdings.shortIDs.text(ruling.conflict), label: label))
            case .resolve(let ruling):
                let values = view.state.conflicts[ruling.conflict]?.resolution?.values ?? [:]
                let conflicts = ConflictOutput(holdings: holdings, paper: paper)
                lines.append(
                    .ruled(
                        conflict: holdings.shortIDs.text(ruling.conflict),
                        label: label,
                        outcome: conflicts.named(values, view.state)
                    )
                )
            }
        }
        return lines.map { $0.text(in: language) }
            + disputed.map { paper.paint($0.text(in: language), .warning) }
            + [
                paper.paint(
                    EditSentence.unsent(edits: holdings.replica.unsent.count, edit: reference)
                        .text(in: language),
                    .dim
                )
            ]
    }

    private func sentence(_ edit: FieldEdit, of change: Change, label: String) -> EditSentence {
        switch edit.field {
        case FieldName.retracted: return edit.to.isNull ? .restored(label: label) : .retracted(label: label)
        case FieldName.replacedBy where edit.to.text.flatMap({ RecordID($0) }) != nil:
            return .corrected(label: label, by: values.text(edit.to, of: edit.field, kind: change.kind))
        case FieldName.doubtful where edit.to == false:
            return .confirmed(label: label, counts: isCounted(change.record))
        default:
            return .changed(
                label: label,
                field: FieldWord.text(edit.field, in: language),
                before: short(edit.from, edit, change),
                after: short(edit.to, edit, change)
            )
        }
    }

    /// The own value that an edit took back, where that is what it did; a conflict's fields go together.
    private func withdrawal(_ edit: FieldEdit, of change: Change, in view: UnitView) -> String? {
        let key = FieldKey(change.record, edit.field)
        for conflict in view.state.conflicts.values.sorted(by: { $0.opened > $1.opened }) {
            let own = conflict.contenders.last {
                $0.isWithdrawn && $0.author == view.person && $0.values[key] == edit.from
            }
            if let own, edit.to == view.state.records[key.record]?[key.field] {
                return ConflictOutput(holdings: holdings, paper: paper).named(own.values, view.state)
            }
        }
        return nil
    }

    private func isCounted(_ record: RecordID) -> Bool {
        guard let state = holdings.views[saved.unit]?.state, let entry = state.records[record] else {
            return false
        }
        return !Totals.contribution(of: entry, in: state).isEmpty
    }

    /// - Parameters:
    ///   - undone: The edit that this one takes back, as people call it.
    ///   - amended: The edit that was turned down and that this one amends.
    func json(undone: String? = nil, amended: String? = nil) -> JSONValue {
        let view = holdings.views[saved.unit]
        let items = changes.map { change -> JSONValue in
            let key = change.edit.map { FieldKey(change.record, $0.field) }
            let isDisputed =
                key.map { view?.isDisputed($0) ?? false }
                ?? (view?.state.records[change.record]?.parked != nil)
            return jsonObject([
                "record": change.record.json, "label": .string(holdings.label(of: change.record)),
                "kind": .string(change.kind), "operation": .string(change.operation),
                "field": change.edit.map { .string($0.field) }, "from": change.edit?.from,
                "to": change.edit?.to,
                "disputed": .bool(isDisputed),
            ])
        }
        return [
            "saved": jsonObject([
                "unit": saved.unit.json, "n": .int(saved.n), "reference": .string(reference),
                "undoes": undone.map { .string($0) }, "amends": amended.map { .string($0) },
                "changes": .array(items),
            ]), "unsent": .int(Int64(holdings.replica.unsent.count)),
        ]
    }

    private func short(_ value: JSONValue, _ edit: FieldEdit, _ change: Change) -> String {
        cut(values.text(value, of: edit.field, kind: change.kind))
    }

    /// One line of it, as much as tells which it is.
    private func cut(_ text: String) -> String {
        DisplayWidth.cut(text.split(separator: "\n").joined(separator: " "), to: 60)
    }
}
