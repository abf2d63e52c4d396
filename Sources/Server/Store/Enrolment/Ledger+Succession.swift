import Postgres
import SQL
import Shared

extension Ledger {
    /// Makes a replica known that goes on in the place of the one that asks, because its folder was copied or restored.
    ///
    /// The same again is a lost reply: it gets a fresh token.
    ///
    /// - Returns: Nil where the word is not the asking replica's own, or the new id is taken.
    func register(_ succession: Succession, session: Session, now: Timestamp) async throws -> SyncLine? {
        guard succession.predecessor == session.replica,
            let device = try await device(session.replica), !device.isRevoked,
            succession.isSigned(by: device.publicKey, checker: Ed25519Checker())
        else { return nil }
        let token = Secrets.token()
        let expiresAt = Timestamp(milliseconds: now.milliseconds + settings.tokenDays * 86_400_000)
        let isKnown = try await write { connection in
            try connection.run(
                .addSuccessor,
                succession.replica.parameter,
                succession.predecessor.parameter,
                .bytes(succession.publicKey),
                now.parameter
            )
            let known = try Device(
                row: connection.run(.readDevice, succession.replica.parameter).onlyRow(),
                replica: succession.replica
            )
            guard known.person == session.person, known.publicKey == succession.publicKey, !known.isRevoked
            else { return false }
            try connection.run(
                .addToken,
                Hash.of(token).parameter,
                succession.replica.parameter,
                now.parameter,
                expiresAt.parameter
            )
            return true
        }
        return isKnown
            ? .registered(replica: succession.replica, token: token, expiresAt: expiresAt) : nil
    }
}
