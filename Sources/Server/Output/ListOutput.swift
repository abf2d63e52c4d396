import Shared
import Terminal

/// A list that is printed as a table or as JSON.
struct ListOutput {
    private var table: Table
    private var items: [JSONValue] = []
    private let language: Language

    init(_ headings: [ServerHeading], _ language: Language) {
        table = Table(columns: headings.map { Table.Column($0.text(in: language), elastic: true) })
        self.language = language
    }

    mutating func add(_ cells: [String], json: JSONValue) {
        table.rows.append(cells.map { Table.Cell($0) })
        items.append(json)
    }

    var json: JSONValue { .array(items) }
    var text: String {
        if items.isEmpty { return ServerMessage.nothingYet.text(in: language) }
        return table.lines(for: Console.paper(language)).joined(separator: "\n")
    }
}
