import ArgumentParser
import Shared

/// `user handover FROM TO --unit UNIT`: somebody takes over what another did in a unit.
struct UserHandoverCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handover",
        abstract: ServerHelp.userHandover.said,
        discussion: ServerHelp.userHandoverMore.said
    )

    @Argument(help: ServerHelp.handoverFrom.help)
    var from: String

    @Argument(help: ServerHelp.handoverTo.help)
    var to: String

    @Option(help: ServerHelp.handoverUnit.help)
    var unit: [String]

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let (from, to) = (try await desk.person(from), try await desk.person(to))
                guard from != to else { throw NamingError(.handoverToSelf(from.name)) }
                var units: [RecordState] = []
                for word in unit { units.append(try await desk.unit(word)) }
                var handovers: [Handover] = []
                for unit in units {
                    handovers.append(try await desk.handOver(unit, from: from, to: to))
                }
                let language = speech.chosenLanguage
                speech.print(
                    [
                        "from": from.person.json, "to": to.person.json,
                        "units": .array(handovers.map(\.json)),
                    ],
                    else: handovers.flatMap { $0.messages(from: from.name, to: to.name) }
                        .map { $0.text(in: language) }.joined(separator: "\n")
                )
            }
        }
    }
}

/// What was handed over in one unit.
private struct Handover {
    var unit: UnitID
    var name: String
    var roles: Set<Role>
    /// Devices of who hands over, with what each last reported unsent.
    var devices: [DeviceStatus]

    func messages(from: String, to: String) -> [ServerMessage] {
        [.handedOver(unit: name, from: from, to: to, roles: roles.sorted())]
            + devices.filter { $0.unsent > 0 }.map {
                .handoverUnsent(device: $0.name, person: from, changes: $0.unsent)
            }
    }

    /// A contract: members are added, never renamed.
    var json: JSONValue {
        [
            "unit": unit.json, "name": .string(name),
            "roles": Validation.setValue(roles.map(\.rawValue)), "devices": .array(devices.map(\.json)),
        ]
    }
}

extension Desk {
    fileprivate func handOver(_ unit: RecordState, from: Ledger.Person, to: Ledger.Person) async throws
        -> Handover
    {
        let name = unit.text("shortName") ?? unit.text(FieldName.name) ?? unit.id.description
        do {
            let (roles, devices) = try await ledger.handOver(
                unit.id.cast(),
                from: from.person,
                to: to.person,
                now: now
            )
            return Handover(unit: unit.id.cast(), name: name, roles: roles, devices: devices)
        } catch LedgerError.refused(.notFound) {
            throw NamingError(.nothingToHandOver(person: from.name, unit: name))
        }
    }
}
