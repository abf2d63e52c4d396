/// Where a replica stands in one unit's log.
public struct Cursor: Sendable, Hashable {
    public var epoch: EpochID
    public var version: Int64
    public var chain: Hash

    public init(epoch: EpochID, version: Int64, chain: Hash) {
        self.epoch = epoch
        self.version = version
        self.chain = chain
    }
}

/// How much a replica has saved and not yet seen acknowledged in one unit, for the supervisors' totals.
public struct OutboxReport: Sendable, Hashable {
    public var changes: Int64
    public var oldest: Timestamp?

    public init(changes: Int64, oldest: Timestamp?) {
        self.changes = changes
        self.oldest = oldest
    }
}

/// Push and pull in one round trip: `POST /v1/sync`, a JSON document.
public struct SyncRequest: Sendable, Equatable {
    /// One set as frozen text and signature, in the order of its lane.
    public struct Push: Sendable, Hashable {
        public var unit: UnitID
        public var text: String
        public var signature: [UInt8]
        /// The place that the set had before the server was restored.
        public var was: Base?

        public init(unit: UnitID, text: String, signature: [UInt8], was: Base? = nil) {
            self.unit = unit
            self.text = text
            self.signature = signature
            self.was = was
        }

        var json: JSONValue {
            jsonObject([
                "unit": unit.json, "set": .string(text), "signature": .string(encodeHex(signature)),
                "was": was?.json,
            ])
        }

        init(json: JSONValue) throws(JSONError) {
            let members = try JSONMembers(json, as: "push")
            self.init(
                unit: try members.id("unit"),
                text: try members.text("set"),
                signature: try members.bytes("signature")
            )
            if let value = members["was"] { was = try Base(json: value, as: "was") }
        }
    }

    public var protocolVersion: Int64
    /// At most ``Limits/setsPerPushMax``.
    public var pushes: [Push]
    /// Units with something unsent after this request's own sets.
    public var outbox: [UnitID: OutboxReport]
    /// Units without a cursor are sent from their first row.
    public var cursors: [UnitID: Cursor]
    /// What the replica takes the person for, by unit; only where there are more than ``Limits/quietUnitsMax``.
    public var roles: [UnitID: Set<Role>]
    /// Rows are sent up to about this many bytes, at least one.
    public var bytesMax: Int
    /// Whether rows are wanted at all.
    public var wantsRows: Bool
    /// The replica that goes on in the place of the one that asks; the sets may be its own already.
    public var succession: Succession?

    public init(
        pushes: [Push],
        outbox: [UnitID: OutboxReport],
        cursors: [UnitID: Cursor],
        roles: [UnitID: Set<Role>] = [:],
        bytesMax: Int = Limits.pageBytesDefault,
        wantsRows: Bool = true,
        succession: Succession? = nil
    ) {
        protocolVersion = Limits.protocolVersion
        self.pushes = pushes
        self.outbox = outbox
        self.cursors = cursors
        self.roles = roles
        self.bytesMax = bytesMax
        self.wantsRows = wantsRows
        self.succession = succession
    }

    /// The request's body.
    public var json: JSONValue {
        .object([
            "protocol": .int(protocolVersion),
            "push": .array(pushes.map(\.json)),
            "outbox": .object(
                Dictionary(
                    uniqueKeysWithValues: outbox.map { unit, report in
                        (
                            unit.description,
                            ["changes": .int(report.changes), "oldest": report.oldest?.json ?? .null]
                                as JSONValue
                        )
                    }
                )
            ),
            "cursors": Cursor.json(cursors), "roles": Role.json(roles),
            "bytesMax": .int(Int64(bytesMax)), "rows": .bool(wantsRows),
            "succession": succession?.json ?? .null,
        ])
    }

    /// Reads a request's body.
    ///
    /// - Throws: ``JSONError`` naming what is wrong. The sets themselves are not read here: each has its own answer.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "request")
        protocolVersion = try members.number("protocol")
        pushes = []
        for item in try members.items("push") { pushes.append(try Push(json: item)) }
        guard pushes.count <= Limits.setsPerPushMax else { throw JSONError(.wrongType, member: "push") }
        outbox = [:]
        for (key, value) in try members.members("outbox") {
            guard let unit = UnitID(key) else { throw JSONError(.wrongType, member: "outbox") }
            let parts = try JSONMembers(value, as: "outbox")
            let changes = try parts.number("changes")
            guard (0...Limits.outboxChangesMax).contains(changes) else {
                throw JSONError(.wrongType, member: "changes")
            }
            outbox[unit] = OutboxReport(
                changes: changes,
                oldest: try parts.optionalText("oldest").flatMap { Timestamp($0) }
            )
        }
        cursors = try Cursor.all(members, "cursors")
        roles = try Role.all(members, "roles")
        let bytes = try members.optionalNumber("bytesMax") ?? Int64(Limits.pageBytesDefault)
        guard (1...Int64(Limits.pageBytesMax)).contains(bytes) else {
            throw JSONError(.wrongType, member: "bytesMax")
        }
        bytesMax = Int(bytes)
        wantsRows = members["rows"]?.truth ?? true
        if let value = members["succession"] { succession = try Succession(json: value) }
    }
}

extension Cursor {
    /// Cursors by their units, as requests spell them.
    static func json(_ cursors: [UnitID: Cursor]) -> JSONValue {
        .object(
            cursors.reduce(into: [:]) { members, item in
                let cursor = item.value
                members[item.key.description] = [
                    cursor.epoch.json, .int(cursor.version), cursor.chain.json,
                ]
            }
        )
    }

    /// Reads what ``json(_:)`` writes.
    static func all(_ members: JSONMembers, _ name: String) throws(JSONError) -> [UnitID: Cursor] {
        var cursors: [UnitID: Cursor] = [:]
        for (key, value) in try members.members(name) {
            guard let unit = UnitID(key), let items = value.items, items.count == 3,
                let epoch = items[0].text.flatMap({ EpochID($0) }), let version = items[1].number,
                version >= 0, let chain = items[2].text.flatMap({ Hash($0) })
            else { throw JSONError(.wrongType, member: name) }
            cursors[unit] = Cursor(epoch: epoch, version: version, chain: chain)
        }
        return cursors
    }
}

extension Role {
    /// Roles by their units, as requests spell them.
    static func json(_ roles: [UnitID: Set<Role>]) -> JSONValue {
        .object(roles.reduce(into: [:]) { $0[$1.key.description] = json($1.value) })
    }

    /// Reads what ``json(_:)`` writes.
    static func all(_ members: JSONMembers, _ name: String) throws(JSONError) -> [UnitID: Set<Role>] {
        var roles: [UnitID: Set<Role>] = [:]
        for (key, value) in try members.members(name) {
            guard let unit = UnitID(key), let items = value.items else {
                throw JSONError(.wrongType, member: name)
            }
            roles[unit] = known(items)
        }
        return roles
    }
}
