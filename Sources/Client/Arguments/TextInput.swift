import Glibc
import Shared
import Terminal

/// Long text from a file or from standard input.
enum TextInput {
    /// More than any field holds, and as much as is read to say how long a text is.
    private static let bytesMax = 1 << 24

    /// A file's text; `-` is standard input. Newlines at the end are left out.
    static func file(_ path: String) throws(ArgumentTrouble) -> String {
        if path == "-" { return try standardInput() }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadableFile(path) }
        defer { close(descriptor) }
        return try text(from: descriptor, named: path)
    }

    /// What is piped in.
    static func standardInput() throws(ArgumentTrouble) -> String {
        try text(from: STDIN_FILENO, named: Caption.standardInput.text(in: .spoken))
    }

    /// Whether somebody sits at standard input.
    static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    private static func text(from descriptor: CInt, named name: String) throws(ArgumentTrouble) -> String {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while bytes.count <= bytesMax {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count == 0 { break }
            if count > 0 {
                bytes.append(contentsOf: chunk[..<count])
            } else if errno != EINTR {
                throw .unreadableFile(name)
            }
        }
        guard bytes.count <= bytesMax else { throw .textTooLong(bytes: bytes.count, max: bytesMax) }
        guard var text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(name) }
        guard text.isStreamSafe else { throw .tooManyMarks(name) }
        if text.hasPrefix("\u{FEFF}") { text.unicodeScalars.removeFirst() }
        // Files from other systems end their lines otherwise; two people's paragraphs must still compare.
        text = String(text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n"))
        while text.hasSuffix("\n") { text.removeLast() }
        return text
    }
}
