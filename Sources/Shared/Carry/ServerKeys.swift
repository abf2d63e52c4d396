/// A server's own keys for carried files, public halves: told to each device when it is enrolled.
public struct ServerKeys: Sendable, Hashable {
    /// 32 bytes of Ed25519: what it answers by file is signed with it.
    public var signing: [UInt8]
    /// 32 bytes of X25519: what is written for it is sealed with it.
    public var sealing: [UInt8]

    public init(signing: [UInt8], sealing: [UInt8]) {
        self.signing = signing
        self.sealing = sealing
    }

    /// The keys as answers and files spell them.
    public var json: JSONValue {
        ["signing": .string(encodeHex(signing)), "sealing": .string(encodeHex(sealing))]
    }

    /// Reads ``json``.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "keys")
        self.init(signing: try members.bytes("signing"), sealing: try members.bytes("sealing"))
        guard signing.count == 32, sealing.count == 32 else { throw JSONError(.wrongType, member: "keys") }
    }
}
