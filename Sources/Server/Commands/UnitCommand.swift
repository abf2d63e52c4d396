import ArgumentParser
import Shared

/// `unit`: inspected organisations.
struct UnitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit",
        abstract: ServerHelp.unit.said,
        subcommands: [UnitAddCommand.self, UnitListCommand.self]
    )
}

/// `unit add`.
struct UnitAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: ServerHelp.unitAdd.said
    )

    @Argument(help: ServerHelp.unitName.help)
    var name: String

    @Option(help: ServerHelp.shortName.help)
    var short: String?

    @Option(help: ServerHelp.roundsOfUnit.help)
    var round: [String] = []

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            let name = try Naming.checked(name, .unit)
            let short = try Naming.checked(short ?? ShortUnitName.make(name), .unit)
            guard !short.contains(where: { $0.isNewline || "-－.．~～".contains($0) }) else {
                throw NamingError(.badShortName(short))
            }
            try await Desk.open(database) { desk in
                let units = try await desk.officeRecords(.unit)
                if units.contains(where: { isNamed($0, name) }) { throw NamingError(.taken(.unit, name)) }
                if let owner = units.first(where: { isNamed($0, short) }) {
                    throw NamingError(.shortNameTaken(short, owner: owner.text(FieldName.name) ?? short))
                }
                var rounds: [String] = []
                for word in round { rounds.append(try await desk.round(word).id.description) }
                var fields: [String: JSONValue] = ["shortName": .string(short)]
                if !rounds.isEmpty { fields["rounds"] = Validation.setValue(rounds) }
                // The id that an import would derive, so that both mean the same unit.
                let id = UnitID.unit(named: name)
                try await desk.ledger.addUnit(id, name: name, fields: fields, now: desk.now)
                speech.print(
                    ["id": id.json, "name": .string(name), "shortName": .string(short)],
                    else: ServerMessage.unitAdded(name: name, shortName: short).text(
                        in: speech.chosenLanguage
                    )
                )
            }
        }
    }

    private func isNamed(_ unit: RecordState, _ name: String) -> Bool {
        unit.text(FieldName.name) == name || unit.text("shortName") == name
    }
}

/// `unit list`.
struct UnitListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: ServerHelp.unitList.said
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let versions = Dictionary(
                    try await desk.ledger.units().map { ($0.unit, $0.version) },
                    uniquingKeysWith: { first, _ in first }
                )
                var list = ListOutput([.name, .shortName, .problems, .id], speech.chosenLanguage)
                for unit in try await desk.officeRecords(.unit) {
                    let id: UnitID = unit.id.cast()
                    let problems =
                        versions[id] == nil
                        ? 0 : try await desk.records(of: id).count { $0.knownKind == .problem && $0.isLive }
                    list.add(
                        [
                            unit.text(FieldName.name) ?? "", unit.text("shortName") ?? "", "\(problems)",
                            unit.id.description,
                        ],
                        json: [
                            "id": unit.id.json, "name": unit[FieldName.name], "shortName": unit["shortName"],
                            "rounds": unit["rounds"], "problems": .int(Int64(problems)),
                            "version": .optional(versions[id]),
                        ]
                    )
                }
                speech.print(["units": list.json], else: list.text)
            }
        }
    }
}
