internal import CLibPQ
internal import Glibc

/// The rows that a statement returned, in the server's order.
///
/// Keep it no longer than needed: all rows stay in memory while one of them is in use.
// Unchecked: libpq's results are read-only once they are made, so any thread may read them.
public final class QueryResult: RandomAccessCollection, @unchecked Sendable {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    /// The first row's position.
    public let startIndex = 0

    /// How many rows there are.
    public var endIndex: Int { Int(PQntuples(handle)) }

    /// How many columns each row has.
    public var columnCount: Int { Int(PQnfields(handle)) }

    /// How many rows the statement inserted, updated, deleted or selected; 0 for any other statement.
    public var affectedRowCount: Int {
        guard let text = PQcmdTuples(handle) else { return 0 }
        return Int(String(cString: text)) ?? 0
    }

    /// The row at a position.
    public subscript(position: Int) -> Row {
        precondition((0..<endIndex).contains(position), "row out of range")
        return Row(result: self, position: position)
    }

    /// The one row of a statement that must return exactly one.
    public func onlyRow() throws(DecodeError) -> Row {
        guard count == 1 else { throw DecodeError(column: "", reason: .rowCount(count)) }
        return self[0]
    }

    func columnName(_ index: Int) -> String {
        PQfname(handle, CInt(index)).map { String(cString: $0) } ?? ""
    }

    /// Of two columns with one name the first is found.
    func columnIndex(_ name: String) -> Int? {
        (0..<columnCount).first { index in
            PQfname(handle, CInt(index)).map { strcmp($0, name) == 0 } ?? false
        }
    }

    /// The value's bytes in text form, valid as long as the result lives; nil for SQL null.
    func value(_ row: Int, _ column: Int) -> UnsafeBufferPointer<UInt8>? {
        guard PQgetisnull(handle, CInt(row), CInt(column)) == 0,
            let start = PQgetvalue(handle, CInt(row), CInt(column))
        else { return nil }
        let count = Int(PQgetlength(handle, CInt(row), CInt(column)))
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self),
            count: count
        )
    }
}
