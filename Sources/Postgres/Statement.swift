/// A named SQL statement, prepared once on each connection that uses it.
///
/// One SQL file is one statement; comments at its head are allowed and sent along.
public struct Statement: Sendable, Hashable {
    /// The longest name that the server keeps apart from others.
    public static let nameBytesMax = 63

    /// Names the statement within its connection. Two statements of one name must have the same text.
    public let name: String
    /// The SQL text with `$1`, `$2` … for its parameters.
    public let sql: String

    /// Makes a statement.
    ///
    /// - Parameters:
    ///   - name: 1 to 63 bytes; the server would cut a longer one and mix it up with others.
    ///   - sql: Exactly one SQL statement.
    public init(name: String, sql: String) {
        precondition((1...Self.nameBytesMax).contains(name.utf8.count), "statement name of 1 to 63 bytes")
        self.name = name
        self.sql = sql
    }

    /// Makes a statement from the bytes of an SQL file that was embedded into the program.
    public init(name: String, embedded bytes: [UInt8]) {
        self.init(name: name, sql: String(decoding: bytes, as: UTF8.self))
    }
}
