/// Why a replica could not be opened, saved to or brought forward.
public enum ReplicaError: Error, Equatable, Sendable {
    case disk(DiskError)
    /// There is no replica in this folder.
    case notEnrolled
    /// There is one already.
    case alreadyEnrolled(server: String, personName: String)
    /// A line's checksum differs: the file was changed from outside or the disk failed.
    case damaged(path: String, line: Int)
    /// The file's lines are whole, but don't say what this program can read.
    case unreadable(path: String, line: Int)
    /// The file was written by a newer program.
    case tooNew(path: String)
    /// A pulled row is not the next one, or its chain does not link.
    case brokenChain(unit: UnitID, version: Int64)
    /// The server's answer is not what the protocol says.
    case badAnswer(JSONError)
    /// The bootstrapped unit is not the server's.
    case wrongDigest(unit: UnitID)
    /// The unit is not held by this replica.
    case unknownUnit(UnitID)
    /// The edit would be turned down; nothing was saved.
    case refused(EditRefusal)
    /// The device's key could not sign.
    case cannotSign
}

/// Why an edit was not saved.
public enum EditRefusal: Error, Equatable, Sendable {
    /// A rule speaks against it, see ``RejectReason``.
    case rule(RejectReason, field: String?)
    /// It would change nothing.
    case nothingToChange
    /// More than one change set may carry.
    case tooLarge
    /// No record has the id.
    case unknownRecord
    /// The record is of another kind than the command needs.
    case wrongKind(String)
    /// The problem's status doesn't allow the command; the commands that it does allow, to this person.
    case stepNotPossible(status: ProblemStatus?, command: String, possible: [String])
    /// Nothing about the entry waits to be confirmed.
    case notDoubtful
    /// The entry was corrected already; correct its successor.
    case alreadyReplaced(RecordID)
    /// There is no own contender to withdraw.
    case noOwnContender
    /// The conflict is not open.
    case conflictNotOpen
    /// The contender's number is not one of the conflict's.
    case unknownContender
    /// A ruling that was turned down is made anew.
    case rulingNotAmended
    /// The unit is being fetched and is not whole yet.
    case notWholeYet
}
