import Postgres
import SQL
import Shared

extension Ledger {
    /// What lies in a unit's quarantine, and what waits for what a restore has lost, for those who decide on it.
    ///
    /// - Throws: `forbidden`.
    func quarantine(of unit: UnitID, session: Session) async throws -> [QuarantinedSet] {
        try await read { connection in
            try Ledger.expectDecider(session.person, of: unit, connection)
            let kept = try connection.run(.listQuarantinedSets, unit.parameter).map(QuarantinedSet.init(row:))
            return try kept + connection.deferredSets(of: unit).map { QuarantinedSet($0) }
        }
    }

    /// Decides that a set will not be adopted, or waited for no longer; it stays where it is, with the reason.
    ///
    /// - Throws: `forbidden`; `not_found` where no such set waits.
    func discard(
        _ root: SetReference,
        in unit: UnitID,
        why: String,
        session: Session,
        now: Timestamp
    ) async throws {
        let lockMillisecondsMax = settings.lockMillisecondsMax
        let version = try await write { connection -> Int64? in
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
            if decided.affectedRowCount == 1 { return nil }
            var transaction = PostgresUnitTransaction(
                on: connection,
                lockMillisecondsMax: lockMillisecondsMax
            )
            let decision = SetAside(by: session.person, why: why)
            guard try setAside(root, in: unit, as: decision, at: now, in: &transaction) else {
                throw LedgerError.refused(.notFound)
            }
            return transaction.version
        }
        if let version { onNews(.rows(unit, version: version)) }
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
