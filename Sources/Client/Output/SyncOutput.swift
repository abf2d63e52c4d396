import Shared
import Terminal

/// What a sync came to, as people and scripts read it.
struct SyncOutput {
    /// What is held afterwards.
    let holdings: Holdings
    let paper: Paper

    /// Own changes that are told one by one even where nothing is special about them.
    private static let outcomesListedMax = 20

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }

    func lines(_ result: SyncResult) -> [String] {
        let summary = result.summary
        var lines: [(SyncSentence, Style)] = []
        if summary.sentSets > 0 { lines.append((.sent(edits: summary.sentSets), .good)) }
        let listsAll = summary.outcomes.count <= Self.outcomesListedMax
        for outcome in summary.outcomes {
            if let line = sentence(outcome, listsAll: listsAll) { lines.append(line) }
        }
        for (unit, refused) in summary.refusals.sorted(by: { $0.key < $1.key }) {
            lines.append(
                (.refused(unit: holdings.name(of: unit), edit: refused.n, refusal: refused.refusal), .bad)
            )
        }
        for unit in summary.newUnits where unit != .office {
            lines.append((.newUnit(unit: holdings.name(of: unit)), .good))
        }
        for (unit, count) in summary.foreignRows.sorted(by: { $0.key < $1.key })
        where unit != .office && !summary.newUnits.contains(unit) {
            lines.append((.received(unit: holdings.name(of: unit), changes: count), .plain))
        }
        for ruling in summary.rulings { lines += rulings(ruling) }
        for (unit, count) in summary.depositedSets.sorted(by: { $0.key < $1.key }) {
            lines.append((.deposited(unit: holdings.name(of: unit), edits: count), .warning))
        }
        for unit in summary.leftUnits { lines.append((.left(unit: holdings.name(of: unit)), .warning)) }
        for unit in summary.divergedUnits {
            lines.append((.fetchedAgain(unit: holdings.name(of: unit)), .warning))
        }
        if lines.isEmpty, result.isComplete { lines.append((.upToDate, .good)) }
        let open = holdings.views.values.reduce(0) { $0 + $1.state.openConflicts.count }
        if open > 0 { lines.append((.openConflicts(open), .warning)) }
        let unsent = holdings.replica.unsent.count
        if unsent > 0 { lines.append((.stillUnsent(edits: unsent), .warning)) }
        if !result.isComplete { lines.append((.brokenOff, .warning)) }
        return lines.map { paper.paint($0.text(in: language), $1) }
    }

    /// What of a record a change is about.
    func what(_ change: Change) -> String {
        switch change.action {
        case .create: values.kind(change.kind)
        case .edit(let edit) where edit.field == FieldName.retracted:
            (edit.to.isNull ? Caption.restoring : .retracting).text(in: language)
        case .edit(let edit): FieldWord.text(edit.field, in: language)
        case .resolve: Caption.ruling.text(in: language)
        }
    }

    func json(_ result: SyncResult) -> JSONValue {
        let summary = result.summary
        let refused = summary.refusals.sorted { $0.key < $1.key }.map { unit, refused -> JSONValue in
            ["unit": unit.json, "n": .int(refused.n), "refusal": refused.refusal.json]
        }
        let rulings = summary.rulings.map { ruling -> JSONValue in
            [
                "unit": ruling.unit.json, "conflict": ruling.conflict.id.json,
                "label": .string(holdings.label(of: ruling.conflict.record)),
                "choice": .optional(ruling.conflict.resolution?.choice),
                "by": .optional(ruling.conflict.resolution.map { holdings.name(of: $0.author) }),
                "why": .optional(ruling.conflict.resolution?.why), "won": .bool(ruling.won != nil),
                "lost": .bool(!ruling.lost.isEmpty || !ruling.overruled.isEmpty),
            ]
        }
        return [
            "complete": .bool(result.isComplete), "sent": .int(Int64(summary.sentSets)),
            "outcomes": .array(summary.outcomes.map(json)), "refused": .array(refused),
            "received": .object(
                summary.foreignRows.reduce(into: [:]) { $0[$1.key.description] = .int(Int64($1.value)) }
            ),
            "rulings": .array(rulings), "newUnits": .array(summary.newUnits.map(\.json)),
            "deposited": .object(
                summary.depositedSets.reduce(into: [:]) { $0[$1.key.description] = .int(Int64($1.value)) }
            ),
            "leftUnits": .array(summary.leftUnits.map(\.json)),
            "divergedUnits": .array(summary.divergedUnits.map(\.json)),
            "bytesReceived": .int(Int64(summary.bytesReceived)),
            "unsent": .int(Int64(holdings.replica.unsent.count)),
        ]
    }

    private func json(_ outcome: SyncSummary.Outcome) -> JSONValue {
        jsonObject([
            "unit": outcome.unit.json, "n": .int(outcome.n), "record": outcome.change.record.json,
            "label": .string(holdings.label(of: outcome.change.record)), "kind": .string(outcome.change.kind),
            "operation": .string(outcome.change.operation),
            "field": outcome.change.edit.map { .string($0.field) },
            "outcome": outcome.verdict.json,
        ])
    }

    private func sentence(_ outcome: SyncSummary.Outcome, listsAll: Bool) -> (SyncSentence, Style)? {
        let label = holdings.label(of: outcome.change.record)
        let what = what(outcome.change)
        switch outcome.verdict {
        case .conflict(let id):
            return (.conflict(label: label, what: what, conflict: holdings.shortIDs.text(id)), .warning)
        case .rejected(.groupRejected): return nil
        case .rejected(let reason): return (.rejected(label: label, what: what, reason: reason), .bad)
        case .merged, .withdrawn, .deferred:
            return (.outcome(label: label, what: what, verdict: outcome.verdict), .plain)
        case .applied, .converged, .unchanged, .superseded:
            return listsAll ? (.outcome(label: label, what: what, verdict: outcome.verdict), .dim) : nil
        }
    }

    private func rulings(_ ruling: SyncSummary.Ruling) -> [(SyncSentence, Style)] {
        guard let resolution = ruling.conflict.resolution, let view = holdings.views[ruling.unit] else {
            return []
        }
        // One's own ruling is no news.
        if resolution.author == view.person { return [] }
        let texts = ConflictOutput(holdings: holdings, paper: paper)
        let label = holdings.label(of: ruling.conflict.record)
        let fields = ruling.conflict.fields.sorted().map { FieldWord.text($0.field, in: language) }
        let field = fields.joined(separator: language.say("、", ", "))
        let value = texts.text(resolution.values, view.state)
        let by = holdings.name(of: resolution.author)
        if ruling.won != nil {
            return [
                (.rulingWon(label: label, field: field, value: value, by: by, why: resolution.why), .good)
            ]
        }
        let lost = ruling.lost.map(\.values) + (ruling.overruled.isEmpty ? [] : [ruling.overruled])
        guard !lost.isEmpty else {
            return [(.ruling(label: label, field: field, value: value, by: by, why: resolution.why), .plain)]
        }
        return lost.map { own in
            (
                .rulingLost(
                    label: label,
                    field: field,
                    own: texts.text(own, view.state),
                    value: value,
                    by: by,
                    why: resolution.why
                ), .warning
            )
        }
    }
}
