import Postgres
import SQL
import Shared

extension Ledger {
    /// One page of a unit's bootstrap: the stored canonical texts, passed through.
    ///
    /// - Parameters:
    ///   - after: The id that the page before ended with; nil: from the first.
    ///   - bytesMax: The record that passes it is the page's last.
    /// - Returns: The page's header, and its record lines; behind the last page's come the conflicts' lines.
    /// - Throws: `forbidden` where the person doesn't read the unit, whether or not there is one.
    func snapshotPage(
        unit: UnitID,
        after: RecordID?,
        bytesMax: Int,
        session: Session
    ) async throws -> (SnapshotPage, [String]) {
        try await read { connection in
            try connection.enter([unit], person: session.person)
            try Ledger.expectReader(session.person, of: unit, connection)
            guard let row = try connection.run(.readUnitHeads, [unit].parameter()).first else {
                throw LedgerError.refused(.forbidden)
            }
            let head = try UnitHead(row: row)
            let rows = try connection.run(
                .readRecordsPage,
                unit.parameter,
                .optional(after?.postgres),
                .int64(Int64(max(1, bytesMax)))
            )
            var lines = try rows.map { try $0.text("body") }
            var page = SnapshotPage(
                unit: unit,
                epoch: head.epoch,
                version: head.version,
                chain: head.chain,
                next: nil,
                digest: nil,
                records: lines.count,
                conflicts: 0
            )
            if let last: RecordID = try rows.last?.id("record_id"),
                try connection.run(.hasRecordsAfter, unit.parameter, last.parameter).onlyRow().bool(
                    "has_more"
                )
            {
                page.next = last
                return (page, lines)
            }
            let conflicts = try connection.run(.readHeldConflicts, unit.parameter).map { try $0.text("body") }
            lines += conflicts
            page.conflicts = conflicts.count
            page.digest = try connection.run(.readDigest, unit.parameter).onlyRow().hash("digest")
            return (page, lines)
        }
    }

    /// Everybody reads the office stream, and some roles their units; the person must be entered.
    private static func expectReader(_ person: PersonID, of unit: UnitID, _ connection: Connection) throws {
        if unit == .office { return }
        let roles = try connection.run(.readOwnRoles, person.parameter)
        let isReader = try roles.contains { row in
            guard try row.id("unit_id") == unit, let role = Role(rawValue: try row.text("role")) else {
                return false
            }
            return Role.readers.contains(role)
        }
        guard isReader else { throw LedgerError.refused(.forbidden) }
    }
}
