/// Text that others wrote, made harmless for a terminal: control characters are shown and not obeyed.
public enum VisibleText {
    /// Newlines, tabs and, on paper that is coloured, this program's own colours stay; every other control character
    /// becomes its picture: `␛` for escape. So do the invisible ones that turn or part what is read.
    public static func of(_ text: String, isColoured: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var visible = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if isColoured, let end = colourEnd(scalars, index) {
                visible += scalars[index..<end]
                index = end
                continue
            }
            visible.append(isControl(scalar) ? picture(scalar) : scalar)
            index += 1
        }
        return String(visible)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x09: false
        case ..<0x20, 0x7F...0x9F: true
        // Zero width, and marks and overrides of the writing direction.
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let code = scalar.value == 0x7F ? 0x2421 : scalar.value < 0x20 ? 0x2400 + scalar.value : 0xFFFD
        return Unicode.Scalar(code) ?? "\u{FFFD}"
    }

    /// The place behind a sequence that this program colours with; hidden and blinking text is none.
    private static func colourEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        guard scalars[start] == "\u{1B}", start + 1 < scalars.count, scalars[start + 1] == "[" else {
            return nil
        }
        var index = start + 2
        while index < scalars.count, ("0"..."9").contains(scalars[index]) { index += 1 }
        guard index < scalars.count, scalars[index] == "m" else { return nil }
        var code = String.UnicodeScalarView()
        code += scalars[(start + 2)..<index]
        return Style.codes.contains(String(code)) ? index + 1 : nil
    }
}
