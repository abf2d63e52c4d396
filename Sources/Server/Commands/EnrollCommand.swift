import ArgumentParser
import Shared

/// `enroll`: a code for one device of a person.
struct EnrollCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enroll",
        abstract: ServerHelp.enroll.said
    )

    @Argument(help: ServerHelp.userReference.help)
    var user: String

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let person = try await desk.person(user)
                let code = try await desk.ledger.enrolmentCode(for: person.person, now: desk.now)
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
