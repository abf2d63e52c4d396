/// A device that is to be enrolled.
public struct NewDevice: Sendable, Equatable {
    /// Made by the client, so that asking again after a lost reply is the same request.
    public var replica: ReplicaID
    /// 32 bytes of Ed25519; the private half never leaves the device.
    public var publicKey: [UInt8]
    /// 32 bytes of X25519: files for the device are sealed with it; nil: it takes none.
    public var sealingKey: [UInt8]?
    /// What the person calls the device.
    public var name: String

    public init(replica: ReplicaID, publicKey: [UInt8], sealingKey: [UInt8]? = nil, name: String) {
        self.replica = replica
        self.publicKey = publicKey
        self.sealingKey = sealingKey
        self.name = name
    }

    /// The device's members, as requests and files spell them.
    var members: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "replica": replica.json, "publicKey": .string(encodeHex(publicKey)), "deviceName": .string(name),
        ]
        if let sealingKey { members["sealingKey"] = .string(encodeHex(sealingKey)) }
        return members
    }

    /// Reads ``members``.
    init(_ members: JSONMembers) throws(JSONError) {
        let key = try members.bytes("publicKey")
        guard key.count == 32 else { throw JSONError(.wrongType, member: "publicKey") }
        self.init(
            replica: try members.id("replica"),
            publicKey: key,
            sealingKey: members["sealingKey"] == nil ? nil : try members.bytes("sealingKey"),
            name: try members.text("deviceName")
        )
    }
}

/// `POST /v1/enroll`: a single-use code for a device of one's own.
public struct EnrolmentRequest: Sendable, Equatable {
    public var code: String
    public var device: NewDevice

    public init(code: String, device: NewDevice) {
        self.code = code
        self.device = device
    }

    /// The request's body.
    public var json: JSONValue {
        var members = device.members
        members["protocol"] = .int(Limits.protocolVersion)
        members["code"] = .string(code)
        return .object(members)
    }

    /// Reads a request's body.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "request")
        self.init(code: try members.text("code"), device: try NewDevice(members))
    }
}

/// What a device is told once it is enrolled.
public struct EnrolmentAnswer: Sendable, Equatable {
    public var person: PersonID
    public var personName: String
    /// The bearer token; only its SHA-256 is kept by the server.
    public var token: String
    public var expiresAt: Timestamp
    /// For files that are carried; nil: the server takes none.
    public var keys: ServerKeys?

    public init(
        person: PersonID,
        personName: String,
        token: String,
        expiresAt: Timestamp,
        keys: ServerKeys? = nil
    ) {
        self.person = person
        self.personName = personName
        self.token = token
        self.expiresAt = expiresAt
        self.keys = keys
    }

    /// The answer's body.
    public var json: JSONValue {
        jsonObject([
            "person": person.json, "personName": .string(personName), "token": .string(token),
            "expiresAt": expiresAt.json, "keys": keys?.json,
        ])
    }

    /// Reads an answer's body.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "answer")
        guard let expiresAt = Timestamp(try members.text("expiresAt")) else {
            throw JSONError(.wrongType, member: "expiresAt")
        }
        self.init(
            person: try members.id("person"),
            personName: try members.text("personName"),
            token: try members.text("token"),
            expiresAt: expiresAt,
            keys: try members["keys"].map { (value) throws(JSONError) in try ServerKeys(json: value) }
        )
    }
}
