import Crypto
import FoundationEssentials
import Shared

/// Encrypts a file's content for those who may read it: hybrid public key encryption (RFC 9180) of a key of its own for
/// each of them, ChaCha20-Poly1305 for the content.
enum Sealing {
    /// The content's key as one reader gets it.
    struct Wrap: Sendable, Equatable {
        /// 32 bytes of X25519: who can unwrap it.
        var reader: [UInt8]
        var encapsulated: [UInt8]
        var key: [UInt8]

        var json: JSONValue {
            [
                "reader": .string(encodeHex(reader)), "encapsulated": .string(encodeHex(encapsulated)),
                "key": .string(encodeHex(key)),
            ]
        }

        init(reader: [UInt8], encapsulated: [UInt8], key: [UInt8]) {
            self.reader = reader
            self.encapsulated = encapsulated
            self.key = key
        }

        init(json: JSONValue) throws(JSONError) {
            let members = try JSONMembers(json, as: "reader")
            self.init(
                reader: try members.bytes("reader"),
                encapsulated: try members.bytes("encapsulated"),
                key: try members.bytes("key")
            )
        }
    }

    private static let suite = HPKE.Ciphersuite(
        kem: .Curve25519_HKDF_SHA256,
        kdf: .HKDF_SHA256,
        aead: .chaChaPoly
    )
    private static let info = Data("taizhang bundle 1".utf8)

    /// - Parameter readers: Public keys, 32 bytes of X25519 each.
    static func seal(_ content: [UInt8], for readers: [[UInt8]]) throws -> (body: [UInt8], wraps: [Wrap]) {
        let key = SymmetricKey(size: .bits256)
        let wraps = try readers.map { reader in
            let publicKey = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: reader)
            var sender = try HPKE.Sender(recipientKey: publicKey, ciphersuite: suite, info: info)
            let wrapped = try key.withUnsafeBytes { try sender.seal(Data($0)) }
            return Wrap(reader: reader, encapsulated: Array(sender.encapsulatedKey), key: Array(wrapped))
        }
        return (Array(try ChaChaPoly.seal(content, using: key).combined), wraps)
    }

    /// - Parameter privateKey: 32 bytes of X25519.
    /// - Throws: ``BundleTrouble/notForYou`` where none of the wraps is for the key, ``BundleTrouble/damaged`` where the
    ///   content is another than was sealed.
    static func open(_ body: [UInt8], _ wraps: [Wrap], with privateKey: [UInt8]) throws(BundleTrouble)
        -> [UInt8]
    {
        guard let own = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: privateKey),
            let wrap = wraps.first(where: { $0.reader == Array(own.publicKey.rawRepresentation) })
        else { throw .notForYou }
        do {
            var recipient = try HPKE.Recipient(
                privateKey: own,
                ciphersuite: suite,
                info: info,
                encapsulatedKey: Data(wrap.encapsulated)
            )
            let key = SymmetricKey(data: try recipient.open(Data(wrap.key)))
            return Array(try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: body), using: key))
        } catch { throw .damaged }
    }
}
