import Postgres
import SQL
import Shared

/// Finds what the present ledger has and a backup lacks.
struct RestoreComparison {
    private let present: Connection
    private let backup: Connection

    /// - Parameters:
    ///   - present: The ledger that would be set aside.
    ///   - backup: The database that was filled from the backup, its schema as it was then.
    static func losses(present: Conninfo, backup: Conninfo) -> [RestoreLoss] {
        do {
            let comparison = RestoreComparison(
                present: try Connection(present, Database.options),
                backup: try Connection(backup, Database.options)
            )
            return try comparison.losses()
        } catch {
            // A damaged ledger may still hold what nobody else has.
            return [.unknown((error as? PostgresError)?.message ?? "\(error)")]
        }
    }

    private func losses() throws -> [RestoreLoss] {
        var losses = try units()
        let people = try names(.listPeople, "person_id", { try $0.text("name") })
        let devices = try names(.listDevices, "replica_id", Self.deviceName)
        let revoked = try names(.listDevices, "replica_id") { row in
            try row.optionalInt64("revoked_at") == nil ? nil : Self.deviceName(row)
        }
        if !people.isEmpty { losses.append(.people(people)) }
        if !devices.isEmpty { losses.append(.devices(devices)) }
        let again = revoked.filter { !devices.contains($0) }
        if !again.isEmpty { losses.append(.revocations(again)) }
        let roles = try memberships(present).symmetricDifference(memberships(backup)).map(\.place)
        if !roles.isEmpty { losses.append(.roles(Set(roles).count)) }
        return losses
    }

    private func units() throws -> [RestoreLoss] {
        let kept = try backup.unitHeads()
        return try present.unitHeads().sorted { $0.key < $1.key }.compactMap { unit, head in
            let common = try commonVersion(unit, head, kept[unit])
            if common < head.version {
                let since = try present.run(.readCommitTime, unit.parameter, .int64(common + 1)).onlyRow()
                return .versions(
                    unit: try name(of: unit),
                    after: common,
                    through: head.version,
                    since: LocalTime.text(try since.timestamp("received_at"))
                )
            }
            let sets = try sets(present, unit) - sets(backup, unit)
            return sets > 0 ? .withoutEffect(unit: try name(of: unit), sets: sets) : nil
        }
    }

    /// The last version up to which both have the same rows: each chain vouches for all before it.
    private func commonVersion(_ unit: UnitID, _ head: UnitHead, _ kept: UnitHead?) throws -> Int64 {
        var (low, high) = (Int64(0), min(head.version, kept?.version ?? 0))
        while low < high {
            let middle = low + (high - low + 1) / 2
            if try chain(present, unit, middle) == chain(backup, unit, middle) {
                low = middle
            } else {
                high = middle - 1
            }
        }
        return low
    }

    private func chain(_ connection: Connection, _ unit: UnitID, _ version: Int64) throws -> Hash? {
        try connection.run(.readChain, unit.parameter, .int64(version)).first?.hash("chain")
    }

    private func sets(_ connection: Connection, _ unit: UnitID) throws -> Int64 {
        try connection.run(.countLaneSets, unit.parameter).onlyRow().int64("sets")
    }

    private func name(of unit: UnitID) throws -> String {
        let record: RecordID = unit.cast()
        let row = try present.run(.readRecords, UnitID.office.parameter, [record].parameter()).first
        let name = try row.map { try RecordState(json: JSONValue(parsing: $0.utf8("body"))) }?
            .text(FieldName.name)
        return name ?? (unit == .office ? Database.officeName : unit.description)
    }

    /// Names of rows that the present ledger lists and the backup doesn't; those without a name are left out.
    private func names(_ query: SQL.Query, _ id: Row.Column, _ name: (Row) throws -> String?) throws
        -> [String]
    {
        func rows(_ connection: Connection) throws -> [(PostgresUUID, String)] {
            try connection.run(query).compactMap { row in
                try name(row).map { (try row.uuid(id), $0) }
            }
        }
        let known = Set(try rows(backup).map(\.0))
        return try rows(present).filter { !known.contains($0.0) }.map(\.1)
    }

    private static func deviceName(_ row: Row) throws -> String? {
        "\(try row.text("person_name")) \(try row.text("name"))"
    }

    private struct Membership: Hashable {
        var place: [String]
        var isRevoked: Bool
    }

    private func memberships(_ connection: Connection) throws -> Set<Membership> {
        try Set(
            connection.run(.listMemberships).map { row in
                Membership(
                    place: [
                        try row.text("unit_id"), try row.text("person_id"), try row.text("role"),
                    ],
                    isRevoked: try row.bool("is_revoked")
                )
            }
        )
    }
}
