import ArgumentParser
import Shared
import Terminal

/// `enroll`: a code for one device of a person.
struct EnrollCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enroll",
        abstract: ServerHelp.enroll.said,
        discussion: ServerHelp.enrollMore.said
    )

    private static let dayCounts: ClosedRange<Int64> = 1...30

    @Argument(help: ServerHelp.userReference.help)
    var user: String

    @Option(help: ServerHelp.codeDays.help)
    var days: Int64?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func validate() throws {
        if let days, !Self.dayCounts.contains(days) {
            throw OptionProblem.outOfRange(option: "--days", Self.dayCounts).validationError
        }
    }

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let person = try await desk.person(user)
                let code = try await desk.ledger.enrolmentCode(
                    for: person.person,
                    minutes: days.map { $0 * 24 * 60 },
                    now: desk.now
                )
                speech.print(
                    [
                        "code": .string(code.code), "expiresAt": code.expiresAt.json,
                        "person": person.person.json, "name": .string(person.name),
                    ],
                    else: ServerMessage.enrolmentCode(
                        code: code.code,
                        person: person.name,
                        until: LocalTime.text(code.expiresAt)
                    ).text(in: speech.chosenLanguage)
                )
            }
        }
    }
}
