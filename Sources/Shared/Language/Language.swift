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

    /// The language that the usual variables ask for, first of `LC_ALL`, `LC_MESSAGES`, `LANG`.
    public init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first {
            !$0.isEmpty
        }
        self.init(locale: locale)
    }
}

/// A sentence for people, in every language.
public protocol Speakable: Sendable {
    /// The sentence, without a newline at its end.
    func text(in language: Language) -> String
}
