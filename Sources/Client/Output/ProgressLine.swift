import Glibc
import Shared
import Terminal

/// One line on the terminal that is written over; nothing where nobody watches.
final class ProgressLine {
    private let margin: Paper
    private var isShown = false

    init(_ margin: Paper) { self.margin = margin }

    deinit { clear() }

    func show(_ progress: SyncProgress) {
        guard margin.isAligned else { return }
        let sentence = SyncSentence.progress(
            sent: progress.sent,
            of: progress.toSend,
            received: progress.received,
            bytes: Self.bytes(progress.bytes),
            secondsLeft: progress.secondsLeft
        )
        let text = DisplayWidth.cut(sentence.text(in: margin.language), to: max(20, margin.columns - 1))
        StandardStream.write("\r\u{1B}[K" + margin.paint(text, .dim), to: STDERR_FILENO)
        isShown = true
    }

    func clear() {
        guard isShown else { return }
        StandardStream.write("\r\u{1B}[K", to: STDERR_FILENO)
        isShown = false
    }

    /// `512 B`, `12.3 KB`, `4.5 MB`.
    static func bytes(_ count: Int) -> String {
        if count < 1_000 { return "\(count) B" }
        let (unit, name) = count < 1_000_000 ? (1_000, "KB") : (1_000_000, "MB")
        let tenths = count * 10 / unit
        return "\(tenths / 10).\(tenths % 10) \(name)"
    }
}
