import ArgumentParser
import Shared

/// What commands take that record a ledger entry.
struct EntryOptions: ParsableArguments {
    @Option(help: Help.date.help)
    var date: String?

    @Option(help: Help.note.help)
    var note: String?

    @Option(help: Help.partOf.help)
    var partOf: String?

    @Option(help: Help.approximation.help)
    var approximation: String?

    @Option(help: Help.why.help)
    var why: String?

    /// Adds what was given to an entry's fields.
    func put(into fields: inout [String: JSONValue], of kind: RecordKind, at desk: Desk) throws {
        try desk.put(date, into: FieldName.date, of: kind, &fields)
        try desk.put(note, into: "note", of: kind, &fields)
        try desk.put(partOf, into: FieldName.partOf, of: kind, &fields)
        let said = fields[FieldName.approximation]?.text
        try desk.put(approximation, into: FieldName.approximation, of: kind, &fields)
        if let said, let given = fields[FieldName.approximation]?.text, said != given {
            throw ArgumentTrouble.approximationTwice(said)
        }
    }
}

/// A list that people write in one word or as several: `a、b`, `a,b`, or repeated options.
func separated(_ texts: [String]) -> [String] {
    texts.flatMap { $0.split { "、,\u{FF0C}".contains($0) } }.map { String($0).trimmed }.filter { !$0.isEmpty }
}
