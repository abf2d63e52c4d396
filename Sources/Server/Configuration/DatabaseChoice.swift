import Postgres
import Shared

/// Which PostgreSQL is used: one of our own in a folder, or one that somebody else runs.
enum DatabaseChoice: Equatable, Sendable {
    case folder(String)
    case server(Conninfo)

    /// Decides from flags, then from the environment, then takes the default folder.
    ///
    /// - Throws: Every problem at once.
    init(
        folder: String?,
        url: String?,
        environment: [String: String]
    ) throws(ConfigurationProblems) {
        if folder != nil, url != nil { throw [.dataAndURL] }
        if let url {
            // Whoever lists the machine's processes reads their arguments.
            if ConnectionText.hasPassword(url) { throw [.passwordInArguments] }
            self = .server(try Self.conninfo(url))
        } else if let folder {
            self = .folder(try Self.checked(folder))
        } else if let url = environment[ServerVariable.databaseURL.rawValue], !url.isEmpty {
            self = .server(try Self.conninfo(url))
        } else if let folder = environment[ServerVariable.data.rawValue], !folder.isEmpty {
            self = .folder(folder)
        } else {
            self = .folder(Self.defaultFolder)
        }
    }

    static let defaultFolder = "./taizhang-data"

    private static func checked(_ folder: String) throws(ConfigurationProblems) -> String {
        guard !folder.isEmpty else { throw [.emptyData] }
        return folder
    }

    private static func conninfo(_ text: String) throws(ConfigurationProblems) -> Conninfo {
        do {
            return try Conninfo(text)
        } catch {
            throw [.unreadableURL]
        }
    }
}

/// The environment variables that the server reads.
enum ServerVariable: String, CaseIterable {
    case data = "TAIZHANG_DATA"
    case databaseURL = "TAIZHANG_DATABASE_URL"
    case listen = "TAIZHANG_LISTEN"
    case tlsCertificate = "TAIZHANG_TLS_CERTIFICATE"
    case tlsKey = "TAIZHANG_TLS_KEY"
    case logLevel = "TAIZHANG_LOG_LEVEL"
}

/// Looks at a connection string without understanding it.
enum ConnectionText {
    /// Whether it holds a password, in a URL's authority or query, or as a keyword.
    static func hasPassword(_ text: String) -> Bool {
        if let scheme = text.firstRange(of: "://") {
            let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
            if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return true }
        }
        var rest = text.lowercased()[...]
        while let word = rest.firstRange(of: "password") {
            rest = rest[word.upperBound...]
            if rest.first(where: { !$0.isWhitespace }) == "=" { return true }
        }
        return false
    }
}
