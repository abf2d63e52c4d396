import Crypto

/// A SHA-256 value.
public struct Hash: Hashable, Sendable, CustomStringConvertible {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// The hash before the first: 32 zero bytes.
    public static let zero = Hash(bytes: [UInt8](repeating: 0, count: 32))

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Takes 32 bytes as they are; nil for another count.
    public init?(rawBytes: [UInt8]) {
        guard rawBytes.count == 32 else { return nil }
        bytes = rawBytes
    }

    /// Reads 64 hexadecimal digits; nil for anything else.
    public init?(_ text: String) {
        guard let bytes = decodeHex(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Hashes the parts one after the other.
    public static func of(_ parts: [UInt8]...) -> Hash {
        var hasher = SHA256()
        for part in parts { hasher.update(data: part) }
        return Hash(bytes: Array(hasher.finalize()))
    }

    /// Hashes the text's UTF-8 bytes.
    public static func of(_ text: String) -> Hash { of(Array(text.utf8)) }

    /// 64 hexadecimal digits, lower case.
    public var description: String { encodeHex(bytes) }

    /// The hash as a JSON string.
    public var json: JSONValue { .string(description) }
}

/// Lower-case hexadecimal digits of the bytes.
public func encodeHex(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
        text.append(hexDigits[Int(byte >> 4)])
        text.append(hexDigits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}

/// The bytes of hexadecimal digits; nil where the text is something else.
public func decodeHex(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = hexValue(digits[index]), let low = hexValue(digits[index + 1]) else { return nil }
        bytes.append(high << 4 | low)
    }
    return bytes
}
