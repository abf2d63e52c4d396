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
        ]
    )
}

/// In which units.
struct UnitsOptions: ParsableArguments {
    @Option(help: ServerHelp.units.help)
    var unit: [String] = []

    @Flag(help: ServerHelp.allUnits.help)
    var allUnits = false

    /// The units named; nil: all.
    ///
    /// - Throws: ``NamingError``.
    func units(_ desk: Desk) async throws -> [UnitID]? {
        if allUnits {
            guard unit.isEmpty else { throw NamingError(.unitsAndAllUnits) }
            return nil
        }
        guard !unit.isEmpty else { throw NamingError(.noUnits) }
        var units: [UnitID] = []
        for word in unit { units.append(try await desk.unit(word).id.cast()) }
        return units
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

    @Option(help: ServerHelp.role.help)
    var role: [Role]

    @OptionGroup var units: UnitsOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            let name = try Naming.checked(name, .person)
            try await Desk.open(database) { desk in
                let units = try await units.units(desk)
                guard try await !desk.ledger.people().contains(where: { $0.name == name }) else {
                    throw NamingError(.taken(.person, name))
                }
                let id: PersonID = Secrets.id(now: desk.now)
                try await desk.ledger.addPerson(id, name: name, roles: Set(role), now: desk.now)
                try await desk.grant(Set(role), to: id, in: units)
                speech.print(
                    [
                        "id": id.json, "name": .string(name),
                        "roles": Validation.setValue(role.map(\.rawValue)),
                        "units": units.map { .array($0.map(\.json)) } ?? "all",
                    ],
                    else: ServerMessage.userAdded(name).text(in: speech.chosenLanguage)
                )
            }
        }
    }
}

extension Desk {
    /// Gives roles in units; nil: in all.
    ///
    /// Who administers all units also writes the office stream: rounds, units, people.
    func grant(_ roles: Set<Role>, to person: PersonID, in units: [UnitID]?) async throws {
        for role in roles.sorted() {
            if let units {
                for unit in units { try await ledger.grant(unit, person, role, now: now) }
            } else {
                try await ledger.grantEverywhere(person, role, now: now)
                if role == .administrator { try await ledger.grant(.office, person, role, now: now) }
            }
        }
    }
}
