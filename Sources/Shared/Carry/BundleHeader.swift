/// What a carried file is for. Raw values lie in files; never rename one.
public enum BundleKind: String, Sendable, CaseIterable {
    /// What a device has saved and not yet seen acknowledged, with where it stands.
    case outbox
    /// What the server answers to it.
    case answer = "return"
    /// A device that wants to be enrolled.
    case enrolment
    /// What the server answers to that.
    case enrolled
}

/// What anybody can read of a carried file, without a key. Its maker has signed it.
public struct BundleHeader: Sendable, Equatable {
    public var kind: BundleKind
    /// The device that made it, or for which the server did.
    public var replica: ReplicaID
    /// Whose lanes the edits are in, where the device goes on as another one that the server is still to be told of.
    public var lane: ReplicaID
    /// The device's person and name, as it says itself; for people to read.
    public var personName: String
    public var deviceName: String
    public var madeAt: Timestamp
    /// Edits that the file holds, or answers.
    public var edits: Int64
    /// The SHA-256 of the file that this one answers.
    public var answers: Hash?

    public init(
        kind: BundleKind,
        replica: ReplicaID,
        lane: ReplicaID? = nil,
        personName: String,
        deviceName: String,
        madeAt: Timestamp,
        edits: Int64,
        answers: Hash? = nil
    ) {
        self.kind = kind
        self.replica = replica
        self.lane = lane ?? replica
        self.personName = personName
        self.deviceName = deviceName
        self.madeAt = madeAt
        self.edits = edits
        self.answers = answers
    }

    /// The header's members.
    public var members: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "kind": .string(kind.rawValue), "replica": replica.json, "personName": .string(personName),
            "deviceName": .string(deviceName), "madeAt": madeAt.json, "edits": .int(edits),
        ]
        if lane != replica { members["lane"] = lane.json }
        if let answers { members["answers"] = answers.json }
        return members
    }

    /// Reads ``members``.
    public init(_ members: JSONMembers) throws(JSONError) {
        guard let kind = BundleKind(rawValue: try members.text("kind")) else {
            throw JSONError(.wrongType, member: "kind")
        }
        guard let madeAt = Timestamp(try members.text("madeAt")) else {
            throw JSONError(.wrongType, member: "madeAt")
        }
        self.init(
            kind: kind,
            replica: try members.id("replica"),
            lane: try members.optionalID("lane"),
            personName: try members.text("personName"),
            deviceName: try members.text("deviceName"),
            madeAt: madeAt,
            edits: try members.number("edits"),
            answers: members["answers"] == nil ? nil : try members.hash("answers")
        )
    }
}
