/// `POST /v1/wait`: tell me when there is something that I don't hold.
public struct WaitRequest: Sendable, Equatable {
    /// Where the replica stands in the units that it follows; one that it was taken off is none of them.
    public var cursors: [UnitID: Cursor]
    /// What the replica takes the person for, by unit.
    public var roles: [UnitID: Set<Role>]
    /// How long the answer may take where there is nothing, 0 to ``Limits/waitSecondsMax``.
    public var seconds: Int

    public init(cursors: [UnitID: Cursor], roles: [UnitID: Set<Role>], seconds: Int) {
        self.cursors = cursors
        self.roles = roles
        self.seconds = seconds
    }

    /// What a replica waits for.
    public init(_ replica: Replica, seconds: Int = 0) {
        let followed = replica.units.filter { !$0.value.hasLeft }
        self.init(cursors: followed.mapValues(\.cursor), roles: followed.mapValues(\.roles), seconds: seconds)
    }

    /// The request's body.
    public var json: JSONValue {
        [
            "protocol": .int(Limits.protocolVersion), "cursors": Cursor.json(cursors),
            "roles": Role.json(roles), "seconds": .int(Int64(seconds)),
        ]
    }

    /// Reads a request's body.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "request")
        guard let seconds = Int(exactly: try members.number("seconds")),
            (0...Limits.waitSecondsMax).contains(seconds)
        else { throw JSONError(.wrongType, member: "seconds") }
        self.init(
            cursors: try Cursor.all(members, "cursors"),
            roles: try Role.all(members, "roles"),
            seconds: seconds
        )
    }
}

/// The answer to a wait.
public struct WaitAnswer: Sendable, Equatable {
    /// Units in which there is something; none: nothing came in time.
    public var units: [UnitID]

    public init(units: [UnitID]) { self.units = units }

    /// The answer's body.
    public var json: JSONValue { ["units": .array(units.map(\.json))] }

    /// Reads an answer's body.
    public init(json: JSONValue) throws(JSONError) {
        units = []
        for item in try JSONMembers(json, as: "answer").items("units") {
            guard let unit = item.text.flatMap({ UnitID($0) }) else {
                throw JSONError(.wrongType, member: "units")
            }
            units.append(unit)
        }
    }
}

extension WaitRequest {
    /// The units in which there is something that the replica doesn't hold, or that it holds and the person no longer
    /// reads; by id.
    ///
    /// A unit that the person doesn't read is named only where the request names it.
    ///
    /// - Parameter visible: The office stream and the units in which the person has a role, as they stand.
    public func news(among visible: [VisibleUnit]) -> [UnitID] {
        let read = visible.filter(\.isRead)
        let known = Set(read.map(\.unit))
        let changed = read.filter { unit in
            // The chain tells histories apart; the same history under a new epoch is nothing to fetch.
            guard let cursor = cursors[unit.unit] else { return true }
            return cursor.version != unit.head.version || cursor.chain != unit.head.chain
                || roles[unit.unit] ?? [] != unit.roles
        }
        return (changed.map(\.unit) + cursors.keys.filter { !known.contains($0) }).sorted()
    }
}
