import Postgres
import SQL
import Shared

/// What a pull reads, within one snapshot. Rows of a unit are read with only that unit entered.
struct PullReader: PullTransaction {
    let connection: Connection
    let now: Timestamp

    init(connection: Connection, now: Timestamp) {
        self.connection = connection
        self.now = now
    }

    func visibleUnits(of person: PersonID) throws -> [VisibleUnit] {
        try connection.enter([], person: person)
        var roles: [UnitID: Set<Role>] = [:]
        for row in try connection.run(.readOwnRoles, person.parameter) {
            guard let role = Role(rawValue: try row.text("role")) else { continue }
            roles[try row.id("unit_id"), default: []].insert(role)
        }
        // Everybody reads the office stream; it comes first, because units are named by it.
        let scope = [.office] + roles.keys.filter { $0 != .office }.sorted()
        try connection.enter(scope)
        return try connection.run(.readUnitHeads, scope.parameter()).map { row in
            let unit: UnitID = try row.id("unit_id")
            return VisibleUnit(
                unit: unit,
                head: try UnitHead(row: row),
                roles: roles[unit] ?? [],
                backedUp: try row.int64("backed_up")
            )
        }.sorted { $0.unit == .office || $1.unit != .office && $0.unit < $1.unit }
    }

    func chains(at versions: [UnitID: Int64]) throws -> [UnitID: Hash] {
        let asked = versions.sorted { $0.key < $1.key }
        try connection.enter(asked.map(\.key))
        var batch = Batch()
        for (unit, version) in asked { batch.add(.readChain, unit.parameter, .int64(version)) }
        var chains: [UnitID: Hash] = [:]
        for ((unit, _), result) in zip(asked, try connection.run(batch)) {
            chains[unit] = try result.first?.hash("chain")
        }
        return chains
    }

    func reportedUnits(among units: [UnitID]) throws -> Set<UnitID> {
        guard !units.isEmpty else { return [] }
        try connection.enter(units)
        // A unit that had something until lately is named too, so that replicas learn that it has nothing any more.
        let since = Timestamp(milliseconds: now.milliseconds - 7 * 86_400_000)
        return try Set(
            connection.run(.readReportedUnits, units.parameter(), since.parameter).map { row -> UnitID in
                try row.id("unit_id")
            }
        )
    }

    func rows(of unit: UnitID, after version: Int64, bytesMax: Int) throws -> [String] {
        try connection.enter([unit])
        let result = try connection.run(
            .readLogPage,
            unit.parameter,
            .int64(version),
            .int64(Int64(bytesMax))
        )
        var next = version
        var rows: [String] = []
        rows.reserveCapacity(result.count)
        for row in result {
            next += 1
            // A hole is a loud error, never a page.
            guard try row.int64("version") == next else { throw LedgerError.damaged("change_log") }
            rows.append(try row.text("body"))
        }
        if rows.isEmpty { throw LedgerError.damaged("change_log") }
        return rows
    }

    func epochs(of unit: UnitID) throws -> [EpochStart] {
        try connection.enter([unit])
        return try connection.run(.readUnitEpochs, unit.parameter).map { try EpochStart(row: $0) }
    }

    func reports(of unit: UnitID) throws -> [DeviceReport] {
        try connection.enter([unit])
        return try connection.run(.readReports, unit.parameter).map { try DeviceReport(row: $0) }
    }
}
