import Shared
import Terminal

/// What ruling on many conflicts at once would come to, or came to.
struct BulkOutput {
    /// The rulings of one unit.
    struct Plan {
        var unit: UnitID
        var items: [BulkRuling.Item]
        var left: [(conflict: Conflict, reason: BulkRuling.Reason)]
    }

    let holdings: Holdings
    let paper: Paper
    let policy: BulkRuling.Policy

    /// Conflicts that are listed one by one.
    private static let listedMax = 40

    private var language: Language { paper.language }
    private var conflicts: ConflictOutput { ConflictOutput(holdings: holdings, paper: paper) }

    func preview(_ plans: [Plan]) -> [String] {
        let items = plans.flatMap { plan in plan.items.map { (plan.unit, $0) } }
        let left = left(plans)
        if items.isEmpty { return left.isEmpty ? [said(.noneMeant)] : left }
        let captions: [Caption] = [.id, .number, .field, .head, .ruling]
        var table = Table(
            columns: captions.map { .init($0.text(in: language), elastic: $0 == .head || $0 == .ruling) }
        )
        for (unit, item) in items.prefix(Self.listedMax) {
            guard let state = holdings.views[unit]?.state else { continue }
            let fields = item.conflict.fields.sorted().map { FieldWord.text($0.field, in: language) }
            table.rows.append([
                .init(holdings.shortIDs.text(item.conflict.id), .strong),
                .init(holdings.label(of: item.conflict.record)),
                .init(fields.joined(separator: language.say("、", ", "))),
                .init(conflicts.text(item.heads, state)),
                .init(conflicts.text(item.values, state), item.movesHead ? .warning : .dim),
            ])
        }
        let hidden = items.count - table.rows.count
        return table.lines(for: paper) + (hidden > 0 ? [NewsSentence.more(hidden).text(in: language)] : [])
            + [said(.wouldRule(conflicts: items.count, moving: items.count { $0.1.movesHead }))] + left
            + [paper.paint(said(.preview), .strong)]
    }

    func done(_ plans: [Plan], batch: BatchID, unsent: Int) -> [String] {
        let count = plans.reduce(0) { $0 + $1.items.count }
        return [said(.ruled(conflicts: count, batch: batch.short))] + left(plans)
            + [
                paper.paint(said(.howToUndo(batch: batch.short)), .dim),
                paper.paint(said(.unsent(edits: unsent)), .dim),
            ]
    }

    private func left(_ plans: [Plan]) -> [String] {
        let left = plans.flatMap(\.left)
        guard !left.isEmpty else { return [] }
        return [paper.paint(said(.left(conflicts: left.count)), .warning)]
            + left.listed(upTo: Self.listedMax, in: language) { conflict, reason in
                said(
                    .leftOne(
                        conflict: holdings.shortIDs.text(conflict.id),
                        label: holdings.label(of: conflict.record),
                        why: text(reason)
                    )
                )
            }
    }

    private func text(_ reason: BulkRuling.Reason) -> String {
        switch reason {
        case .nothingOfPerson:
            if case .person(let person) = policy { return said(.nothingOfPerson(holdings.name(of: person))) }
            return said(.noneMeant)
        case .refused(let refusal): return refusal.text(in: language)
        }
    }

    /// - Parameter batch: Nil: nothing was saved.
    func json(_ plans: [Plan], batch: BatchID?, unsent: Int? = nil) -> JSONValue {
        let rulings = plans.flatMap { plan in
            plan.items.map { item -> JSONValue in
                [
                    "conflict": item.conflict.id.json, "unit": plan.unit.json,
                    "record": item.conflict.record.json,
                    "label": .string(holdings.label(of: item.conflict.record)),
                    "head": conflicts.json(item.heads), "values": conflicts.json(item.values),
                ]
            }
        }
        let left = plans.flatMap { plan in
            plan.left.map { conflict, reason -> JSONValue in
                [
                    "conflict": conflict.id.json, "unit": plan.unit.json,
                    "label": .string(holdings.label(of: conflict.record)), "code": .string(code(reason)),
                    "message": .string(text(reason)),
                ]
            }
        }
        return jsonObject([
            "preview": .bool(batch == nil), "batch": batch?.json, "rulings": .array(rulings),
            "left": .array(left), "unsent": unsent.map { .int(Int64($0)) },
        ])
    }

    private func code(_ reason: BulkRuling.Reason) -> String {
        switch reason {
        case .nothingOfPerson: "nothing_of_person"
        case .refused(let refusal): refusal.code
        }
    }

    private func said(_ sentence: BatchSentence) -> String { sentence.text(in: language) }
}
