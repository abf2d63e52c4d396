import Shared

/// The person's own edits that were saved as one, by batch.
struct OwnBatches {
    /// By unit, each in the order in which its edits came into force.
    let units: [(unit: UnitID, own: OwnEdits)]

    init(_ store: ReplicaStore<POSIXDisk>) throws {
        units = try store.replica.units.keys.sorted().map { ($0, OwnEdits(try store.ownEdits(in: $0))) }
    }

    /// The batch that a person names by the first digits.
    func find(_ text: String) throws -> BatchID {
        let wanted = Holdings.folded(text)
        let ids = Set(units.flatMap(\.own.all).compactMap(\.set.batch)).sorted()
        let found = ids.filter { id in
            let match = ShortIDs.matches(wanted, id)
            return wanted.utf8.count >= 4 && (match.byTail || match.byStart)
        }
        guard let first = found.first, found.count == 1 else { throw UndoTrouble.unknownBatch(text) }
        return first
    }

    /// The edits of a batch that were not taken back, with the others of their unit.
    func edits(of batch: BatchID) -> [(own: OwnEdits, edit: OwnEdit)] {
        units.flatMap { _, own in
            own.all.filter { $0.set.batch == batch && own.undo(of: $0) == nil }.map { (own, $0) }
        }
    }
}

extension BatchID {
    /// What people call it.
    var short: String { String(description.suffix(12).prefix(8)) }
}
