import Shared
import Terminal

/// Own edits that were turned down, as people and scripts read them.
struct RefusedOutput {
    let holdings: Holdings
    let paper: Paper

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }

    /// - Parameter closed: What the person has seen to, where that is asked for.
    func table(_ open: [PendingSet], closed: [ClosedEdit]) -> [String] {
        let all = closed.map(\.pending) + open
        guard !all.isEmpty else { return [said(.none)] }
        let captions: [Caption] = [.edit, .saved, .content, .why, .status]
        var table = Table(
            columns: captions.map { .init($0.text(in: language), elastic: $0 == .content || $0 == .why) }
        )
        for pending in all {
            table.rows.append([
                .init(holdings.reference(of: pending), .strong), .init(saved(pending)),
                .init(
                    pending.refusedChanges.map { brief($0.change) }.joined(separator: language.say("；", "; "))
                ),
                .init(why(pending), pending.isRefused ? .bad : .dim),
                .init(said(holdings.fate(of: pending)), pending.isRefused ? .warning : .dim),
            ])
        }
        return table.lines(for: paper) + (open.isEmpty ? [] : [paper.paint(said(.howToList), .dim)])
    }

    /// One of them with all that it says.
    func lines(_ pending: PendingSet) -> [String] {
        let edit = holdings.reference(of: pending)
        var lines = [paper.paint(said(.heading(edit: edit, saved: saved(pending))), .strong)]
        for (change, reason) in pending.refusedChanges {
            lines += full(change).flatMap { paper.paragraph($0, indent: 2) }
            if let reason {
                let why = reason.text(decision(pending), in: language)
                lines.append("  " + paper.paint(said(.turnedDown(why: why)), .bad))
            }
            if let why = change.why {
                lines += paper.paragraph(language.say("原因：\(why)", "because: \(why)"), indent: 2)
            }
        }
        if pending.isGivenUp { lines.append(paper.paint(said(.turnedDown(why: why(pending))), .bad)) }
        let state = pending.closing == nil ? .howToGoOn(edit: edit) : holdings.fate(of: pending)
        return lines + [paper.paint(said(state), .dim)]
    }

    private func why(_ pending: PendingSet) -> String {
        if let refusal = pending.givenUp { return refusal.text(in: language) }
        let reasons = pending.rejected.map(\.reason).filter { $0 != .groupRejected }
        return Set(reasons).map { $0.text(decision(pending), in: language) }.sorted()
            .joined(separator: language.say("；", "; "))
    }

    private func decision(_ pending: PendingSet) -> NamedDecision? {
        pending.receipt?.setAside.map(holdings.decision)
    }

    private func saved(_ pending: PendingSet) -> String {
        pending.submission.set?.editedAt.minuteText(offsetMinutes: paper.offsetMinutes) ?? "—"
    }

    private func brief(_ change: Change) -> String {
        guard case .create(let parent, _) = change.action else {
            return "\(holdings.label(of: change.record)) \(what(change))"
        }
        return [parent.map(holdings.label(of:)), what(change)].compactMap(\.self).joined(separator: " ")
    }

    private func what(_ change: Change) -> String {
        guard case .edit(let edit) = change.action, edit.field != FieldName.retracted else {
            return SyncOutput(holdings: holdings, paper: paper).what(change)
        }
        let field = FieldWord.text(edit.field, in: language)
        return "\(field) → \(values.text(edit.to, of: edit.field, kind: change.kind))"
    }

    /// The change with every field of a new record, as `amend` names them.
    private func full(_ change: Change) -> [String] {
        guard case .create(_, let fields) = change.action else { return [brief(change)] }
        return [brief(change)]
            + fields.sorted { $0.key < $1.key }.map { field, value in
                "  \(FieldWord.text(field, in: language)) = \(values.text(value, of: field, kind: change.kind))"
            }
    }

    func json(_ pending: PendingSet, closedAt: Timestamp? = nil) -> JSONValue {
        let changes = pending.refusedChanges.map { change, reason -> JSONValue in
            jsonObject([
                "change": change.json, "label": .string(brief(change)),
                "reason": reason.map { .string($0.rawValue) },
            ])
        }
        var amendedBy: JSONValue?
        if case .amended(let n) = pending.closing { amendedBy = .int(n) }
        return jsonObject([
            "reference": .string(holdings.reference(of: pending)), "unit": pending.unit.json,
            "replica": pending.submission.replica.json, "n": .int(pending.n),
            "savedAt": pending.submission.set?.editedAt.json,
            "refusal": pending.givenUp?.json, "setAside": pending.receipt?.setAside?.json,
            "changes": .array(changes),
            "state": .string(pending.closing == nil ? "open" : amendedBy == nil ? "dropped" : "amended"),
            "amendedBy": amendedBy, "closedAt": closedAt?.json,
        ])
    }

    private func said(_ sentence: RefusedSentence) -> String { sentence.text(in: language) }
}
