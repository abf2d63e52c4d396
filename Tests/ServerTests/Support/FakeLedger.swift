import Shared
import Synchronization

@testable import Server

/// A ledger in memory that knows three tokens and remembers what it was asked.
final class FakeLedger: LedgerService {
    struct State {
        var asked: [String] = []
        var sync: SyncRequest?
        var news: [UnitID] = []
        var obstacle: ReadinessObstacle?
        /// Thrown by everything that is asked for with a good token.
        var failure: (any Error)?
    }

    let state = Mutex(State())
    static let unit = UnitID(high: 1, low: 1)
    static let session = Session(
        person: PersonID(high: 2, low: 2),
        replica: ReplicaID(high: 3, low: 3),
        personName: "张三"
    )

    var asked: [String] { state.withLock { $0.asked } }

    func fail(with error: any Error & Sendable) { state.withLock { $0.failure = error } }

    private func ask(_ what: String) throws {
        let failure = state.withLock { state in
            state.asked.append(what)
            return state.failure
        }
        if let failure { throw failure }
    }

    func session(token: String, admitsRevoked: Bool, now: Timestamp) async throws -> Session {
        switch token {
        case "good": return Self.session
        case "old": throw LedgerError.refused(.tokenExpired)
        case "revoked" where admitsRevoked:
            var session = Self.session
            session.isRevoked = true
            return session
        case "revoked": throw LedgerError.refused(.tokenRevoked)
        default: throw LedgerError.refused(.unauthenticated)
        }
    }

    func enroll(_ request: EnrolmentRequest, now: Timestamp) async throws -> EnrolmentAnswer {
        try ask("enroll")
        guard request.code == "CODE" else { throw LedgerError.refused(.codeInvalid) }
        return EnrolmentAnswer(person: Self.session.person, personName: "张三", token: "good", expiresAt: now)
    }

    func carry(_ bytes: [UInt8], by carrier: PersonID, now: Timestamp) async throws -> CarryOutcome {
        try ask("carry")
        throw BundleTrouble.notABundle
    }

    func quarantine(of unit: UnitID, session: Session) async throws -> [QuarantinedSet] {
        try ask("quarantine")
        return []
    }

    func discard(
        _ root: SetReference,
        in unit: UnitID,
        why: String,
        session: Session,
        now: Timestamp
    ) async throws { try ask("discard") }

    func sync(_ request: SyncRequest, session: Session, now: Timestamp) async throws -> SyncAnswer {
        try ask("sync")
        state.withLock { $0.sync = request }
        return SyncAnswer(lines: [SyncLine.end(more: false).text])
    }

    func news(_ request: WaitRequest, session: Session) async throws -> [UnitID] {
        try ask("news")
        return state.withLock { $0.news }
    }

    func snapshotPage(
        unit: UnitID,
        after: RecordID?,
        bytesMax: Int,
        session: Session
    ) async throws -> (SnapshotPage, [String]) {
        try ask("snapshot \(bytesMax)")
        guard unit == Self.unit else { throw LedgerError.refused(.forbidden) }
        let page = SnapshotPage(
            unit: unit,
            epoch: EpochID(high: 9, low: 9),
            version: 0,
            chain: .zero,
            next: nil,
            digest: nil,
            records: 0,
            conflicts: 0
        )
        return (page, [])
    }

    func totals(
        units: [UnitID]?,
        round: RecordID?,
        at cut: TotalsCut,
        session: Session
    ) async throws -> CentralTotals {
        try ask("totals \(cut)")
        return CentralTotals()
    }

    func devices(for session: Session) async throws -> [UnitDevices] {
        try ask("devices")
        return []
    }

    func obstacle() async -> ReadinessObstacle? { state.withLock { $0.obstacle } }
}

/// A clock that stands until it is moved.
final class FakeClock: ServerClock {
    private let time = Mutex<Int64>(1_589_680_000_000)

    var now: Timestamp { Timestamp(milliseconds: time.withLock { $0 }) }
    var monotonicMilliseconds: Int64 { time.withLock { $0 } }

    func move(milliseconds: Int64) { time.withLock { $0 += milliseconds } }
}
