/// One accepted set in its unit's log: the frozen bytes, the verdicts, and the effects as absolute values.
public struct LogRow: Sendable, Hashable {
    public var unit: UnitID
    public var version: Int64
    public var epoch: EpochID
    /// When the server committed it.
    public var receivedAt: Timestamp
    /// Who signed it.
    public var author: PersonID
    /// Whose token brought it.
    public var carrier: PersonID
    public var submission: Submission
    public var verdicts: [Verdict]
    public var effects: [Effect]
    /// What ties the set to a history that was lost: the place that it had there, and what its author had seen of it.
    public var mark: WriteMark
    /// Whose work it was, where a supervisor adopted it from quarantine.
    public var adoptedFrom: PersonID?
    /// By whom and why it was turned down, where it had waited for what did not come back.
    public var setAside: SetAside?

    public init(
        unit: UnitID,
        version: Int64,
        epoch: EpochID,
        receivedAt: Timestamp,
        author: PersonID,
        carrier: PersonID,
        submission: Submission,
        verdicts: [Verdict],
        effects: [Effect],
        mark: WriteMark = .plain,
        adoptedFrom: PersonID? = nil,
        setAside: SetAside? = nil
    ) {
        self.unit = unit
        self.version = version
        self.epoch = epoch
        self.receivedAt = receivedAt
        self.author = author
        self.carrier = carrier
        self.submission = submission
        self.verdicts = verdicts
        self.effects = effects
        self.mark = mark
        self.adoptedFrom = adoptedFrom
        self.setAside = setAside
    }

    /// The write that the row's effects carry.
    public var write: LastWrite {
        LastWrite(
            version: version,
            position: LanePosition(submission.replica, submission.n),
            author: author,
            mark: mark
        )
    }

    /// The answer that the set got.
    public var receipt: Receipt {
        Receipt(
            unit: unit,
            replica: submission.replica,
            n: submission.n,
            hash: submission.hash,
            epoch: epoch,
            version: version,
            receivedAt: receivedAt,
            verdicts: verdicts
        )
    }

    /// The row's bytes as stored, sent and chained: one line.
    public var text: String {
        jsonObject([
            "unit": unit.json, "version": .int(version), "epoch": epoch.json, "receivedAt": receivedAt.json,
            "author": author.json, "carrier": carrier.json, "set": .string(submission.text),
            "signature": .string(encodeHex(submission.signature)), "verdicts": .array(verdicts.map(\.json)),
            "effects": .array(effects.map(\.json)),
            "was": mark.was?.json, "saw": mark.saw?.json, "adoptedFrom": adoptedFrom?.json,
            "setAside": setAside?.json,
        ]).canonicalText()
    }

    /// Reads a stored or received row.
    ///
    /// - Throws: ``JSONError`` where it is none.
    public init(text: String) throws(JSONError) {
        let members = try JSONMembers(JSONValue(parsing: text), as: "row")
        guard let receivedAt = Timestamp(try members.text("receivedAt")) else {
            throw JSONError(.wrongType, member: "receivedAt")
        }
        let signature = try members.bytes("signature")
        let submission: Submission
        do throws(PushRefusal) {
            submission = try Submission(logged: members.all["set"]?.text ?? "", signature: signature)
        } catch { throw JSONError(.wrongType, member: "set") }
        var verdicts: [Verdict] = []
        for item in try members.items("verdicts") { verdicts.append(try Verdict(json: item)) }
        var effects: [Effect] = []
        for item in try members.items("effects") { effects.append(try Effect(json: item)) }
        self.init(
            unit: try members.id("unit"),
            version: try members.number("version"),
            epoch: try members.id("epoch"),
            receivedAt: receivedAt,
            author: try members.id("author"),
            carrier: try members.id("carrier"),
            submission: submission,
            verdicts: verdicts,
            effects: effects,
            mark: try WriteMark(members),
            adoptedFrom: try members.optionalID("adoptedFrom"),
            setAside: try members["setAside"].map { (json) throws(JSONError) in try SetAside(json: json) }
        )
    }

    /// The chain's value after a row: SHA-256 over the value before it and the row's bytes.
    public static func chain(after previous: Hash, row text: String) -> Hash {
        .of(previous.bytes, Array(text.utf8))
    }
}
