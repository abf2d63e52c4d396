import Postgres
import SQL
import Shared

/// Who asks, by a bearer token.
struct Session: Sendable, Hashable {
    var person: PersonID
    var replica: ReplicaID
    var personName: String
    /// Whether the right to speak was taken away: what is unsent may be handed in, nothing is told.
    var isRevoked: Bool
    /// Until when the token works; nil where none was used.
    var expiresAt: Timestamp?

    init(
        person: PersonID,
        replica: ReplicaID,
        personName: String,
        isRevoked: Bool = false,
        expiresAt: Timestamp? = nil
    ) {
        self.person = person
        self.replica = replica
        self.personName = personName
        self.isRevoked = isRevoked
        self.expiresAt = expiresAt
    }
}

extension Ledger {
    /// Finds out whose token this is, and remembers that the device was heard of, to five minutes.
    ///
    /// A token of which less than half of its time is left lives on as if it were new: who syncs is never locked out.
    ///
    /// - Parameter admitsRevoked: Whether one that was revoked is told apart rather than refused.
    /// - Throws: `unauthenticated`, `token_expired`, `token_revoked`.
    func session(token: String, admitsRevoked: Bool = false, now: Timestamp) async throws -> Session {
        let hash = Hash.of(token)
        let tokenMilliseconds = settings.tokenDays * 86_400_000
        return try await connected { connection in
            guard let row = try connection.run(.readSession, hash.parameter).first else {
                throw LedgerError.refused(.unauthenticated)
            }
            let isRevoked = try row.bool("is_revoked")
            if isRevoked, !admitsRevoked { throw LedgerError.refused(.tokenRevoked) }
            var expiresAt = try row.timestamp("expires_at")
            if !isRevoked {
                if expiresAt <= now { throw LedgerError.refused(.tokenExpired) }
                if expiresAt.milliseconds - now.milliseconds < tokenMilliseconds / 2 {
                    expiresAt = Timestamp(milliseconds: now.milliseconds + tokenMilliseconds)
                    try connection.run(.extendToken, hash.parameter, expiresAt.parameter)
                }
            }
            let session = Session(
                person: try row.id("person_id"),
                replica: try row.id("replica_id"),
                personName: try row.text("person_name"),
                isRevoked: isRevoked,
                expiresAt: expiresAt
            )
            let lastSeen = try row.optionalTimestamp("last_seen_at")
            if lastSeen.map({ now.milliseconds - $0.milliseconds >= 300_000 }) ?? true {
                try connection.run(.touchDevice, session.replica.parameter, now.parameter)
            }
            return session
        }
    }
}
