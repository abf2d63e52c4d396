import Foundation
import Postgres
import SQL
import Testing

@testable import Server

@Suite struct SchemaTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "sql")

    @Test func `the golden schema is what the migrations make`() async throws {
        let database = try await LedgerDatabase.make()
        let dump = try Self.dump(database.conninfo)
        let golden = Self.folder.appending(path: "schema.sql")
        if ProcessInfo.processInfo.environment["TAIZHANG_WRITE_SCHEMA"] != nil {
            try dump.write(to: golden, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: golden, encoding: .utf8) == dump)
    }

    @Test func `every migration of the folder is compiled in, in its place`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.folder.appending(path: "migrations").path
        )
        let listed = SQL.migrations.map { String(format: "%04d_", $0.number) + $0.name + ".sql" }
        #expect(files.sorted() == listed)
        #expect(SQL.migrations.map(\.number) == Array(1...SQL.migrations.count))
    }

    @Test func `every statement of the folder is compiled in and can be prepared`() async throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.folder.appending(path: "queries").path
        )
        #expect(Set(files) == Set(SQL.Query.allCases.map { "\($0.rawValue).sql" }))
        let database = try await LedgerDatabase.make()
        for query in SQL.Query.allCases {
            let text = query.statement.sql
            #expect(text.hasPrefix("-- \(query.rawValue): "))
            // Under a name of its own: the connection may have prepared the statement for its work.
            let prepared = "prepare checked_\(query.rawValue) as \(text)"
            try await database.execute(
                prepared.replacing("prepare checked_lock_epochs as ", with: "begin;")
                    .replacing("prepare checked_allow_app_login as ", with: "")
            )
            if query == .lockEpochs { try await database.execute("rollback") }
        }
    }

    /// Without comments, settings and empty lines, so that only the schema is compared.
    private static func dump(_ conninfo: Conninfo) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "pg_dump", "--schema-only", "--no-owner", "--exclude-table=schema_migration", "--dbname",
            conninfo.text,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let lines = output.split(separator: "\n", omittingEmptySubsequences: true).filter { line in
            !["--", "SET ", "\\", "SELECT pg_catalog.set_config"].contains { line.hasPrefix($0) }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
