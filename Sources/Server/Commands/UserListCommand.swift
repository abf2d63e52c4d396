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
    typealias NamedUnit = (id: UnitID, name: String)

    /// The units in which a role is held.
    enum Units {
        /// The office stream.
        case office
        /// Every unit there is and will be, but those from which the role was taken.
        case all(except: [NamedUnit])
        case some([NamedUnit])
    }

    var role: Role
    var units: Units

    /// `liaison: 司法局`.
    func text(in language: Language) -> String {
        let places =
            switch units {
            case .office: ServerHeading.office.text(in: language)
            case .all(let except) where except.isEmpty: ServerHeading.allUnits.text(in: language)
            case .all(let except):
                "\(ServerHeading.allUnitsExcept.text(in: language)) \(Self.names(except))"
            case .some(let units): Self.names(units)
            }
        return "\(role.text(in: language)): \(places)"
    }

    private static func names(_ units: [NamedUnit]) -> String {
        (units.prefix(3).map(\.name) + (units.count > 3 ? ["… (\(units.count))"] : [])).joined(separator: " ")
    }

    /// A contract: members are added, never renamed.
    var json: JSONValue {
        switch units {
        case .office: ["role": .string(role.rawValue), "units": "office"]
        case .all(let except):
            jsonObject([
                "role": .string(role.rawValue), "units": "all",
                "except": except.isEmpty ? nil : .array(except.map(\.id.json)),
            ])
        case .some(let units): ["role": .string(role.rawValue), "units": .array(units.map(\.id.json))]
        }
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
        func named(_ units: some Sequence<UnitID>) -> [GrantSummary.NamedUnit] {
            units.map { (id: $0, name: names[$0] ?? $0.description) }.sorted {
                ($0.name, $0.id) < ($1.name, $1.id)
            }
        }
        let all = Set(try await ledger.units().map(\.unit))
        var grants: [PersonID: [GrantSummary]] = [:]
        for person in people {
            let everywhere = standing[person] ?? []
            let own = memberships[person] ?? [:]
            grants[person] = everywhere.union(own.keys).sorted().map { role in
                let units = Set(own[role] ?? [])
                if everywhere.contains(role) {
                    return GrantSummary(role: role, units: .all(except: named(all.subtracting(units))))
                }
                return GrantSummary(role: role, units: units == [.office] ? .office : .some(named(units)))
            }
        }
        return grants
    }
}
