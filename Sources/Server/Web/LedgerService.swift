import Shared

/// What the routes ask of the ledger's store: PostgreSQL in production, memory in tests.
///
/// Errors that are the caller's own are ``LedgerError``s, which carry a ``ServerErrorCode``.
protocol LedgerService: Sendable {
    /// Who a token belongs to.
    ///
    /// - Parameter admitsRevoked: Whether a revoked one is told apart, by ``Session/isRevoked``, rather than refused.
    /// - Throws: `unauthenticated`, `token_expired` or `token_revoked`.
    func session(token: String, admitsRevoked: Bool, now: Timestamp) async throws -> Session
    /// Takes a single-use code and makes a device of it.
    func enroll(_ request: EnrolmentRequest, now: Timestamp) async throws -> EnrolmentAnswer
    /// Push and pull; see ``SyncLine`` for the answer's lines.
    func sync(_ request: SyncRequest, session: Session, now: Timestamp) async throws -> SyncAnswer
    /// The units in which there is something that a waiting replica doesn't hold; doesn't wait.
    func news(_ request: WaitRequest, session: Session) async throws -> [UnitID]
    /// One page of a unit's records: its head, and the lines that follow it.
    func snapshotPage(
        unit: UnitID,
        after: RecordID?,
        bytesMax: Int,
        session: Session
    ) async throws -> (SnapshotPage, [String])
    /// The figures of the units that the person sees, at one cut.
    func totals(
        units: [UnitID]?,
        round: RecordID?,
        at cut: TotalsCut,
        session: Session
    ) async throws -> CentralTotals
    /// How the devices of the units stand whose reports the person is told.
    func devices(for session: Session) async throws -> [UnitDevices]
    /// Takes in a file that somebody carried.
    ///
    /// - Throws: ``BundleTrouble``.
    func carry(_ bytes: [UInt8], by carrier: PersonID, now: Timestamp) async throws -> CarryOutcome
    /// What lies in a unit's quarantine.
    func quarantine(of unit: UnitID, session: Session) async throws -> [QuarantinedSet]
    /// Decides that a set in quarantine will not be adopted.
    func discard(
        _ root: SetReference,
        in unit: UnitID,
        why: String,
        session: Session,
        now: Timestamp
    ) async throws
    /// What keeps the server from working, nil where nothing does.
    func obstacle() async -> ReadinessObstacle?
}

/// Why a server that runs can't work. Raw values are a contract; never rename one.
enum ReadinessObstacle: String, Sendable {
    case database
    case migrations
}
