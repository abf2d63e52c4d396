extension Edit {
    /// Takes a whole own set back, as one change that happens wholly or not at all.
    ///
    /// - Parameters:
    ///   - own: The author's sets that are held, `edit` among them.
    ///   - why: The reason, also of the tombstones that new records are put under.
    public static func undo(
        _ edit: OwnEdit,
        among own: [OwnEdit],
        why: String,
        in context: EditContext
    ) throws(UndoObstacle) -> Draft {
        let inverse = Inverse(edit: edit, own: own, why: why, view: context.view)
        var changes = try inverse.changes(for: Array(edit.set.changes.indices))
        guard !changes.isEmpty else { throw .nothing }
        if changes.count > 1 { for index in changes.indices { changes[index].group = 1 } }
        return Draft(changes, undoes: edit.submission.reference)
    }

    /// Takes back what can be of an own set, each of its parts by itself.
    ///
    /// - Returns: The draft, nil where nothing can be taken back; and for each part that can't, its first change and why.
    public static func undoParts(
        of edit: OwnEdit,
        among own: [OwnEdit],
        why: String,
        batch: BatchID,
        in context: EditContext
    ) -> (draft: Draft?, left: [(change: Change, obstacle: UndoObstacle)]) {
        let inverse = Inverse(edit: edit, own: own, why: why, view: context.view)
        var changes: [Change] = []
        var left: [(change: Change, obstacle: UndoObstacle)] = []
        for (number, part) in edit.parts.enumerated() {
            do throws(UndoObstacle) {
                var back = try inverse.changes(for: part)
                if back.count > 1 {
                    for index in back.indices { back[index].group = Int64(number + 1) }
                }
                changes += back
            } catch { left.append((edit.set.changes[part[0]], error)) }
        }
        let draft = Draft(changes, undoes: edit.submission.reference, batch: batch)
        return (changes.isEmpty ? nil : draft, left)
    }
}
