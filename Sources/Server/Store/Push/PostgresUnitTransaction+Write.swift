import Postgres
import SQL
import Shared

extension PostgresUnitTransaction {
    mutating func write(_ writes: PushWrites) throws {
        let submission = writes.submission
        let isKeptByRow = writes.accepted != nil
        let origin = writes.origin
        var batch = Batch()
        var expected: [Expectation] = []
        if let accepted = writes.accepted { add(accepted, to: &batch, &expected) }
        let receipt = batch.add(
            .appendReceipt,
            unit.parameter,
            submission.replica.parameter,
            .int64(submission.n),
            submission.hash.parameter,
            .text(writes.receipt),
            .optional(writes.accepted?.head.version),
            writes.receivedAt.parameter,
            isKeptByRow ? .null : .text(submission.text),
            isKeptByRow ? .null : .bytes(submission.signature),
            .optional(origin?.replica.postgres),
            .optional(origin?.n),
            .optional(origin?.hash.bytes)
        )
        expected.append((receipt, 1, .appendReceipt))
        let lane = batch.add(
            .saveLane,
            unit.parameter,
            submission.replica.parameter,
            .int64(writes.lane.n),
            writes.lane.hash.parameter,
            .optional(writes.lane.predecessor?.replica.postgres),
            .optional(writes.lane.predecessor?.n)
        )
        expected.append((lane, 1, .saveLane))
        if writes.isAdoption, let origin = writes.origin {
            let author = try Device(
                row: connection.run(.readDevice, submission.replica.parameter).onlyRow(),
                replica: submission.replica
            ).person
            let place = batch.add(
                .decideQuarantinedSet,
                unit.parameter,
                origin.replica.parameter,
                .int64(origin.n),
                origin.hash.parameter,
                .text(QuarantinedSet.State.adopted.rawValue),
                author.parameter,
                writes.receivedAt.parameter,
                .null
            )
            expected.append((place, 1, .decideQuarantinedSet))
        }
        if let deferral = writes.deferral {
            add(deferral, of: LanePosition(submission.replica, submission.n), to: &batch, &expected)
        }
        try run(batch, expecting: expected)
        version = writes.accepted?.head.version
    }

    typealias Expectation = (place: Int, count: Int, query: SQL.Query)

    func run(_ batch: Batch, expecting expected: [Expectation]) throws {
        let results = try connection.run(batch)
        for (place, count, query) in expected { try results[place].expect(count, query) }
    }

    /// A row with all that it changes; the head last.
    func add(
        _ accepted: Accepted,
        to batch: inout Batch,
        _ expected: inout [Expectation]
    ) {
        let version = Parameter.int64(accepted.head.version)
        func add(_ query: SQL.Query, _ items: [JSONValue]) {
            guard !items.isEmpty else { return }
            let place = batch.add(
                query,
                unit.parameter,
                .utf8(JSONValue.array(items).canonicalBytes()),
                version
            )
            expected.append((place, items.count, query))
        }
        let row = batch.add(
            .appendLogRow,
            unit.parameter,
            accepted.position.replica.parameter,
            .int64(accepted.position.n),
            .text(accepted.row),
            accepted.head.chain.parameter,
            accepted.receivedAt.parameter
        )
        expected.append((row, 1, .appendLogRow))
        add(.saveRecords, accepted.records.map(\.tableRow))
        add(.saveConflicts, accepted.conflicts.map(\.tableRow))
        if !accepted.conflicts.isEmpty {
            batch.add(.clearConflictFields, unit.parameter, accepted.conflicts.map(\.id).parameter())
            let fields = accepted.conflicts.filter { $0.state == .open }.flatMap(\.fieldRows)
            if !fields.isEmpty {
                let place = batch.add(
                    .saveConflictFields,
                    unit.parameter,
                    .utf8(JSONValue.array(fields).canonicalBytes())
                )
                expected.append((place, fields.count, .saveConflictFields))
            }
        }
        let totals = accepted.totals.sorted { $0.key < $1.key }
        if !totals.isEmpty {
            let figures = totals.map { $0.key.tableRow }
            batch.add(.endTotals, unit.parameter, .utf8(JSONValue.array(figures).canonicalBytes()), version)
            add(.appendTotals, totals.map { $0.key.tableRow(adding: $0.value) })
        }
        let head = batch.add(
            .advanceUnitHead,
            unit.parameter,
            version,
            accepted.head.chain.parameter
        )
        expected.append((head, 1, .advanceUnitHead))
    }
}

extension RecordState {
    /// The row that `save_records` takes; the body is the canonical text that is passed through ever after.
    fileprivate var tableRow: JSONValue {
        [
            "record_id": id.json, "kind": .string(kind), "parent_id": parent?.json ?? .null,
            "root_id": (parent ?? id).json, "body": .string(json.canonicalText()),
        ]
    }
}

extension Conflict {
    fileprivate var tableRow: JSONValue {
        ["conflict_id": id.json, "state": .string(state.rawValue), "body": .string(json.canonicalText())]
    }

    fileprivate var fieldRows: [JSONValue] {
        fields.sorted().map {
            ["record_id": $0.record.json, "field": .string($0.field), "conflict_id": id.json]
        }
    }
}

extension FigureKey {
    fileprivate var tableRow: JSONValue { ["round_id": round.json, "figure": .string(figure)] }

    fileprivate func tableRow(adding amount: Amount) -> JSONValue {
        [
            "round_id": round.json, "figure": .string(figure), "value": amount.value.json,
            "entries": .int(amount.entries), "at_least": .int(amount.atLeast), "almost": .int(amount.almost),
            "about": .int(amount.about),
        ]
    }
}
