/// Who a replica is: whose, on which server, with which key.
public struct Identity: Sendable, Equatable {
    /// The server's address as it was given; empty where the device was enrolled by file.
    public var server: String
    public var replica: ReplicaID
    public var deviceName: String
    /// 32 bytes of Ed25519; never leaves the device.
    public var privateKey: [UInt8]
    /// 32 bytes of X25519, with which files from the server are opened; nil in folders from before there were any.
    public var sealingKey: [UInt8]?
    /// Nil until the server has answered the enrolment.
    public var enrolment: EnrolmentAnswer?
    /// What the enrolment code stands for, while an answer by file is waited for.
    public var secret: CodeSecret?
    /// What this folder was before it was found to be a copy, oldest first.
    public var former: [ReplicaID]
    /// Told to the server until it knows the replica; nil: it does.
    public var succession: Succession?
    /// The key of the replica before, until then: what is carried by file is signed with it.
    public var formerKey: [UInt8]?
    /// A replica that this folder is about to become; the outbox says whether it has.
    var next: NextReplica?

    public init(
        server: String,
        replica: ReplicaID,
        deviceName: String,
        privateKey: [UInt8],
        sealingKey: [UInt8]? = nil,
        enrolment: EnrolmentAnswer? = nil
    ) {
        self.server = server
        self.replica = replica
        self.deviceName = deviceName
        self.privateKey = privateKey
        self.sealingKey = sealingKey
        self.enrolment = enrolment
        former = []
    }

    /// The person, once enrolled.
    public var person: PersonID? { enrolment?.person }

    /// Whether the replica is, or was, this folder's.
    public func isOwn(_ other: ReplicaID) -> Bool { other == replica || former.contains(other) }

    /// The identity as the next replica.
    func succeeded(by next: NextReplica) -> Identity {
        var identity = self
        identity.former.append(replica)
        // Until the server has been told it knows the folder by the first.
        identity.formerKey = succession == nil ? privateKey : formerKey
        identity.replica = next.replica
        identity.privateKey = next.privateKey
        identity.succession = next.succession
        identity.next = nil
        return identity
    }

    var json: JSONValue {
        jsonObject([
            "format": 1, "server": .string(server), "replica": replica.json,
            "deviceName": .string(deviceName),
            "privateKey": .string(encodeHex(privateKey)),
            "sealingKey": sealingKey.map { .string(encodeHex($0)) }, "enrolment": enrolment?.json,
            "former": former.isEmpty ? nil : .array(former.map(\.json)), "succession": succession?.json,
            "formerKey": formerKey.map { .string(encodeHex($0)) },
            "next": next?.json, "code": secret?.hash.json,
        ])
    }

    init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "identity")
        var enrolment: EnrolmentAnswer?
        if let value = members["enrolment"] { enrolment = try EnrolmentAnswer(json: value) }
        self.init(
            server: try members.text("server"),
            replica: try members.id("replica"),
            deviceName: try members.text("deviceName"),
            privateKey: try members.bytes("privateKey"),
            sealingKey: members["sealingKey"] == nil ? nil : try members.bytes("sealingKey"),
            enrolment: enrolment
        )
        for item in try members.items("former") {
            guard let replica = item.text.flatMap({ ReplicaID($0) }) else {
                throw JSONError(.wrongType, member: "former")
            }
            former.append(replica)
        }
        if let value = members["succession"] { succession = try Succession(json: value) }
        if members["formerKey"] != nil { formerKey = try members.bytes("formerKey") }
        if members["code"] != nil { secret = CodeSecret(hash: try members.hash("code")) }
        if let value = members["next"] { next = try NextReplica(json: value) }
    }
}

/// A replica that a folder becomes when it turns out to be a copy.
struct NextReplica: Sendable, Equatable {
    var replica: ReplicaID
    /// 32 bytes of Ed25519.
    var privateKey: [UInt8]
    var succession: Succession

    var json: JSONValue {
        [
            "replica": replica.json, "privateKey": .string(encodeHex(privateKey)),
            "succession": succession.json,
        ]
    }

    init(replica: ReplicaID, privateKey: [UInt8], succession: Succession) {
        self.replica = replica
        self.privateKey = privateKey
        self.succession = succession
    }

    init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "next")
        self.init(
            replica: try members.id("replica"),
            privateKey: try members.bytes("privateKey"),
            succession: try Succession(json: members["succession"] ?? .null)
        )
    }
}
