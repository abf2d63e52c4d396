import Postgres
import TestSupport
import Testing

@Suite struct FixtureTests {
    @Test func `each database of a template starts with its contents and stays apart`() async throws {
        let template = PostgresFixture.Template(name: "one row") { connection in
            try connection.execute("create table t (n int); insert into t values (1)")
        }
        let count = Statement(name: "count", sql: "select count(*) from t")
        for _ in 0..<2 {
            try await PostgresFixture.withDatabase(template: template) { database async throws in
                let connection = try database.connect()
                #expect(try connection.query(count).onlyRow().int64(0) == 1)
                try connection.execute("insert into t values (2)")
            }
        }
    }
}
