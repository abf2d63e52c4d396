/// What one pull reads, from one snapshot of the database.
public protocol PullTransaction {
    /// The office stream, then the units that the person has a role in, by id.
    mutating func visibleUnits(of person: PersonID) throws -> [VisibleUnit]
    /// The chains at versions, 1 or higher, of several units; units without such a row are left out.
    mutating func chains(at versions: [UnitID: Int64]) throws -> [UnitID: Hash]
    /// Rows after a version, in order, up to about `bytesMax` bytes and at least one where there is one.
    mutating func rows(of unit: UnitID, after version: Int64, bytesMax: Int) throws -> [String]
    /// Those of the units whose devices have something unsent to report, or had until lately.
    mutating func reportedUnits(among units: [UnitID]) throws -> Set<UnitID>
    /// The unit's histories, oldest first.
    mutating func epochs(of unit: UnitID) throws -> [EpochStart]
    /// What the unit's devices last reported unsent, without those that reported nothing.
    mutating func reports(of unit: UnitID) throws -> [DeviceReport]
}

/// A unit in which a person has a role, or the office stream.
public struct VisibleUnit: Sendable, Hashable {
    public var unit: UnitID
    public var head: UnitHead
    public var roles: Set<Role>
    /// The version, in the head's epoch, up to which the unit lies in a backup; 0: in none.
    public var backedUp: Int64

    public init(unit: UnitID, head: UnitHead, roles: Set<Role>, backedUp: Int64) {
        self.unit = unit
        self.head = head
        self.roles = roles
        self.backedUp = backedUp
    }

    /// Whether the person reads its records: everybody the office stream's, some roles a unit's.
    var isRead: Bool { unit == .office || !roles.isDisjoint(with: Role.readers) }
}

/// One page of everything that is new for a replica, as lines of the answer, `end` included.
///
/// A person with at most `quietUnitsMax` units gets a line for each of them. With more, a unit is named only where it
/// has rows for the cursor or no cursor, where its history is another, where the replica takes the person for something
/// else in it, or where devices report unsent changes. All who read a unit get the same bytes. A unit in the cursors
/// that the person doesn't read is answered with `leave` and nothing of it.
///
/// - Source: docs/protocol.md, "Pull".
public func pullPage(
    _ request: SyncRequest,
    for person: PersonID,
    enrolledUntil: Timestamp? = nil,
    quietUnitsMax: Int = Limits.quietUnitsMax,
    in transaction: inout some PullTransaction
) throws -> [String] {
    let visible = try transaction.visibleUnits(of: person).filter(\.isRead)
    let diverged = try divergedUnits(visible, request.cursors, in: &transaction)
    let told = visible.filter { !$0.roles.isDisjoint(with: Role.toldOfReports) }.map(\.unit)
    let reported = try transaction.reportedUnits(among: told)
    var lines: [String] = []
    var bytesLeft = request.bytesMax
    var more = false
    for unit in visible {
        let cursor = request.cursors[unit.unit]
        let after = cursor?.version ?? 0
        let isDiverged = diverged.contains(unit.unit)
        let isBehind = request.wantsRows && !isDiverged && after < unit.head.version
        if isBehind, bytesLeft <= 0 {
            more = true
            continue
        }
        let isNews =
            isBehind || isDiverged || cursor == nil || reported.contains(unit.unit)
            || request.roles[unit.unit] ?? [] != unit.roles
        guard isNews || visible.count <= quietUnitsMax else { continue }
        let rows = isBehind ? try transaction.rows(of: unit.unit, after: after, bytesMax: bytesLeft) : []
        bytesLeft -= rows.reduce(0) { $0 + $1.utf8.count + 1 }
        let through = after + Int64(rows.count)
        if isBehind, through < unit.head.version { more = true }
        lines.append(
            SyncLine.unit(
                UnitLine(
                    unit: unit.unit,
                    news: isDiverged ? .diverged : .rows,
                    epoch: unit.head.epoch,
                    head: unit.head.version,
                    backedUp: unit.backedUp,
                    rows: rows.count,
                    chain: try chain(of: unit, at: through, cursor, in: &transaction),
                    roles: unit.roles,
                    reports: reported.contains(unit.unit) ? try transaction.reports(of: unit.unit) : [],
                    epochs: isDiverged ? try transaction.epochs(of: unit.unit) : []
                )
            ).text
        )
        lines += rows
    }
    lines += leaveLines(request.cursors.filter { cursor in !visible.contains { $0.unit == cursor.key } })
    lines.append(SyncLine.end(more: more, enrolledUntil: enrolledUntil).text)
    return lines
}

/// Tells a device to let go of units; says nothing that its request did not.
public func leaveLines(_ cursors: [UnitID: Cursor]) -> [String] {
    cursors.sorted { $0.key < $1.key }.map { unit, cursor in
        let line = UnitLine(
            unit: unit,
            news: .leave,
            epoch: cursor.epoch,
            head: cursor.version,
            chain: cursor.chain
        )
        return SyncLine.unit(line).text
    }
}

/// Units whose cursor stands in another history: another epoch, beyond the head, or another chain.
private func divergedUnits(
    _ visible: [VisibleUnit],
    _ cursors: [UnitID: Cursor],
    in transaction: inout some PullTransaction
) throws -> Set<UnitID> {
    var diverged: Set<UnitID> = []
    var asked: [UnitID: Int64] = [:]
    for unit in visible {
        guard let cursor = cursors[unit.unit] else { continue }
        if cursor.epoch != unit.head.epoch || cursor.version > unit.head.version {
            diverged.insert(unit.unit)
        } else if cursor.version == unit.head.version || cursor.version == 0 {
            let chain = cursor.version == 0 ? Hash.zero : unit.head.chain
            if cursor.chain != chain { diverged.insert(unit.unit) }
        } else {
            asked[unit.unit] = cursor.version
        }
    }
    let chains = asked.isEmpty ? [:] : try transaction.chains(at: asked)
    for unit in asked.keys where chains[unit] != cursors[unit]?.chain { diverged.insert(unit) }
    return diverged
}

/// The chain where the page ends for a unit.
private func chain(
    of unit: VisibleUnit,
    at version: Int64,
    _ cursor: Cursor?,
    in transaction: inout some PullTransaction
) throws -> Hash {
    if version == unit.head.version { return unit.head.chain }
    if version == 0 { return .zero }
    if let cursor, version == cursor.version { return cursor.chain }
    return try transaction.chains(at: [unit.unit: version])[unit.unit] ?? .zero
}
