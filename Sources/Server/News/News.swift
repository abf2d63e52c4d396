import Shared

/// What a process did that others may be waiting for, as it is notified between the processes of one database.
enum News: Hashable, Sendable {
    /// A unit has come to a version.
    case rows(UnitID, version: Int64)
    /// What a person may read has changed.
    case rights(PersonID)

    /// What is notified on.
    static let channel = "taizhang_news"

    /// The news as a notification carries it.
    var payload: String {
        switch self {
        case .rows(let unit, let version): "rows \(unit) \(version)"
        case .rights(let person): "rights \(person)"
        }
    }

    /// Reads what ``payload`` writes; nil for what a newer server may say.
    init?(payload: String) {
        let words = payload.split(separator: " ").map(String.init)
        if words.count == 3, words[0] == "rows", let unit = UnitID(words[1]), let version = Int64(words[2]) {
            self = .rows(unit, version: version)
        } else if words.count == 2, words[0] == "rights", let person = PersonID(words[1]) {
            self = .rights(person)
        } else {
            return nil
        }
    }
}
