/// A row does not have the shape that the program expects: a bug in a statement or in its caller.
///
/// Names the column, never the value.
public struct DecodeError: Error, Sendable, Hashable {
    /// What a value was to be read as.
    public enum Kind: String, Sendable {
        /// Text.
        case text
        /// A 64-bit integer.
        case int64
        /// A double precision number.
        case double
        /// A boolean.
        case bool
        /// A bytea.
        case bytes
        /// A uuid.
        case uuid
    }

    /// What is wrong.
    public enum Reason: Sendable, Hashable {
        /// The result has no such column.
        case unknownColumn
        /// The value is SQL null.
        case null
        /// The value cannot be read as this.
        case notA(Kind)
        /// The statement was to return exactly one row and returned this many.
        case rowCount(Int)
    }

    /// The column's name, or its index where it has none; empty for the whole result.
    public let column: String
    /// What is wrong.
    public let reason: Reason

    /// Makes an error; also for callers who find a value outside its domain.
    public init(column: String, reason: Reason) {
        self.column = column
        self.reason = reason
    }
}

/// Reads values in the server's text form.
enum TextDecoding {
    static func int64(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits = digits.dropFirst() }
        guard !digits.isEmpty else { return nil }
        // Counted downwards, because the least number has no positive twin.
        var number: Int64 = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (next, underflow) = tenfold.subtractingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            if overflow || underflow { return nil }
            number = next
        }
        if isNegative { return number }
        return number == .min ? nil : -number
    }

    static func bool(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
        guard text.count == 1 else { return nil }
        switch text[0] {
        case UInt8(ascii: "t"): return true
        case UInt8(ascii: "f"): return false
        default: return nil
        }
    }

    static func bytes(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.count >= 2, text.count.isMultiple(of: 2), text[0] == UInt8(ascii: "\\"),
            text[1] == UInt8(ascii: "x")
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 2 - 1)
        for index in stride(from: 2, to: text.count, by: 2) {
            guard let high = Hex.value(text[index]), let low = Hex.value(text[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
