import Shared

/// A name on the command line that doesn't say which one is meant.
struct NamingError: Error {
    let message: ServerNamingMessage

    init(_ message: ServerNamingMessage) { self.message = message }
}

/// Finds the one thing that a word on the command line means.
enum Naming {
    /// By id, by the whole name, by an unambiguous part of it; the beginning of an id counts from four digits on.
    static func find<Item>(
        _ word: String,
        _ subject: ServerNamingMessage.Subject,
        in items: [Item],
        id: (Item) -> String,
        names: (Item) -> [String]
    ) throws(NamingError) -> Item {
        let lowered = word.lowercased()
        if let item = items.first(where: { id($0) == lowered }) { return item }
        let exact = items.filter { names($0).contains(word) }
        if exact.count == 1 { return exact[0] }
        var partly = exact
        if partly.isEmpty, !word.isEmpty {
            partly = items.filter { names($0).contains { $0.contains(word) } }
        }
        if partly.isEmpty, word.count >= 4 { partly = items.filter { id($0).hasPrefix(lowered) } }
        switch partly.count {
        case 0: throw NamingError(.unknown(subject, word))
        case 1: return partly[0]
        default:
            let candidates = partly.prefix(8).map { item in
                // Equal names are told apart by their ids only.
                exact.isEmpty ? names(item).first ?? id(item) : "\(names(item).first ?? "") (\(id(item)))"
            }
            throw NamingError(.ambiguous(subject, word, candidates + (partly.count > 8 ? ["…"] : [])))
        }
    }

    /// A name that can be kept and shown.
    static func checked(_ name: String, _ subject: ServerNamingMessage.Subject) throws(NamingError) -> String
    {
        let trimmed = name.trimmingPrefix(while: \.isWhitespace)
        guard trimmed.contains(where: { !$0.isWhitespace }), trimmed.utf8.count <= 600,
            !trimmed.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { throw NamingError(.empty(subject)) }
        return String(trimmed)
    }
}
