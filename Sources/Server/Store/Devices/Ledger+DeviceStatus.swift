import Postgres
import SQL
import Shared

extension Ledger {
    /// How the devices of the units stand whose reports the person is told, in one snapshot.
    ///
    /// A unit's devices are those of the people who read it. One that is revoked, or whose person has left, is named only
    /// while it has something unsent.
    func devices(for session: Session) async throws -> [UnitDevices] {
        try await read { connection in
            try connection.enter([], person: session.person)
            var units: Set<UnitID> = []
            for row in try connection.run(.readOwnRoles, session.person.parameter) {
                guard let role = Role(rawValue: try row.text("role")), Role.toldOfReports.contains(role)
                else { continue }
                units.insert(try row.id("unit_id"))
            }
            return try units.subtracting([.office]).sorted().map { unit in
                try connection.enter([unit])
                return UnitDevices(
                    unit: unit,
                    devices: try Ledger.devices(of: unit, connection),
                    deferred: try connection.run(.countDeferredSets, unit.parameter).onlyRow().int64("sets")
                )
            }
        }
    }

    /// The unit is entered.
    static func devices(of unit: UnitID, _ connection: Connection) throws -> [DeviceStatus] {
        var devices: [ReplicaID: DeviceStatus] = [:]
        let roles = Parameter.textArray(Role.readers.map(\.rawValue))
        for row in try connection.run(.listUnitDevices, unit.parameter, roles) {
            let device = try DeviceStatus(row: row, report: nil)
            if !device.isRevoked { devices[device.replica] = device }
        }
        for row in try connection.run(.listReportingDevices, unit.parameter) {
            let device = try DeviceStatus(row: row, report: DeviceReport(row: row))
            if devices[device.replica] != nil || device.unsent > 0 { devices[device.replica] = device }
        }
        return Array(devices.values)
    }
}

extension DeviceStatus {
    fileprivate init(row: Row, report: DeviceReport?) throws {
        self.init(
            replica: try row.id("replica_id"),
            person: try row.id("person_id"),
            personName: try row.text("person_name"),
            name: try row.text("name"),
            enrolledAt: try row.timestamp("enrolled_at"),
            lastSeenAt: try row.optionalTimestamp("last_seen_at"),
            isRevoked: try row.bool("is_revoked"),
            report: report
        )
    }
}
