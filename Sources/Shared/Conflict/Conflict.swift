/// A value that is parked because the head said something else.
public struct Contender: Sendable, Hashable {
    /// `replica/n/index` of the first change that parked it.
    public var id: String
    /// The last set that wrote to it.
    public var position: LanePosition
    public var author: PersonID
    public var values: [FieldKey: JSONValue]
    /// Records that were created with it and wait for the ruling.
    public var creates: [RecordID]
    public var why: String?
    public var editedAt: Timestamp
    /// Taken back by its author.
    public var isWithdrawn: Bool

    public init(
        id: String,
        position: LanePosition,
        author: PersonID,
        values: [FieldKey: JSONValue],
        creates: [RecordID],
        why: String?,
        editedAt: Timestamp,
        isWithdrawn: Bool = false
    ) {
        self.id = id
        self.position = position
        self.author = author
        self.values = values
        self.creates = creates
        self.why = why
        self.editedAt = editedAt
        self.isWithdrawn = isWithdrawn
    }
}

/// How a conflict ended.
public struct Resolution: Sendable, Hashable {
    /// `head`, `base`, `contender` or `value`.
    public var choice: String
    public var contender: String?
    public var values: [FieldKey: JSONValue]
    /// What the heads were when the ruling came.
    public var heads: [FieldKey: JSONValue]
    public var author: PersonID
    public var why: String?
    public var version: Int64
}

/// Values of one field, or of fields that share a fate, between which a supervisor must choose.
public struct Conflict: Sendable, Hashable {
    /// Where a conflict stands.
    public enum State: String, Sendable {
        case open, resolved, withdrawn
        /// Its contenders went into another conflict, because one edit touched both.
        case absorbed
    }

    public let id: ConflictID
    /// The record of its first change.
    public var record: RecordID
    public var fields: Set<FieldKey>
    /// What the first author of a contender saw, by field.
    public var base: [FieldKey: JSONValue]
    public var contenders: [Contender]
    /// Rises with each contender and with each write to a head, so that a ruling names what it saw.
    public var revision: Int64
    public var state: State
    public var opened: Int64
    public var resolution: Resolution?
    public var absorbedInto: ConflictID?

    /// Contenders that still stand.
    public var standing: [Contender] { contenders.filter { !$0.isWithdrawn } }

    /// A conflict's id, derived from the change that opened it.
    public static func id(unit: UnitID, position: LanePosition, index: Int) -> ConflictID {
        .version5(space: unit, name: "conflict/\(position.replica)/\(position.n)/\(index)")
    }

    /// The conflict as log rows and pages spell it.
    public var json: JSONValue {
        jsonObject([
            "conflict": id.json, "record": record.json,
            "fields": .array(fields.sorted().map { .string($0.text) }),
            "base": fieldValuesJSON(base), "contenders": .array(contenders.map(\.json)),
            "revision": .int(revision), "state": .string(state.rawValue), "opened": .int(opened),
            "resolution": resolution?.json, "absorbedInto": absorbedInto?.json,
        ])
    }

    /// Reads what ``json`` writes.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "conflict")
        id = try members.id("conflict")
        record = try members.id("record")
        var fields: Set<FieldKey> = []
        for item in try members.items("fields") {
            guard let key = item.text.flatMap({ FieldKey($0) }) else {
                throw JSONError(.wrongType, member: "fields")
            }
            fields.insert(key)
        }
        self.fields = fields
        base = try fieldValues(members.members("base"))
        var contenders: [Contender] = []
        for item in try members.items("contenders") { contenders.append(try Contender(json: item)) }
        self.contenders = contenders
        revision = try members.number("revision")
        guard let state = State(rawValue: try members.text("state")) else {
            throw JSONError(.wrongType, member: "state")
        }
        self.state = state
        opened = try members.number("opened")
        if let value = members["resolution"] { resolution = try Resolution(json: value) }
        absorbedInto = try members.optionalID("absorbedInto")
    }

    init(id: ConflictID, record: RecordID, opened: Int64) {
        self.id = id
        self.record = record
        self.opened = opened
        fields = []
        base = [:]
        contenders = []
        revision = 0
        state = .open
    }
}

extension Contender {
    /// Whether no other set had a part in it.
    func isWhollyOf(_ position: LanePosition) -> Bool {
        self.position == position && id.hasPrefix("\(position.replica)/\(position.n)/")
    }

    var json: JSONValue {
        jsonObject([
            "id": .string(id), "replica": position.replica.json, "n": .int(position.n), "author": author.json,
            "values": fieldValuesJSON(values), "creates": .array(creates.map(\.json)),
            "why": why.map { .string($0) },
            "editedAt": editedAt.json, "withdrawn": isWithdrawn ? true : nil,
        ])
    }

    init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "contender")
        guard let editedAt = Timestamp(try members.text("editedAt")) else {
            throw JSONError(.wrongType, member: "editedAt")
        }
        var creates: [RecordID] = []
        for item in try members.items("creates") {
            guard let id = item.text.flatMap({ RecordID($0) }) else {
                throw JSONError(.wrongType, member: "creates")
            }
            creates.append(id)
        }
        self.init(
            id: try members.text("id"),
            position: LanePosition(try members.id("replica"), try members.number("n")),
            author: try members.id("author"),
            values: try fieldValues(members.members("values")),
            creates: creates,
            why: try members.optionalText("why"),
            editedAt: editedAt,
            isWithdrawn: try members.truth("withdrawn")
        )
    }
}

extension Resolution {
    var json: JSONValue {
        jsonObject([
            "choice": .string(choice), "contender": contender.map { .string($0) },
            "values": fieldValuesJSON(values),
            "heads": fieldValuesJSON(heads), "author": author.json, "why": why.map { .string($0) },
            "version": .int(version),
        ])
    }

    init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "resolution")
        choice = try members.text("choice")
        contender = try members.optionalText("contender")
        values = try fieldValues(members.members("values"))
        heads = try fieldValues(members.members("heads"))
        author = try members.id("author")
        why = try members.optionalText("why")
        version = try members.number("version")
    }
}
