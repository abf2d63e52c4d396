import Crypto

/// A UUID that says what it names, ordered by its bytes.
public struct ID<Tag>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads the usual spelling of 36 characters, upper or lower case; nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count == 36 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (index, byte) in text.utf8.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = hexValue(byte) else { return nil }
            if index < 18 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
        }
        self.init(high: high, low: low)
    }

    /// The usual spelling, 36 characters, lower case.
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<16 {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            let word = index < 8 ? high : low
            let byte = UInt8(truncatingIfNeeded: word >> UInt64((7 - index % 8) * 8))
            text.append(hexDigits[Int(byte >> 4)])
            text.append(hexDigits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    /// The id as a JSON string.
    public var json: JSONValue { .string(description) }

    /// The same bytes, naming something else.
    public func cast<Other>(to _: ID<Other>.Type = ID<Other>.self) -> ID<Other> {
        .init(high: high, low: low)
    }

    /// A UUIDv7 (RFC 9562): time in the first 48 bits, the rest from the caller's random numbers.
    public static func version7(milliseconds: Int64, random: (UInt64, UInt64)) -> Self {
        let time = UInt64(bitPattern: milliseconds) & 0xFFFF_FFFF_FFFF
        return .init(
            high: time << 16 | 0x7000 | random.0 & 0x0FFF,
            low: 0x8000_0000_0000_0000 | random.1 >> 2
        )
    }

    /// A UUIDv5 (RFC 9562): the same name in the same space gives the same id, so importing twice is harmless.
    public static func version5<Space>(space: ID<Space>, name: String) -> Self {
        var hasher = Insecure.SHA1()
        hasher.update(data: space.bytes)
        hasher.update(data: Array(name.utf8))
        var words: [UInt64] = [0, 0]
        for (index, byte) in hasher.finalize().prefix(16).enumerated() {
            words[index / 8] = words[index / 8] << 8 | UInt64(byte)
        }
        return .init(
            high: words[0] & 0xFFFF_FFFF_FFFF_0FFF | 0x5000,
            low: words[1] & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        )
    }

    /// The sixteen bytes, big-endian.
    public var bytes: [UInt8] {
        (0..<16).map { index in
            UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64((7 - index % 8) * 8))
        }
    }
}

/// Tags, never made.
public enum Tag {
    public enum Unit {}
    public enum Record {}
    public enum Replica {}
    public enum Person {}
    public enum Conflict {}
    public enum Epoch {}
    public enum Batch {}
}

/// Names an inspected organisation, and with it its stream.
public typealias UnitID = ID<Tag.Unit>
/// Names one record of a unit.
public typealias RecordID = ID<Tag.Record>
/// Names one device's copy.
public typealias ReplicaID = ID<Tag.Replica>
/// Names a person.
public typealias PersonID = ID<Tag.Person>
/// Names a conflict; derived from its first contender.
public typealias ConflictID = ID<Tag.Conflict>
/// Names one history of the server; a restore begins the next.
public typealias EpochID = ID<Tag.Epoch>
/// Names sets that were saved as one: a ruling on many conflicts at once.
public typealias BatchID = ID<Tag.Batch>

extension UnitID {
    /// The office stream: rounds, units, people, published figures. Written by the office, read by everybody.
    public static var office: UnitID { UnitID(high: 0x6F66_6669_6365_5000, low: 0x8000_0000_0000_0001) }
}
