import Shared

/// Random values: bearer tokens, enrolment codes, ids.
enum Secrets {
    /// 256 random bits in hexadecimal digits.
    static func token() -> String { encodeHex((0..<32).map { _ in UInt8.random(in: .min ... .max) }) }

    /// 100 random bits, to be typed: five groups of four digits and letters that don't look alike.
    static func enrolmentCode() -> String {
        let alphabet = CodeSecret.alphabet
        return (0..<5).map { _ in String((0..<4).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] }) }
            .joined(separator: "-")
    }

    /// A new id, ordered by time.
    static func id<Tag>(now: Timestamp) -> ID<Tag> {
        .version7(
            milliseconds: now.milliseconds,
            random: (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
        )
    }
}
