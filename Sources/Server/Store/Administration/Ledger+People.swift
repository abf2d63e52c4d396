import Postgres
import SQL
import Shared

extension Ledger {
    /// A person who may be granted roles and given devices.
    struct Person: Sendable, Hashable {
        var person: PersonID
        var name: String
    }

    /// Adds a person, or renames a known one, here and in the office stream.
    ///
    /// - Parameter roles: What the office stream says that the person is; grants are made apart.
    func addPerson(_ person: PersonID, name: String, roles: Set<Role> = [], now: Timestamp) async throws {
        try await write { connection in
            try connection.run(.addPerson, person.parameter, .text(name), now.parameter)
        }
        var fields: [String: JSONValue] = [FieldName.name: .string(name)]
        if !roles.isEmpty { fields["roles"] = Validation.setValue(roles.map(\.rawValue)) }
        try await writeOfficeRecord(person.cast(), kind: .person, fields: fields, now: now)
    }

    /// Everybody, by name.
    func people() async throws -> [Person] {
        try await connected { connection in
            try connection.run(.listPeople).map {
                Person(person: try $0.id("person_id"), name: try $0.text("name"))
            }
        }
    }

    /// Gives a person a role in a unit, under the unit's lock: a push sees it wholly or not at all.
    ///
    /// - Throws: `not_found` for an unknown unit or person.
    func grant(_ unit: UnitID, _ person: PersonID, _ role: Role, now: Timestamp) async throws {
        try await changeMembership(of: unit) { connection in
            guard try !connection.run(.readPerson, person.parameter).isEmpty else {
                throw LedgerError.refused(.notFound)
            }
            _ = try connection.run(
                .saveMembership,
                unit.parameter,
                person.parameter,
                .text(role.rawValue),
                now.parameter
            )
        }
        onNews(.rights(person))
    }

    /// Takes a role in a unit away.
    ///
    /// - Throws: `not_found` where the person does not have it.
    func revokeGrant(_ unit: UnitID, _ person: PersonID, _ role: Role, now: Timestamp) async throws {
        try await changeMembership(of: unit) { connection in
            let result = try connection.run(
                .endMembership,
                unit.parameter,
                person.parameter,
                .text(role.rawValue),
                now.parameter
            )
            guard result.affectedRowCount == 1 else { throw LedgerError.refused(.notFound) }
        }
        onNews(.rights(person))
    }

    /// Gives one person's roles in a unit to another, in one transaction under the unit's lock.
    ///
    /// What the first has not sent yet goes to quarantine when it comes.
    ///
    /// - Returns: The roles, and the first's devices with what each last reported unsent in the unit.
    /// - Throws: `not_found` for an unknown unit or person, and where the first has no role there.
    func handOver(_ unit: UnitID, from: PersonID, to: PersonID, now: Timestamp) async throws
        -> (roles: Set<Role>, devices: [DeviceStatus])
    {
        let result = try await changeMembership(of: unit) { connection in
            guard try !connection.run(.readPerson, to.parameter).isEmpty else {
                throw LedgerError.refused(.notFound)
            }
            var roles: Set<Role> = []
            for row in try connection.run(.listUnitMembers, unit.parameter)
            where try row.id("person_id") == from {
                if let role = Role(rawValue: try row.text("role")) { roles.insert(role) }
            }
            guard !roles.isEmpty else { throw LedgerError.refused(.notFound) }
            let devices = try Ledger.devices(of: unit, connection).filter { $0.person == from }
            for role in roles.sorted() {
                let word = Parameter.text(role.rawValue)
                _ = try connection.run(
                    .saveMembership,
                    unit.parameter,
                    to.parameter,
                    word,
                    now.parameter
                )
                try connection.run(.endMembership, unit.parameter, from.parameter, word, now.parameter)
                    .expect(1, .endMembership)
            }
            return (roles: roles, devices: devices)
        }
        for person in [from, to] { onNews(.rights(person)) }
        return result
    }

    /// Gives a person a role in every unit there is and will be; the office stream is not one of them.
    func grantEverywhere(_ person: PersonID, _ role: Role, now: Timestamp) async throws {
        // The standing grant first: a unit that is added meanwhile is not missed.
        try await write { connection in
            guard try !connection.run(.readPerson, person.parameter).isEmpty else {
                throw LedgerError.refused(.notFound)
            }
            try connection.run(.saveStandingGrant, person.parameter, .text(role.rawValue), now.parameter)
        }
        for unit in try await units() { try await grant(unit.unit, person, role, now: now) }
    }

    /// Takes a role away in every unit.
    ///
    /// - Throws: `not_found` where the person has it nowhere.
    func revokeEverywhere(_ person: PersonID, _ role: Role, now: Timestamp) async throws {
        var ended = try await write { connection in
            try connection.run(.endStandingGrant, person.parameter, .text(role.rawValue)).affectedRowCount
        }
        for unit in try await units() {
            ended += try await changeMembership(of: unit.unit) { connection in
                try connection.run(
                    .endMembership,
                    unit.unit.parameter,
                    person.parameter,
                    .text(role.rawValue),
                    now.parameter
                ).affectedRowCount
            }
        }
        guard ended > 0 else { throw LedgerError.refused(.notFound) }
        onNews(.rights(person))
    }

    private func changeMembership<Result: Sendable>(
        of unit: UnitID,
        _ body: @escaping @Sendable (Connection) throws -> Result
    ) async throws -> Result {
        let lockMillisecondsMax = settings.lockMillisecondsMax
        return try await write { connection in
            try connection.enter([unit], lockMillisecondsMax: lockMillisecondsMax)
            guard try !connection.run(.lockUnitHead, unit.parameter).isEmpty else {
                throw LedgerError.refused(.notFound)
            }
            return try body(connection)
        }
    }
}
