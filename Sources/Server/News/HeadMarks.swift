import Postgres
import SQL
import Shared

/// What one look at all units and memberships found, so that the next one tells what changed.
struct HeadMarks: Equatable, Sendable {
    /// How a unit stands.
    struct Head: Equatable, Sendable {
        var version: Int64
        var epoch: EpochID
    }

    /// A person's memberships without their content: each change of one changes it.
    struct Membership: Equatable, Sendable {
        var count: Int64
        var revoked: Int64
        var lastGrant: Timestamp
    }

    var heads: [UnitID: Head] = [:]
    var memberships: [PersonID: Membership] = [:]

    /// Units and people of which somebody who looked before doesn't know.
    func changes(since before: HeadMarks) -> (units: [UnitID], people: [PersonID]) {
        (
            heads.filter { before.heads[$0.key] != $0.value }.map(\.key),
            memberships.filter { before.memberships[$0.key] != $0.value }.map(\.key)
        )
    }
}

extension HeadMarks {
    /// Looks, in one round trip; the owner's connection only.
    init(on connection: Connection) throws {
        var batch = Batch()
        let units = batch.add(.listUnits)
        let people = batch.add(.listMembershipMarks)
        let results = try connection.run(batch)
        for row in results[units] {
            heads[try row.id("unit_id")] = Head(
                version: try row.int64("version"),
                epoch: try row.id("epoch_id")
            )
        }
        for row in results[people] {
            memberships[try row.id("person_id")] = Membership(
                count: try row.int64("count"),
                revoked: try row.int64("revoked"),
                lastGrant: try row.timestamp("last_grant")
            )
        }
    }
}
