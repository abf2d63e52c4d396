import Shared
import Terminal

/// What lies in quarantine, as people and scripts read it.
struct QuarantineOutput {
    let holdings: Holdings
    let paper: Paper

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }

    /// The first digits of its hash.
    static func id(_ set: QuarantinedSet) -> String { String("\(set.root.hash)".prefix(8)) }

    func id(_ set: QuarantinedSet) -> String { Self.id(set) }

    func table(_ sets: [QuarantinedSet]) -> [String] {
        guard !sets.isEmpty else { return [said(QuarantineSentence.empty)] }
        let headings: [QuarantineCaption] = [.id, .unit, .person, .saved, .edits, .state]
        var table = Table(columns: headings.map { .init(said($0), elastic: $0 == .edits) })
        for set in sets {
            table.rows.append([
                .init(id(set), .strong), .init(holdings.name(of: set.submission.unit)),
                .init(holdings.name(of: set.author)), .init(saved(set)),
                .init(changes(of: set).map(brief).joined(separator: language.say("；", "; "))),
                .init(said(set.state), set.isOpen ? .warning : .dim),
            ])
        }
        let isOpen = sets.contains(where: \.isOpen)
        return table.lines(for: paper)
            + (isOpen ? [paper.paint(said(QuarantineSentence.howToGoOn), .dim)] : [])
    }

    func lines(_ set: QuarantinedSet) -> [String] {
        var lines = [
            paper.paint(
                said(
                    QuarantineSentence.heading(
                        id: id(set),
                        unit: holdings.name(of: set.submission.unit),
                        person: holdings.name(of: set.author),
                        saved: saved(set),
                        state: set.state
                    )
                ),
                .strong
            )
        ]
        for change in changes(of: set) {
            lines += paper.paragraph(full(change), indent: 2)
            if let why = change.why {
                lines += paper.paragraph(said(QuarantineSentence.because(why)), indent: 4)
            }
        }
        if let decision = set.decision {
            let sentence = QuarantineSentence.decided(
                state: set.state,
                by: holdings.name(of: decision.author),
                at: decision.decidedAt.minuteText(offsetMinutes: paper.offsetMinutes),
                why: decision.why
            )
            lines.append(said(sentence))
        } else {
            let how: QuarantineSentence =
                set.state == .deferred ? .howToEndWait(id: id(set)) : .howToDecide(id: id(set))
            lines.append(paper.paint(said(how), .dim))
        }
        return lines
    }

    func json(_ set: QuarantinedSet) -> JSONValue {
        jsonObject([
            "id": .string(id(set)), "unit": set.submission.unit.json, "person": set.author.json,
            "name": .string(holdings.name(of: set.author)), "root": set.root.json,
            "savedAt": set.submission.set?.editedAt.json, "depositedAt": set.depositedAt.json,
            "state": .string(set.state.rawValue),
            "decidedBy": set.decision.map { .string(holdings.name(of: $0.author)) },
            "decidedAt": set.decision?.decidedAt.json, "why": set.decision?.why.map { .string($0) },
            "awaits": set.awaited.isEmpty ? nil : .array(set.awaited.map(\.json)),
            "changes": .array(changes(of: set).map(\.json)),
        ])
    }

    private func changes(of set: QuarantinedSet) -> [Change] { set.submission.set?.changes ?? [] }

    private func saved(_ set: QuarantinedSet) -> String {
        (set.submission.set?.editedAt ?? set.depositedAt).minuteText(offsetMinutes: paper.offsetMinutes)
    }

    private func brief(_ change: Change) -> String {
        "\(label(change)) \(SyncOutput(holdings: holdings, paper: paper).what(change))"
    }

    private func full(_ change: Change) -> String {
        switch change.action {
        case .create(_, let fields):
            let parts = fields.sorted { $0.key < $1.key }.map { field, value in
                "\(FieldWord.text(field, in: language)) \(values.text(value, of: field, kind: change.kind))"
            }
            return "\(label(change)) \(values.kind(change.kind))\(language.say("：", ": "))"
                + parts.joined(separator: language.say("，", ", "))
        case .edit(let edit):
            let set = HistorySentence.set(
                field: FieldWord.text(edit.field, in: language),
                before: values.text(edit.from, of: edit.field, kind: change.kind),
                after: values.text(edit.to, of: edit.field, kind: change.kind)
            )
            return "\(label(change)) \(said(set))"
        case .resolve: return brief(change)
        }
    }

    /// The record, or the problem under which a new one would hang.
    private func label(_ change: Change) -> String {
        if case .create(.some(let parent), _) = change.action { return holdings.label(of: parent) }
        return holdings.label(of: change.record)
    }

    private func said(_ sentence: some Speakable) -> String { sentence.text(in: language) }
}
