extension ReplicaStore {
    /// The person's own sets in a unit that this folder holds, on whichever device they were saved, in the order in which
    /// they came into force; what is not acknowledged comes last.
    public func ownEdits(in unit: UnitID) throws(ReplicaError) -> [OwnEdit] {
        let rows = try rows(of: unit).filter { $0.author == replica.person }
        let held = Set(rows.map(\.write.position))
        return rows.compactMap { OwnEdit($0.submission, verdicts: $0.verdicts, version: $0.version) }
            + replica.outbox.compactMap { pending in
                guard pending.unit == unit, !pending.isGivenUp else { return nil }
                let edit = OwnEdit(
                    pending.submission,
                    verdicts: pending.receipt?.verdicts,
                    version: pending.receipt?.version
                )
                return edit.flatMap { held.contains($0.position) ? nil : $0 }
            }
    }
}
