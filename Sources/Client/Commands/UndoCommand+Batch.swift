import Shared

extension UndoCommand {
    /// Takes back what can be of a batch: shows what would become of it, and does it with `--yes`.
    func undoBatch(_ text: String, on console: Console) throws {
        var home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let batches = try OwnBatches(home.store)
        let batch = try batches.find(text)
        let now = console.now
        let by: BatchID = Home.newID(at: now).cast()
        let reason = why ?? UndoSentence.reason(edit: batch.short).text(in: console.language)
        var undos: [(edit: OwnEdit, undo: PartialUndo)] = []
        for (own, edit) in batches.edits(of: batch) {
            guard let view = holdings.views[edit.submission.unit] else { continue }
            let context = console.context(of: view)
            let undo = Edit.undoParts(of: edit, among: own.all, batch: by, why: reason, in: context) {
                holdings.replica.refusal(of: $0, on: view)
            }
            undos.append((edit, undo))
        }
        let output = BatchUndoOutput(holdings: holdings, paper: console.paper)
        let drafts = undos.filter { !$0.undo.draft.changes.isEmpty }
            .map { (unit: $0.edit.submission.unit, draft: $0.undo.draft) }
        guard yes, !drafts.isEmpty else {
            console.result(
                json: output.json(undos, of: batch, by: nil),
                lines: output.preview(undos, of: batch)
            )
            return
        }
        try home.store.save(drafts, at: now)
        let unsent = home.store.replica.unsent.count
        console.result(
            json: output.json(undos, of: batch, by: by, unsent: unsent),
            lines: output.done(undos, of: batch, by: by, unsent: unsent)
        )
    }
}
