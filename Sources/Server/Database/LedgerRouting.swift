import Shared

/// The ledger on PostgreSQL, as routes use it.
struct LedgerRouting: LedgerService {
    let database: Database

    func session(token: String, admitsRevoked: Bool, now: Timestamp) async throws -> Session {
        try await database.application.session(token: token, admitsRevoked: admitsRevoked, now: now)
    }

    func enroll(_ request: EnrolmentRequest, now: Timestamp) async throws -> EnrolmentAnswer {
        try await database.application.enroll(request, now: now)
    }

    func sync(_ request: SyncRequest, session: Session, now: Timestamp) async throws -> SyncAnswer {
        try await database.application.sync(request, session: session, now: now)
    }

    func news(_ request: WaitRequest, session: Session) async throws -> [UnitID] {
        try await database.application.news(request, session: session)
    }

    func snapshotPage(
        unit: UnitID,
        after: RecordID?,
        bytesMax: Int,
        session: Session
    ) async throws -> (SnapshotPage, [String]) {
        try await database.application.snapshotPage(
            unit: unit,
            after: after,
            bytesMax: bytesMax,
            session: session
        )
    }

    func totals(
        units: [UnitID]?,
        round: RecordID?,
        at cut: TotalsCut,
        session: Session
    ) async throws -> CentralTotals {
        try await database.application.totals(units: units, round: round, at: cut, session: session)
    }

    func devices(for session: Session) async throws -> [UnitDevices] {
        try await database.application.devices(for: session)
    }

    func carry(_ bytes: [UInt8], by carrier: PersonID, now: Timestamp) async throws -> CarryOutcome {
        try await database.application.carry(bytes, by: carrier, now: now)
    }

    func quarantine(of unit: UnitID, session: Session) async throws -> [QuarantinedSet] {
        try await database.application.quarantine(of: unit, session: session)
    }

    func discard(
        _ root: SetReference,
        in unit: UnitID,
        why: String,
        session: Session,
        now: Timestamp
    ) async throws {
        try await database.application.discard(root, in: unit, why: why, session: session, now: now)
    }

    func obstacle() async -> ReadinessObstacle? { await database.obstacle() }
}
