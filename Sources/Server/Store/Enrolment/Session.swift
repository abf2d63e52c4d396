import Postgres
import SQL
import Shared

/// Who asks, by a bearer token.
struct Session: Sendable, Hashable {
    var person: PersonID
    var replica: ReplicaID
    var personName: String

    init(person: PersonID, replica: ReplicaID, personName: String) {
        self.person = person
        self.replica = replica
        self.personName = personName
    }
}

extension Ledger {
    /// Finds out whose token this is, and remembers that the device was heard of, to five minutes.
    ///
    /// - Throws: `unauthenticated`, `token_expired`, `token_revoked`.
    func session(token: String, now: Timestamp) async throws -> Session {
        let hash = Hash.of(token)
        return try await connected { connection in
            guard let row = try connection.run(.readSession, hash.parameter).first else {
                throw LedgerError.refused(.unauthenticated)
            }
            if try row.bool("is_revoked") { throw LedgerError.refused(.tokenRevoked) }
            if try row.timestamp("expires_at") <= now { throw LedgerError.refused(.tokenExpired) }
            let session = Session(
                person: try row.id("person_id"),
                replica: try row.id("replica_id"),
                personName: try row.text("person_name")
            )
            let lastSeen = try row.optionalTimestamp("last_seen_at")
            if lastSeen.map({ now.milliseconds - $0.milliseconds >= 300_000 }) ?? true {
                try connection.run(.touchDevice, session.replica.parameter, now.parameter)
            }
            return session
        }
    }
}
