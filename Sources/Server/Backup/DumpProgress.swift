import Glibc
import Shared
import Terminal

/// Shows how far a tool is, from its second second on, and stops it where somebody asks for that.
final class DumpProgress {
    private let line: ProgressLine
    private let clock: any ServerClock
    private let start: Int64
    private let sentence: (_ seconds: Int) -> BackupSentence

    init(
        _ language: Language,
        _ clock: any ServerClock,
        _ sentence: @escaping (_ seconds: Int) -> BackupSentence
    ) {
        line = ProgressLine(Console.margin(language))
        self.clock = clock
        start = clock.monotonicMilliseconds
        self.sentence = sentence
    }

    /// Whether the tool may go on.
    func goesOn() -> Bool {
        let milliseconds = clock.monotonicMilliseconds - start
        if milliseconds >= 1_000 { line.show(sentence(Int(milliseconds / 1_000))) }
        return !Interruption.isAsked
    }
}
