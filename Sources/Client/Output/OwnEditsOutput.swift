import Shared
import Terminal

/// The person's own edits, as people and scripts read them.
struct OwnEditsOutput {
    let holdings: Holdings
    let paper: Paper

    /// Edits that are listed; older ones are found by `history`.
    private static let listedMax = 30
    /// Changes of one edit that are told.
    private static let changesListedMax = 3

    private var language: Language { paper.language }

    /// The newest first.
    private func newest(_ units: [OwnEdits]) -> [(own: OwnEdits, edit: OwnEdit)] {
        let all = units.flatMap { own in own.all.map { (own: own, edit: $0) } }
        let sorted = all.enumerated().sorted { left, right in
            let (before, after) = (left.element.edit, right.element.edit)
            return (before.verdicts == nil ? 1 : 0, before.set.editedAt, left.offset)
                > (after.verdicts == nil ? 1 : 0, after.set.editedAt, right.offset)
        }
        return sorted.prefix(Self.listedMax).map(\.element)
    }

    func lines(_ units: [OwnEdits]) -> [String] {
        let edits = newest(units)
        guard !edits.isEmpty else { return [UndoSentence.noneHeld.text(in: language)] }
        let captions: [Caption] = [.edit, .saved, .content, .status]
        var table = Table(
            columns: captions.map { .init($0.text(in: language), elastic: $0 == .content) }
        )
        for (own, edit) in edits {
            let (state, style) = state(edit, in: own)
            table.rows.append([
                .init(holdings.reference(of: edit) ?? "—", .strong),
                .init(edit.set.editedAt.minuteText(offsetMinutes: paper.offsetMinutes)),
                .init(content(edit)), .init(state, style),
            ])
        }
        return table.lines(for: paper)
            + [paper.paint(UndoSentence.howToUndo.text(in: language), .dim)]
    }

    private func content(_ edit: OwnEdit) -> String {
        guard let view = holdings.views[edit.submission.unit] else { return "" }
        let changes = ChangeText(holdings: holdings, view: view, paper: paper)
        var texts = edit.set.changes.prefix(Self.changesListedMax).map(changes.labelled)
        if let batch = edit.set.batch {
            texts.append(
                BatchSentence.inBatch(changes: edit.set.changes.count, batch: batch.short).text(in: language)
            )
        }
        return texts.joined(separator: language.say("；", "; "))
    }

    private func state(_ edit: OwnEdit, in own: OwnEdits) -> (String, Style) {
        if let undo = own.undo(of: edit) {
            return (
                UndoSentence.takenBackBy(edit: holdings.reference(of: undo) ?? "").text(in: language), .dim
            )
        }
        let rejected = (edit.verdicts ?? []).filter(\.isRejected)
        if let first = rejected.first {
            guard rejected.count < edit.set.changes.count, let version = edit.version else {
                return (first.text(in: language), .bad)
            }
            let partly = UndoSentence.sentInPart(version: version, turnedDown: rejected.count)
            return (partly.text(in: language), .warning)
        }
        guard let version = edit.version else { return (UndoSentence.waits.text(in: language), .warning) }
        return (UndoSentence.sent(version: version).text(in: language), .plain)
    }

    func json(_ units: [OwnEdits]) -> JSONValue {
        [
            "edits": .array(
                newest(units).map { own, edit in
                    jsonObject([
                        "reference": .optional(holdings.reference(of: edit)),
                        "unit": edit.submission.unit.json, "replica": edit.submission.replica.json,
                        "n": .int(edit.submission.n), "batch": edit.set.batch?.json,
                        "version": .optional(edit.version),
                        "editedAt": edit.set.editedAt.json,
                        "changes": .array(edit.set.changes.map(\.json)),
                        "verdicts": edit.verdicts.map { .array($0.map(\.json)) } ?? .null,
                        "undoes": .optional(own.undone(by: edit).flatMap(holdings.reference(of:))),
                        "undoneBy": .optional(own.undo(of: edit).flatMap(holdings.reference(of:))),
                    ])
                }
            )
        ]
    }
}
