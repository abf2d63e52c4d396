/// A device that wants to be enrolled by file, with a proof that it was given a code; the code itself does not travel.
public struct CarriedEnrolment: Sendable, Equatable {
    public var device: NewDevice
    public var proof: String

    public init(_ device: NewDevice, provenBy secret: CodeSecret) {
        self.device = device
        proof = secret.proof(of: Self.text(device))
    }

    /// Whether the device was given the code that the secret stands for.
    public func isProven(by secret: CodeSecret) -> Bool { secret.proves(Self.text(device), by: proof) }

    private static func text(_ device: NewDevice) -> String {
        "taizhang enrolment 1\n" + JSONValue.object(device.members).canonicalText()
    }

    /// The file's content.
    public var lines: [String] {
        [jsonObject(["device": .object(device.members), "proof": .string(proof)]).canonicalText()]
    }

    /// Reads ``lines``.
    public init(lines: [String]) throws(JSONError) {
        let members = try JSONMembers(JSONValue(parsing: lines.first ?? ""), as: "enrolment")
        device = try NewDevice(JSONMembers(members["device"] ?? .null, as: "device"))
        proof = try members.text("proof")
    }
}

/// What the server answers to a ``CarriedEnrolment``: proven by the same code, since the device knows no key of the
/// server's yet.
public struct CarriedEnrolmentAnswer: Sendable, Equatable {
    public var enrolment: EnrolmentAnswer
    public var proof: String

    public init(_ enrolment: EnrolmentAnswer, for replica: ReplicaID, provenBy secret: CodeSecret) {
        self.enrolment = enrolment
        proof = secret.proof(of: Self.text(enrolment, replica))
    }

    /// Whether it comes from a server that made the code, for this replica.
    public func isProven(by secret: CodeSecret, for replica: ReplicaID) -> Bool {
        secret.proves(Self.text(enrolment, replica), by: proof)
    }

    private static func text(_ enrolment: EnrolmentAnswer, _ replica: ReplicaID) -> String {
        "taizhang enrolment answer 1\n\(replica)\n" + enrolment.json.canonicalText()
    }

    /// The first line of the file's content; the recorded answers follow.
    public var line: String {
        jsonObject(["enrolment": enrolment.json, "proof": .string(proof)]).canonicalText()
    }

    /// Reads ``line``.
    public init(line: String) throws(JSONError) {
        let members = try JSONMembers(JSONValue(parsing: line), as: "enrolment")
        enrolment = try EnrolmentAnswer(json: members["enrolment"] ?? .null)
        proof = try members.text("proof")
    }
}
