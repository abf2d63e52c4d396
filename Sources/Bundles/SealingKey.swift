import Crypto

/// A key that files are sealed for: X25519 (RFC 7748).
public struct SealingKey: Sendable {
    private let key: Curve25519.KeyAgreement.PrivateKey

    /// A new key from the system's random numbers.
    public init() { key = Curve25519.KeyAgreement.PrivateKey() }

    /// - Throws: where the bytes are no key of 32 bytes.
    public init(privateKey: [UInt8]) throws {
        key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: privateKey)
    }

    /// 32 bytes, to be kept where only the owner reads.
    public var privateKey: [UInt8] { Array(key.rawRepresentation) }
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }
}
