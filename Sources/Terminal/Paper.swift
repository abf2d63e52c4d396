import Glibc
import Shared

/// What a result is written on: a terminal of some width, or a file or pipe.
public struct Paper: Sendable {
    public var language: Language
    /// Tables are aligned and text is wrapped only on a terminal.
    public var isAligned: Bool
    /// `.max` where nobody counts them.
    public var columns: Int
    public var paint: Painter
    /// Minutes east of Greenwich, for times of day.
    public var offsetMinutes: Int64

    public init(language: Language, isAligned: Bool, columns: Int, paint: Painter, offsetMinutes: Int64) {
        self.language = language
        self.isAligned = isAligned
        self.columns = columns
        self.paint = paint
        self.offsetMinutes = offsetMinutes
    }

    /// The paper that a file descriptor is.
    public static func standard(
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
    public func paragraph(_ text: String, indent: Int = 0) -> [String] {
        let space = String(repeating: " ", count: indent)
        guard isAligned else {
            return text.split(separator: "\n", omittingEmptySubsequences: false).map { space + $0 }
        }
        return DisplayWidth.wrap(text, to: max(20, columns - indent)).map { space + $0 }
    }
}
