import Postgres
import SQL
import Shared

extension Ledger {
    /// Enrols a device by a single-use code that was typed on it.
    func enroll(_ request: EnrolmentRequest, now: Timestamp) async throws -> EnrolmentAnswer {
        try await enroll(request.device, by: CodeSecret(code: request.code), now: now)
    }

    /// Enrols a device by what a single-use code stands for.
    ///
    /// The same replica with the same key and code again, while the code lives, is a lost reply: it gets a fresh token.
    /// With another code of the same person it is renewed: a device whose token has ended goes on as it was.
    ///
    /// - Throws: `code_invalid`, `code_expired`, `code_used`, `replica_exists` where the replica is another person's or has
    ///   another key, `token_revoked` for a revoked device.
    func enroll(_ device: NewDevice, by secret: CodeSecret, now: Timestamp) async throws -> EnrolmentAnswer {
        guard device.publicKey.count == 32, device.sealingKey.map({ $0.count == 32 }) ?? true,
            device.name.utf8.count <= 300,
            !device.name.utf8.contains(0)
        else { throw LedgerError.refused(.malformed) }
        let token = Secrets.token()
        let expiresAt = Timestamp(milliseconds: now.milliseconds + settings.tokenDays * 86_400_000)
        return try await write { connection in
            guard let row = try connection.run(.lockEnrolmentCode, secret.hash.parameter).first else {
                throw LedgerError.refused(.codeInvalid)
            }
            let person: PersonID = try row.id("person_id")
            let user: ReplicaID? = try row.optionalID("used_by_replica")
            let isUsed = try row.bool("is_used")
            if isUsed, user != device.replica { throw LedgerError.refused(.codeUsed) }
            if try row.timestamp("expires_at") <= now { throw LedgerError.refused(.codeExpired) }
            if isUsed {
                try Ledger.expectSame(device, of: person, else: .codeUsed, connection)
            } else {
                let added = try connection.run(
                    .addDevice,
                    device.replica.parameter,
                    person.parameter,
                    .bytes(device.publicKey),
                    .text(device.name),
                    now.parameter,
                    .optional(device.sealingKey)
                )
                if added.affectedRowCount == 0 {
                    try Ledger.expectSame(device, of: person, else: .replicaExists, connection)
                }
                try connection.run(
                    .useEnrolmentCode,
                    secret.hash.parameter,
                    now.parameter,
                    device.replica.parameter
                ).expect(1, .useEnrolmentCode)
            }
            try connection.run(
                .addToken,
                Hash.of(token).parameter,
                device.replica.parameter,
                now.parameter,
                expiresAt.parameter
            )
            let name = try connection.run(.readPerson, person.parameter).onlyRow().text("name")
            return EnrolmentAnswer(
                person: person,
                personName: name,
                token: token,
                expiresAt: expiresAt,
                keys: try CarryKeys.read(connection)?.publicKeys
            )
        }
    }

    private static func expectSame(
        _ asking: NewDevice,
        of person: PersonID,
        else code: ServerErrorCode,
        _ connection: Connection
    ) throws {
        let row = try connection.run(.readDevice, asking.replica.parameter).onlyRow()
        let device = try Device(row: row, replica: asking.replica)
        guard device.person == person, device.publicKey == asking.publicKey else {
            throw LedgerError.refused(code)
        }
        if device.isRevoked { throw LedgerError.refused(.tokenRevoked) }
    }
}
