import Glibc
import Logging
import Shared

/// Writes each event as one line of JSON to stderr.
struct LineLogHandler: LogHandler {
    let label: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let clock = SystemClock()

    init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var members: [String: JSONValue] = [:]
        let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
        // Requests carry a name of ours; the library's would be a second one.
        for (key, value) in all where key != "hb.request.id" { members[key] = .string("\(value)") }
        members["time"] = clock.now.json
        members["level"] = .string(event.level.rawValue)
        members["message"] = .string("\(event.message)")
        if label != Self.ownLabel { members["part"] = .string(label) }
        var line = JSONValue.object(members).canonicalBytes()
        line.append(UInt8(ascii: "\n"))
        // One write for one line, so that lines of several threads don't mix.
        _ = line.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    static let ownLabel = "taizhang"

    /// The program's logger.
    static func logger(level: Logger.Level) -> Logger {
        Logger(label: ownLabel) { LineLogHandler(label: $0, level: level) }
    }
}
