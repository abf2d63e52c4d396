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
                let grants = try await options.grants(desk)
                try await desk.grant(grants, to: person.person)
                let units = try await grants.names(desk, speech.chosenLanguage)
                let message = ServerMessage.granted(person.name, roles: grants.roles.sorted(), units: units)
                speech.print(grants.json(of: person), else: message.text(in: speech.chosenLanguage))
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
                let grants = try await options.grants(desk)
                try await desk.revoke(grants, of: person)
                let units = try await grants.names(desk, speech.chosenLanguage)
                let message = ServerMessage.grantRevoked(
                    person.name,
                    roles: grants.roles.sorted(),
                    units: units
                )
                speech.print(grants.json(of: person), else: message.text(in: speech.chosenLanguage))
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
                try await telling(role, person) {
                    try await ledger.revokeEverywhere(person.person, role, now: now)
                }
            }
        }
        if grants.isAdministrator { try await revoke(.administrator, of: person, in: .office) }
    }

    private func revoke(_ role: Role, of person: Ledger.Person, in unit: UnitID) async throws {
        try await telling(role, person) { try await ledger.revokeGrant(unit, person.person, role, now: now) }
    }

    /// Names the role that the person doesn't have.
    private func telling(_ role: Role, _ person: Ledger.Person, _ revoke: () async throws -> Void)
        async throws
    {
        do {
            try await revoke()
        } catch LedgerError.refused(.notFound) {
            throw NamingError(.roleNotHeld(person: person.name, role: role))
        }
    }
}
