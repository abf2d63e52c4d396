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
        if session.isRevoked { return try await handIn(request, session: session, now: now) }
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
            return try pullPage(
                request,
                for: session.person,
                enrolledUntil: session.expiresAt,
                quietUnitsMax: quietUnitsMax,
                in: &reader
            )
        }
        return SyncAnswer(lines: lines)
    }

    /// Takes what a revoked device still holds, and tells it to let go of every unit.
    ///
    /// - Throws: `token_revoked` where it holds nothing any more.
    private func handIn(_ request: SyncRequest, session: Session, now: Timestamp) async throws -> SyncAnswer {
        // Only a device that is revoked is to let go; one whose token alone is, has another.
        guard !request.pushes.isEmpty || !request.cursors.isEmpty,
            let device = try await device(session.replica), device.isRevoked
        else { throw LedgerError.refused(.tokenRevoked) }
        let answers = try await push(request.pushes, session: session, now: now)
        return SyncAnswer(lines: answers + leaveLines(request.cursors) + [SyncLine.end(more: false).text])
    }
}
