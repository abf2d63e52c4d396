import ArgumentParser
import Postgres
import SQL
import Shared

/// `user list`.
struct UserListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: ServerHelp.userList.said
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let grants = try await desk.grants()
                let devices = Dictionary(
                    grouping: try await desk.ledger.devices().filter { $0.revokedAt == nil },
                    by: \.person
                )
                let named = Set(try await desk.officeRecords(.person).map(\.id))
                var list = ListOutput([.person, .roles, .device, .id], speech.chosenLanguage)
                // The office's own person has no record: nobody signs in as the office.
                for person in try await desk.ledger.people() where named.contains(person.person.cast()) {
                    let own = grants[person.person] ?? []
                    let count = devices[person.person]?.count ?? 0
                    list.add(
                        [
                            person.name,
                            own.map { $0.text(in: speech.chosenLanguage) }.joined(separator: ", "),
                            "\(count)", person.person.description,
                        ],
                        json: [
                            "id": person.person.json, "name": .string(person.name),
                            "grants": .array(own.map(\.json)), "devices": .int(Int64(count)),
                        ]
                    )
                }
                speech.print(["users": list.json], else: list.text)
            }
        }
    }
}

/// One role of a person, and where.
struct GrantSummary {
    var role: Role
    /// Nil: in every unit there is and will be.
    var units: [(id: UnitID, name: String)]?

    /// `liaison: 司法局`.
    func text(in language: Language) -> String {
        guard let units else { return "\(role.rawValue): \(ServerHeading.allUnits.text(in: language))" }
        let names = units.prefix(3).map(\.name) + (units.count > 3 ? ["… (\(units.count))"] : [])
        return "\(role.rawValue): \(names.joined(separator: " "))"
    }

    /// A contract: members are added, never renamed.
    var json: JSONValue {
        ["role": .string(role.rawValue), "units": units.map { .array($0.map(\.id.json)) } ?? "all"]
    }
}

extension Desk {
    /// Everybody's roles, those in every unit told as such.
    fileprivate func grants() async throws -> [PersonID: [GrantSummary]] {
        let names = Dictionary(
            try await officeRecords(.unit).map { unit -> (UnitID, String) in
                (unit.id.cast(), unit.text("shortName") ?? unit.text(FieldName.name) ?? unit.id.description)
            },
            uniquingKeysWith: { first, _ in first }
        )
        let people = try await ledger.people().map(\.person)
        let (standing, memberships) = try await ledger.read { connection in
            var standing: [PersonID: Set<Role>] = [:]
            for row in try connection.run(.listStandingGrants) {
                guard let role = Role(rawValue: try row.text("role")) else { continue }
                standing[try row.id("person_id"), default: []].insert(role)
            }
            var memberships: [PersonID: [Role: [UnitID]]] = [:]
            for person in people {
                try connection.enter([], person: person)
                for row in try connection.run(.readOwnRoles, person.parameter) {
                    guard let role = Role(rawValue: try row.text("role")) else { continue }
                    memberships[person, default: [:]][role, default: []].append(try row.id("unit_id"))
                }
            }
            return (standing, memberships)
        }
        var grants: [PersonID: [GrantSummary]] = [:]
        for person in people {
            let everywhere = standing[person] ?? []
            let own = memberships[person] ?? [:]
            grants[person] = everywhere.union(own.keys).sorted().map { role in
                if everywhere.contains(role) { return GrantSummary(role: role, units: nil) }
                let units = (own[role] ?? []).map { (id: $0, name: names[$0] ?? $0.description) }
                return GrantSummary(role: role, units: units.sorted { ($0.name, $0.id) < ($1.name, $1.id) })
            }
        }
        return grants
    }
}
