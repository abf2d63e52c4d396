/// The languages in which Taizhang speaks to people. A sentence that lacks one does not compile.
public enum Language: String, Sendable, CaseIterable {
    case zh
    case en

    /// The language of a locale such as `zh_CN.UTF-8`; English for any other, Chinese where nothing is said.
    public init(locale: String?) {
        guard let locale, !locale.isEmpty, locale != "C", locale != "POSIX", !locale.hasPrefix("C.") else {
            self = .zh
            return
        }
        self = locale.hasPrefix("zh") ? .zh : .en
    }

    /// The environment variables that name a locale, the one that counts most first.
    public static let localeVariables = ["LC_ALL", "LC_MESSAGES", "LANG"]

    /// The language that the locale's variables ask for.
    public init(environment: [String: String]) {
        let locale = Self.localeVariables.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self.init(locale: locale)
    }

    /// The language that `--language` asks for, else the locale.
    public init(arguments: [String], environment: [String: String]) {
        for (place, argument) in arguments.enumerated() {
            let following = place + 1 < arguments.count ? arguments[place + 1] : ""
            let given =
                argument == "--language" ? following : argument.split(separator: "=").last.map(String.init)
            if argument == "--language" || argument.hasPrefix("--language="),
                let language = given.flatMap(Language.init(rawValue:))
            {
                self = language
                return
            }
        }
        self.init(environment: environment)
    }
}

/// A sentence for people, in every language.
public protocol Speakable: Sendable {
    /// The sentence, without a newline at its end.
    func text(in language: Language) -> String
}
