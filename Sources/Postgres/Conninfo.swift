internal import CLibPQ

/// Where and as whom to connect: a parsed connection string, either a URL or `key=value` pairs.
///
/// Describes itself without its password.
public struct Conninfo: Sendable, Hashable {
    private var values: [String: String]

    /// Reads a connection string.
    ///
    /// - Parameter text: `postgresql://user@host/database?…` or `host=… dbname=…`.
    /// - Throws: ``SQLState/invalidConfiguration``, without a word of the text: it may hold a password.
    public init(_ text: String) throws(PostgresError) {
        var message: UnsafeMutablePointer<CChar>?
        defer { PQfreemem(message) }
        guard let options = PQconninfoParse(text, &message) else {
            throw PostgresError(
                sqlState: SQLState.invalidConfiguration,
                message: "the connection string cannot be read"
            )
        }
        defer { PQconninfoFree(options) }
        values = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
    }

    /// Makes connection settings from the library's keywords, such as `host` and `dbname`.
    public init(keywords: [String: String]) {
        values = keywords
    }

    /// The database's name, if given.
    public var database: String? { values["dbname"] }

    /// The role's name, if given.
    public var user: String? { values["user"] }

    var password: String? { values["password"] }

    /// What may stand where everybody on the machine reads it.
    var withoutPassword: Conninfo {
        var copy = self
        copy.values["password"] = nil
        return copy
    }

    /// The same server with another database or role.
    public func replacing(database: String? = nil, user: String? = nil) -> Conninfo {
        var copy = self
        if let database { copy.values["dbname"] = database }
        if let user { copy.values["user"] = user }
        return copy
    }

    /// `key='value'` pairs, password included: not for logs.
    public var text: String {
        values.sorted { $0.key < $1.key }
            .map { "\($0.key)='\(Self.escaped($0.value))'" }
            .joined(separator: " ")
    }

    /// Calls with the null-terminated arrays of keywords and values, over `defaults` for what is not given.
    func withPointers<T>(
        defaults: [String: String],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> T
    ) -> T {
        let merged = defaults.merging(values) { _, given in given }.sorted { $0.key < $1.key }
        let keywords = CStrings(merged.map(\.key))
        let contents = CStrings(merged.map(\.value))
        return keywords.withPointer { keywords in
            contents.withPointer { body(keywords, $0) }
        }
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value {
            if character == "'" || character == "\\" { text.append("\\") }
            text.append(character)
        }
        return text
    }
}

extension Conninfo: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Host, port, database and role only.
    public var description: String {
        ["host", "hostaddr", "port", "dbname", "user"]
            .compactMap { key in values[key].map { "\(key)=\($0)" } }
            .joined(separator: " ")
    }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Keeps `dump` from showing the password.
    public var customMirror: Mirror { Mirror(self, children: ["conninfo": description]) }
}
