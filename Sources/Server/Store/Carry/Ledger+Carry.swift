import Bundles
import Postgres
import SQL
import Shared

extension Ledger {
    /// Takes in a file that somebody carried, and makes the one that goes back.
    ///
    /// Carried again, by whomever, in whatever order: the same effect once, and an answer to where the device stood.
    ///
    /// - Parameter carrier: Recorded with each set, never judged.
    /// - Throws: ``BundleTrouble``; nothing was taken then.
    func carry(_ bytes: [UInt8], by carrier: PersonID, now: Timestamp) async throws -> CarryOutcome {
        let file = try BundleFile(reading: bytes)
        switch file.header.kind {
        case .outbox: return try await carry(outbox: file, by: carrier, now: now)
        case .enrolment: return try await carry(enrolment: file, now: now)
        case .answer, .enrolled: throw BundleTrouble.wrongKind(file.header.kind)
        }
    }

    private func carry(outbox file: BundleFile, by carrier: PersonID, now: Timestamp) async throws
        -> CarryOutcome
    {
        guard let maker = try await carriedDevice(file.header.replica) else {
            throw BundleTrouble.unknownDevice
        }
        guard file.isSigned(by: maker.publicKey) else { throw BundleTrouble.badSignature }
        let keys = try await carryKeys()
        let lines = try file.lines(openedWith: keys.sealing.privateKey)
        let request: SyncRequest
        do throws(JSONError) { request = try CarriedRequest(lines: lines).request } catch {
            throw BundleTrouble.damaged
        }
        guard let reader = maker.sealingKey else { throw BundleTrouble.notForYou }
        var outcome = CarryRecording(maker: maker.session, recorder: AnswerRecorder(from: request.cursors))
        try await push(request, for: &outcome, by: carrier, now: now)
        try await pull(for: &outcome, isRevoked: maker.isRevoked, now: now)
        let header = BundleHeader(
            kind: .answer,
            replica: file.header.replica,
            lane: file.header.lane,
            personName: maker.session.personName,
            deviceName: maker.name,
            madeAt: now,
            edits: Int64(outcome.taken),
            answers: file.id
        )
        return CarryOutcome(
            header: file.header,
            taken: outcome.taken,
            refused: outcome.refused,
            answer: try BundleFile(
                header,
                lines: RecordedAnswer.lines(outcome.recorder.answers),
                for: [reader],
                signedBy: keys.signer
            )
        )
    }

    private func push(
        _ request: SyncRequest,
        for outcome: inout CarryRecording,
        by carrier: PersonID,
        now: Timestamp
    ) async throws {
        if let succession = request.succession,
            let line = try await register(succession, session: outcome.maker, now: now)
        {
            outcome.waiting.append(line.text)
        }
        let bringing = Session(person: carrier, replica: outcome.maker.replica, personName: "")
        for start in stride(from: 0, to: request.pushes.count, by: Limits.setsPerPushMax) {
            let part = request.pushes[start...].prefix(Limits.setsPerPushMax)
            try outcome.take(await push(Array(part), session: bringing, now: now))
        }
        try await saveReports(request.outbox, session: outcome.maker, now: now)
        let maker = outcome.maker.replica
        try await connected { connection in try connection.run(.touchDevice, maker.parameter, now.parameter) }
    }

    private func carriedDevice(_ replica: ReplicaID) async throws -> CarriedDevice? {
        try await connected { connection in
            try connection.run(.readCarriedDevice, replica.parameter).first.map { row in
                CarriedDevice(
                    session: Session(
                        person: try row.id("person_id"),
                        replica: replica,
                        personName: try row.text("person_name")
                    ),
                    name: try row.text("name"),
                    publicKey: try row.bytes("public_key"),
                    sealingKey: try row.optionalBytes("sealing_key"),
                    isRevoked: try row.bool("is_revoked")
                )
            }
        }
    }
}

/// The device that a carried file comes from.
private struct CarriedDevice: Sendable {
    var session: Session
    var name: String
    var publicKey: [UInt8]
    var sealingKey: [UInt8]?
    var isRevoked: Bool
}
