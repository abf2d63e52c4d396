import Postgres
import SQL
import Shared

extension Ledger {
    /// Takes sets in order, one transaction each.
    ///
    /// Behind a refused set the same lane is not tried again: its sets are answered with the gap that it left.
    ///
    /// - Returns: A receipt or refusal line for each set, in the request's order.
    func push(_ pushes: [SyncRequest.Push], session: Session, now: Timestamp) async throws -> [String] {
        var lines: [String] = []
        var expected: [LaneKey: Int64] = [:]
        var devices: [ReplicaID: Device] = [:]
        var lastN: [UnitID: Int64] = [:]
        for push in pushes {
            try Task.checkCancellation()
            let submission: Submission
            do throws(PushRefusal) {
                submission = try Ledger.submission(push)
            } catch {
                let n = Ledger.number(in: push.text) ?? lastN[push.unit].map { $0 + 1 } ?? 0
                lastN[push.unit] = n
                lines.append(SyncLine.refusal(unit: push.unit, n: n, error).text)
                continue
            }
            lastN[push.unit] = submission.n
            let lane = LaneKey(unit: submission.unit, replica: submission.replica)
            if let n = expected[lane] {
                lines.append(SyncLine.refusal(unit: push.unit, n: submission.n, .gap(expected: n)).text)
                continue
            }
            switch try await answer(
                to: submission,
                was: push.was,
                session: session,
                now: now,
                devices: &devices
            ) {
            case .receipt(let text):
                lines.append(SyncLine.receipt(unit: push.unit, n: submission.n, text: text).text)
            case .refusal(.quarantined):
                // Kept aside each by itself: nothing waits behind it.
                lines.append(SyncLine.refusal(unit: push.unit, n: submission.n, .quarantined).text)
            case .refusal(let refusal):
                expected[lane] = refusal.expected ?? submission.n
                lines.append(SyncLine.refusal(unit: push.unit, n: submission.n, refusal).text)
            }
        }
        return lines
    }

    /// Checks the signature outside the lock, then pushes.
    private func answer(
        to submission: Submission,
        was: Base?,
        session: Session,
        now: Timestamp,
        devices: inout [ReplicaID: Device]
    ) async throws -> PushAnswer {
        do {
            if devices[submission.replica] == nil {
                devices[submission.replica] = try await device(submission.replica)
            }
            guard let device = devices[submission.replica] else { return .refusal(.notMember) }
            guard submission.isSigned(by: device.publicKey, checker: Ed25519Checker()) else {
                return .refusal(.badSignature)
            }
            return try await push(submission, carrier: session.person, was: was, now: now)
        } catch let error as CancellationError {
            throw error
        } catch {
            onFailure(error)
            return .refusal((error as? LedgerError)?.pushRefusal ?? .unavailable)
        }
    }

    /// Pushes a set whose signature was checked.
    func push(
        _ submission: Submission,
        carrier: PersonID,
        was: Base? = nil,
        now: Timestamp
    ) async throws -> PushAnswer {
        let lockMillisecondsMax = settings.lockMillisecondsMax
        let (answer, version) = try await write { connection in
            var transaction = PostgresUnitTransaction(
                on: connection,
                lockMillisecondsMax: lockMillisecondsMax
            )
            let answer = try Shared.push(
                submission,
                carrier: carrier,
                was: was,
                receivedAt: now,
                in: &transaction
            )
            return (answer, transaction.version)
        }
        if let version { onNews(.rows(submission.unit, version: version)) }
        return answer
    }

    func device(_ replica: ReplicaID) async throws -> Device? {
        try await connected { connection in
            try connection.run(.readDevice, replica.parameter).first.map {
                try Device(row: $0, replica: replica)
            }
        }
    }

    private static func submission(_ push: SyncRequest.Push) throws(PushRefusal) -> Submission {
        let submission = try Submission(text: push.text, signature: push.signature)
        guard submission.unit == push.unit else { throw .malformed(JSONError(.wrongType, member: "unit")) }
        return submission
    }

    /// The number of a set that can't be read otherwise, so that its author knows which is meant.
    private static func number(in text: String) -> Int64? {
        (try? JSONValue(parsing: text))?.members?["n"]?.number
    }
}

private struct LaneKey: Hashable {
    var unit: UnitID
    var replica: ReplicaID
}

extension PushRefusal {
    /// Where the lane goes on, if the refusal says so.
    fileprivate var expected: Int64? {
        switch self {
        case .gap(let expected), .replicaFork(let expected): expected
        default: nil
        }
    }
}
