import ArgumentParser
import Shared

/// `device`: enrolled devices.
struct DeviceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device",
        abstract: ServerHelp.device.said,
        discussion: ServerHelp.deviceMore.said,
        subcommands: [DeviceListCommand.self, DeviceRevokeCommand.self]
    )
}

/// `device list`.
struct DeviceListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: ServerHelp.deviceList.said
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                var list = ListOutput(
                    [.person, .device, .state, .enrolled, .lastSeen, .id],
                    speech.chosenLanguage
                )
                for device in try await desk.ledger.devices() {
                    let state: ServerHeading = device.revokedAt == nil ? .active : .revoked
                    list.add(
                        [
                            device.personName, device.name, state.text(in: speech.chosenLanguage),
                            LocalTime.text(device.enrolledAt), device.lastSeenAt.map(LocalTime.text) ?? "–",
                            device.replica.description,
                        ],
                        json: [
                            "id": device.replica.json, "person": device.person.json,
                            "personName": .string(device.personName), "name": .string(device.name),
                            "enrolledAt": device.enrolledAt.json,
                            "lastSeenAt": device.lastSeenAt?.json ?? .null,
                            "revokedAt": device.revokedAt?.json ?? .null,
                        ]
                    )
                }
                speech.print(["devices": list.json], else: list.text)
            }
        }
    }
}

/// `device revoke`.
struct DeviceRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: ServerHelp.deviceRevoke.said,
        discussion: ServerHelp.deviceMore.said
    )

    @Argument(help: ServerHelp.deviceReference.help)
    var device: String

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let device = try Naming.find(
                    device,
                    .device,
                    in: try await desk.ledger.devices(),
                    id: \.replica.description,
                    names: { [$0.name, $0.personName] }
                )
                let people = try await desk.officeRecords(.person)
                // Without its own device the server could import and administer nothing any more.
                guard people.contains(where: { $0.id == device.person.cast() }) else {
                    throw NamingError(.ownDevice)
                }
                try await desk.ledger.revokeDevice(device.replica, now: desk.now)
                speech.print(
                    ["id": device.replica.json, "name": .string(device.name)],
                    else: ServerMessage.deviceRevoked(device.name, person: device.personName).text(
                        in: speech.chosenLanguage
                    )
                )
            }
        }
    }
}
