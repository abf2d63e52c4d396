import Glibc
import Shared
import Terminal

/// Asks the person at the terminal, on standard error, so that results stay clean.
enum Question {
    /// Whether somebody is there to answer.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Shows what the question is about.
    static func show(_ lines: some Sequence<String>, on console: Console) {
        let text = lines.map { $0 + "\n" }.joined()
        StandardStream.write(
            VisibleText.of(text, isColoured: console.margin.paint.isColoured),
            to: STDERR_FILENO
        )
    }

    static func isYes(_ question: some Speakable, on console: Console) -> Bool {
        let answer = ask(question, console).lowercased()
        return ["y", "yes", "是", "ｙ"].contains(answer)
    }

    /// Whether the person types a name, spaces and width aside.
    static func isTyped(_ name: String, _ question: some Speakable, on console: Console) -> Bool {
        Holdings.folded(ask(question, console)) == Holdings.folded(name)
    }

    private static func ask(_ question: some Speakable, _ console: Console) -> String {
        StandardStream.write(question.text(in: console.language), to: STDERR_FILENO)
        return readLine(strippingNewline: true)?.trimmed ?? ""
    }
}
