import Shared
import Terminal

/// One thing that happened to a record.
struct HistoryEntry: Sendable {
    /// What became of it.
    enum Outcome: Sendable {
        case verdict(Verdict)
        case unsent
        case refused
    }

    var version: Int64?
    var author: PersonID
    var carrier: PersonID
    var editedAt: Timestamp
    var receivedAt: Timestamp?
    var change: Change
    var outcome: Outcome
    /// The set's place in its lane.
    var position: LanePosition
    /// What a ruling made of the conflict's fields; nil for other changes.
    var ruled: [FieldKey: JSONValue]?
}

/// A record's history as people and scripts read it.
struct HistoryOutput {
    let holdings: Holdings
    let view: UnitView
    let paper: Paper

    private var language: Language { paper.language }
    private var changes: ChangeText { ChangeText(holdings: holdings, view: view, paper: paper) }

    func lines(_ entries: [HistoryEntry]) -> [String] {
        guard !entries.isEmpty else { return [HistorySentence.nothingHeld.text(in: language)] }
        return entries.flatMap { entry -> [String] in
            let when = entry.editedAt.minuteText(offsetMinutes: paper.offsetMinutes)
            let version = entry.version.map { language.say("第 \($0) 版", "version \($0)") } ?? "—"
            var head = "\(when)  \(version)  \(holdings.name(of: entry.author))"
            if entry.carrier != entry.author {
                head += " (\(Caption.carriedBy.text(in: language)) \(holdings.name(of: entry.carrier)))"
            }
            var lines =
                [paper.paint(head, .dim)]
                + paper.paragraph(changes.text(entry.change, ruled: entry.ruled), indent: 2)
            if let why = entry.change.why {
                lines += paper.paragraph(language.say("原因：\(why)", "because: \(why)"), indent: 2)
            }
            let (text, style) = outcome(entry.outcome)
            lines.append("  " + paper.paint("→ " + text, style))
            return lines
        }
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
                ])
            }
        )
    }

    private func outcome(_ outcome: HistoryEntry.Outcome) -> (String, Style) {
        switch outcome {
        case .unsent: (HistorySentence.unsent.text(in: language), .warning)
        case .refused: (HistorySentence.refused.text(in: language), .bad)
        case .verdict(.conflict(let id)): (fate(of: id), .warning)
        case .verdict(let verdict):
            (verdict.text(in: language), verdict.isRejected ? .bad : .good)
        }
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
