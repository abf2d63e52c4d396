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

    @OptionGroup var options: GrantOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let person = try await desk.person(user)
                try await desk.grant(try await options.grants(desk), to: person.person)
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

    @OptionGroup var options: GrantOptions
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let person = try await desk.person(user)
                try await desk.revoke(try await options.grants(desk), of: person)
                speech.print(
                    ["id": person.person.json, "name": .string(person.name)],
                    else: ServerMessage.grantRevoked(person.name).text(in: speech.chosenLanguage)
                )
            }
        }
    }
}

extension Desk {
    /// Takes roles away.
    fileprivate func revoke(_ grants: Grants, of person: Ledger.Person) async throws {
        for role in grants.unitRoles {
            if let units = grants.units {
                for unit in units { try await revoke(role, of: person, in: unit) }
            } else {
                try await ledger.revokeEverywhere(person.person, role, now: now)
            }
        }
        if grants.isAdministrator { try await revoke(.administrator, of: person, in: .office) }
    }

    private func revoke(_ role: Role, of person: Ledger.Person, in unit: UnitID) async throws {
        do {
            try await ledger.revokeGrant(unit, person.person, role, now: now)
        } catch LedgerError.refused(.notFound) {
            throw NamingError(.roleNotHeld(person: person.name, role: role))
        }
    }
}
