/// How many columns text takes on a terminal: Chinese characters take two.
public enum DisplayWidth {
    /// The columns of a text on one line.
    public static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one character, with what combines with it.
    public static func of(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars {
            if scalar == "\u{FE0F}" { return 2 }
            width = max(width, of(scalar))
        }
        return width
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        let code = scalar.value
        if code < 0x20 || code == 0x7F { return 0 }
        if code < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wide.contains { $0.contains(code) } ? 2 : 1
        }
    }

    /// East Asian wide and full-width blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    /// The text cut to a width, with `…` where something was left out.
    public static func cut(_ text: String, to columns: Int) -> String {
        guard of(text) > columns else { return text }
        var result = ""
        var used = 0
        for character in text {
            let width = of(character)
            if used + width > columns - 1 { break }
            result.append(character)
            used += width
        }
        return result + "…"
    }

    /// The text broken into lines of at most a width; Chinese breaks anywhere, other words at spaces.
    public static func wrap(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            var used = 0
            for word in words(paragraph) {
                let width = of(word)
                if used + width > columns, used > 0 {
                    lines.append(trimmed(line))
                    line = ""
                    used = 0
                    if word == " " { continue }
                }
                line += word
                used += width
            }
            lines.append(trimmed(line))
        }
        return lines
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private static func words(_ paragraph: Substring) -> [String] {
        var words: [String] = []
        var joins = false
        for character in paragraph {
            let isPart = character != " " && of(character) < 2
            if isPart, joins, let last = words.indices.last {
                words[last].append(character)
            } else {
                words.append(String(character))
            }
            joins = isPart
        }
        return words
    }
}
