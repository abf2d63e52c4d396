import ArgumentParser
import Bundles
import Postgres
import SQL
import Shared
import Terminal

/// `carry`: takes in a file of somebody whose network doesn't reach the server.
struct CarryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "carry",
        abstract: ServerHelp.carry.said,
        discussion: ServerHelp.carryMore.said
    )

    @Argument(help: ServerHelp.carriedFile.help)
    var file: String

    @Option(help: ServerHelp.answerFile.help)
    var out: String?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            let bytes = try WholeFile(file).read(bytesMax: BundleFile.bytesMax)
            let answer = WholeFile(out ?? BundleFile.answerPath(for: file))
            try answer.expectNone()
            try await Desk.open(database) { desk in
                let carrier = try await desk.ledger.connected { connection -> PersonID in
                    try connection.run(.readOfficeKey).onlyRow().id("person_id")
                }
                let outcome = try await desk.ledger.carry(bytes, by: carrier, now: desk.now)
                try answer.create(outcome.answer.bytes)
                speech.print(
                    outcome.json(answer.path),
                    else: outcome.sentences(answer.path).map { $0.text(in: speech.chosenLanguage) }
                        .joined(separator: "\n")
                )
            }
        }
    }
}

extension CarryOutcome {
    /// A contract: members are added, never renamed.
    fileprivate func json(_ path: String) -> JSONValue {
        [
            "person": .string(header.personName), "device": .string(header.deviceName),
            "replica": header.replica.json, "taken": .int(Int64(taken)),
            "refused": .array(refused.map(\.json)), "answer": .string(path),
        ]
    }

    fileprivate func sentences(_ path: String) -> [CarrySentence] {
        var sentences = CarrySentence.carried(answer.header, sent: taken + refused.count, answer: path)
        if let refusal = refused.first {
            sentences.insert(.carriedRefused(edits: refused.count, refusal), at: 1)
        }
        return sentences
    }
}
