import Postgres
import SQL
import Shared

extension Ledger {
    /// A code that enrols one device, shown once: only its hash is kept.
    struct EnrolmentCode: Sendable, Hashable {
        var code: String
        var expiresAt: Timestamp
    }

    /// A device as an operator sees it.
    struct DeviceSummary: Sendable, Hashable {
        var replica: ReplicaID
        var person: PersonID
        var personName: String
        var name: String
        var publicKey: [UInt8]
        var enrolledAt: Timestamp
        var lastSeenAt: Timestamp?
        var revokedAt: Timestamp?
    }

    /// Makes a single-use code for a person.
    ///
    /// - Parameter minutes: How long it can be used; nil: as the settings say.
    /// - Throws: `not_found` for an unknown person.
    func enrolmentCode(for person: PersonID, minutes: Int64? = nil, now: Timestamp) async throws
        -> EnrolmentCode
    {
        let minutes = minutes ?? settings.codeMinutes
        let code = EnrolmentCode(
            code: Secrets.enrolmentCode(),
            expiresAt: Timestamp(milliseconds: now.milliseconds + minutes * 60_000)
        )
        return try await write { connection in
            guard try !connection.run(.readPerson, person.parameter).isEmpty else {
                throw LedgerError.refused(.notFound)
            }
            try connection.run(
                .addEnrolmentCode,
                CodeSecret(code: code.code).hash.parameter,
                person.parameter,
                now.parameter,
                code.expiresAt.parameter
            )
            return code
        }
    }

    /// All devices, by their people's names.
    func devices() async throws -> [DeviceSummary] {
        try await connected { connection in
            try connection.run(.listDevices).map { row in
                DeviceSummary(
                    replica: try row.id("replica_id"),
                    person: try row.id("person_id"),
                    personName: try row.text("person_name"),
                    name: try row.text("name"),
                    publicKey: try row.bytes("public_key"),
                    enrolledAt: try row.timestamp("enrolled_at"),
                    lastSeenAt: try row.optionalTimestamp("last_seen_at"),
                    revokedAt: try row.optionalTimestamp("revoked_at")
                )
            }
        }
    }

    /// Takes a device's right to push and pull away for good, tokens included.
    ///
    /// - Throws: `not_found` for an unknown device; revoking twice is harmless.
    func revokeDevice(_ replica: ReplicaID, now: Timestamp) async throws {
        let person = try await write { connection in
            guard let row = try connection.run(.readDevice, replica.parameter).first else {
                throw LedgerError.refused(.notFound)
            }
            try connection.run(.revokeDevice, replica.parameter, now.parameter)
            return try Device(row: row, replica: replica).person
        }
        onNews(.rights(person))
    }
}
