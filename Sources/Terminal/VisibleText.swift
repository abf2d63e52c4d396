/// Text that others wrote, made harmless for a terminal: control characters are shown and not obeyed.
public enum VisibleText {
    /// Newlines, tabs and colours stay; every other control character becomes its picture: `␛` for escape.
    public static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var visible = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if let end = colourEnd(scalars, index) {
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
        (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
    }

    private static func picture(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let code = scalar.value == 0x7F ? 0x2421 : scalar.value < 0x20 ? 0x2400 + scalar.value : 0xFFFD
        return Unicode.Scalar(code) ?? "\u{FFFD}"
    }

    /// The place behind a sequence that only colours.
    private static func colourEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
        guard scalars[start] == "\u{1B}", start + 1 < scalars.count, scalars[start + 1] == "[" else {
            return nil
        }
        var index = start + 2
        while index < scalars.count, scalars[index] == ";" || ("0"..."9").contains(scalars[index]) {
            index += 1
        }
        return index < scalars.count && scalars[index] == "m" ? index + 1 : nil
    }
}
