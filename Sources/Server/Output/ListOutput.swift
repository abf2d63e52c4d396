import Shared

/// A list that is printed as a table or as JSON.
struct ListOutput {
    private var table: TextTable
    private var items: [JSONValue] = []
    private let language: Language

    init(_ headings: [ServerHeading], _ language: Language) {
        table = TextTable(headings.map { $0.text(in: language) })
        self.language = language
    }

    mutating func add(_ cells: [String], json: JSONValue) {
        table.add(cells)
        items.append(json)
    }

    var json: JSONValue { .array(items) }
    var text: String { items.isEmpty ? ServerMessage.nothingYet.text(in: language) : table.text }
}
