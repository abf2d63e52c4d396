import Postgres
import Shared

extension Ledger {
    /// The units in which there is something that the replica doesn't hold, from one snapshot; doesn't wait.
    func news(_ request: WaitRequest, session: Session) async throws -> [UnitID] {
        try await read { connection in
            let reader = PullReader(connection: connection, now: Timestamp(milliseconds: 0))
            return request.news(among: try reader.visibleUnits(of: session.person))
        }
    }
}
