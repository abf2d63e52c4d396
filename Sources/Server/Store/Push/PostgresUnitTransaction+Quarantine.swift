import Postgres
import SQL
import Shared

extension PostgresUnitTransaction {
    mutating func quarantine(_ set: QuarantinedSet) throws {
        try connection.run(
            .addQuarantinedSet,
            unit.parameter,
            set.root.replica.parameter,
            .int64(set.root.n),
            set.root.hash.parameter,
            .text(set.submission.text),
            .bytes(set.submission.signature),
            set.author.parameter,
            .textArray(set.roles.sorted().map(\.rawValue)),
            set.carrier.parameter,
            set.depositedAt.parameter
        )
    }
}

extension QuarantinedSet {
    init(row: Row) throws {
        guard let state = State(rawValue: try row.text("state")) else {
            throw LedgerError.damaged("quarantined_set")
        }
        var decision: Decision?
        if let author: PersonID = try row.optionalID("decided_by"),
            let decidedAt = try row.optionalTimestamp("decided_at")
        {
            decision = Decision(author: author, decidedAt: decidedAt, why: try row.optionalText("why"))
        }
        self.init(
            submission: try Submission(text: row.text("submission"), signature: row.bytes("signature")),
            author: try row.id("author_id"),
            roles: Set(try row.text("roles").split(separator: ",").compactMap { Role(rawValue: String($0)) }),
            carrier: try row.id("carrier_id"),
            depositedAt: try row.timestamp("deposited_at"),
            state: state,
            decision: decision
        )
    }
}
