import ArgumentParser
import Glibc
import Shared

/// A program that speaks the person's language also where it turns the command line down and where it helps.
public protocol SpeakingProgram: AsyncParsableCommand {
    /// Options with a value that every command has; they may stand before its name too.
    static var valuedGlobals: Set<String> { get }
}

extension SpeakingProgram {
    /// Runs the command that the arguments name, and ends the process where it fails.
    public static func speak(_ arguments: [String]) async {
        do {
            try checkEncoding()
            try checkCommand(arguments)
            var command = try parseAsRoot(withGlobalsBehind(arguments))
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let status as ExitCode {
            // What went wrong has been said.
            Glibc.exit(status.rawValue)
        } catch {
            let status = exitCode(for: error)
            let isUsage = status == .validationFailure
            let hint = isUsage ? signHint(arguments).map { "\n" + $0 } ?? "" : ""
            let text = fullMessage(for: error) + hint
            if isUsage, arguments.contains("--json") {
                let message = UsageText.translated(self.message(for: error), to: .spoken) + hint
                let failure: JSONValue = ["error": ["code": "usage", "message": .string(message)]]
                StandardStream.write(failure.canonicalText() + "\n", to: STDERR_FILENO)
            } else if !text.isEmpty {
                let told = UsageText.translated(text, to: .spoken) + "\n"
                StandardStream.write(told, to: status.isSuccess ? STDOUT_FILENO : STDERR_FILENO)
            }
            Glibc.exit(status.rawValue)
        }
    }

    /// What is no UTF-8 would be kept with holes in it, and what no reader takes would never be sent.
    private static func checkEncoding() throws {
        for index in 0..<Int(CommandLine.argc) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            guard let text = String(validatingCString: argument) else {
                throw OptionProblem.notUTF8(argument: index).validationError
            }
            guard text.isStreamSafe else { throw OptionProblem.tooManyMarks(argument: index).validationError }
        }
    }

    /// A mistyped command would be complained about by its options.
    private static func checkCommand(_ arguments: [String]) throws {
        let rest = withGlobalsBehind(arguments)
        guard let name = rest.first, !name.hasPrefix("-"), name != "help", !isCommand(name) else { return }
        let known = configuration.subcommands.compactMap { $0.configuration.commandName }
        throw OptionProblem.unknownCommand(name, likely: LikelyWord.of(name, among: known)).validationError
    }

    /// `-5` is taken for an option, and what the parser says of it helps nobody.
    private static func signHint(_ arguments: [String]) -> String? {
        guard
            let place = arguments.firstIndex(where: { argument in
                argument.hasPrefix("-") && argument.dropFirst().first?.isNumber == true
            })
        else { return nil }
        return OptionProblem.signedNumber(arguments[place]).text(in: .spoken)
    }

    private static func isCommand(_ name: String) -> Bool {
        configuration.subcommands.contains { $0.configuration.commandName == name }
    }

    /// The arguments with the options that stand before the command's name behind it: `--json status` as `status --json`.
    public static func withGlobalsBehind(_ arguments: [String]) -> [String] {
        var globals: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if valuedGlobals.contains(first), rest.count > 1 {
                globals += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if first == "--json" || valuedGlobals.contains(where: { first.hasPrefix($0 + "=") }) {
                globals.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        // Help and a name that nobody has need none of them, and would be overshadowed by a complaint about them.
        guard let name = rest.first, isCommand(name) else {
            return rest.first == "help" ? withoutGlobals(rest) : Array(rest)
        }
        // Behind `--` they would be taken for arguments.
        let end = rest.firstIndex(of: "--") ?? rest.endIndex
        return Array(rest[..<end]) + globals + Array(rest[end...])
    }

    /// `help measure --language zh`: help takes no options; the language is known already.
    private static func withoutGlobals(_ arguments: ArraySlice<String>) -> [String] {
        var kept: [String] = []
        var isValue = false
        for argument in arguments {
            if isValue {
                isValue = false
            } else if valuedGlobals.contains(argument) {
                isValue = true
            } else if argument != "--json", !valuedGlobals.contains(where: { argument.hasPrefix($0 + "=") }) {
                kept.append(argument)
            }
        }
        return kept
    }
}

extension Language {
    /// The language of this run: what the command line asks for, else what the locale does.
    ///
    /// Read from the raw arguments, because help is written before they are parsed.
    public static let spoken: Language = {
        var environment: [String: String] = [:]
        for name in localeVariables {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        return Language(arguments: CommandLine.arguments, environment: environment)
    }()
}
