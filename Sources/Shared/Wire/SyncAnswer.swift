/// What a device last reported unsent in a unit.
public struct DeviceReport: Sendable, Hashable {
    public var replica: ReplicaID
    public var person: PersonID
    public var changes: Int64
    public var oldest: Timestamp?
    public var reportedAt: Timestamp

    public init(
        replica: ReplicaID,
        person: PersonID,
        changes: Int64,
        oldest: Timestamp?,
        reportedAt: Timestamp
    ) {
        self.replica = replica
        self.person = person
        self.changes = changes
        self.oldest = oldest
        self.reportedAt = reportedAt
    }
}

/// How a unit goes on for this replica.
public enum UnitNews: String, Sendable {
    /// Rows from cursor + 1 follow, possibly none.
    case rows
    /// The server's history is not the cursor's: bootstrap the unit again.
    case diverged
    /// The person has no role in the unit any more.
    case leave
}

/// What an answer says of one unit, before its rows.
public struct UnitLine: Sendable, Equatable {
    public var unit: UnitID
    public var news: UnitNews
    public var epoch: EpochID
    /// The unit's version at the server now.
    public var head: Int64
    /// The version, in this epoch, up to which the unit lies in a backup of the server's; 0: in none.
    public var backedUp: Int64
    /// Raw rows that follow.
    public var rows: Int
    /// The chain after the last of them, so that no altered row is taken.
    public var chain: Hash
    /// What the person is in the unit.
    public var roles: Set<Role>
    public var reports: [DeviceReport]
    /// The unit's histories, oldest first; only where the cursor's is another.
    public var epochs: [EpochStart]

    public init(
        unit: UnitID,
        news: UnitNews,
        epoch: EpochID,
        head: Int64,
        backedUp: Int64 = 0,
        rows: Int = 0,
        chain: Hash = .zero,
        roles: Set<Role> = [],
        reports: [DeviceReport] = [],
        epochs: [EpochStart] = []
    ) {
        self.unit = unit
        self.news = news
        self.epoch = epoch
        self.head = head
        self.backedUp = backedUp
        self.rows = rows
        self.chain = chain
        self.roles = roles
        self.reports = reports
        self.epochs = epochs
    }

    var json: JSONValue {
        [
            "type": "unit", "unit": unit.json, "news": .string(news.rawValue), "epoch": epoch.json,
            "head": .int(head), "backedUp": .int(backedUp), "rows": .int(Int64(rows)),
            "chain": chain.json, "roles": Role.json(roles),
            "reports": .array(reports.map(\.json)), "epochs": .array(epochs.map(\.json)),
        ]
    }

    init(_ members: JSONMembers) throws(JSONError) {
        guard let news = UnitNews(rawValue: try members.text("news")) else {
            throw JSONError(.wrongType, member: "news")
        }
        guard let rows = Int(exactly: try members.number("rows")), rows >= 0 else {
            throw JSONError(.wrongType, member: "rows")
        }
        var reports: [DeviceReport] = []
        for item in try members.items("reports") { reports.append(try DeviceReport(json: item)) }
        var epochs: [EpochStart] = []
        for item in try members.items("epochs") { epochs.append(try EpochStart(json: item)) }
        self.init(
            unit: try members.id("unit"),
            news: news,
            epoch: try members.id("epoch"),
            head: try members.number("head"),
            backedUp: try members.optionalNumber("backedUp") ?? 0,
            rows: rows,
            chain: try members.hash("chain"),
            roles: Role.known(try members.items("roles")),
            reports: reports,
            epochs: epochs
        )
    }
}

/// One line of the answer to `POST /v1/sync`, newline-delimited JSON.
///
/// Order: `registered` where a replica goes on in another one's place; answers to pushed sets in the request's order; then per unit a `unit` line and `rows` raw log rows; then `end`.
/// An answer without `end` was cut off: what came before it counts, the rest is asked for again.
public enum SyncLine: Sendable, Equatable {
    /// The replica that goes on in another one's place is known now, with a token of its own.
    case registered(replica: ReplicaID, token: String, expiresAt: Timestamp)
    case receipt(unit: UnitID, n: Int64, text: String)
    case refusal(unit: UnitID, n: Int64, PushRefusal)
    /// How a unit goes on; as many raw rows follow as it says.
    case unit(UnitLine)
    /// `more`: rows are left, ask again with the new cursors. Until when the device's token works; nil: not told.
    case end(more: Bool, enrolledUntil: Timestamp? = nil)

    /// The line without its newline.
    public var text: String {
        let json: JSONValue =
            switch self {
            case .registered(let replica, let token, let expiresAt):
                [
                    "type": "registered", "replica": replica.json, "token": .string(token),
                    "expiresAt": expiresAt.json,
                ]
            case .receipt(let unit, let n, let text):
                ["type": "receipt", "unit": unit.json, "n": .int(n), "receipt": .string(text)]
            case .refusal(let unit, let n, let refusal):
                ["type": "refusal", "unit": unit.json, "n": .int(n), "refusal": refusal.json]
            case .unit(let line): line.json
            case .end(let more, let enrolledUntil):
                jsonObject(["type": "end", "more": .bool(more), "enrolledUntil": enrolledUntil?.json])
            }
        return json.canonicalText()
    }

    /// Reads a line that is no raw row.
    public init(text: String) throws(JSONError) {
        let members = try JSONMembers(JSONValue(parsing: text), as: "line")
        switch try members.text("type") {
        case "registered":
            guard let expiresAt = Timestamp(try members.text("expiresAt")) else {
                throw JSONError(.wrongType, member: "expiresAt")
            }
            self = .registered(
                replica: try members.id("replica"),
                token: try members.text("token"),
                expiresAt: expiresAt
            )
        case "receipt":
            self = .receipt(
                unit: try members.id("unit"),
                n: try members.number("n"),
                text: try members.text("receipt")
            )
        case "refusal":
            self = .refusal(
                unit: try members.id("unit"),
                n: try members.number("n"),
                try PushRefusal(json: members["refusal"] ?? .null)
            )
        case "unit":
            self = .unit(try UnitLine(members))
        case "end":
            self = .end(
                more: try members.truth("more"),
                enrolledUntil: try members.optionalText("enrolledUntil").flatMap { Timestamp($0) }
            )
        default: throw JSONError(.wrongType, member: "type")
        }
    }
}

extension DeviceReport {
    /// The report as lines and files spell it.
    public var json: JSONValue {
        [
            "replica": replica.json, "person": person.json, "changes": .int(changes),
            "oldest": oldest?.json ?? .null,
            "reportedAt": reportedAt.json,
        ]
    }

    /// Reads what ``json`` writes.
    public init(json: JSONValue) throws(JSONError) {
        let members = try JSONMembers(json, as: "report")
        guard let reportedAt = Timestamp(try members.text("reportedAt")) else {
            throw JSONError(.wrongType, member: "reportedAt")
        }
        self.init(
            replica: try members.id("replica"),
            person: try members.id("person"),
            changes: try members.number("changes"),
            oldest: try members.optionalText("oldest").flatMap { Timestamp($0) },
            reportedAt: reportedAt
        )
    }
}
