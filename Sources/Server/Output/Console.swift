import Glibc
import Shared
import Terminal

/// Where commands speak: results to stdout, everything else to stderr.
enum Console {
    /// What a result is written on.
    static func paper(_ language: Language) -> Paper { paper(STDOUT_FILENO, language) }

    /// What notes and progress are written on.
    static func margin(_ language: Language) -> Paper { paper(STDERR_FILENO, language) }

    private static func paper(_ descriptor: CInt, _ language: Language) -> Paper {
        let environment = ["NO_COLOR", "TERM"].reduce(into: [String: String]()) { values, name in
            values[name] = getenv(name).map { String(cString: $0) }
        }
        return .standard(descriptor, language: language, environment: environment, offsetMinutes: 0)
    }

    /// A result.
    static func result(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// A result for programs, in the canonical order of its members.
    static func result(_ json: JSONValue) {
        StandardStream.write(json.canonicalText() + "\n", to: STDOUT_FILENO)
    }

    /// Something to know beside the result.
    static func note(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: CInt) {
        StandardStream.write(VisibleText.of(text) + "\n", to: descriptor)
    }
}
