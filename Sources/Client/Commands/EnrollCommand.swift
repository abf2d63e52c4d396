import ArgumentParser
import Bundles
import Shared
import Terminal

/// `enroll URL`, or by file: `enroll --request FILE`, then `enroll --answer FILE`
struct EnrollCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "enroll",
        abstract: Help.enroll.said,
        discussion: Help.enrollMore.said
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Argument(help: Help.url.help)
    var url: String?

    @Option(help: Help.enrolmentRequest.help)
    var request: String?

    @Option(help: Help.enrolmentAnswer.help)
    var answer: String?

    @Option(help: Help.device.help)
    var device: String?

    func run(on console: Console) async throws {
        if request != nil, answer != nil { throw ArgumentTrouble.chooseOne(["--request", "--answer"]) }
        let path = Home.normalised(common.homePath(console.surroundings))
        if let request { return try write(WholeFile(request), path, console) }
        if let answer { return try await take(WholeFile(answer), path, console) }
        guard let url else { throw ArgumentTrouble.noServerNamed }
        let address = try ServerAddress(url)
        let isRenewal = try Enrolment(disk: POSIXDisk(root: path)).renewed(at: address.text) != nil
        let enrolled = try await connection.talk(to: url, console) { transport in
            try await isRenewal
                ? renew(at: address, through: transport, path, console)
                : enrol(at: address, through: transport, path, console)
        }
        guard let answer = enrolled.enrolment else { throw ReplicaError.notEnrolled }
        let until = answer.expiresAt.minuteText(offsetMinutes: console.paper.offsetMinutes)
        let sentences: [HomeSentence] = [
            isRenewal
                ? .renewed(name: answer.personName, server: enrolled.server, until: until)
                : .enrolled(name: answer.personName, server: enrolled.server, home: path), .syncNext,
        ]
        console.result(
            json: .object(members(enrolled, answer, path)),
            lines: sentences.map { $0.text(in: console.language) }
        )
    }

    private func enrol(
        at address: ServerAddress,
        through transport: HTTPTransport,
        _ path: String,
        _ console: Console
    ) async throws -> Identity {
        let (enrolment, lock, code) = try begin(at: address.authority, path, console)
        defer { withExtendedLifetime(lock) {} }
        return try await enrolment.ask(
            enrolment.identity(server: address.text, device: deviceName),
            code: code,
            through: transport
        )
    }

    /// Renews the enrolment of a folder, with the folder locked.
    private func renew(
        at address: ServerAddress,
        through transport: HTTPTransport,
        _ path: String,
        _ console: Console
    ) async throws -> Identity {
        let disk = POSIXDisk(root: path)
        if !console.isJSON { console.note(HomeSentence.renewing) }
        let prompt = HomeSentence.codePrompt(server: address.authority).text(in: console.language)
        guard let code = SecretPrompt.read(prompt) else { throw ArgumentTrouble.codeMissing }
        let (sync, lock) = (try HomeLock(home: path, .sync), try HomeLock(home: path))
        defer { withExtendedLifetime((sync, lock)) {} }
        let enrolment = Enrolment(disk: disk)
        guard let identity = try enrolment.renewed(at: address.text) else { throw ReplicaError.notEnrolled }
        return try await enrolment.renew(identity, code: code, through: transport)
    }

    /// Writes the request that somebody carries to the server.
    private func write(_ file: WholeFile, _ path: String, _ console: Console) throws {
        try file.expectNone()
        let (enrolment, lock, code) = try begin(at: nil, path, console)
        defer { withExtendedLifetime(lock) {} }
        let identity = try enrolment.identity(
            server: url.map { try ServerAddress($0).text } ?? "",
            device: deviceName
        )
        try file.create(enrolment.request(identity, code: code, at: console.now).bytes)
        let sentences: [CarrySentence] = [.enrolmentRequested(path: file.path), .howToEnrol(path: file.path)]
        console.result(
            json: [
                "file": .string(file.path), "replica": identity.replica.json,
                "device": .string(identity.deviceName),
            ],
            lines: sentences.map { $0.text(in: console.language) }
        )
    }

    /// Takes in the answer that was carried back, and the first data with it.
    private func take(_ file: WholeFile, _ path: String, _ console: Console) async throws {
        let bundle = try BundleFile(reading: file.read(bytesMax: BundleFile.bytesMax))
        guard try POSIXDisk(root: path).read("replica.json") != nil else {
            throw ArgumentTrouble.noRequestMade
        }
        let lock = try HomeLock(home: path, .sync)
        defer { withExtendedLifetime(lock) {} }
        let identity = try accept(bundle, path)
        guard let answer = identity.enrolment else { throw ReplicaError.notEnrolled }
        var home = try Home(at: path)
        let (result, _) = try await home.takeIn(bundle)
        let output = SyncOutput(holdings: try Holdings(home.store.replica), paper: console.paper)
        var members = members(identity, answer, path)
        members["sync"] = output.json(result)
        console.result(
            json: .object(members),
            lines: [CarrySentence.enrolled(name: answer.personName, home: path).text(in: console.language)]
                + output.lines(result)
        )
    }

    private func accept(_ bundle: BundleFile, _ path: String) throws -> Identity {
        let lock = try HomeLock(home: path)
        defer { withExtendedLifetime(lock) {} }
        return try Enrolment(disk: POSIXDisk(root: path)).accept(bundle)
    }

    private var deviceName: String { device ?? Surroundings.hostName() }

    /// Asks for the code, with the folder locked.
    private func begin(at server: String?, _ path: String, _ console: Console) throws
        -> (Enrolment<POSIXDisk>, HomeLock, code: String)
    {
        let disk = POSIXDisk(root: path)
        let enrolment = Enrolment(disk: disk)
        if try enrolment.isWaiting(), !console.isJSON { console.note(HomeSentence.goingOn) }
        let prompt = HomeSentence.codePrompt(server: server).text(in: console.language)
        guard let code = SecretPrompt.read(prompt) else { throw ArgumentTrouble.codeMissing }
        try disk.makeFolder("")
        return (enrolment, try HomeLock(home: path), code)
    }

    private func members(_ identity: Identity, _ answer: EnrolmentAnswer, _ path: String) -> [String:
        JSONValue]
    {
        [
            "person": answer.person.json, "name": .string(answer.personName),
            "server": .string(identity.server), "replica": identity.replica.json,
            "device": .string(identity.deviceName), "home": .string(path),
            "enrolledUntil": answer.expiresAt.json,
        ]
    }
}
