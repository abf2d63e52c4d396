import ArgumentParser
import Shared

/// `user`: people and what they may do.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: ServerHelp.user.said,
        discussion: ServerHelp.userMore.said,
        subcommands: [
            UserAddCommand.self, UserListCommand.self, UserGrantCommand.self, UserRevokeCommand.self,
            UserHandoverCommand.self,
        ]
    )
}

/// Which roles, and in which units.
struct GrantOptions: ParsableArguments {
    @Option(help: ServerHelp.role.help)
    var role: [Role]

    @Option(help: ServerHelp.units.help)
    var unit: [String] = []

    @Flag(help: ServerHelp.allUnits.help)
    var allUnits = false

    /// What is granted or taken away.
    ///
    /// - Throws: ``NamingError``.
    func grants(_ desk: Desk) async throws -> Grants {
        let roles = Set(role)
        if allUnits {
            guard unit.isEmpty else { throw NamingError(.unitsAndAllUnits) }
            return Grants(roles: roles, units: nil)
        }
        // Who administers does so for the office, not in units.
        guard !unit.isEmpty || roles == [.administrator] else { throw NamingError(.noUnits) }
        guard unit.isEmpty || roles != [.administrator] else { throw NamingError(.unitsForAdministrator) }
        var units: [UnitID] = []
        for word in unit { units.append(try await desk.unit(word).id.cast()) }
        return Grants(roles: roles, units: units)
    }
}

/// Roles, and the units in which they are held.
struct Grants {
    var roles: Set<Role>
    /// Nil: every unit there is and will be.
    var units: [UnitID]?

    /// The roles that are held in units: all but the office's own.
    var unitRoles: [Role] { roles.subtracting([.administrator]).sorted() }
    /// Whether the office stream may be written.
    var isAdministrator: Bool { roles.contains(.administrator) }

    /// Whom they are given to or taken from; a contract.
    func json(of person: Ledger.Person) -> JSONValue {
        [
            "id": person.person.json, "name": .string(person.name),
            "roles": Validation.setValue(roles.map(\.rawValue)),
            "units": units.map { .array($0.map(\.json)) } ?? "all",
        ]
    }

    /// Where they are held, in people's words; an administrator's role is the office's.
    func names(_ desk: Desk, _ language: Language) async throws -> [String] {
        guard let units else { return [ServerHeading.allUnits.text(in: language)] }
        if unitRoles.isEmpty { return [ServerHeading.office.text(in: language)] }
        let records = try await desk.officeRecords(.unit)
        return units.map { unit in
            let record = records.first { $0.id == unit.cast() }
            return record?.text("shortName") ?? record?.text(FieldName.name) ?? unit.description
        }
    }
}

/// `user add`.
struct UserAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: ServerHelp.userAdd.said
    )

    @Argument(help: ServerHelp.userName.help)
    var name: String

    @OptionGroup var options: GrantOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            let name = try Naming.checked(name, .person)
            try await Desk.open(database) { desk in
                let grants = try await options.grants(desk)
                guard try await !desk.ledger.people().contains(where: { $0.name == name }) else {
                    throw NamingError(.taken(.person, name))
                }
                let id: PersonID = Secrets.id(now: desk.now)
                try await desk.ledger.addPerson(id, name: name, roles: grants.roles, now: desk.now)
                try await desk.grant(grants, to: id)
                speech.print(
                    grants.json(of: Ledger.Person(person: id, name: name)),
                    else: ServerMessage.userAdded(name).text(in: speech.chosenLanguage)
                )
            }
        }
    }
}

extension Desk {
    /// Gives a person roles.
    func grant(_ grants: Grants, to person: PersonID) async throws {
        for role in grants.unitRoles {
            if let units = grants.units {
                for unit in units { try await ledger.grant(unit, person, role, now: now) }
            } else {
                try await ledger.grantEverywhere(person, role, now: now)
            }
        }
        if grants.isAdministrator { try await ledger.grant(.office, person, .administrator, now: now) }
    }
}
