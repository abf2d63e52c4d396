/// Reads the members of one object by name, with errors that name the member.
public struct JSONMembers: Sendable {
    /// All members, so that unknown ones can be kept.
    public let all: [String: JSONValue]

    /// - Throws: `wrong_type` where the value is no object.
    public init(_ value: JSONValue, as name: String = "document") throws(JSONError) {
        guard let members = value.members else { throw JSONError(.wrongType, member: name) }
        all = members
    }

    /// A member of any type, `null` counting as absent.
    public subscript(name: String) -> JSONValue? {
        guard let value = all[name], !value.isNull else { return nil }
        return value
    }

    /// A string that must be there.
    public func text(_ name: String) throws(JSONError) -> String {
        guard let text = try optionalText(name) else { throw JSONError(.missing, member: name) }
        return text
    }

    /// A string that may be absent.
    public func optionalText(_ name: String) throws(JSONError) -> String? {
        guard let value = self[name] else { return nil }
        guard let text = value.text else { throw JSONError(.wrongType, member: name) }
        return text
    }

    /// A whole number that must be there.
    public func number(_ name: String) throws(JSONError) -> Int64 {
        guard let number = try optionalNumber(name) else { throw JSONError(.missing, member: name) }
        return number
    }

    /// A whole number that may be absent.
    public func optionalNumber(_ name: String) throws(JSONError) -> Int64? {
        guard let value = self[name] else { return nil }
        guard let number = value.number else { throw JSONError(.wrongType, member: name) }
        return number
    }

    /// A truth value, false where absent.
    public func truth(_ name: String) throws(JSONError) -> Bool {
        guard let value = self[name] else { return false }
        guard let truth = value.truth else { throw JSONError(.wrongType, member: name) }
        return truth
    }

    /// An array, empty where absent.
    public func items(_ name: String) throws(JSONError) -> [JSONValue] {
        guard let value = self[name] else { return [] }
        guard let items = value.items else { throw JSONError(.wrongType, member: name) }
        return items
    }

    /// An object's members, empty where absent.
    public func members(_ name: String) throws(JSONError) -> [String: JSONValue] {
        guard let value = self[name] else { return [:] }
        guard let members = value.members else { throw JSONError(.wrongType, member: name) }
        return members
    }

    /// An id that must be there.
    public func id<Tag>(_ name: String) throws(JSONError) -> ID<Tag> {
        guard let id: ID<Tag> = try optionalID(name) else { throw JSONError(.missing, member: name) }
        return id
    }

    /// An id that may be absent.
    public func optionalID<Tag>(_ name: String) throws(JSONError) -> ID<Tag>? {
        guard let text = try optionalText(name) else { return nil }
        guard let id = ID<Tag>(text) else { throw JSONError(.wrongType, member: name) }
        return id
    }

    /// Bytes in hexadecimal digits that must be there.
    public func bytes(_ name: String) throws(JSONError) -> [UInt8] {
        guard let bytes = decodeHex(try text(name)) else { throw JSONError(.wrongType, member: name) }
        return bytes
    }

    /// A hash that must be there.
    public func hash(_ name: String) throws(JSONError) -> Hash {
        guard let hash = Hash(try text(name)) else { throw JSONError(.wrongType, member: name) }
        return hash
    }
}
