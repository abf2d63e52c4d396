import Shared
import Terminal

/// A record's history as people and scripts read it.
struct HistoryOutput {
    let holdings: Holdings
    let view: UnitView
    let paper: Paper

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }
    private var changes: ChangeText { ChangeText(holdings: holdings, view: view, paper: paper) }

    func lines(_ entries: [HistoryEntry]) -> [String] {
        guard !entries.isEmpty else { return [HistorySentence.nothingHeld.text(in: language)] }
        return entries.flatMap(lines)
    }

    private func lines(_ entry: HistoryEntry) -> [String] {
        var lines = [paper.paint(heading(entry), .dim)]
        lines += paper.paragraph(changes.text(entry.change, ruled: entry.ruled), indent: 2)
        if let why = entry.change.why {
            lines += paper.paragraph(language.say("原因：\(why)", "because: \(why)"), indent: 2)
        }
        for sentence in background(entry) {
            lines += paper.paragraph(sentence.text(in: language), indent: 2).map { paper.paint($0, .dim) }
        }
        let (text, style) = outcome(of: entry)
        lines.append("  " + paper.paint("→ " + text, style))
        if let undo = entry.undoneBy {
            lines.append(
                "  " + paper.paint("→ " + HistorySentence.undoneBy(name(undo)).text(in: language), .warning)
            )
        }
        return lines
    }

    private func heading(_ entry: HistoryEntry) -> String {
        let when = entry.editedAt.minuteText(offsetMinutes: paper.offsetMinutes)
        let version = entry.version.map { language.say("第 \($0) 版", "version \($0)") } ?? "—"
        var heading = "\(when)  \(version)  \(holdings.name(of: entry.author))"
        if entry.version == nil || entry.author == holdings.replica.person,
            let own = holdings.reference(of: entry.position, in: view.state.unit, at: nil)
        {
            heading += "  \(own)"
        }
        if entry.carrier != entry.author {
            heading += " (\(Caption.carriedBy.text(in: language)) \(holdings.name(of: entry.carrier)))"
        }
        return heading
    }

    /// What the author knew and did not know, and where the edit comes from.
    private func background(_ entry: HistoryEntry) -> [HistorySentence] {
        var sentences: [HistorySentence] = []
        if let undone = entry.undoes { sentences.append(.undoes(name(undone))) }
        if let batch = entry.batch { sentences.append(.inBatch(batch.short)) }
        if let person = entry.adoptedFrom { sentences.append(.adopted(from: holdings.name(of: person))) }
        if let receivedAt = entry.receivedAt,
            receivedAt.milliseconds - entry.editedAt.milliseconds > Self.longWayMilliseconds
        {
            sentences.append(.arrived(receivedAt.minuteText(offsetMinutes: paper.offsetMinutes)))
        }
        guard !entry.missed.isEmpty, let base = entry.base, let edit = entry.change.edit else {
            return sentences
        }
        let shown = entry.missed.suffix(Self.missedListedMax).map { missed in
            HistorySentence.write(
                who: holdings.name(of: missed.author),
                version: missed.version,
                value: values.text(missed.value, of: edit.field, kind: entry.change.kind)
            ).text(in: language)
        }
        let hidden = entry.missed.count - shown.count
        sentences.append(.didNotKnow(version: base, writes: shown, more: hidden))
        return sentences
    }

    /// After so long an edit's arrival is told beside when it was saved.
    private static let longWayMilliseconds: Int64 = 300_000
    /// Writes that the author could not know and that are told; of more the newest.
    private static let missedListedMax = 3

    private func name(_ other: HistoryEntry.Other) -> String {
        if let own = holdings.reference(of: other.position, in: view.state.unit, at: nil) { return own }
        return other.version.map { language.say("第 \($0) 版", "version \($0)") } ?? "—"
    }

    func json(_ entries: [HistoryEntry]) -> JSONValue {
        .array(
            entries.map { entry in
                let outcome: JSONValue =
                    switch entry.outcome {
                    case .verdict(let verdict): verdict.json
                    case .unsent: ["verdict": "unsent"]
                    case .refused: ["verdict": "refused"]
                    }
                return jsonObject([
                    "version": .optional(entry.version), "who": .string(holdings.name(of: entry.author)),
                    "person": entry.author.json, "carrier": entry.carrier.json,
                    "editedAt": entry.editedAt.json,
                    "receivedAt": entry.receivedAt?.json, "operation": .string(entry.change.operation),
                    "field": entry.change.edit.map { .string($0.field) }, "from": entry.change.edit?.from,
                    "to": entry.change.edit?.to, "why": .optional(entry.change.why), "outcome": outcome,
                    "reference": .optional(
                        holdings.reference(of: entry.position, in: view.state.unit, at: nil)
                    ), "knew": .optional(entry.base), "missed": .array(entry.missed.map(json)),
                    "undoes": entry.undoes.map { .string(name($0)) },
                    "undoneBy": entry.undoneBy.map { .string(name($0)) }, "batch": entry.batch?.json,
                    "adoptedFrom": entry.adoptedFrom?.json, "setAside": entry.setAside?.json,
                ])
            }
        )
    }

    private func json(_ missed: HistoryEntry.Missed) -> JSONValue {
        [
            "version": .int(missed.version), "who": .string(holdings.name(of: missed.author)),
            "person": missed.author.json, "value": missed.value,
        ]
    }

    private func outcome(of entry: HistoryEntry) -> (String, Style) {
        switch entry.outcome {
        case .unsent: (HistorySentence.unsent.text(in: language), .warning)
        case .refused: (HistorySentence.refused.text(in: language), .bad)
        case .verdict(.conflict(let id)): (fate(of: id), .warning)
        case .verdict(.rejected(let reason)):
            (language.say("未被接受：\(told(reason, entry))", "not accepted: \(told(reason, entry))"), .bad)
        case .verdict(let verdict): (verdict.text(in: language), .good)
        }
    }

    private func told(_ reason: RejectReason, _ entry: HistoryEntry) -> String {
        reason.text(entry.setAside.map(holdings.decision), in: language)
    }

    /// What became of a conflict.
    private func fate(of id: ConflictID) -> String {
        guard let conflict = view.state.conflicts[id] else { return Verdict.conflict(id).text(in: language) }
        let short = holdings.shortIDs.text(id)
        let fate: ConflictSentence
        switch conflict.state {
        case .open: fate = .waitsForRuling
        case .withdrawn: fate = .takenBack
        case .absorbed: fate = .absorbed
        case .resolved:
            guard let resolution = conflict.resolution else { return short }
            fate = .resolved(
                value: ConflictOutput(holdings: holdings, paper: paper).text(resolution.values, view.state),
                by: holdings.name(of: resolution.author),
                why: resolution.why
            )
        }
        return language.say("冲突 \(short)：\(fate.text(in: .zh))", "conflict \(short): \(fate.text(in: .en))")
    }
}
