import Crypto

/// What an enrolment code stands for: known to whom it was given and to the server, told to nobody in between.
public struct CodeSecret: Sendable, Hashable {
    /// All that is stored of the code.
    public let hash: Hash

    public init(hash: Hash) { self.hash = hash }

    /// A code as it was typed: capitals, spaces, strokes and letters that look like digits make no difference.
    public init(code: String) {
        let plain = code.uppercased().compactMap { character -> Character? in
            switch character {
            case "O": "0"
            case "I", "L": "1"
            default: Self.alphabet.contains(character) ? character : nil
            }
        }
        hash = .of("enrolment code\n" + String(plain))
    }

    /// Digits and capitals without those that look alike.
    public static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Shows that who wrote a text knows the secret: HMAC-SHA256, as hexadecimal digits.
    public func proof(of text: String) -> String {
        encodeHex(Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key)))
    }

    /// Whether a proof is one of this secret's for a text, in the same time for every wrong one.
    public func proves(_ text: String, by proof: String) -> Bool {
        guard let bytes = decodeHex(proof) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(bytes, authenticating: Array(text.utf8), using: key)
    }

    private var key: SymmetricKey { SymmetricKey(data: hash.bytes) }
}
