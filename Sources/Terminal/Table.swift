/// Rows under headings. Aligned on a terminal; elsewhere one row a line with tabs between.
public struct Table {
    /// One cell.
    public struct Cell {
        public var text: String
        public var style: Style = .plain

        public init(_ text: String, _ style: Style = .plain) {
            self.text = text
            self.style = style
        }
    }

    /// A heading, and on which side its column stands.
    public struct Column {
        public var title: String
        public var isRight = false
        /// Whether it gives way where the terminal is too narrow.
        public var isElastic = false

        public init(_ title: String, right: Bool = false, elastic: Bool = false) {
            self.title = title
            isRight = right
            isElastic = elastic
        }
    }

    public var columns: [Column]
    public var rows: [[Cell]]

    public init(columns: [Column], rows: [[Cell]] = []) {
        self.columns = columns
        self.rows = rows
    }

    /// The table's lines.
    public func lines(for paper: Paper) -> [String] {
        guard paper.isAligned else {
            let all = [columns.map(\.title)] + rows.map { $0.map(\.text) }
            return all.map { row in row.map(Self.flat).joined(separator: "\t") }
        }
        // Columns in which nobody has anything take no room from the others.
        let kept = columns.indices.filter { place in rows.isEmpty || rows.contains { !$0[place].text.isEmpty }
        }
        let table = Table(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
        return table.aligned(for: paper)
    }

    private func aligned(for paper: Paper) -> [String] {
        var widths = columns.map { DisplayWidth.of($0.title) }
        for row in rows {
            for (place, cell) in row.enumerated() {
                widths[place] = max(widths[place], DisplayWidth.of(Self.flat(cell.text)))
            }
        }
        shrink(&widths, to: paper.columns)
        let head = columns.map { Cell($0.title, .strong) }
        return ([head] + rows).map { line($0, widths, paper.paint) }
    }

    private func shrink(_ widths: inout [Int], to columnsMax: Int) {
        let gaps = 2 * max(0, widths.count - 1)
        while widths.reduce(gaps, +) > columnsMax {
            let elastic = columns.indices.filter { columns[$0].isElastic && widths[$0] > 8 }
            guard let widest = elastic.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    private func line(_ row: [Cell], _ widths: [Int], _ paint: Painter) -> String {
        var line = ""
        for (place, cell) in row.enumerated() {
            let text = DisplayWidth.cut(Self.flat(cell.text), to: widths[place])
            let padding = String(repeating: " ", count: max(0, widths[place] - DisplayWidth.of(text)))
            let isLast = place == row.count - 1
            if columns[place].isRight {
                line += padding + paint(text, cell.style)
            } else {
                line += paint(text, cell.style) + (isLast ? "" : padding)
            }
            if !isLast { line += "  " }
        }
        return line
    }

    /// A cell's text on one line.
    private static func flat(_ text: String) -> String {
        text.contains { $0 == "\n" || $0 == "\t" || $0 == "\r\n" }
            ? text.split { $0 == "\n" || $0 == "\t" || $0 == "\r\n" }.joined(separator: " ") : text
    }
}
