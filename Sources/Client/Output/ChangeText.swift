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
            return sentence(ruling, ruled).text(in: language)
        }
    }

    private func sentence(_ ruling: ResolutionRequest, _ ruled: [FieldKey: JSONValue]?) -> HistorySentence {
        let conflict = view.state.conflicts[ruling.conflict]
        var values = ruled ?? ruling.seen?.values
        switch ruling.choice {
        case .head where values == nil: return .ruledForHead
        case .base where values == nil: return .ruledForBase
        case .contender(let id): values = values ?? conflict?.contenders.first { $0.id == id }?.values
        case .values(let given): values = values ?? given
        case .head, .base, .reopen: break
        }
        let output = ConflictOutput(holdings: holdings, paper: paper)
        return .ruled(value: output.text(values ?? [:], view.state))
    }

    /// What it does, behind the name of its record.
    func labelled(_ change: Change) -> String { "\(holdings.label(of: change.record)) \(text(change))" }
}
