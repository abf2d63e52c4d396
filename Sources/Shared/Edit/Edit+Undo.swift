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
    /// - Parameters:
    ///   - own: The author's sets that are held, `edit` among them.
    ///   - batch: What it is taken back with as one.
    ///   - refusal: Why a draft would not be saved; nil where it would.
    /// - Returns: The draft, nil where nothing can be taken back; how many parts it takes back; and for each part that it
    ///   can't, its first change and why.
    public static func undoParts(
        of edit: OwnEdit,
        among own: [OwnEdit],
        batch: BatchID,
        why: String,
        in context: EditContext,
        refusal: (Draft) -> EditRefusal?
    ) -> PartialUndo {
        let inverse = Inverse(edit: edit, own: own, why: why, view: context.view)
        var undo = PartialUndo(draft: Draft([], undoes: edit.submission.reference, batch: batch))
        for (number, part) in edit.parts.enumerated() {
            do throws(UndoObstacle) {
                var back = try inverse.changes(for: part)
                guard !back.isEmpty else { throw .nothing }
                if back.count > 1 {
                    for index in back.indices { back[index].group = Int64(number + 1) }
                }
                if let refusal = refusal(Draft(back, undoes: undo.draft.undoes)) { throw .refused(refusal) }
                undo.draft.changes += back
                undo.parts += 1
            } catch { undo.left.append(PartialUndo.Part(change: edit.set.changes[part[0]], obstacle: error)) }
        }
        return undo
    }
}

/// What can be taken back of an own set.
public struct PartialUndo: Sendable, Equatable {
    /// A part of the set that stays.
    public struct Part: Sendable, Equatable {
        /// The part's first change.
        public var change: Change
        public var obstacle: UndoObstacle
    }

    /// Empty where nothing can be taken back.
    public var draft: Draft
    /// How many parts the draft takes back.
    public var parts = 0
    public var left: [Part] = []
}
