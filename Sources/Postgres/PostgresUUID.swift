/// A UUID's 16 bytes as two big-endian halves.
public struct PostgresUUID: Hashable, Sendable, Comparable {
    /// Bytes 0 to 7, the first byte most significant.
    public let high: UInt64
    /// Bytes 8 to 15.
    public let low: UInt64

    /// Makes a UUID from its halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Orders as the server orders: by bytes.
    public static func < (a: PostgresUUID, b: PostgresUUID) -> Bool {
        (a.high, a.low) < (b.high, b.low)
    }
}

extension PostgresUUID: CustomStringConvertible {
    /// The 36 characters of the canonical form, in lower case.
    public var description: String {
        var bytes: [UInt8] = []
        appendText(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func appendText(to bytes: inout [UInt8]) {
        for index in 0..<16 {
            if index == 4 || index == 6 || index == 8 || index == 10 { bytes.append(UInt8(ascii: "-")) }
            let half = index < 8 ? high : low
            Hex.append(UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * (index % 8))), to: &bytes)
        }
    }

    /// Reads the canonical form, hyphens at their places; nil for anything else.
    init?(text: some Sequence<UInt8>) {
        var halves: (UInt64, UInt64) = (0, 0)
        var digitCount = 0
        var position = 0
        for byte in text {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard let digit = Hex.value(byte), digitCount < 32 else { return nil }
                if digitCount < 16 {
                    halves.0 = halves.0 << 4 | UInt64(digit)
                } else {
                    halves.1 = halves.1 << 4 | UInt64(digit)
                }
                digitCount += 1
            }
            position += 1
        }
        guard position == 36 else { return nil }
        self.init(high: halves.0, low: halves.1)
    }
}

/// Hexadecimal digits as bytes.
enum Hex {
    static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(digit(byte >> 4))
        bytes.append(digit(byte & 15))
    }

    static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
