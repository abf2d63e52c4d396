import ArgumentParser
import Shared
import Terminal

/// `undo [EDIT] | --list | --batch ID [--yes]`
struct UndoCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: Help.undo.said,
        discussion: Help.undoMore.said
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.edit.help)
    var edit: String?

    @Flag(help: Help.undoList.help)
    var list = false

    @Option(help: Help.undoneBatch.help)
    var batch: String?

    @Flag(help: Help.yes.help)
    var yes = false

    @Option(help: Help.why.help)
    var why: String?

    func run(on console: Console) async throws {
        guard [list, edit != nil, batch != nil].count(where: { $0 }) <= 1 else {
            throw ArgumentTrouble.chooseOne(["EDIT", "--list", "--batch"])
        }
        if let batch {
            try undoBatch(batch, on: console)
            return
        }
        if yes { throw ArgumentTrouble.onlyWith(option: "--yes", other: "--batch") }
        var home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        if list {
            let output = OwnEditsOutput(holdings: holdings, paper: console.paper)
            let edits = try home.store.replica.units.keys.sorted().map {
                OwnEdits(try home.store.ownEdits(in: $0))
            }
            console.result(json: output.json(edits), lines: output.lines(edits))
            return
        }
        let (own, wanted) = try find(holdings, home.store)
        if let undo = own.undo(of: wanted) {
            throw UndoTrouble.undoneAlready(
                edit: holdings.reference(of: wanted) ?? "",
                by: holdings.reference(of: undo) ?? ""
            )
        }
        try save(wanted, among: own.all, in: &home, holdings, on: console)
    }

    /// The edit that is meant, among the others of its unit.
    private func find(_ holdings: Holdings, _ store: ReplicaStore<POSIXDisk>) throws -> (OwnEdits, OwnEdit) {
        guard let edit else {
            guard let (own, last) = try last(of: store) else { throw UndoTrouble.noneLeft }
            if let batch = last.set.batch {
                throw UndoTrouble.partOfBatch(edit: holdings.reference(of: last) ?? "", batch: batch.short)
            }
            return (own, last)
        }
        let reference = try holdings.findEdit(edit)
        let own = OwnEdits(try store.ownEdits(in: reference.unit))
        guard let found = own.find(reference, on: store.replica.identity.replica) else {
            throw UndoTrouble.unknownEdit(edit)
        }
        return (own, found)
    }

    /// The newest edit of all units: the last that was saved here and is not sent, else the last by its date.
    private func last(of store: ReplicaStore<POSIXDisk>) throws -> (OwnEdits, OwnEdit)? {
        if let unsent = store.replica.unsent.last {
            let own = OwnEdits(try store.ownEdits(in: unsent.unit))
            if let last = own.last, last.submission == unsent.submission { return (own, last) }
        }
        var found: [(own: OwnEdits, last: OwnEdit)] = []
        for unit in store.replica.units.keys.sorted() {
            let own = OwnEdits(try store.ownEdits(in: unit))
            if let last = own.last { found.append((own, last)) }
        }
        func age(_ edit: OwnEdit) -> (isUnsent: Int, savedAt: Timestamp) {
            (edit.verdicts == nil ? 1 : 0, edit.set.editedAt)
        }
        return found.max { age($0.last) < age($1.last) }
    }

    private func save(
        _ edit: OwnEdit,
        among own: [OwnEdit],
        in home: inout Home,
        _ holdings: Holdings,
        on console: Console
    ) throws {
        let unit = edit.submission.unit
        guard let view = holdings.views[unit] else { throw ReplicaError.unknownUnit(unit) }
        let now = console.now
        let context = console.context(of: view)
        let reference = holdings.reference(of: edit) ?? ""
        let reason = why ?? UndoSentence.reason(edit: reference).text(in: console.language)
        let draft: Draft
        do throws(UndoObstacle) {
            draft = try Edit.undo(edit, among: own, why: reason, in: context)
        } catch {
            throw ObstacleText(holdings: holdings, language: console.language).trouble(error, to: edit)
        }
        let saved = try home.store.save(draft, in: unit, at: now)
        let output = EditOutput(
            holdings: try Holdings(home.store.replica),
            saved: saved,
            paper: console.paper
        )
        let heading = UndoSentence.tookBack(
            edit: reference,
            saved: edit.set.editedAt.minuteText(offsetMinutes: console.paper.offsetMinutes)
        )
        console.result(
            json: output.json(undone: reference),
            lines: [heading.text(in: console.language)] + output.lines()
        )
    }
}
