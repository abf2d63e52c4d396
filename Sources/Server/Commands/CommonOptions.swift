import ArgumentParser
import Shared

extension Language: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}

/// How people are spoken to.
struct SpeechOptions: ParsableArguments {
    @Option(help: "语言 zh 或 en,默认按系统 / Language, zh or en; the system's by default.")
    var language: Language?

    @Flag(help: "结果用 JSON / Results as JSON.")
    var json = false

    /// The language asked for, else the system's.
    var chosenLanguage: Language { language ?? Language(environment: ServerEnvironment.current) }
}

/// Which database is used.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "数据文件夹,内有自带的数据库 / The data folder, with a database of its own.",
            valueName: "dir"
        )
    )
    var data: String?

    @Option(
        help: ArgumentHelp(
            "已有的 PostgreSQL,不得含密码 / An existing PostgreSQL; no password here.",
            valueName: "url"
        )
    )
    var databaseURL: String?

    /// The database that flags and environment name.
    ///
    /// - Throws: ``ConfigurationProblems``.
    func choice() throws -> DatabaseChoice {
        try DatabaseChoice(folder: data, url: databaseURL, environment: ServerEnvironment.current)
    }
}

extension SpeechOptions {
    /// Runs a command and says what went wrong, in the person's language; then the program ends with 1.
    func speaking(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as ExitCode {
            throw error
        } catch {
            let failure = Failure(error)
            if json {
                let sentences = failure.sentences.map { JSONValue.string($0.text(in: chosenLanguage)) }
                let error: JSONValue = ["code": .string(failure.code), "messages": .array(sentences)]
                Console.note(JSONValue.object(["error": error]).canonicalText())
            } else {
                for sentence in failure.sentences { Console.note(sentence.text(in: chosenLanguage)) }
            }
            throw ExitCode.failure
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
