import Postgres
import SQL
import Shared

extension Ledger {
    /// Enrols a device by a single-use code.
    ///
    /// The same replica with the same key and code again, while the code lives, is a lost reply: it gets a fresh token.
    ///
    /// - Throws: `code_invalid`, `code_expired`, `code_used`, `replica_exists`, `token_revoked` for a revoked device.
    func enroll(_ request: EnrolmentRequest, now: Timestamp) async throws -> EnrolmentAnswer {
        guard request.publicKey.count == 32, request.sealingKey.map({ $0.count == 32 }) ?? true,
            request.deviceName.utf8.count <= 300,
            !request.deviceName.utf8.contains(0)
        else { throw LedgerError.refused(.malformed) }
        let code = Secrets.hash(ofCode: request.code)
        let token = Secrets.token()
        let expiresAt = Timestamp(milliseconds: now.milliseconds + settings.tokenDays * 86_400_000)
        return try await write { connection in
            guard let row = try connection.run(.lockEnrolmentCode, code.parameter).first else {
                throw LedgerError.refused(.codeInvalid)
            }
            let person: PersonID = try row.id("person_id")
            let user: ReplicaID? = try row.optionalID("used_by_replica")
            let isUsed = try row.bool("is_used")
            if isUsed, user != request.replica { throw LedgerError.refused(.codeUsed) }
            if try row.timestamp("expires_at") <= now { throw LedgerError.refused(.codeExpired) }
            if isUsed {
                try Ledger.expectSameDevice(request, of: person, connection)
            } else {
                let added = try connection.run(
                    .addDevice,
                    request.replica.parameter,
                    person.parameter,
                    .bytes(request.publicKey),
                    .text(request.deviceName),
                    now.parameter,
                    .optional(request.sealingKey)
                )
                guard added.affectedRowCount == 1 else { throw LedgerError.refused(.replicaExists) }
                try connection.run(
                    .useEnrolmentCode,
                    code.parameter,
                    now.parameter,
                    request.replica.parameter
                ).expect(1, .useEnrolmentCode)
            }
            try connection.run(
                .addToken,
                Hash.of(token).parameter,
                request.replica.parameter,
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

    private static func expectSameDevice(
        _ request: EnrolmentRequest,
        of person: PersonID,
        _ connection: Connection
    ) throws {
        let row = try connection.run(.readDevice, request.replica.parameter).onlyRow()
        let device = try Device(row: row, replica: request.replica)
        guard device.person == person, device.publicKey == request.publicKey else {
            throw LedgerError.refused(.codeUsed)
        }
        if device.isRevoked { throw LedgerError.refused(.tokenRevoked) }
    }
}
