/// The databases of one server, seen from a connection to one of them that is not touched.
///
/// Blocks. Names are taken as they are, letter by letter.
public struct DatabaseCatalog {
    private let connection: Connection

    /// Connects to a database of the same server that is none of the named one's business.
    ///
    /// - Parameter conninfo: Of the database that is worked on; it need not exist.
    public init(beside conninfo: Conninfo, _ options: Connection.Options) throws(PostgresError) {
        var refusal: PostgresError?
        for name in ["postgres", "template1"] where name != conninfo.database ?? conninfo.user {
            do throws(PostgresError) {
                connection = try Connection(conninfo.replacing(database: name), options)
                return
            } catch {
                guard error.sqlState == SQLState.unknownDatabase || error.sqlStateClass == "42" else {
                    throw error
                }
                refusal = error
            }
        }
        throw refusal ?? PostgresError(sqlState: SQLState.cannotConnect, message: "no other database")
    }

    /// The server's version, as ``Connection/serverVersion``.
    public var serverVersion: Int { connection.serverVersion }

    /// Makes a role that can't sign in; harmless where there is one of that name.
    public func addRole(_ name: String) throws(PostgresError) {
        guard try connection.query(.findRole, [.text(name)]).isEmpty else { return }
        try connection.execute("create role \(quoted(name)) nologin")
    }

    /// Whether there is a database of that name.
    public func exists(_ name: String) throws(PostgresError) -> Bool {
        try !connection.query(.findDatabase, [.text(name)]).isEmpty
    }

    /// Makes an empty database that sorts and compares as the model does, if there is one.
    public func create(_ name: String, like model: String) throws(PostgresError) {
        var sql = "create database \(quoted(name)) template template0 encoding 'UTF8'"
        if let row = try connection.query(.findDatabase, [.text(model)]).first,
            let collate = try? row.text("collate"), let character = try? row.text("character")
        {
            sql += " lc_collate \(literal(collate)) lc_ctype \(literal(character))"
        }
        try connection.execute("set statement_timeout = 0")
        try connection.execute(sql)
    }

    /// Removes a database with everything in it; harmless where there is none.
    public func drop(_ name: String) throws(PostgresError) {
        try connection.execute("drop database if exists \(quoted(name)) with (force)")
    }

    /// What the clients that are connected to a database call themselves.
    public func clients(of name: String) throws(PostgresError) -> [String] {
        try connection.query(.clientsOfDatabase, [.text(name)]).map { row in
            (try? row.text("client")) ?? ""
        }
    }

    /// Puts one database in another's place, all at once; nobody may be connected to either.
    ///
    /// - Parameter aside: The name under which the other is kept.
    /// - Throws: ``SQLState/objectInUse`` where somebody is connected; nothing has changed then.
    public func replace(_ name: String, by fresh: String, keepingAs aside: String) throws {
        try connection.transaction { connection in
            if try exists(name) {
                try connection.execute("alter database \(quoted(name)) rename to \(quoted(aside))")
            }
            try connection.execute("alter database \(quoted(fresh)) rename to \(quoted(name))")
        }
    }

    private func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private func literal(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}

extension Statement {
    fileprivate static let findDatabase = Statement(
        name: "catalog_find_database",
        sql: """
            select datcollate as collate, datctype as character from pg_database where datname = $1
            """
    )

    fileprivate static let findRole = Statement(
        name: "catalog_find_role",
        sql: "select 1 from pg_roles where rolname = $1"
    )

    fileprivate static let clientsOfDatabase = Statement(
        name: "catalog_clients_of_database",
        sql: """
            select coalesce(nullif(application_name, ''), usename, '?') as client from pg_stat_activity
            where datname = $1 and backend_type = 'client backend' order by 1
            """
    )
}
