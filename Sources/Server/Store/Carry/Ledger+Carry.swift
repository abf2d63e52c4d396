import Bundles
import Postgres
import SQL
import Shared

/// What came of a carried file.
struct CarryOutcome: Sendable {
    /// The file's own header.
    var header: BundleHeader
    /// Sets that are taken now, or were before.
    var taken = 0
    /// Sets that were not, with why.
    var refused: [PushRefusal] = []
    /// The file that goes back.
    var answer: BundleFile
}

extension Ledger {
    /// Takes in a file that somebody carried, and makes the one that goes back.
    ///
    /// Carried again, by whomever, in whatever order: the same effect once, and an answer to where the device stood.
    ///
    /// - Parameter carrier: Recorded with each set, never judged.
    /// - Throws: ``BundleTrouble``; nothing was taken then.
    func carry(_ bytes: [UInt8], by carrier: PersonID, now: Timestamp) async throws -> CarryOutcome {
        let file = try BundleFile(reading: bytes)
        guard file.header.kind == .outbox else { throw BundleTrouble.wrongKind(file.header.kind) }
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
    }

    /// All that the device would be told until it has everything; a revoked one is told nothing but of its own sets.
    private func pull(
        for outcome: inout CarryRecording,
        isRevoked: Bool,
        now: Timestamp
    ) async throws {
        let maker = outcome.maker
        guard !isRevoked else {
            return try outcome.recorder.record(outcome.waiting + [SyncLine.end(more: false).text])
        }
        while let step = outcome.recorder.next {
            switch step {
            case .exchange(let cursors):
                let request = SyncRequest(
                    pushes: [],
                    outbox: [:],
                    cursors: cursors,
                    bytesMax: Limits.pageBytesMax
                )
                let quietUnitsMax = settings.quietUnitLinesMax
                let lines = try await read { connection in
                    var reader = PullReader(connection: connection, now: now)
                    return try pullPage(
                        request,
                        for: maker.person,
                        quietUnitsMax: quietUnitsMax,
                        in: &reader
                    )
                }
                try outcome.recorder.record(outcome.waiting + lines)
                outcome.waiting = []
            case .snapshot(let unit, let after):
                let (page, lines) = try await snapshotPage(
                    unit: unit,
                    after: after,
                    bytesMax: Limits.pageBytesMax,
                    session: maker
                )
                outcome.recorder.record(page, lines)
            }
        }
    }

    private func carryKeys() async throws -> CarryKeys {
        guard let keys = try await connected({ try CarryKeys.read($0) }) else {
            throw LedgerError.damaged("server_key")
        }
        return keys
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

/// The answers to a carried file, as they are gathered.
private struct CarryRecording {
    let maker: Session
    var recorder: AnswerRecorder
    /// Lines that stand before the next exchange's.
    var waiting: [String] = []
    var taken = 0
    var refused: [PushRefusal] = []

    mutating func take(_ lines: [String]) throws(JSONError) {
        for line in lines {
            switch try SyncLine(text: line) {
            case .receipt: taken += 1
            case .refusal(_, _, let refusal): refused.append(refusal)
            case .registered, .unit, .end: break
            }
        }
        waiting += lines
    }
}
