/// Rows in columns, for terminals where a Chinese character is two columns wide.
struct TextTable {
    private var rows: [[String]]

    init(_ headings: [String]) { rows = [headings] }

    mutating func add(_ row: [String]) { rows.append(row) }

    var text: String {
        let columnCount = rows.map(\.count).max() ?? 0
        let widths = (0..<columnCount).map { column in
            rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                // The last cell needs no blanks behind it.
                column == row.count - 1
                    ? cell : cell + String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
            }
            return cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}

/// How many columns of a terminal a text takes.
enum DisplayWidth {
    static func of(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    /// The text, cut with … where it is wider.
    static func clipped(_ text: String, _ widthMax: Int) -> String {
        if of(text) <= widthMax { return text }
        var clipped = ""
        var width = 1
        for character in text {
            width += self.width(character)
            if width > widthMax { break }
            clipped.append(character)
        }
        return clipped + "…"
    }

    private static func width(_ character: Character) -> Int {
        guard let code = character.unicodeScalars.first?.value else { return 0 }
        switch code {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
