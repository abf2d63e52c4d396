import Shared
import Terminal

/// What a sync came to, as people and scripts read it.
struct SyncOutput {
    /// What is held afterwards.
    let holdings: Holdings
    let paper: Paper

    var now = Surroundings.now()
    /// Whether to say what is due; of many syncs one after the other the first says it.
    var tellsDue = true

    private typealias Line = (sentence: any Speakable, style: Style)

    /// Own changes that are told one by one even where nothing is special about them.
    private static let outcomesListedMax = 12
    /// Lines of each other kind; with all of them it stays about a screen.
    private static let linesMax = 6

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }
    private var due: DueList {
        DueList(holdings, today: now.date(offsetMinutes: paper.offsetMinutes))
    }

    func lines(_ result: SyncResult) -> [String] {
        let summary = result.summary
        var lines: [Line] = []
        if summary.sentSets > 0 { lines.append((SyncSentence.sent(edits: summary.sentSets), .good)) }
        if summary.sentAgain > 0 { lines.append((SyncSentence.sentAgain(edits: summary.sentAgain), .good)) }
        // Who is back in a unit begins anew there, which is no copy's doing.
        if summary.isForked, summary.rejoinedUnits.isEmpty { lines.append((SyncSentence.forked, .warning)) }
        lines += ownLines(summary) + foreignLines(summary) + unitLines(summary)
        if lines.isEmpty, result.isComplete { lines.append((SyncSentence.upToDate, .good)) }
        if tellsDue { lines += dueLines() }
        let open = holdings.views.values.reduce(0) { $0 + $1.state.openConflicts.count }
        if open > 0 { lines.append((SyncSentence.openConflicts(open), .warning)) }
        let waiting = holdings.replica.deferredSets
        if waiting > 0 { lines.append((SyncSentence.waitsForOthers(edits: waiting), .plain)) }
        let unsent = holdings.replica.unsent.count
        if unsent > 0 { lines.append((SyncSentence.stillUnsent(edits: unsent), .warning)) }
        if !result.isComplete {
            // Where trying again is of no use, the failure itself says what is.
            let isFinal = result.failure.map { WatchRunner.failure($0) == .final } ?? false
            if !isFinal { lines.append((SyncSentence.brokenOff, .warning)) }
        }
        return lines.map { paper.paint($0.sentence.text(in: language), $0.style) }
    }

    /// What became of the person's own edits.
    private func ownLines(_ summary: SyncSummary) -> [Line] {
        let listsAll = summary.outcomes.count <= Self.outcomesListedMax
        let outcomes = summary.outcomes.compactMap { sentence($0, listsAll: listsAll) }
        let refusals = summary.refusals.sorted { $0.key < $1.key }.map { unit, refused -> Line in
            let name = holdings.name(of: unit)
            return (SyncSentence.refused(unit: name, edit: refused.n, refusal: refused.refusal), .bad)
        }
        let lines = bounded(outcomes, to: Self.outcomesListedMax) + bounded(refusals)
        let isRefused = Set(RefusedEdits.open(holdings).map { LanePosition($0.submission.replica, $0.n) })
        let replica = holdings.replica.identity.replica
        let toSee = summary.rejected.contains { isRefused.contains(LanePosition(replica, $0.n)) }
        return toSee ? lines + [(RefusedSentence.seeList, .dim)] : lines
    }

    /// What others did and decided.
    private func foreignLines(_ summary: SyncSummary) -> [Line] {
        var lines: [Line] = []
        if let count = summary.foreignRows[.office], !summary.newUnits.contains(.office) {
            lines.append((NewsSentence.office(changes: count), .plain))
        }
        lines += ForeignOutput(holdings: holdings, paper: paper).sentences(summary).map { ($0, .plain) }
        return lines + bounded(summary.rulings.flatMap(rulings))
    }

    private func unitLines(_ summary: SyncSummary) -> [Line] {
        let new = summary.newUnits.filter { $0 != .office }.map { unit -> Line in
            let name = holdings.name(of: unit)
            let isBack = summary.rejoinedUnits.contains(unit)
            return (isBack ? SyncSentence.rejoined(unit: name) : .newUnit(unit: name), .good)
        }
        // Without the office's stream nothing has a name any more.
        let left =
            summary.leftUnits.contains(.office)
            ? [(SyncSentence.leftAll, Style.warning)]
            : summary.leftUnits.map { unit -> Line in
                (SyncSentence.left(unit: holdings.name(of: unit)), .warning)
            }
        let diverged = summary.divergedUnits.map { unit -> Line in
            (SyncSentence.fetchedAgain(unit: unit == .office ? nil : holdings.name(of: unit)), .warning)
        }
        let deposited = summary.depositedSets.sorted { $0.key < $1.key }.map { unit, count -> Line in
            (SyncSentence.deposited(unit: holdings.name(of: unit), edits: count), .warning)
        }
        return bounded(new) + bounded(deposited) + bounded(left) + bounded(diverged)
    }

    private func dueLines() -> [Line] {
        func first(_ items: [DueList.Item]) -> [NewsSentence.Due] {
            items.prefix(Self.linesMax).map {
                NewsSentence.Due(label: holdings.label(of: $0.target.record), left: $0.left)
            }
        }
        let (overdue, soon) = (due.overdue, due.soon)
        var lines: [Line] = []
        if !overdue.isEmpty {
            lines.append((NewsSentence.overdue(count: overdue.count, first: first(overdue)), .bad))
        }
        if !soon.isEmpty {
            let days = DueClock.soonDays
            lines.append(
                (NewsSentence.dueSoon(count: soon.count, days: days, first: first(soon)), .warning)
            )
        }
        return lines
    }

    /// As many lines as one kind may have, the rest counted.
    private func bounded(_ lines: [Line], to linesMax: Int = linesMax) -> [Line] {
        guard lines.count > linesMax else { return lines }
        return lines.prefix(linesMax) + [(NewsSentence.more(lines.count - linesMax), .dim)]
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
            "others": ForeignOutput(holdings: holdings, paper: paper).json(summary),
            "othersLeftOut": .int(Int64(summary.foreignEditsLeftOut)), "due": due.json,
            "rulings": .array(rulings), "newUnits": .array(summary.newUnits.map(\.json)),
            "rejoinedUnits": .array(summary.rejoinedUnits.map(\.json)),
            "deposited": .object(
                summary.depositedSets.reduce(into: [:]) { $0[$1.key.description] = .int(Int64($1.value)) }
            ),
            "leftUnits": .array(summary.leftUnits.map(\.json)),
            "divergedUnits": .array(summary.divergedUnits.map(\.json)),
            "forked": .bool(summary.isForked), "sentAgain": .int(Int64(summary.sentAgain)),
            "deferred": .int(Int64(holdings.replica.deferredSets)),
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
            "outcome": outcome.verdict.json, "setAside": outcome.setAside?.json,
        ])
    }

    /// The record of a change; of a new one that was not taken the problem that it would belong to, of one that is not here
    /// its kind as well.
    func label(_ change: Change) -> String {
        guard holdings.record(change.record) == nil else { return holdings.label(of: change.record) }
        if case .create(.some(let parent), _) = change.action { return holdings.label(of: parent) }
        return "\(values.kind(change.kind)) \(holdings.label(of: change.record))"
    }

    private func sentence(_ outcome: SyncSummary.Outcome, listsAll: Bool) -> Line? {
        let label = label(outcome.change)
        let what = what(outcome.change)
        switch outcome.verdict {
        case .conflict(let id):
            return (
                SyncSentence.conflict(label: label, what: what, conflict: holdings.shortIDs.text(id)),
                .warning
            )
        case .rejected(.groupRejected): return nil
        case .rejected(let reason):
            let sentence = SyncSentence.rejected(
                label: label,
                what: what,
                reason: reason,
                decision: outcome.setAside.map(holdings.decision)
            )
            return (sentence, .bad)
        case .merged, .withdrawn, .deferred:
            return (SyncSentence.outcome(label: label, what: what, verdict: outcome.verdict), .plain)
        case .applied, .converged, .unchanged, .superseded:
            return listsAll
                ? (SyncSentence.outcome(label: label, what: what, verdict: outcome.verdict), .dim) : nil
        }
    }

    private func rulings(_ ruling: SyncSummary.Ruling) -> [Line] {
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
                (
                    SyncSentence.rulingWon(
                        label: label,
                        field: field,
                        value: value,
                        by: by,
                        why: resolution.why
                    ), .good
                )
            ]
        }
        let lost = ruling.lost.map(\.values) + (ruling.overruled.isEmpty ? [] : [ruling.overruled])
        guard !lost.isEmpty else {
            return [
                (
                    SyncSentence.ruling(
                        label: label,
                        field: field,
                        value: value,
                        by: by,
                        why: resolution.why
                    ), .plain
                )
            ]
        }
        return lost.map { own in
            (
                SyncSentence.rulingLost(
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
