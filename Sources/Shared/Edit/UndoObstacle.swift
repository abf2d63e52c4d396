/// What stands against taking an edit back.
public enum UndoObstacle: Error, Sendable, Equatable {
    /// Who wrote there since, and where the set stands.
    public struct Writer: Sendable, Equatable {
        public var person: PersonID
        public var position: LanePosition
        /// The unit's version that the write took, or will take.
        public var version: Int64

        init(_ write: LastWrite) {
            person = write.author
            position = write.position
            version = write.version
        }
    }

    /// The field was written again since.
    case changed(FieldKey, by: Writer)
    /// Somebody else wrote the same value, and that stands.
    case shared(FieldKey, with: Writer)
    /// The record was written to since, by another hand.
    case continued(RecordID, by: Writer)
    /// Another record that still stands names this one or hangs under it.
    case used(RecordID, by: RecordID)
    /// The record is gone or held back by a conflict already.
    case gone(RecordID)
    /// The own value in a conflict goes back to more than this edit.
    case contended(ConflictID)
    /// A value that was taken out of a conflict is entered anew.
    case withdrawn(ConflictID)
    /// The conflict was ruled on again, or is open.
    case ruled(ConflictID)
    /// It was turned down, so that there is nothing to take back.
    case turnedDown(RejectReason)
    /// A rule speaks against going back.
    case refused(EditRefusal)
    /// It changed nothing, or what it changed is back already.
    case nothing
}
