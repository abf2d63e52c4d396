/// Who a replica is: whose, on which server, with which key.
public struct Identity: Sendable, Equatable {
    /// The server's address as it was given.
    public var server: String
    public var replica: ReplicaID
    public var deviceName: String
    /// 32 bytes of Ed25519; never leaves the device.
    public var privateKey: [UInt8]
    /// Nil until the server has answered the enrolment.
    public var enrolment: EnrolmentAnswer?

    public init(
        server: String,
        replica: ReplicaID,
        deviceName: String,
        privateKey: [UInt8],
        enrolment: EnrolmentAnswer? = nil
    ) {
        self.server = server
        self.replica = replica
        self.deviceName = deviceName
        self.privateKey = privateKey
        self.enrolment = enrolment
    }

    /// The person, once enrolled.
    public var person: PersonID? { enrolment?.person }

    var json: JSONValue {
        jsonObject([
            "format": 1, "server": .string(server), "replica": replica.json,
            "deviceName": .string(deviceName),
            "privateKey": .string(encodeHex(privateKey)), "enrolment": enrolment?.json,
        ])
    }

    init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "identity")
        guard let key = decodeHex(try members.text("privateKey")) else {
            throw JSONError(.wrongType, member: "privateKey")
        }
        var enrolment: EnrolmentAnswer?
        if let value = members["enrolment"] { enrolment = try EnrolmentAnswer(json: value) }
        self.init(
            server: try members.text("server"),
            replica: try members.id("replica"),
            deviceName: try members.text("deviceName"),
            privateKey: key,
            enrolment: enrolment
        )
    }
}
