/// One page of a unit's bootstrap: `GET /v1/units/{unit}/snapshot?after=KEY`, newline-delimited JSON.
///
/// First a `page` line, then `records` record lines by id, then `conflicts` open-conflict lines (with the last page only).
public struct SnapshotPage: Sendable, Equatable {
    public var unit: UnitID
    public var epoch: EpochID
    /// The unit's version that this page saw; a later page may have seen a higher one.
    public var version: Int64
    /// The chain at that version.
    public var chain: Hash
    /// The id to continue after; nil: this is the last page.
    public var next: RecordID?
    /// The unit's digest at `version`, with the last page only.
    public var digest: Hash?
    public var records: Int
    public var conflicts: Int

    public init(
        unit: UnitID,
        epoch: EpochID,
        version: Int64,
        chain: Hash,
        next: RecordID?,
        digest: Hash?,
        records: Int,
        conflicts: Int
    ) {
        self.unit = unit
        self.epoch = epoch
        self.version = version
        self.chain = chain
        self.next = next
        self.digest = digest
        self.records = records
        self.conflicts = conflicts
    }

    /// The page's first line, without its newline.
    public var text: String {
        jsonObject([
            "type": "page", "unit": unit.json, "epoch": epoch.json, "version": .int(version),
            "chain": chain.json,
            "next": next?.json, "digest": digest?.json, "records": .int(Int64(records)),
            "conflicts": .int(Int64(conflicts)),
        ]).canonicalText()
    }

    /// Reads a page's first line.
    public init(text: String) throws(JSONError) {
        let members = try JSONMembers(JSONValue(parsing: text), as: "page")
        let records = Int(exactly: try members.number("records")) ?? -1
        let conflicts = Int(exactly: try members.number("conflicts")) ?? -1
        guard records >= 0, conflicts >= 0 else { throw JSONError(.wrongType, member: "records") }
        self.init(
            unit: try members.id("unit"),
            epoch: try members.id("epoch"),
            version: try members.number("version"),
            chain: try members.hash("chain"),
            next: try members.optionalID("next"),
            digest: try members.optionalText("digest").flatMap { Hash($0) },
            records: records,
            conflicts: conflicts
        )
    }
}
