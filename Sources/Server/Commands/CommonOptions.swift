import ArgumentParser
import Shared
import Terminal

extension Role: ExpressibleByArgument {}

/// How people are spoken to.
struct SpeechOptions: ParsableArguments {
    @Option(help: ServerHelp.language.help)
    var language: Language?

    @Flag(help: ServerHelp.json.help)
    var json = false

    /// The language asked for, else the system's.
    var chosenLanguage: Language { language ?? Language(environment: ServerEnvironment.current) }
}

/// Which database is used.
struct DatabaseOptions: ParsableArguments {
    @Option(help: ServerHelp.data.help(value: "dir"))
    var data: String?

    @Option(help: ServerHelp.databaseURL.help(value: "url"))
    var databaseURL: String?

    /// The database that flags and environment name.
    ///
    /// - Throws: ``ConfigurationProblems``.
    func choice() throws -> DatabaseChoice {
        try DatabaseChoice(folder: data, url: databaseURL, environment: ServerEnvironment.current)
    }
}

extension SpeechOptions {
    /// Runs a command and says what went wrong, in the person's language; then the program ends with the failure's status.
    func speaking(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as ExitCode {
            throw error
        } catch {
            let failure = Failure(error)
            if json {
                let message = failure.sentences.map { $0.text(in: chosenLanguage) }.joined(separator: "\n")
                let error: JSONValue = [
                    "error": ["code": .string(failure.code), "message": .string(message)]
                ]
                Console.note(error.canonicalText())
            } else {
                for sentence in failure.sentences { Console.note(sentence.text(in: chosenLanguage)) }
            }
            throw ExitCode(failure.status)
        }
    }

    /// Says a sentence; nothing where programs read.
    func say(_ message: some Speakable) {
        if !json { Console.result(message.text(in: chosenLanguage)) }
    }

    /// Prints a result, for programs or for people.
    func print(_ value: @autoclosure () -> JSONValue, else text: @autoclosure () -> String) {
        if json { Console.result(value()) } else { Console.result(text()) }
    }
}
