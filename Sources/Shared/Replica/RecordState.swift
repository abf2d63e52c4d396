/// A field's value with the write that put it there.
public struct FieldState: Sendable, Hashable {
    public var value: JSONValue
    public var write: LastWrite

    public init(value: JSONValue, write: LastWrite) {
        self.value = value
        self.write = write
    }
}

/// One record as the log has made it.
public struct RecordState: Sendable, Hashable {
    public let id: RecordID
    /// By its raw value; a kind that this program doesn't know is kept.
    public var kind: String
    public var parent: RecordID?
    public var fields: [String: FieldState]
    public var created: LastWrite
    /// What it was created with, so that the same creation twice is recognised.
    public var creation: Hash
    /// The conflict that holds it back; it then counts nowhere.
    public var parked: ConflictID?

    public init(
        id: RecordID,
        kind: String,
        parent: RecordID?,
        fields: [String: FieldState],
        created: LastWrite,
        creation: Hash,
        parked: ConflictID? = nil
    ) {
        self.id = id
        self.kind = kind
        self.parent = parent
        self.fields = fields
        self.created = created
        self.creation = creation
        self.parked = parked
    }

    /// A field's value, `null` where it was never set.
    public subscript(field: String) -> JSONValue { fields[field]?.value ?? .null }
    /// A field's text, nil where it holds none.
    public func text(_ field: String) -> String? { self[field].text }
    /// A field's number, nil where it holds none.
    public func number(_ field: String) -> Int64? { self[field].number }
    /// A field's reference, nil where it holds none.
    public func reference(_ field: String) -> RecordID? { self[field].text.flatMap { RecordID($0) } }
    /// The kind, nil for one that this program doesn't know.
    public var knownKind: RecordKind? { RecordKind(rawValue: kind) }
    /// Whether it lies under a tombstone.
    public var isRetracted: Bool { !self[FieldName.retracted].isNull }
    /// Whether it is neither retracted nor held back by a conflict.
    public var isLive: Bool { !isRetracted && parked == nil }
    /// Whether somebody else wrote to it what an author had not integrated, also where an own write lies over theirs.
    func isWritten(unseen integrated: Integrated, byOthersThan lane: LaneIdentity) -> Bool {
        func isForeign(_ write: LastWrite) -> Bool {
            !integrated.includes(write) && !lane.owns(write)
                || write.mark.joined.map { $0 > integrated.version } ?? false
        }
        return isForeign(created) || fields.values.contains { isForeign($0.write) }
    }

    /// The record as pages, tables and digests spell it. Canonical: equal states give equal bytes.
    public var json: JSONValue {
        jsonObject([
            "record": id.json, "kind": .string(kind), "parent": parent?.json, "created": created.json,
            "creation": creation.json, "parked": parked?.json,
            "fields": .object(fields.mapValues { ["v": $0.value, "w": $0.write.json] }),
        ])
    }

    /// Reads what ``json`` writes.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "record")
        var fields: [String: FieldState] = [:]
        for (name, value) in try members.members("fields") {
            let parts = try JSONMembers(value, as: name)
            fields[name] = FieldState(
                value: parts.all["v"] ?? .null,
                write: try LastWrite(json: parts["w"] ?? .null)
            )
        }
        self.init(
            id: try members.id("record"),
            kind: try members.text("kind"),
            parent: try members.optionalID("parent"),
            fields: fields,
            created: try LastWrite(json: members["created"] ?? .null),
            creation: try members.hash("creation"),
            parked: try members.optionalID("parked")
        )
    }
}
