import Glibc
import Shared

/// What a result is written on: a terminal of some width, or a file or pipe.
struct Paper: Sendable {
    var language: Language
    /// Tables are aligned and text is wrapped only on a terminal.
    var isAligned: Bool
    var columns: Int
    var paint: Painter
    /// Minutes east of Greenwich, for times of day.
    var offsetMinutes: Int64

    /// The paper that a file descriptor is.
    static func standard(
        _ descriptor: CInt,
        language: Language,
        environment: [String: String],
        offsetMinutes: Int64
    ) -> Paper {
        let isTerminal = isatty(descriptor) == 1
        let noColour = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        return Paper(
            language: language,
            isAligned: isTerminal,
            columns: isTerminal ? width(descriptor) : .max,
            paint: Painter(isColoured: isTerminal && !noColour),
            offsetMinutes: offsetMinutes
        )
    }

    private static func width(_ descriptor: CInt) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return 80 }
        return Int(size.ws_col)
    }

    /// Text that may be long, indented, wrapped where somebody reads it on a terminal.
    func paragraph(_ text: String, indent: Int = 0) -> [String] {
        let space = String(repeating: " ", count: indent)
        guard isAligned else {
            return text.split(separator: "\n", omittingEmptySubsequences: false).map { space + $0 }
        }
        return DisplayWidth.wrap(text, to: max(20, columns - indent)).map { space + $0 }
    }
}
