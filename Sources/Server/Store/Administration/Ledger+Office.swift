import Postgres
import SQL
import Shared

/// What became of changes that the office's own device made.
struct OfficePushOutcome: Sendable {
    /// One for each change, in order.
    var verdicts: [Verdict] = []
    /// One for each set that the changes were split into.
    var receipts: [Receipt] = []
}

extension Ledger {
    /// Signs changes with the office's own device and pushes them like anybody's.
    ///
    /// Split into sets where there are too many for one; a group is never split. Another program on the same lane is
    /// waited out: a set that lost its number is signed again.
    ///
    /// - Throws: ``LedgerError/pushRefused(_:)``; sets before the refused one are in.
    func officePush(changes: [Change], unit: UnitID, now: Timestamp) async throws -> OfficePushOutcome {
        guard !changes.isEmpty else { return OfficePushOutcome() }
        let key = try await connected { connection -> OfficeKey in
            guard let row = try connection.run(.readOfficeKey).first else {
                throw LedgerError.damaged("office_key")
            }
            return OfficeKey(
                replica: try row.id("replica_id"),
                person: try row.id("person_id"),
                privateKey: try row.bytes("private_key")
            )
        }
        var outcome = OfficePushOutcome()
        for part in OfficePushOutcome.parts(of: changes) {
            let receipt = try await officePush(part, unit, key, now: now)
            outcome.verdicts += receipt.verdicts
            outcome.receipts.append(receipt)
        }
        return outcome
    }

    private func officePush(
        _ changes: [Change],
        _ unit: UnitID,
        _ key: OfficeKey,
        now: Timestamp
    ) async throws -> Receipt {
        let signer = try Ed25519Signer(privateKey: key.privateKey)
        var refusal = PushRefusal.busy
        for _ in 0..<20 {
            let (head, lane) = try await read { connection in
                try connection.enter([unit])
                guard let row = try connection.run(.readUnitHeads, [unit].parameter()).first else {
                    throw LedgerError.refused(.notFound)
                }
                let lane = try connection.run(.readLane, unit.parameter, key.replica.parameter).first
                    .map(LaneHead.init(row:))
                return (try UnitHead(row: row), lane ?? .empty)
            }
            let set = ChangeSet(
                replica: key.replica,
                unit: unit,
                n: lane.n + 1,
                prev: lane.hash,
                base: Base(epoch: head.epoch, version: head.version),
                editedAt: now,
                changes: changes
            )
            let frozen = try Submission(freezing: set, with: signer)
            // Read back as if it had come over the wire: the office keeps to the same bounds.
            let submission: Submission
            do throws(PushRefusal) {
                submission = try Submission(text: frozen.text, signature: frozen.signature)
            } catch { throw LedgerError.pushRefused(error) }
            switch try await push(submission, carrier: key.person, now: now) {
            case .receipt(let text): return try Receipt(text: text)
            case .refusal(.gap(let expected)): refusal = .gap(expected: expected)
            case .refusal(.replicaFork(let expected)): refusal = .replicaFork(expected: expected)
            case .refusal(let other): throw LedgerError.pushRefused(other)
            }
        }
        throw LedgerError.pushRefused(refusal)
    }
}

private struct OfficeKey: Sendable {
    var replica: ReplicaID
    var person: PersonID
    var privateKey: [UInt8]
}

extension OfficePushOutcome {
    /// Runs of changes that fit into one set each, groups kept whole.
    static func parts(of changes: [Change]) -> [[Change]] {
        // What surrounds the changes in a set, generously.
        let bytesMax = Limits.changeSetBytesMax - 4_096
        var parts: [[Change]] = []
        var part: [Change] = []
        var bytes = 0
        for run in runs(of: changes) {
            let size = run.reduce(0) { $0 + $1.json.canonicalBytes().count + 1 }
            if !part.isEmpty, part.count + run.count > Limits.changesMax || bytes + size > bytesMax {
                parts.append(part)
                part = []
                bytes = 0
            }
            part += run
            bytes += size
        }
        if !part.isEmpty { parts.append(part) }
        return parts
    }

    /// Neighbours that must not be parted.
    private static func runs(of changes: [Change]) -> [[Change]] {
        var last: [Int64: Int] = [:]
        for (index, change) in changes.enumerated() { if let group = change.group { last[group] = index } }
        var runs: [[Change]] = []
        var run: [Change] = []
        var end = 0
        for (index, change) in changes.enumerated() {
            run.append(change)
            end = max(end, change.group.flatMap { last[$0] } ?? index)
            if index >= end {
                runs.append(run)
                run = []
            }
        }
        return runs
    }
}
