/// One numbered set of one replica.
public struct LanePosition: Sendable, Hashable, Comparable {
    public var replica: ReplicaID
    public var n: Int64

    public init(_ replica: ReplicaID, _ n: Int64) {
        self.replica = replica
        self.n = n
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.replica, left.n) < (right.replica, right.n)
    }

    var json: JSONValue { [replica.json, .int(n)] }

    init(json: JSONValue) throws(JSONError) {
        guard let items = json.items, items.count == 2,
            let replica = items[0].text.flatMap({ ReplicaID($0) }),
            let n = items[1].number
        else { throw JSONError(.wrongType, member: "lane") }
        self.init(replica, n)
    }
}

/// Whose earlier writes count as "own": a replica's, and its predecessor's up to where the lane forked.
public struct LaneIdentity: Sendable, Hashable {
    public var replica: ReplicaID
    /// The last set of the lane that this one goes on from; nil: it begins by itself.
    public var predecessor: LanePosition?

    public init(_ replica: ReplicaID, predecessor: LanePosition? = nil) {
        self.replica = replica
        self.predecessor = predecessor
    }

    func wrote(_ position: LanePosition) -> Bool {
        if position.replica == replica { return true }
        guard let predecessor else { return false }
        return position.replica == predecessor.replica && position.n <= predecessor.n
    }

    /// Whether the write was made or shared by this lane.
    public func owns(_ write: LastWrite) -> Bool {
        wrote(write.position) || write.coauthors.contains(where: wrote)
    }
}

/// Who signed a set, and what the unit lets them do.
public struct Author: Sendable, Hashable {
    public var person: PersonID
    public var roles: Set<Role>
    /// Whose work the person adopts from quarantine; nil: it is the person's own.
    public var adopted: PersonID?

    public init(_ person: PersonID, _ roles: Set<Role>, adopting adopted: PersonID? = nil) {
        self.person = person
        self.roles = roles
        self.adopted = adopted
    }

    /// Whether what somebody wrote counts as own: an adopted set goes on from what its first author had written.
    func isOwn(_ writer: PersonID) -> Bool { writer == person || writer == adopted }
}

/// What must be known of a write beside its value when the next edit is judged.
public struct WriteMark: Sendable, Hashable {
    /// It was a ruling: nothing that was saved without knowing of it is joined with it or shares it.
    public var isRuling: Bool
    /// The version of the newest write that its author had not seen and that lives on in its value.
    public var joined: Int64?
    /// Its place in a history that was lost and that it returned from.
    public var was: Base?
    /// What its author had integrated of a history that is lost.
    public var saw: Base?

    public init(isRuling: Bool = false, joined: Int64? = nil, was: Base? = nil, saw: Base? = nil) {
        self.isRuling = isRuling
        self.joined = joined
        self.was = was
        self.saw = saw
    }

    /// An edit of what its author had seen.
    public static let plain = WriteMark()

    /// The members that spell it; none for a plain one.
    var members: [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        if isRuling { members["ruling"] = true }
        if let joined { members["joined"] = .int(joined) }
        if let was { members["was"] = was.json }
        if let saw { members["saw"] = saw.json }
        return members
    }

    init(_ members: JSONMembers) throws(JSONError) {
        self.init(isRuling: try members.truth("ruling"), joined: try members.optionalNumber("joined"))
        if let value = members["was"] { was = try Base(json: value, as: "was") }
        if let value = members["saw"] { saw = try Base(json: value, as: "saw") }
    }
}

/// The last write of a field.
public struct LastWrite: Sendable, Hashable {
    /// The unit's version that the write took.
    public var version: Int64
    public var position: LanePosition
    public var author: PersonID
    /// Lanes that wrote the same value without knowing.
    public var coauthors: [LanePosition]
    public var mark: WriteMark

    public init(
        version: Int64,
        position: LanePosition,
        author: PersonID,
        coauthors: [LanePosition] = [],
        mark: WriteMark = .plain
    ) {
        self.version = version
        self.position = position
        self.author = author
        self.coauthors = coauthors
        self.mark = mark
    }

    /// The write with a mark of its field; where it returned from is the whole row's.
    func marked(_ mark: WriteMark) -> LastWrite {
        var write = self
        write.mark = mark
        write.mark.was = self.mark.was
        write.mark.saw = self.mark.saw
        return write
    }

    var json: JSONValue {
        let items: [JSONValue] = [.int(version), position.replica.json, .int(position.n), author.json]
        guard !coauthors.isEmpty || mark != .plain else { return .array(items) }
        var more = mark.members
        if !coauthors.isEmpty { more["coauthors"] = .array(coauthors.map(\.json)) }
        return .array(items + [.object(more)])
    }

    init(json: JSONValue) throws(JSONError) {
        guard let items = json.items, items.count == 4 || items.count == 5, let version = items[0].number,
            let replica = items[1].text.flatMap({ ReplicaID($0) }), let n = items[2].number,
            let author = items[3].text.flatMap({ PersonID($0) })
        else { throw JSONError(.wrongType, member: "write") }
        var coauthors: [LanePosition] = []
        var mark = WriteMark.plain
        if items.count == 5 {
            let more = try JSONMembers(items[4], as: "write")
            for item in try more.items("coauthors") { coauthors.append(try LanePosition(json: item)) }
            mark = try WriteMark(more)
        }
        self.init(
            version: version,
            position: LanePosition(replica, n),
            author: author,
            coauthors: coauthors,
            mark: mark
        )
    }
}
