import Shared
import Terminal

/// How a replica stands, as people and scripts read it.
struct StatusOutput {
    let holdings: Holdings
    let paper: Paper
    let now: Timestamp
    let today: CalendarDate

    private static let enrolmentSoonDays: Int64 = 14
    private var language: Language { paper.language }
    private var replica: Replica { holdings.replica }
    private var sync: SyncOutput { SyncOutput(holdings: holdings, paper: paper) }

    func lines() -> [String] {
        let identity = replica.identity
        var lines = [
            paper.paint(
                said(
                    StatusSentence.person(
                        name: identity.enrolment?.personName ?? "—",
                        server: identity.server
                    )
                ),
                .strong
            )
        ]
        lines += CutText(holdings: holdings, paper: paper).lines(holdings.units)
        if let warning = enrolmentWarning { lines.append(paper.paint(said(warning), .warning)) }
        // Edits of a unit that is not held: a repair has let it go.
        let isToBeFetched = replica.unsent.contains { replica.units[$0.unit] == nil }
        if isToBeFetched {
            lines.append(paper.paint(said(HomeSentence.toBeFetched), .warning))
        } else if holdings.units.isEmpty {
            lines.append(said(HomeSentence.noUnits))
        }
        for unit in holdings.units {
            guard let view = holdings.views[unit] else { continue }
            let problems = view.live(.problem)
            let open = problems.filter { view.value($0.id, FieldName.status).text != "closed" }.count
            lines.append(
                said(
                    StatusSentence.unit(
                        name: holdings.name(of: unit),
                        roles: view.unit.roles.sorted(),
                        problems: problems.count,
                        open: open
                    )
                )
            )
        }
        return lines + outboxLines() + conflictLines() + numberLines() + dueLines()
    }

    private func outboxLines() -> [String] {
        var lines: [String] = []
        for unit in Set(replica.unsent.map(\.unit)).sorted() {
            let report = replica.report(of: unit)
            let edits = replica.unsent.filter { $0.unit == unit }
            let since = report.oldest?.minuteText(offsetMinutes: paper.offsetMinutes) ?? "—"
            lines.append(
                paper.paint(
                    said(
                        StatusSentence.unsent(
                            unit: holdings.name(of: unit),
                            edits: edits.count,
                            changes: Int(report.changes),
                            since: since
                        )
                    ),
                    .warning
                )
            )
        }
        if replica.tornLines > 0 {
            let sentence = StatusSentence.torn(lines: replica.tornLines, file: ReplicaFiles.torn)
            lines.append(paper.paint(said(sentence), .bad))
        }
        if replica.deferredSets > 0 {
            lines.append(said(SyncSentence.waitsForOthers(edits: replica.deferredSets)))
        }
        for pending in replica.outbox {
            if let refusal = pending.refusal, !pending.isAcknowledged, !pending.isGivenUp {
                lines.append(
                    paper.paint(said(StatusSentence.waiting(edit: pending.n, because: refusal)), .warning)
                )
            }
            if pending.wasLost, !pending.isAcknowledged {
                lines.append(paper.paint(said(StatusSentence.lost(edit: pending.n)), .warning))
            }
        }
        lines += refusedLines()
        return lines.isEmpty ? [paper.paint(said(StatusSentence.allSent), .good)] : lines
    }

    private func refusedLines() -> [String] {
        var lines: [String] = []
        for pending in refused {
            if let reason = pending.givenUp {
                lines.append(
                    paper.paint(said(StatusSentence.refusedEdit(edit: pending.n, because: reason)), .bad)
                )
            }
            for (change, reason) in pending.rejected where reason != .groupRejected {
                lines.append(
                    paper.paint(
                        said(
                            StatusSentence.rejectedChange(
                                label: sync.label(change),
                                what: sync.what(change),
                                reason: reason
                            )
                        ),
                        .bad
                    )
                )
            }
        }
        return lines.isEmpty ? [] : lines + [paper.paint(said(RefusedSentence.seeList), .dim)]
    }

    private var refused: [PendingSet] { RefusedEdits.open(holdings) }

    private func conflictLines() -> [String] {
        let count = openConflicts
        return count == 0 ? [] : [paper.paint(said(StatusSentence.disputed(count)), .warning)]
    }

    private var repeatedNumbers: [Target] {
        holdings.units.flatMap { unit in
            holdings.repeatedNumbers(in: unit).map { Target(unit: unit, record: $0) }
        }
    }

    private func numberLines() -> [String] {
        let labels = repeatedNumbers.map { holdings.label(of: $0.record) }
        return labels.isEmpty
            ? [] : [paper.paint(said(StatusSentence.repeatedNumbers(labels)), .warning)]
    }

    private func dueLines() -> [String] {
        let due = DueList(holdings, today: today)
        if due.overdue.isEmpty, due.soon.isEmpty { return [said(StatusSentence.nothingDue)] }
        let records = RecordOutput(holdings: holdings, paper: paper, today: today)
        var lines: [String] = []
        if !due.overdue.isEmpty {
            lines.append(paper.paint(said(StatusSentence.overdue(due.overdue.count)), .bad))
            lines += records.table(due.overdue.map(\.target))
        }
        if !due.soon.isEmpty {
            let sentence = StatusSentence.dueSoon(due.soon.count, days: DueClock.soonDays)
            lines.append(paper.paint(said(sentence), .warning))
            lines += records.table(due.soon.map(\.target))
        }
        return lines
    }

    func json() -> JSONValue {
        let unsent = Set(replica.unsent.map(\.unit)).sorted().map { unit -> JSONValue in
            let report = replica.report(of: unit)
            return [
                "unit": unit.json, "edits": .int(Int64(replica.unsent.filter { $0.unit == unit }.count)),
                "changes": .int(report.changes), "oldest": report.oldest?.json ?? .null,
            ]
        }
        let refusals = replica.outbox.compactMap { pending -> JSONValue? in
            guard pending.closing == nil,
                let refusal = pending.givenUp ?? (pending.isAcknowledged ? nil : pending.refusal)
            else {
                return nil
            }
            return [
                "unit": pending.unit.json, "n": .int(pending.n), "refusal": refusal.json,
                "final": .bool(pending.isGivenUp),
            ]
        }
        let lost = replica.unsent.filter(\.wasLost).map {
            ["unit": $0.unit.json, "n": .int($0.n)] as JSONValue
        }
        let rejected = refused.flatMap { pending in
            pending.rejected.map { change, reason -> JSONValue in
                jsonObject([
                    "unit": pending.unit.json, "n": .int(pending.n), "record": change.record.json,
                    "field": change.edit.map { .string($0.field) }, "value": change.edit?.to,
                    "reason": .string(reason.rawValue),
                ])
            }
        }
        return [
            "person": .string(replica.identity.enrolment?.personName ?? ""),
            "server": .string(replica.identity.server), "replica": replica.identity.replica.json,
            "device": .string(replica.identity.deviceName),
            "enrolledUntil": replica.identity.enrolment?.expiresAt.json ?? .null,
            "cut": CutText(holdings: holdings, paper: paper).json(holdings.units), "unsent": .array(unsent),
            "refused": .array(refusals), "rejected": .array(rejected), "lost": .array(lost),
            "deferred": .int(Int64(replica.deferredSets)),
            "torn": .int(Int64(replica.tornLines)), "openConflicts": .int(Int64(openConflicts)),
            "repeatedNumbers": .array(
                repeatedNumbers.map { target in
                    [
                        "record": target.record.json, "unit": target.unit.json,
                        "label": .string(holdings.label(of: target.record)),
                    ]
                }
            ),
            "due": DueList(holdings, today: today).json,
        ]
    }

    private var openConflicts: Int { holdings.views.values.reduce(0) { $0 + $1.state.openConflicts.count } }

    private var enrolmentWarning: HomeSentence? {
        guard let end = replica.identity.enrolment?.expiresAt else { return nil }
        if end <= now { return .enrolmentEnded }
        let days = (end.milliseconds - now.milliseconds) / 86_400_000
        return days <= Self.enrolmentSoonDays ? .enrolmentEnds(days: days) : nil
    }

    private func said(_ sentence: some Speakable) -> String { sentence.text(in: language) }
}

extension PendingSet {
    /// Why the content was given up; nil where it was not.
    var givenUp: PushRefusal? {
        guard case .void(let notice) = void?.content else {
            // A copy of this replica gave the number up.
            return isGivenUp ? .replicaFork(expected: n) : nil
        }
        return (try? PushRefusal(json: ["code": .string(notice.reason)])) ?? .unavailable
    }
}
