import ArgumentParser
import Shared

/// `migrate`: brings the database to this program's schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: ServerHelp.migrate.said
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database, preparing: .always) { desk in
                let names = desk.database.migrations
                let message = names.isEmpty ? ServerMessage.upToDate : .migrated(names)
                speech.print(
                    ["migrations": .array(names.map { .string($0) })],
                    else: message.text(in: speech.chosenLanguage)
                )
            }
        }
    }
}
