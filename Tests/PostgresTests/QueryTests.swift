import Postgres
import TestSupport
import Testing

@Suite struct QueryTests {
    @Test func `every kind of parameter comes back as it was sent`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let uuid = PostgresUUID(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210)
            let bytes: [UInt8] = [0, 1, 0x5C, 0x27, 255]
            let row = try connection.query(
                Statement(
                    name: "kinds",
                    sql: """
                        select $1::text t, $2::bigint i, $3::integer n, $4::boolean b, $5::uuid u, $6::bytea y,
                        $7::text z, $8::double precision d, $9::jsonb j
                        """
                ),
                [
                    .text("台账 'x' \\ \""), .int64(.min), .int32(-7), .bool(true), .uuid(uuid), .bytes(bytes),
                    .null, .double(0.1), .utf8(Array("{\"a\": 1}".utf8)),
                ]
            ).onlyRow()
            #expect(try row.text("t") == "台账 'x' \\ \"")
            #expect(try row.int64("i") == .min)
            #expect(try row.int64("n") == -7)
            #expect(try row.bool("b"))
            #expect(try row.uuid("u") == uuid)
            #expect(try row.bytes("y") == bytes)
            #expect(try row.optionalText("z") == nil)
            #expect(try row.double(7) == 0.1)
            #expect(try row.utf8("j") == Array("{\"a\": 1}".utf8))
            #expect(uuid.description == "01234567-89ab-cdef-fedc-ba9876543210")
        }
    }

    @Test func `arrays keep quotes, backslashes, empty texts and nulls apart`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let texts: [String?] = ["", "NULL", nil, "a,b", "{\"}", "\\", " x "]
            let uuid = PostgresUUID(high: 1, low: 2)
            let rows = try connection.query(
                Statement(
                    name: "arrays",
                    sql: """
                        select * from unnest($1::text[], $2::bigint[], $3::uuid[], $4::bytea[], $5::boolean[])
                        with ordinality as x (t, i, u, y, b, n) order by n
                        """
                ),
                [
                    .textArray(texts), .int64Array([.max, nil]), .uuidArray([uuid]),
                    .bytesArray([[], [0, 34, 92]]), .boolArray([true, false]),
                ]
            )
            #expect(try rows.map { try $0.optionalText("t") } == texts)
            #expect(try rows.prefix(2).map { try $0.optionalInt64("i") } == [.max, nil])
            #expect(try rows[0].uuid("u") == uuid)
            #expect(try rows.prefix(2).map { try $0.bytes("y") } == [[], [0, 34, 92]])
            #expect(try rows.prefix(2).map { try $0.bool("b") } == [true, false])
        }
    }

    @Test func `an empty array and empty bytes are not null`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let row = try database.connect().query(
                Statement(name: "empty", sql: "select cardinality($1::text[]), length($2::bytea)"),
                [.textArray([]), .bytes([])]
            ).onlyRow()
            #expect(try row.int64(0) == 0)
            #expect(try row.int64(1) == 0)
        }
    }

    @Test func `a text with a NUL is refused instead of being cut`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let echo = Statement(name: "echo", sql: "select $1::text")
            let error = #expect(throws: PostgresError.self) { try connection.query(echo, [.text("a\0b")]) }
            #expect(error?.sqlState == SQLState.characterNotInRepertoire)
            #expect(try connection.query(echo, [.text("ab")]).onlyRow().text(0) == "ab")
        }
    }

    @Test func `a wrong read names the column and the reason`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let rows = try database.connect().query(
                Statement(name: "odd", sql: "select 'x' as t, null as n from generate_series(1, 2)")
            )
            let row = rows[0]
            #expect(throws: DecodeError(column: "t", reason: .notA(.int64))) { try row.int64("t") }
            #expect(throws: DecodeError(column: "n", reason: .null)) { try row.text("n") }
            #expect(throws: DecodeError(column: "m", reason: .unknownColumn)) { try row.text("m") }
            #expect(throws: DecodeError(column: "2", reason: .unknownColumn)) { try row.text(2) }
            #expect(throws: DecodeError(column: "", reason: .rowCount(2))) { try rows.onlyRow() }
        }
    }

    @Test func `an integer beyond 64 bits is refused and the largest is read`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let row = try database.connect().query(
                Statement(name: "wide", sql: "select 9223372036854775807, 9223372036854775808, '-', '1.5'")
            ).onlyRow()
            #expect(try row.int64(0) == .max)
            for column in 1...3 {
                #expect(throws: DecodeError.self) { try row.int64(.index(column)) }
            }
        }
    }

    @Test func `a statement is prepared once per connection`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            let count = Statement(name: "count", sql: "select count(*) from pg_prepared_statements")
            #expect(try connection.query(count).onlyRow().int64(0) == 1)
            #expect(try connection.query(count).onlyRow().int64(0) == 1)
        }
    }

    @Test func `a statement from embedded bytes may begin with comments`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let statement = Statement(name: "file", embedded: Array("-- one: returns 1.\n\nselect 1;\n".utf8))
            #expect(try database.connect().query(statement).onlyRow().int64(0) == 1)
        }
    }

    @Test func `affected rows are counted`() async throws {
        try await PostgresFixture.withDatabase { database async throws in
            let connection = try database.connect()
            try connection.execute("create table t (n int); insert into t select generate_series(1, 5)")
            let delete = Statement(name: "delete", sql: "delete from t where n > $1")
            #expect(try connection.query(delete, [.int64(2)]).affectedRowCount == 3)
        }
    }
}
