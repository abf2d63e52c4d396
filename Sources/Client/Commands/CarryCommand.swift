import ArgumentParser
import Bundles
import Shared
import Terminal

/// `carry FILE`
struct CarryCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry",
        abstract: Help.carry.said,
        discussion: Help.carryMore.said
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Argument(help: Help.carriedFile.help)
    var file: String

    @Option(help: Help.answerOut.help)
    var out: String?

    func run(on console: Console) async throws {
        let bytes = try WholeFile(file).read(bytesMax: BundleFile.bytesMax)
        let bundle = try BundleFile(reading: bytes)
        guard [.outbox, .enrolment].contains(bundle.header.kind) else {
            throw BundleTrouble.wrongKind(bundle.header.kind)
        }
        let answer = WholeFile(out ?? BundleFile.answerPath(for: file))
        try answer.expectNone()
        let identity = try openHome(console).store.replica.identity
        guard let token = identity.enrolment?.token else { throw ReplicaError.notEnrolled }
        let reply = try await connection.talk(to: identity.server, console) { transport in
            try await transport.carry(bytes, token: token)
        }
        let header = try BundleFile(reading: reply).header
        try answer.create(reply)
        var sentences = CarrySentence.carried(
            header,
            sent: Int(bundle.header.edits),
            answer: answer.path
        )
        let rest = Int(bundle.header.edits - header.edits)
        if header.kind != .enrolled, rest > 0 {
            sentences.insert(.carriedRest(edits: rest, person: header.personName), at: 1)
        }
        console.result(
            json: [
                "person": .string(header.personName), "device": .string(header.deviceName),
                "taken": .int(header.edits), "sent": .int(bundle.header.edits),
                "answer": .string(answer.path),
            ],
            lines: sentences.map { $0.text(in: console.language) }
        )
    }
}
