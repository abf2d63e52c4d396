/// One unit as this replica holds it.
public struct UnitReplica: Sendable, Equatable {
    /// The state at the cursor, without the outbox.
    public var state: UnitState
    public var cursor: Cursor
    /// What the person is in the unit, as the server last said.
    public var roles: Set<Role>
    /// The unit's version at the server, as it last said.
    public var head: Int64
    /// The version, in the cursor's epoch, up to which the unit lies in a backup of the server's, as it last said.
    public var backedUp: Int64
    /// What the unit's devices last reported unsent; only supervisors are told.
    public var reports: [DeviceReport]
    /// The version that must be reached before a bootstrapped unit is whole; nil: it is.
    public var wholeAt: Int64?
    /// How often the unit's history was replaced by another; its log files are named by it.
    public var generation: Int64
    /// The unit's histories, oldest first, as they were told when the held one was fetched.
    public var epochs: [EpochStart]
    /// Whether the person was taken off the unit; it is then kept and shown, and nothing is sent.
    public var hasLeft: Bool

    public init(unit: UnitID, cursor: Cursor, roles: Set<Role> = []) {
        state = UnitState(unit: unit)
        self.cursor = cursor
        self.roles = roles
        head = cursor.version
        reports = []
        wholeAt = nil
        generation = 0
        epochs = []
        backedUp = 0
        hasLeft = false
    }

    /// The part of a state of some history that is in this one.
    public func shared(_ base: Base) -> Int64 {
        base.shared(with: Base(epoch: cursor.epoch, version: cursor.version), epochs)
    }

    /// What the author of a set had integrated of this history.
    func integrated(_ base: Base) -> Integrated {
        Integrated(base, at: Base(epoch: cursor.epoch, version: cursor.version), epochs)
    }

    /// Whether the state is one that the server had.
    public var isWhole: Bool { wholeAt.map { cursor.version >= $0 } ?? true }

    /// Applies the next row.
    ///
    /// - Throws: ``ReplicaError/brokenChain(unit:version:)`` where it is not the next one.
    mutating func apply(_ row: LogRow, text: String) throws(ReplicaError) {
        guard row.unit == state.unit, row.version == cursor.version + 1 else {
            throw .brokenChain(unit: state.unit, version: row.version)
        }
        state.apply(row.effects, as: row.write)
        cursor = Cursor(
            epoch: row.epoch,
            version: row.version,
            chain: LogRow.chain(after: cursor.chain, row: text)
        )
        head = max(head, row.version)
    }
}
