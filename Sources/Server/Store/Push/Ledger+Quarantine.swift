import Postgres
import SQL
import Shared

extension Ledger {
    /// What lies in a unit's quarantine, for those who decide on it.
    ///
    /// - Throws: `forbidden`.
    func quarantine(of unit: UnitID, session: Session) async throws -> [QuarantinedSet] {
        try await read { connection in
            try Ledger.expectDecider(session.person, of: unit, connection)
            return try connection.run(.listQuarantinedSets, unit.parameter).map(QuarantinedSet.init(row:))
        }
    }

    /// Decides that a set will not be adopted; it stays where it is, with the reason.
    ///
    /// - Throws: `forbidden`; `not_found` where no such set waits.
    func discard(
        _ root: SetReference,
        in unit: UnitID,
        why: String,
        session: Session,
        now: Timestamp
    ) async throws {
        _ = try await write { connection in
            try Ledger.expectDecider(session.person, of: unit, connection)
            let decided = try connection.run(
                .decideQuarantinedSet,
                unit.parameter,
                root.replica.parameter,
                .int64(root.n),
                root.hash.parameter,
                .text(QuarantinedSet.State.discarded.rawValue),
                session.person.parameter,
                now.parameter,
                .text(why)
            )
            guard decided.affectedRowCount == 1 else { throw LedgerError.refused(.notFound) }
        }
    }

    private static func expectDecider(_ person: PersonID, of unit: UnitID, _ connection: Connection) throws {
        try connection.enter([unit], person: person)
        let isDecider = try connection.run(.readOwnRoles, person.parameter).contains { row in
            guard try row.id("unit_id") == unit, let role = Role(rawValue: try row.text("role")) else {
                return false
            }
            return Role.officeSide.contains(role)
        }
        guard isDecider else { throw LedgerError.refused(.forbidden) }
    }
}
