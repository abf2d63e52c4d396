/// One row of a ``QueryResult``.
///
/// Every accessor takes a column by name or by index. The plain ones throw on SQL null, the `optional`
/// ones return nil for it. Select a timestamp as `(extract(epoch from t) * 1000)::bigint`.
public struct Row {
    private let result: QueryResult
    private let position: Int

    init(result: QueryResult, position: Int) {
        self.result = result
        self.position = position
    }

    /// A column by name or by index, written as a literal.
    public enum Column: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, Sendable, Hashable {
        /// The name as the server reports it; of two equal names the first.
        case name(String)
        /// Counted from 0.
        case index(Int)

        /// A column by name.
        public init(stringLiteral name: String) { self = .name(name) }

        /// A column by index.
        public init(integerLiteral index: Int) { self = .index(index) }
    }

    /// The value in text form, whatever its type; nil for SQL null.
    public func optionalText(_ column: Column) throws(DecodeError) -> String? {
        try optional(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// The value in text form, whatever its type.
    public func text(_ column: Column) throws(DecodeError) -> String {
        try required(column, try optionalText(column))
    }

    /// The UTF-8 bytes of the value in text form, for documents that are passed through; nil for SQL null.
    public func optionalUTF8(_ column: Column) throws(DecodeError) -> [UInt8]? {
        try optional(column) { [UInt8]($0) }
    }

    /// The UTF-8 bytes of the value in text form, for documents that are passed through.
    public func utf8(_ column: Column) throws(DecodeError) -> [UInt8] {
        try required(column, try optionalUTF8(column))
    }

    /// An integer of any width, also a numeric without fraction; nil for SQL null.
    public func optionalInt64(_ column: Column) throws(DecodeError) -> Int64? {
        try optional(column, as: .int64, TextDecoding.int64)
    }

    /// An integer of any width, also a numeric without fraction.
    public func int64(_ column: Column) throws(DecodeError) -> Int64 {
        try required(column, try optionalInt64(column))
    }

    /// A floating-point number or a numeric; nil for SQL null.
    public func optionalDouble(_ column: Column) throws(DecodeError) -> Double? {
        try optional(column, as: .double) { Double(String(decoding: $0, as: UTF8.self)) }
    }

    /// A floating-point number or a numeric.
    public func double(_ column: Column) throws(DecodeError) -> Double {
        try required(column, try optionalDouble(column))
    }

    /// A boolean; nil for SQL null.
    public func optionalBool(_ column: Column) throws(DecodeError) -> Bool? {
        try optional(column, as: .bool, TextDecoding.bool)
    }

    /// A boolean.
    public func bool(_ column: Column) throws(DecodeError) -> Bool {
        try required(column, try optionalBool(column))
    }

    /// A bytea; nil for SQL null.
    public func optionalBytes(_ column: Column) throws(DecodeError) -> [UInt8]? {
        try optional(column, as: .bytes, TextDecoding.bytes)
    }

    /// A bytea.
    public func bytes(_ column: Column) throws(DecodeError) -> [UInt8] {
        try required(column, try optionalBytes(column))
    }

    /// A uuid; nil for SQL null.
    public func optionalUUID(_ column: Column) throws(DecodeError) -> PostgresUUID? {
        try optional(column, as: .uuid) { PostgresUUID(text: $0) }
    }

    /// A uuid.
    public func uuid(_ column: Column) throws(DecodeError) -> PostgresUUID {
        try required(column, try optionalUUID(column))
    }

    private func optional<T>(
        _ column: Column,
        as kind: DecodeError.Kind = .text,
        _ decode: (UnsafeBufferPointer<UInt8>) -> T?
    ) throws(DecodeError) -> T? {
        guard let bytes = result.value(position, try index(of: column)) else { return nil }
        guard let value = decode(bytes) else {
            throw DecodeError(column: name(of: column), reason: .notA(kind))
        }
        return value
    }

    private func required<T>(_ column: Column, _ value: T?) throws(DecodeError) -> T {
        guard let value else { throw DecodeError(column: name(of: column), reason: .null) }
        return value
    }

    private func index(of column: Column) throws(DecodeError) -> Int {
        switch column {
        case .name(let name):
            if let index = result.columnIndex(name) { return index }
        case .index(let index):
            if (0..<result.columnCount).contains(index) { return index }
        }
        throw DecodeError(column: name(of: column), reason: .unknownColumn)
    }

    private func name(of column: Column) -> String {
        switch column {
        case .name(let name): name
        case .index(let index):
            (0..<result.columnCount).contains(index) ? result.columnName(index) : "\(index)"
        }
    }
}
