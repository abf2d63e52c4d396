import Glibc
import Shared
import Terminal

/// Asks for a code on the terminal without showing it; reads a line where there is no terminal.
enum SecretPrompt {
    private static let charactersMax = 512

    /// - Returns: What was typed or piped in, without white space around; nil for nothing.
    static func read(_ prompt: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return answer(readLine(strippingNewline: true)) }
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return answer(readLine(strippingNewline: true)) }
        StandardStream.write(prompt, to: STDERR_FILENO)
        var hidden = before
        // Signals are typed like letters meanwhile, so that Ctrl-C can't leave a terminal without echo behind.
        hidden.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        let (bytes, isInterrupted) = bytes()
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
        StandardStream.write("\n", to: STDERR_FILENO)
        if isInterrupted {
            // To the process and not to this thread, which may have signals blocked; the status is the usual one.
            kill(getpid(), SIGINT)
            usleep(100_000)
            exit(128 + SIGINT)
        }
        return answer(String(validating: bytes, as: UTF8.self))
    }

    private static func bytes() -> ([UInt8], isInterrupted: Bool) {
        var bytes: [UInt8] = []
        while bytes.count < charactersMax {
            var byte: UInt8 = 0
            let count = Glibc.read(STDIN_FILENO, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { break }
            switch byte {
            case 0x03: return ([], true)
            case 0x04, 0x0A, 0x0D: return (bytes, false)
            case 0x08, 0x7F: if !bytes.isEmpty { bytes.removeLast() }
            case 0x15: bytes = []
            default: bytes.append(byte)
            }
        }
        return (bytes, false)
    }

    private static func answer(_ text: String?) -> String? {
        guard let text = text?.trimmed, !text.isEmpty else { return nil }
        return text
    }
}
