import Postgres
import Shared

extension ID {
    /// The id as the database takes it.
    var postgres: PostgresUUID { PostgresUUID(high: high, low: low) }

    /// The id as a bound parameter.
    var parameter: Parameter { .uuid(postgres) }

    init(_ uuid: PostgresUUID) { self.init(high: uuid.high, low: uuid.low) }
}

extension Hash {
    /// The hash as a bound parameter.
    var parameter: Parameter { .bytes(bytes) }
}

extension Timestamp {
    /// The moment as a bound parameter; null for years that the database's calendar spells otherwise.
    var parameter: Parameter {
        Timestamp.spellable.contains(milliseconds) ? .text(description) : .null
    }

    /// The years 1 to 9999.
    private static let spellable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999
}

extension Row {
    /// An id of any kind.
    func id<Tag>(_ column: Column) throws(DecodeError) -> ID<Tag> { ID(try uuid(column)) }

    /// An id of any kind; nil for SQL null.
    func optionalID<Tag>(_ column: Column) throws(DecodeError) -> ID<Tag>? {
        try optionalUUID(column).map { ID($0) }
    }

    /// A SHA-256 value.
    func hash(_ column: Column) throws -> Hash {
        guard let hash = Hash(rawBytes: try bytes(column)) else { throw LedgerError.damaged("hash") }
        return hash
    }

    /// A moment that was selected in milliseconds.
    func timestamp(_ column: Column) throws(DecodeError) -> Timestamp {
        Timestamp(milliseconds: try int64(column))
    }

    /// A moment that was selected in milliseconds; nil for SQL null.
    func optionalTimestamp(_ column: Column) throws(DecodeError) -> Timestamp? {
        try optionalInt64(column).map { Timestamp(milliseconds: $0) }
    }
}

extension Sequence {
    /// Ids as a bound array.
    func parameter<Tag>() -> Parameter where Element == ID<Tag> { .uuidArray(map(\.postgres)) }
}
