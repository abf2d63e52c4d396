import Shared

extension Collection {
    /// An indented line for each of the first, and one that says how many aren't listed.
    func listed(upTo max: Int, in language: Language, _ line: (Element) -> String) -> [String] {
        let hidden = count - max
        let more = hidden > 0 ? ["  " + NewsSentence.more(hidden).text(in: language)] : []
        return prefix(max).map { "  " + line($0) } + more
    }
}
