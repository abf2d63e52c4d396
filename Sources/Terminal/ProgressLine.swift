import Glibc
import Shared

/// One line on the terminal that is written over; nothing where nobody watches.
public final class ProgressLine {
    private let margin: Paper
    private var isShown = false

    /// - Parameter margin: What standard error is written on.
    public init(_ margin: Paper) { self.margin = margin }

    deinit { clear() }

    /// Shows a sentence in place of the last one.
    public func show(_ sentence: some Speakable) {
        guard margin.isAligned else { return }
        let text = DisplayWidth.cut(sentence.text(in: margin.language), to: max(20, margin.columns - 1))
        StandardStream.write("\r\u{1B}[K" + margin.paint(text, .dim), to: STDERR_FILENO)
        isShown = true
    }

    /// Leaves the line empty for others.
    public func clear() {
        guard isShown else { return }
        StandardStream.write("\r\u{1B}[K", to: STDERR_FILENO)
        isShown = false
    }
}

/// How much of something, as people read it.
public enum ByteCount {
    /// `512 B`, `12.3 KB`, `4.5 MB`, `6.7 GB`.
    public static func text(_ count: Int) -> String {
        if count < 1_000 { return "\(count) B" }
        let (unit, name) =
            count < 1_000_000
            ? (1_000, "KB") : count < 1_000_000_000 ? (1_000_000, "MB") : (1_000_000_000, "GB")
        let tenths = count * 10 / unit
        return "\(tenths / 10).\(tenths % 10) \(name)"
    }
}
