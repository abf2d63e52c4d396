import Shared
import Terminal

/// Says in a few words what a change does.
struct ChangeText {
    let holdings: Holdings
    let view: UnitView
    let paper: Paper

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }

    /// What it does to its record.
    ///
    /// - Parameter ruled: What the conflict's fields held after a ruling; nil: as it is now.
    func text(_ change: Change, ruled: [FieldKey: JSONValue]? = nil) -> String {
        switch change.action {
        case .create:
            let about = view.state.records[change.record].map { values.summary(of: $0) } ?? ""
            return "\(HistorySentence.created.text(in: language)) \(values.kind(change.kind)) \(about)"
        case .edit(let edit) where edit.field == FieldName.retracted:
            return (edit.to.isNull ? HistorySentence.restored : .retracted).text(in: language)
        case .edit(let edit):
            return HistorySentence.set(
                field: FieldWord.text(edit.field, in: language),
                before: values.text(edit.from, of: edit.field, kind: change.kind),
                after: values.text(edit.to, of: edit.field, kind: change.kind)
            ).text(in: language)
        case .resolve(let ruling) where ruling.choice == .reopen:
            return HistorySentence.reopened(conflict: holdings.shortIDs.text(ruling.conflict))
                .text(in: language)
        case .resolve(let ruling):
            let values = ruled ?? view.state.conflicts[ruling.conflict]?.resolution?.values ?? [:]
            return HistorySentence.ruled(
                value: ConflictOutput(holdings: holdings, paper: paper).text(values, view.state)
            ).text(in: language)
        }
    }

    /// What it does, behind the name of its record.
    func labelled(_ change: Change) -> String { "\(holdings.label(of: change.record)) \(text(change))" }
}
