extension ReplicaStore {
    /// Takes a unit out of the folder: the person was taken off it.
    ///
    /// - Parameter sealed: A file of what was still in the outbox; it stays, and only the server can open it.
    mutating func leave(_ unit: UnitID, sealed: [UInt8]?) throws(ReplicaError) {
        if let sealed {
            let path = ReplicaFiles.left(unit, n: replica.lanes[unit]?.n ?? 0)
            do throws(DiskError) {
                try disk.makeFolder(ReplicaFiles.leftFolder)
                try disk.replace(path, with: sealed)
            } catch { throw .disk(error) }
        }
        if replica.outbox.contains(where: { $0.unit == unit && $0.isDeposited }) {
            replica.lanes[unit]?.hasEnded = true
        }
        try replaceOutbox(by: replica.outbox.filter { $0.unit != unit })
        do throws(DiskError) { try disk.remove(ReplicaFiles.folder(unit)) } catch { throw .disk(error) }
        replica.units[unit] = nil
        checkpointed[unit] = nil
    }
}
