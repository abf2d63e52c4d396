/// A replica's word that another one goes on in its place: the person's own second device, made where a folder had been
/// copied or restored. Signed with the first one's key.
public struct Succession: Sendable, Hashable {
    public var predecessor: ReplicaID
    public var replica: ReplicaID
    /// 32 bytes of Ed25519, of the new replica.
    public var publicKey: [UInt8]
    public var signature: [UInt8]

    /// Signs the word.
    public init(
        from predecessor: ReplicaID,
        to replica: ReplicaID,
        publicKey: [UInt8],
        with signer: some Signer
    ) throws {
        self.predecessor = predecessor
        self.replica = replica
        self.publicKey = publicKey
        signature = try signer.sign(Self.message(predecessor, replica, publicKey))
    }

    /// Whether the predecessor's key signed it.
    public func isSigned(by predecessorKey: [UInt8], checker: some SignatureChecker) -> Bool {
        checker.isValid(
            signature: signature,
            message: Self.message(predecessor, replica, publicKey),
            publicKey: predecessorKey
        )
    }

    private static func message(
        _ predecessor: ReplicaID,
        _ replica: ReplicaID,
        _ publicKey: [UInt8]
    ) -> [UInt8] {
        Array("taizhang succession 1\n\(predecessor)\n\(replica)\n\(encodeHex(publicKey))".utf8)
    }

    /// The word as requests and files spell it.
    public var json: JSONValue {
        [
            "predecessor": predecessor.json, "replica": replica.json,
            "publicKey": .string(encodeHex(publicKey)), "signature": .string(encodeHex(signature)),
        ]
    }

    /// Reads what ``json`` writes.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "succession")
        predecessor = try members.id("predecessor")
        replica = try members.id("replica")
        publicKey = try members.bytes("publicKey")
        signature = try members.bytes("signature")
        guard publicKey.count == 32 else { throw JSONError(.wrongType, member: "publicKey") }
    }
}
