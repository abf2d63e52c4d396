extension Change {
    /// The change as a change set spells it.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "record": record.json, "kind": .string(kind), "op": .string(operation),
        ]
        if let group { members["group"] = .int(group) }
        if let why { members["why"] = .string(why) }
        switch action {
        case .create(let parent, let fields):
            if let parent { members["parent"] = parent.json }
            members["fields"] = .object(fields)
        case .edit(let edit):
            members["field"] = .string(edit.field)
            members["from"] = edit.from
            members["to"] = edit.to
            if let over = edit.over { members["over"] = over }
        case .resolve(let ruling):
            members["conflict"] = ruling.conflict.json
            members["revision"] = .int(ruling.revision)
            members["choice"] = .string(ruling.choice.name)
            if case .contender(let id) = ruling.choice { members["contender"] = .string(id) }
            if case .values(let values) = ruling.choice { members["values"] = fieldValuesJSON(values) }
            if let seen = ruling.seen { members["seen"] = seen.json }
        }
        return .object(members)
    }

    /// Reads what ``json`` writes.
    ///
    /// - Throws: ``JSONError`` naming the member that is missing or of another type.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "change")
        record = try members.id("record")
        kind = try members.text("kind")
        group = try members.optionalNumber("group")
        why = try members.optionalText("why")
        switch try members.text("op") {
        case "create":
            action = .create(parent: try members.optionalID("parent"), fields: try members.members("fields"))
        case "set":
            let field = try members.text("field")
            guard field != FieldName.retracted else { throw JSONError(.wrongType, member: "field") }
            action = .edit(Change.edit(of: field, members))
        case "retract":
            let edit = Change.edit(of: FieldName.retracted, members)
            guard !edit.to.isNull else { throw JSONError(.missing, member: "to") }
            action = .edit(edit)
        case "restore":
            let edit = Change.edit(of: FieldName.retracted, members)
            guard edit.to.isNull else { throw JSONError(.wrongType, member: "to") }
            action = .edit(edit)
        case "resolve":
            action = .resolve(try ResolutionRequest(members))
        default: throw JSONError(.wrongType, member: "op")
        }
    }

    private static func edit(of field: String, _ members: JSONMembers) -> FieldEdit {
        // `over` may be null and still be meant, so absence is asked of all members.
        FieldEdit(
            field,
            from: members.all["from"] ?? .null,
            to: members.all["to"] ?? .null,
            over: members.all["over"]
        )
    }
}

extension ResolutionRequest {
    fileprivate init(_ members: JSONMembers) throws(JSONError) {
        let choice: Choice
        switch try members.text("choice") {
        case "head": choice = .head
        case "base": choice = .base
        case "contender": choice = .contender(try members.text("contender"))
        case "reopen": choice = .reopen
        case "value":
            choice = .values(try fieldValues(JSONMembers(members["values"] ?? [:], as: "values").all))
        default: throw JSONError(.wrongType, member: "choice")
        }
        self.init(
            conflict: try members.id("conflict"),
            revision: try members.number("revision"),
            choice: choice,
            seen: try members["seen"].map { (value) throws(JSONError) in try Dispute(json: value) }
        )
    }
}

extension ResolutionRequest.Dispute {
    /// The dispute as rulings spell it.
    var json: JSONValue {
        [
            "heads": fieldValuesJSON(heads), "contenders": .array(contenders.map(fieldValuesJSON)),
            "values": fieldValuesJSON(values),
        ]
    }

    fileprivate init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "seen")
        var contenders: [[FieldKey: JSONValue]] = []
        for item in try members.items("contenders") {
            contenders.append(try fieldValues(JSONMembers(item, as: "contender").all))
        }
        self.init(
            heads: try fieldValues(members.members("heads")),
            contenders: contenders,
            values: try fieldValues(members.members("values"))
        )
    }
}

/// Values by `record/field`.
func fieldValuesJSON(_ values: [FieldKey: JSONValue]) -> JSONValue {
    .object(Dictionary(uniqueKeysWithValues: values.map { ($0.key.text, $0.value) }))
}

/// Reads what ``fieldValuesJSON(_:)`` writes.
func fieldValues(_ members: [String: JSONValue]) throws(JSONError) -> [FieldKey: JSONValue] {
    var values: [FieldKey: JSONValue] = [:]
    for (text, value) in members {
        guard let key = FieldKey(text) else { throw JSONError(.wrongType, member: text) }
        values[key] = value
    }
    return values
}
