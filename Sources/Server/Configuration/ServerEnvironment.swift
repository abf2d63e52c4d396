import Glibc

/// The environment variables that the program knows.
enum ServerEnvironment {
    /// Those of the server and those that say which language people want.
    static var current: [String: String] {
        let names = ServerVariable.allCases.map(\.rawValue) + ["LC_ALL", "LC_MESSAGES", "LANG"]
        var values: [String: String] = [:]
        for name in names {
            if let value = getenv(name) { values[name] = String(cString: value) }
        }
        return values
    }
}
