import Postgres
import Shared

/// The answer to one sync: its lines without newlines, in order, the `end` line included.
struct SyncAnswer: Sendable, Equatable {
    var lines: [String]
}

extension Ledger {
    /// Push, then report, then pull.
    ///
    /// Whatever becomes of the pushed sets, the pull goes on: a refusal is a line of the answer.
    ///
    /// - Throws: ``LedgerError``; `upgrade_required` for a protocol that is no longer spoken.
    func sync(_ request: SyncRequest, session: Session, now: Timestamp) async throws -> SyncAnswer {
        guard request.protocolVersion >= Limits.protocolVersionMin else {
            throw LedgerError.refused(.upgradeRequired)
        }
        var lines: [String] = []
        if let succession = request.succession,
            let line = try await register(succession, session: session, now: now)
        {
            lines.append(line.text)
        }
        lines += try await push(request.pushes, session: session, now: now)
        try await saveReports(request.outbox, session: session, now: now)
        let quietUnitsMax = settings.quietUnitLinesMax
        lines += try await read { connection in
            var reader = PullReader(connection: connection, now: now)
            return try pullPage(request, for: session.person, quietUnitsMax: quietUnitsMax, in: &reader)
        }
        return SyncAnswer(lines: lines)
    }
}
