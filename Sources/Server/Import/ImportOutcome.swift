import Shared
import Terminal

/// What an import came to.
struct ImportOutcome {
    let plan: BulletinImport
    let notUnderstood: [NotUnderstood]
    /// The round, the units' records and the published figures.
    var office = Count()
    /// One for each of the plan's units, in its order.
    var units: [Count] = []
    var rejections: [Rejection] = []

    init(plan: BulletinImport, notUnderstood: [NotUnderstood]) {
        self.plan = plan
        self.notUnderstood = notUnderstood
    }

    private static let causesShownMax = 10

    /// What became of changes.
    struct Count {
        var applied = 0
        /// They were there already, from an earlier import.
        var unchanged = 0
        var rejected = 0

        mutating func add(_ other: Count) {
            applied += other.applied
            unchanged += other.unchanged
            rejected += other.rejected
        }
    }

    /// A change that the ledger turned down; what it holds stays as it is.
    struct Rejection {
        var unit: UnitID
        var unitName: String
        var change: Change
        var reason: String
    }

    private var total: Count {
        units.reduce(into: Count()) { $0.add($1) }
    }

    /// A contract: members are added, never renamed.
    var json: JSONValue {
        [
            "round": ["id": plan.round.json, "name": .string(plan.roundName)],
            "date": .string(plan.date.description), "office": office.json,
            "units": .array(zip(plan.units, units).map { unit, count in self.json(unit, count) }),
            "rejections": .array(rejections.map(\.json)),
            "leftOut": .array(
                plan.leftOut.map {
                    [
                        "line": .int(Int64($0.line)), "text": .string($0.text),
                        "reason": .string($0.reason.rawValue),
                    ]
                }
            ),
            "notUnderstood": .array(notUnderstood.map(\.json)),
        ]
    }

    private func json(_ unit: BulletinImport.UnitPart, _ count: Count) -> JSONValue {
        let entries = RecordKind.entries.reduce(0) { $0 + unit.count($1) }
        return [
            "id": unit.unit.json, "name": .string(unit.name), "shortName": .string(unit.shortName),
            "problems": .int(Int64(unit.count(.problem))), "measures": .int(Int64(unit.count(.measure))),
            "entries": .int(Int64(entries)), "doubtful": .int(Int64(unit.doubtful)),
            "applied": .int(Int64(count.applied)), "unchanged": .int(Int64(count.unchanged)),
            "rejected": .int(Int64(count.rejected)),
        ]
    }

    /// The same for people.
    func text(in language: Language) -> String {
        func say(_ message: ServerImportMessage) -> String { message.text(in: language) }
        var lines = [
            say(.target(round: plan.roundName, date: plan.date.description)),
            say(.office(applied: office.applied, unchanged: office.unchanged, rejected: office.rejected)),
        ]
        for (unit, count) in zip(plan.units, units) where !unit.changes.isEmpty {
            lines.append(
                say(
                    .unit(
                        unit.name,
                        applied: count.applied,
                        unchanged: count.unchanged,
                        rejected: count.rejected
                    )
                )
            )
        }
        if !plan.leftOut.isEmpty {
            lines.append(say(.leftOut(plan.leftOut.count)))
            lines += plan.leftOut.map { item in
                say(
                    .remark(
                        line: item.line,
                        reason: item.reason.text(in: language),
                        DisplayWidth.cut(item.text, to: 60)
                    )
                )
            }
        }
        if !notUnderstood.isEmpty {
            lines.append(say(.notUnderstood(notUnderstood.count)))
            lines += notUnderstood.map { remark in
                say(
                    .remark(
                        line: remark.line,
                        reason: remark.reason.text(in: language),
                        DisplayWidth.cut(remark.text, to: 60)
                    )
                )
            }
        }
        // What only shared the fate of its problem says nothing new.
        let causes = rejections.filter { $0.reason != RejectReason.groupRejected.rawValue }
        lines += causes.prefix(Self.causesShownMax).map { rejection in
            let what = rejection.change.creationTitle ?? "\(rejection.change.kind) \(rejection.change.record)"
            let reason = RejectReason(rawValue: rejection.reason)?.text(in: language) ?? rejection.reason
            return say(.rejectedChange(unit: rejection.unitName, what: what, reason: reason))
        }
        if causes.count > Self.causesShownMax { lines.append("…") }
        if !rejections.isEmpty { lines.append(say(.rejected(rejections.count))) }
        lines.append(
            say(
                .done(
                    units: plan.units.count,
                    applied: total.applied,
                    unchanged: total.unchanged,
                    rejected: rejections.count
                )
            )
        )
        return lines.joined(separator: "\n")
    }
}

extension ImportOutcome.Count {
    /// The three counts.
    var json: JSONValue {
        [
            "applied": .int(Int64(applied)), "unchanged": .int(Int64(unchanged)),
            "rejected": .int(Int64(rejected)),
        ]
    }
}

extension ImportOutcome.Rejection {
    /// What was turned down, and why.
    var json: JSONValue {
        [
            "unit": unit.json, "record": change.record.json, "kind": .string(change.kind),
            "reason": .string(reason),
        ]
    }
}

extension Change {
    /// What a new record is called: a problem's number, a figure's quote.
    fileprivate var creationTitle: String? {
        guard case .create(_, let fields) = action else { return nil }
        return fields[FieldName.number]?.text ?? fields[FieldName.quote]?.text
            ?? fields[FieldName.text]?.text
            .map { DisplayWidth.cut($0, to: 40) }
    }
}
