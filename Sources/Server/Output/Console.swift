import Glibc
import Shared

/// Where commands speak: results to stdout, everything else to stderr.
enum Console {
    /// A result.
    static func result(_ text: String) { write(text, to: STDOUT_FILENO) }

    /// A result for programs, in the canonical order of its members.
    static func result(_ json: JSONValue) { result(json.canonicalText()) }

    /// Something to know beside the result.
    static func note(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: CInt) {
        let bytes = Array((text + "\n").utf8)
        var start = 0
        while start < bytes.count {
            let written = bytes[start...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                // Nobody reads any more; there is nowhere left to say so.
                return
            }
            start += written
        }
    }
}
