import Glibc
import Shared
import Terminal

/// Reads the text of a bulletin from a file.
enum BulletinFile {
    static let bytesMax = 8 * 1_048_576

    /// The file's text, without a byte order mark.
    static func read(_ path: String) throws(ServerFileMessage) -> String { try text(bytes(path), path) }

    /// The bytes as text: UTF-8, and nothing that only looks like text.
    static func text(_ bytes: [UInt8], _ path: String) throws(ServerFileMessage) -> String {
        guard bytes.count <= bytesMax else { throw .tooLarge(path: path, megabytesMax: bytesMax / 1_048_576) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .utf16(path: path) }
        for magic in [[0x25, 0x50, 0x44, 0x46], [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0]]
            as [[UInt8]]
        where bytes.starts(with: magic) {
            throw .document(path: path)
        }
        guard !bytes.contains(0) else { throw .binary(path: path) }
        var content = bytes[...]
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw .notUTF8(
                path: path,
                line: lineOfFirstError(content),
                looksLikeGB18030: GB18030.fits(content)
            )
        }
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty(path: path) }
        return text
    }

    private static func bytes(_ path: String) throws(ServerFileMessage) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: SystemReason(errno: errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .noFile(path: path)
        }
        guard status.st_size <= bytesMax else {
            throw .tooLarge(path: path, megabytesMax: bytesMax / 1_048_576)
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= bytesMax {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path: path, reason: SystemReason(errno: errno)) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    /// 1-based; lines that are valid on their own come before it.
    private static func lineOfFirstError(_ bytes: ArraySlice<UInt8>) -> Int {
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { return line }
            line += 1
        }
        return line
    }
}

/// Whether bytes that are no UTF-8 could be the national encoding.
enum GB18030 {
    /// True where every byte has its place in characters of one, two or four bytes.
    static func fits(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            guard 0x81...0xFE ~= bytes[index], index + 1 < bytes.endIndex else { return false }
            switch bytes[index + 1] {
            case 0x40...0x7E, 0x80...0xFE: index += 2
            case 0x30...0x39:
                guard index + 3 < bytes.endIndex, 0x81...0xFE ~= bytes[index + 2],
                    0x30...0x39 ~= bytes[index + 3]
                else { return false }
                index += 4
            default: return false
            }
        }
        return true
    }
}
