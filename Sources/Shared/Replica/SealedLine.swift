/// A line of a replica's file: JSON with a checksum around it, so that a flipped bit is found and named.
///
/// `{"sha":"16 hex digits","line":…}`: the digits are the first eight bytes of SHA-256 over the inner line's bytes.
enum SealedLine {
    /// The sealed line with its newline.
    static func seal(_ inner: String) -> [UInt8] {
        let bytes = Array(inner.utf8)
        return prefix(for: bytes) + bytes + suffix
    }

    /// What reading a file came to.
    struct Contents {
        var lines: [String] = []
        /// Bytes up to the end of the last whole line.
        var length = 0
        /// A last line that was never finished.
        var torn: ArraySlice<UInt8> = []
    }

    /// Reads a file of sealed lines. A last line without its newline was being written when the machine stopped.
    ///
    /// - Throws: ``ReplicaError/damaged(path:line:)`` for any other line whose checksum differs.
    static func open(_ bytes: [UInt8], path: String) throws(ReplicaError) -> Contents {
        var contents = Contents()
        var start = 0
        while start < bytes.count {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else {
                // A whole line with another byte in the newline's place was not torn: it was finished, and changed since.
                guard inner(of: bytes[start...].dropLast()) == nil else {
                    throw .damaged(path: path, line: contents.lines.count + 1)
                }
                contents.torn = bytes[start...]
                break
            }
            guard let inner = inner(of: bytes[start..<end]) else {
                throw .damaged(path: path, line: contents.lines.count + 1)
            }
            contents.lines.append(inner)
            start = end + 1
            contents.length = start
        }
        return contents
    }

    private static let suffix = Array("}\n".utf8)
    private static let prefixLength = #"{"sha":"0123456789abcdef","line":"#.utf8.count

    private static func prefix(for inner: [UInt8]) -> [UInt8] {
        let digits = encodeHex(Array(Hash.of(inner).bytes.prefix(8)))
        return Array(#"{"sha":"\#(digits)","line":"#.utf8)
    }

    /// What a line seals, without its newline; nil where its checksum differs.
    static func inner(of line: ArraySlice<UInt8>) -> String? {
        guard line.count > prefixLength, line.last == UInt8(ascii: "}") else { return nil }
        let inner = Array(line.dropFirst(prefixLength).dropLast())
        guard Array(line.prefix(prefixLength)) == prefix(for: inner) else { return nil }
        return String(validating: inner, as: UTF8.self)
    }
}
