/// How one device stands in a unit, for those who supervise it.
public struct DeviceStatus: Sendable, Hashable {
    public var replica: ReplicaID
    public var person: PersonID
    public var personName: String
    /// What the person calls the device.
    public var name: String
    public var enrolledAt: Timestamp
    /// When it last spoke with the server, to five minutes; nil: never since it was enrolled.
    public var lastSeenAt: Timestamp?
    public var isRevoked: Bool
    /// What it last reported unsent in the unit; nil: it never reported anything.
    public var report: DeviceReport?

    public init(
        replica: ReplicaID,
        person: PersonID,
        personName: String,
        name: String,
        enrolledAt: Timestamp,
        lastSeenAt: Timestamp?,
        isRevoked: Bool,
        report: DeviceReport?
    ) {
        self.replica = replica
        self.person = person
        self.personName = personName
        self.name = name
        self.enrolledAt = enrolledAt
        self.lastSeenAt = lastSeenAt
        self.isRevoked = isRevoked
        self.report = report
    }

    /// Changes that are saved on it and not sent, as far as it said.
    public var unsent: Int64 { report?.changes ?? 0 }

    /// Those that were silent longest first.
    public static func isSilentLonger(_ left: DeviceStatus, _ right: DeviceStatus) -> Bool {
        (left.lastSeenAt ?? left.enrolledAt, left.replica) < (
            right.lastSeenAt ?? right.enrolledAt, right.replica
        )
    }
}

/// A unit's devices, those that were silent longest first.
public struct UnitDevices: Sendable, Hashable {
    public var unit: UnitID
    public var devices: [DeviceStatus]
    /// Sets that count nowhere because they wait for what a restore has lost; nil: not known.
    public var deferred: Int64?

    public init(unit: UnitID, devices: [DeviceStatus], deferred: Int64? = nil) {
        self.unit = unit
        self.deferred = deferred
        self.devices = devices.sorted(by: DeviceStatus.isSilentLonger)
    }
}

extension UnitDevices {
    /// One unit in the answer to `GET /v1/devices`.
    public var json: JSONValue {
        ["unit": unit.json, "devices": .array(devices.map(\.json)), "deferred": .optional(deferred)]
    }

    /// Reads what ``json`` writes.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "unit")
        var devices: [DeviceStatus] = []
        for item in try members.items("devices") { devices.append(try DeviceStatus(json: item)) }
        self.init(
            unit: try members.id("unit"),
            devices: devices,
            deferred: try members.optionalNumber("deferred")
        )
    }
}

extension DeviceStatus {
    /// The device as answers spell it.
    public var json: JSONValue {
        [
            "replica": replica.json, "person": person.json, "personName": .string(personName),
            "name": .string(name), "enrolledAt": enrolledAt.json, "lastSeenAt": lastSeenAt?.json ?? .null,
            "revoked": .bool(isRevoked), "report": report?.json ?? .null,
        ]
    }

    init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "device")
        guard let enrolledAt = Timestamp(try members.text("enrolledAt")) else {
            throw JSONError(.wrongType, member: "enrolledAt")
        }
        var report: DeviceReport?
        if let json = members["report"] { report = try DeviceReport(json: json) }
        self.init(
            replica: try members.id("replica"),
            person: try members.id("person"),
            personName: try members.text("personName"),
            name: try members.text("name"),
            enrolledAt: enrolledAt,
            lastSeenAt: try members.optionalText("lastSeenAt").flatMap { Timestamp($0) },
            isRevoked: try members.truth("revoked"),
            report: report
        )
    }
}
