/// What one accepted set did to the unit, as absolute values: a client applies it and never merges again.
public enum Effect: Sendable, Hashable {
    case create(
        RecordID,
        kind: String,
        parent: RecordID?,
        fields: [String: JSONValue],
        creation: Hash,
        parked: ConflictID?
    )
    /// The field holds this value, and this set is its last write.
    case set(FieldKey, JSONValue, WriteMark = .plain)
    /// The lane shares the field's last write.
    case coauthor(FieldKey)
    /// The record is let go by the conflict that held it back.
    case unpark(RecordID)
    /// The record is held back again by the conflict that had let it go.
    case park(RecordID, ConflictID)
    /// The conflict stands like this.
    case conflict(Conflict)

    /// The effect as log rows spell it.
    public var json: JSONValue {
        switch self {
        case .create(let record, let kind, let parent, let fields, let creation, let parked):
            jsonObject([
                "create": record.json, "kind": .string(kind), "parent": parent?.json,
                "fields": .object(fields),
                "creation": creation.json, "parked": parked?.json,
            ])
        case .set(let key, let value, let mark):
            .object(["set": .string(key.text), "value": value].merging(mark.members) { value, _ in value })
        case .coauthor(let key): ["coauthor": .string(key.text)]
        case .unpark(let record): ["unpark": record.json]
        case .park(let record, let conflict): ["park": record.json, "by": conflict.json]
        case .conflict(let conflict): ["conflict": conflict.json]
        }
    }

    /// Reads what ``json`` writes.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "effect")
        if members["create"] != nil {
            self = .create(
                try members.id("create"),
                kind: try members.text("kind"),
                parent: try members.optionalID("parent"),
                fields: try members.members("fields"),
                creation: try members.hash("creation"),
                parked: try members.optionalID("parked")
            )
        } else if let text = try members.optionalText("set") {
            guard let key = FieldKey(text) else { throw JSONError(.wrongType, member: "set") }
            self = .set(key, members.all["value"] ?? .null, try WriteMark(members))
        } else if let text = try members.optionalText("coauthor") {
            guard let key = FieldKey(text) else { throw JSONError(.wrongType, member: "coauthor") }
            self = .coauthor(key)
        } else if members["unpark"] != nil {
            self = .unpark(try members.id("unpark"))
        } else if members["park"] != nil {
            self = .park(try members.id("park"), try members.id("by"))
        } else if let value = members["conflict"] {
            self = .conflict(try Conflict(json: value))
        } else {
            throw JSONError(.missing, member: "effect")
        }
    }
}
