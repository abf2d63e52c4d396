import Shared

/// Abbreviates ids: the fewest of their last twelve digits, at least six, that no other has.
///
/// The end and not the start, as ids made within a minute begin alike.
struct ShortIDs: Sendable {
    private var lengths: [UInt64: Int] = [:]
    static let digitsMin = 6

    init(_ tails: some Sequence<UInt64>) {
        let sorted = Set(tails.map { $0 & 0xFFFF_FFFF_FFFF }).sorted()
        lengths.reserveCapacity(sorted.count)
        for (place, tail) in sorted.enumerated() {
            let before = place > 0 ? Self.shared(sorted[place - 1], tail) : 0
            let after = place + 1 < sorted.count ? Self.shared(tail, sorted[place + 1]) : 0
            lengths[tail] = min(12, max(Self.digitsMin, max(before, after) + 1))
        }
    }

    /// The abbreviation of an id, in full where it is not among those held.
    func text<Tag>(_ id: ID<Tag>) -> String {
        let tail = String(id.description.suffix(12))
        return String(tail.prefix(lengths[id.low & 0xFFFF_FFFF_FFFF] ?? 12))
    }

    /// How many leading digits two ends share.
    private static func shared(_ left: UInt64, _ right: UInt64) -> Int {
        ((left ^ right) << 16).leadingZeroBitCount / 4
    }

    /// Whether a person who wrote `digits` may mean the id: by its last part, or by its start.
    static func matches<Tag>(_ digits: String, _ id: ID<Tag>) -> (byTail: Bool, byStart: Bool) {
        let text = id.description
        return (text.suffix(12).hasPrefix(digits), text.hasPrefix(digits))
    }
}
