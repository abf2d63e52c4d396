import ArgumentParser
import Shared

/// `enroll URL`
struct EnrollCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "enroll", abstract: Help.enroll.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Argument(help: Help.url.help)
    var url: String

    @Option(help: Help.device.help)
    var device: String?

    func run(on console: Console) async throws {
        let address = try ServerAddress(url)
        let path = Home.normalised(common.homePath(console.surroundings))
        let enrolled = try await connection.talk(to: url, console) { transport in
            try await enrol(at: address, through: transport, path, console)
        }
        guard let answer = enrolled.enrolment else { throw ReplicaError.notEnrolled }
        let sentences: [HomeSentence] = [
            .enrolled(name: answer.personName, server: enrolled.server, home: path), .syncNext,
        ]
        console.result(
            json: [
                "person": answer.person.json, "name": .string(answer.personName),
                "server": .string(enrolled.server), "replica": enrolled.replica.json,
                "device": .string(enrolled.deviceName), "home": .string(path),
                "enrolledUntil": answer.expiresAt.json,
            ],
            lines: sentences.map { $0.text(in: console.language) }
        )
    }

    private func enrol(
        at address: ServerAddress,
        through transport: HTTPTransport,
        _ path: String,
        _ console: Console
    ) async throws -> Identity {
        let disk = POSIXDisk(root: path)
        let enrolment = Enrolment(disk: disk, transport: transport)
        if try enrolment.isWaiting(), !console.isJSON { console.note(HomeSentence.goingOn) }
        let prompt = HomeSentence.codePrompt(server: address.authority).text(in: console.language)
        guard let code = SecretPrompt.read(prompt) else { throw ArgumentTrouble.codeMissing }
        try disk.makeFolder("")
        let lock = try HomeLock(home: path)
        defer { withExtendedLifetime(lock) {} }
        let device = device ?? Surroundings.hostName()
        return try await enrolment.ask(enrolment.identity(server: address.text, device: device), code: code)
    }
}
