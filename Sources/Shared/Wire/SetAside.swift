/// A supervisor's decision to wait no longer for what a set builds on: the set is turned down.
public struct SetAside: Sendable, Hashable {
    public var person: PersonID
    public var why: String

    public init(by person: PersonID, why: String) {
        self.person = person
        self.why = why
    }

    /// The decision as rows and receipts spell it.
    public var json: JSONValue { ["by": person.json, "why": .string(why)] }

    /// Reads ``json``.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "setAside")
        self.init(by: try members.id("by"), why: try members.text("why"))
    }
}
