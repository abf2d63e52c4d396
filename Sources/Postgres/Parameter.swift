/// A value bound to `$n`.
///
/// The server infers each parameter's type from the statement, so that `unit_id = $1` needs no cast and
/// `.text` also serves dates, timestamps, numerics and JSON. Elements of arrays may be nil, which is SQL null.
public enum Parameter: Sendable, Hashable {
    /// SQL null of any type.
    case null
    /// A text, or any other type in its text form. Must not contain NUL: that is refused with 22021.
    case text(String)
    /// The UTF-8 bytes of a text or a JSON document, without a detour over `String`. Must not contain NUL.
    case utf8([UInt8])
    /// A bigint, or a smaller integer where the value fits.
    case int64(Int64)
    /// An integer.
    case int32(Int32)
    /// A double precision number.
    case double(Double)
    /// A boolean.
    case bool(Bool)
    /// A uuid.
    case uuid(PostgresUUID)
    /// A bytea, sent in binary.
    case bytes([UInt8])
    /// A text[], or an array of any other type in its text form.
    case textArray([String?])
    /// A bigint[].
    case int64Array([Int64?])
    /// A boolean[].
    case boolArray([Bool?])
    /// A uuid[].
    case uuidArray([PostgresUUID?])
    /// A bytea[].
    case bytesArray([[UInt8]?])

    /// The value as a parameter, nil as SQL null.
    public static func optional(_ text: String?) -> Parameter { text.map(Parameter.text) ?? .null }

    /// The value as a parameter, nil as SQL null.
    public static func optional(_ number: Int64?) -> Parameter { number.map(Parameter.int64) ?? .null }

    /// The value as a parameter, nil as SQL null.
    public static func optional(_ uuid: PostgresUUID?) -> Parameter { uuid.map(Parameter.uuid) ?? .null }

    /// The value as a parameter, nil as SQL null.
    public static func optional(_ bytes: [UInt8]?) -> Parameter { bytes.map(Parameter.bytes) ?? .null }
}
