import ArgumentParser
import Shared

/// `user grant`: more roles for a person.
struct UserGrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: ServerHelp.userGrant.said
    )

    @Argument(help: ServerHelp.userReference.help)
    var user: String

    @Option(help: ServerHelp.role.help)
    var role: [Role]

    @OptionGroup var units: UnitsOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let person = try await desk.person(user)
                try await desk.grant(Set(role), to: person.person, in: try await units.units(desk))
                speech.print(
                    ["id": person.person.json, "name": .string(person.name)],
                    else: ServerMessage.granted(person.name).text(in: speech.chosenLanguage)
                )
            }
        }
    }
}

/// `user revoke`: takes roles away. What the person has not sent yet goes to quarantine, not away.
struct UserRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: ServerHelp.userRevoke.said
    )

    @Argument(help: ServerHelp.userReference.help)
    var user: String

    @Option(help: ServerHelp.role.help)
    var role: [Role]

    @OptionGroup var units: UnitsOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let person = try await desk.person(user)
                let units = try await units.units(desk)
                for role in Set(role).sorted() {
                    if let units {
                        for unit in units { try await desk.revoke(role, of: person, in: unit) }
                    } else {
                        try await desk.ledger.revokeEverywhere(person.person, role, now: desk.now)
                        try await desk.revokeOffice(person.person, role)
                    }
                }
                speech.print(
                    ["id": person.person.json, "name": .string(person.name)],
                    else: ServerMessage.grantRevoked(person.name).text(in: speech.chosenLanguage)
                )
            }
        }
    }
}

extension Desk {
    /// Takes a role in one unit away.
    fileprivate func revoke(_ role: Role, of person: Ledger.Person, in unit: UnitID) async throws {
        do {
            try await ledger.revokeGrant(unit, person.person, role, now: now)
        } catch LedgerError.refused(.notFound) {
            throw NamingError(.roleNotHeld(person: person.name, role: role))
        }
    }

    /// Takes a role in the office stream away where there is one.
    fileprivate func revokeOffice(_ person: PersonID, _ role: Role) async throws {
        do {
            try await ledger.revokeGrant(.office, person, role, now: now)
        } catch LedgerError.refused(.notFound) {
            // Most roles are none of the office's.
        }
    }
}
