import Shared

/// Names what stands against taking an edit back as people call it.
struct ObstacleText {
    let holdings: Holdings
    let language: Language

    /// The obstacle as the message that ends the command.
    func trouble(_ obstacle: UndoObstacle, to edit: OwnEdit) -> UndoTrouble {
        let name = holdings.reference(of: edit) ?? ""
        switch obstacle {
        case .changed(let key, let writer):
            return .changed(
                edit: name,
                label: holdings.label(of: key.record),
                field: FieldWord.text(key.field, in: language),
                by: holdings.name(of: writer.person),
                later: later(writer, edit)
            )
        case .shared(let key, let writer):
            return .shared(
                edit: name,
                label: holdings.label(of: key.record),
                field: FieldWord.text(key.field, in: language),
                with: holdings.name(of: writer.person)
            )
        case .continued(let record, let writer):
            return .continued(
                edit: name,
                label: holdings.label(of: record),
                by: holdings.name(of: writer.person)
            )
        case .used(let record, let user):
            return .used(edit: name, label: holdings.label(of: record), by: holdings.label(of: user))
        case .gone(let record): return .gone(edit: name, label: holdings.label(of: record))
        case .contended(let id): return .contended(edit: name, conflict: holdings.shortIDs.text(id))
        case .withdrawn: return .withdrawn(edit: name)
        case .ruled(let id): return .ruled(edit: name, conflict: holdings.shortIDs.text(id))
        case .turnedDown(let reason): return .turnedDown(edit: name, reason)
        case .refused(let refusal): return .refused(edit: name, refusal)
        case .nothing: return .nothing(edit: name)
        }
    }

    /// The own edit that wrote there since, as people call it.
    private func later(_ writer: UndoObstacle.Writer, _ edit: OwnEdit) -> String? {
        guard writer.person == holdings.replica.person else { return nil }
        return holdings.reference(of: writer.position, in: edit.submission.unit, at: writer.version)
    }
}
