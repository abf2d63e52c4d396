import Crypto

/// Ed25519 (RFC 8032) with a replica's own key.
public struct Ed25519Signer: Signer {
    private let key: Curve25519.Signing.PrivateKey

    /// A new key from the system's random numbers.
    public init() { key = Curve25519.Signing.PrivateKey() }

    /// - Throws: where the bytes are no key of 32 bytes.
    public init(privateKey: [UInt8]) throws {
        key = try Curve25519.Signing.PrivateKey(rawRepresentation: privateKey)
    }

    /// 32 bytes, to be kept where only the owner reads.
    public var privateKey: [UInt8] { Array(key.rawRepresentation) }
    public var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }
    public func sign(_ message: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: message)) }
}

/// Checks Ed25519 signatures.
public struct Ed25519Checker: SignatureChecker {
    public init() {}

    public func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}
