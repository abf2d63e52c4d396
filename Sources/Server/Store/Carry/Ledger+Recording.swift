import Bundles
import Postgres
import SQL
import Shared

extension Ledger {
    /// All that the device would be told until it has everything; a revoked one is told nothing but of its own sets.
    func pull(
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

    func carryKeys() async throws -> CarryKeys {
        guard let keys = try await connected({ try CarryKeys.read($0) }) else {
            throw LedgerError.damaged("server_key")
        }
        return keys
    }
}

/// The answers to a carried file, as they are gathered.
struct CarryRecording {
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
