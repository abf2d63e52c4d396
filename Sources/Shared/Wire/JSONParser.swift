/// Why a text is not the JSON that Taizhang accepts. Raw values are stable.
public struct JSONError: Error, Equatable, Sendable {
    /// What is wrong.
    public enum Reason: String, Sendable {
        case malformed = "malformed_json"
        case duplicateKey = "duplicate_key"
        case tooDeep = "too_deep"
        case notWholeNumber = "not_whole_number"
        case notUTF8 = "not_utf8"
        case tooManyMarks = "too_many_marks"
        case wrongType = "wrong_type"
        case missing = "missing_member"
    }
    public var reason: Reason
    /// Byte offset, 0-based, where the text is known to be wrong.
    public var offset: Int
    /// The member's name, where one is meant.
    public var member: String?

    public init(_ reason: Reason, at offset: Int = 0, member: String? = nil) {
        self.reason = reason
        self.offset = offset
        self.member = member
    }
}

extension JSONValue {
    /// Nesting that is still read; deeper input is refused before it can exhaust the stack.
    public static let depthMax = 32
    /// The largest whole number, and negated the least: what every JSON reader keeps exactly, far from where adding
    /// one could overflow.
    public static let numberMax: Int64 = (1 << 53) - 1

    /// Reads one strict JSON document: no duplicate names, whole numbers only, nothing behind it.
    ///
    /// - Throws: ``JSONError`` with the offset in bytes.
    public init(parsing text: String) throws(JSONError) {
        try self.init(parsing: Array(text.utf8))
    }

    /// Reads one strict JSON document from UTF-8 bytes.
    public init(parsing bytes: [UInt8], depthMax: Int = JSONValue.depthMax) throws(JSONError) {
        var parser = JSONParser(bytes: bytes, depthMax: depthMax)
        self = try parser.document()
    }
}

private struct JSONParser {
    let bytes: [UInt8]
    let depthMax: Int
    var at = 0

    init(bytes: [UInt8], depthMax: Int) {
        self.bytes = bytes
        self.depthMax = depthMax
    }

    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipSpace()
        guard at == bytes.count else { throw JSONError(.malformed, at: at) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        skipSpace()
        guard at < bytes.count else { throw JSONError(.malformed, at: at) }
        let isNested = bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "[")
        guard depth < depthMax || !isNested else { throw JSONError(.tooDeep, at: at) }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .int(try number())
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        at += 1
        var members: [String: JSONValue] = [:]
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            let start = at
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                throw JSONError(.malformed, at: at)
            }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw JSONError(.malformed, at: at) }
            let value = try value(depth: depth + 1)
            guard members.updateValue(value, forKey: name) == nil else {
                throw JSONError(.duplicateKey, at: start, member: name)
            }
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "}")) { return .object(members) }
            throw JSONError(.malformed, at: at)
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        at += 1
        var items: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(items) }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "]")) { return .array(items) }
            throw JSONError(.malformed, at: at)
        }
    }

    private mutating func number() throws(JSONError) -> Int64 {
        let start = at
        let negative = take(UInt8(ascii: "-"))
        let digitsStart = at
        var magnitude: Int64 = 0
        while at < bytes.count, let digit = Self.digit(bytes[at]) {
            magnitude = magnitude * 10 + Int64(digit)
            guard magnitude <= JSONValue.numberMax else { throw JSONError(.notWholeNumber, at: start) }
            at += 1
        }
        let digits = at - digitsStart
        guard digits > 0, digits == 1 || bytes[digitsStart] != UInt8(ascii: "0") else {
            throw JSONError(.malformed, at: start)
        }
        if at < bytes.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[at]) {
            throw JSONError(.notWholeNumber, at: start)
        }
        return negative ? -magnitude : magnitude
    }

    private mutating func string() throws(JSONError) -> String {
        let start = at
        at += 1
        let contentStart = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"),
            bytes[at] >= 0x20
        {
            at += 1
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            let slice = bytes[contentStart..<at]
            at += 1
            return try Self.decode(slice, start)
        }
        var buffer = Array(bytes[contentStart..<at])
        while at < bytes.count {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return try Self.decode(buffer[...], start)
            case UInt8(ascii: "\\"):
                try escape(into: &buffer)
            case 0..<0x20:
                throw JSONError(.malformed, at: at)
            default:
                buffer.append(byte)
                at += 1
            }
        }
        throw JSONError(.malformed, at: start)
    }

    private mutating func escape(into buffer: inout [UInt8]) throws(JSONError) {
        let start = at
        guard at + 1 < bytes.count else { throw JSONError(.malformed, at: at) }
        let escaped = bytes[at + 1]
        at += 2
        switch escaped {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(escaped)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "u"):
            var unit = try fourHexDigits(start)
            if 0xD800..<0xDC00 ~= unit {
                guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                    bytes[at + 1] == UInt8(ascii: "u")
                else {
                    throw JSONError(.malformed, at: start)
                }
                at += 2
                let low = try fourHexDigits(start)
                guard 0xDC00..<0xE000 ~= low else { throw JSONError(.malformed, at: start) }
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw JSONError(.malformed, at: start) }
            buffer.append(contentsOf: String(Character(scalar)).utf8)
        default: throw JSONError(.malformed, at: start)
        }
    }

    private mutating func fourHexDigits(_ start: Int) throws(JSONError) -> UInt32 {
        guard at + 4 <= bytes.count else { throw JSONError(.malformed, at: start) }
        var unit: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = hexValue(byte) else { throw JSONError(.malformed, at: start) }
            unit = unit << 4 | UInt32(digit)
        }
        at += 4
        return unit
    }

    private static func decode(_ slice: ArraySlice<UInt8>, _ start: Int) throws(JSONError) -> String {
        guard let text = String(validating: slice, as: UTF8.self) else {
            throw JSONError(.notUTF8, at: start)
        }
        guard text.isStreamSafe else { throw JSONError(.tooManyMarks, at: start) }
        return text
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let utf8 = Array(word.utf8)
        guard at + utf8.count <= bytes.count, Array(bytes[at..<at + utf8.count]) == utf8 else {
            throw JSONError(.malformed, at: at)
        }
        at += utf8.count
        return value
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        0x30...0x39 ~= byte ? byte - 0x30 : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
    }
}

/// The value of one hexadecimal digit, or nil.
func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
