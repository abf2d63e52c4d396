import Glibc
import Shared

/// What the program is told by its environment, and the time.
struct Surroundings: Sendable {
    /// The variables that mean something here.
    var variables: [String: String]

    private static let names = [
        "HOME", "LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "TAIZHANG_CA", "TAIZHANG_HOME",
        "TAIZHANG_INSECURE_HTTP", "TERM",
    ]

    /// The process's own.
    static func current() -> Surroundings {
        var variables: [String: String] = [:]
        for name in names { if let value = getenv(name) { variables[name] = String(cString: value) } }
        return Surroundings(variables: variables)
    }

    /// The variable where it says something.
    subscript(name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The folder of the replica where no option names one.
    var home: String {
        if let home = self["TAIZHANG_HOME"] { return home }
        return (self["HOME"] ?? ".") + "/.taizhang"
    }

    static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Minutes east of Greenwich at a moment, as this machine is set.
    static func offsetMinutes(at moment: Timestamp) -> Int64 {
        var seconds = time_t(moment.milliseconds / 1000)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil else { return 0 }
        return Int64(parts.tm_gmtoff / 60)
    }

    /// The device's own name, where nobody gives it one.
    static func hostName() -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "device" }
        let name = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return name.isEmpty ? "device" : name
    }
}
