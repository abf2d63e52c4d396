import Shared
import Terminal

/// Conflicts as people and scripts read them.
struct ConflictOutput {
    let holdings: Holdings
    let paper: Paper

    private var language: Language { paper.language }
    private var values: ValueText { ValueText(holdings: holdings, language: language) }

    /// One conflict with all that stands against each other.
    func lines(_ conflict: Conflict, in view: UnitView, showsHow: Bool = true) -> [String] {
        let state = view.state
        let short = holdings.shortIDs.text(conflict.id)
        let record = state.records[conflict.record]
        let fields = conflict.fields.sorted()
        let titles = fields.map { FieldWord.text($0.field, in: language) }
        let title =
            titles.isEmpty
            ? (record.map { values.kind($0.kind) } ?? "") : titles.joined(separator: language.say("、", ", "))
        var lines = [
            paper.paint(
                ConflictSentence.heading(
                    conflict: short,
                    label: label(record) ?? holdings.label(of: conflict.record),
                    title: title
                ).text(in: language),
                .strong
            )
        ]
        if !conflict.base.isEmpty { lines.append(indented(.base(value: text(conflict.base, state)))) }
        if !fields.isEmpty {
            let heads = fields.reduce(into: [FieldKey: JSONValue]()) { heads, key in
                heads[key] = state.records[key.record]?[key.field] ?? .null
            }
            let write = fields.compactMap { state.records[$0.record]?.fields[$0.field]?.write }
                .max { $0.version < $1.version }
            lines.append(
                indented(
                    .head(
                        value: text(heads, state),
                        who: write.map { name($0.author, view) } ?? "—",
                        version: write?.version ?? 0
                    )
                )
            )
        }
        for (place, contender) in conflict.standing.enumerated() {
            lines.append(
                indented(
                    .standing(
                        number: place + 1,
                        value: text(contender.values, state),
                        who: name(contender.author, view),
                        when: contender.editedAt.minuteText(offsetMinutes: paper.offsetMinutes),
                        why: contender.why
                    )
                )
            )
            if !contender.creates.isEmpty {
                let labels = contender.creates.map { id in
                    let about = state.records[id].map(values.summary(of:)) ?? ""
                    return holdings.label(of: id) + (about.isEmpty ? "" : language.say("：", ": ") + about)
                }
                lines.append("  " + indented(.records(labels)))
            }
        }
        guard showsHow, conflict.state == .open else { return lines }
        if !view.unit.roles.isDisjoint(with: Role.officeSide) {
            lines.append(paper.paint(indented(.howToResolve(conflict: short)), .dim))
        }
        if conflict.standing.contains(where: { $0.author == view.person }) {
            lines.append(paper.paint(indented(.howToWithdraw(conflict: short)), .dim))
        }
        return lines
    }

    /// An entry's label with its problem's, because an id alone says nothing.
    private func label(_ record: RecordState?) -> String? {
        guard let record, record.knownKind?.isEntry ?? false, let problem = record.parent else { return nil }
        return "\(holdings.label(of: problem)) \(holdings.label(of: record.id))"
    }

    /// Values of one field, or of several with their names.
    func text(_ all: [FieldKey: JSONValue], _ state: UnitState) -> String {
        guard let key = all.keys.first, all.count == 1 else { return named(all, state) }
        return text(key, all, state)
    }

    /// Values with their fields' names.
    func named(_ all: [FieldKey: JSONValue], _ state: UnitState) -> String {
        let texts = all.keys.sorted().map {
            "\(FieldWord.text($0.field, in: language)) \(text($0, all, state))"
        }
        return texts.isEmpty ? "—" : texts.joined(separator: language.say("；", "; "))
    }

    private func text(_ key: FieldKey, _ all: [FieldKey: JSONValue], _ state: UnitState) -> String {
        values.text(all[key] ?? .null, of: key.field, kind: state.records[key.record]?.kind ?? "")
    }

    /// A conflict as scripts read it; contenders are numbered from 1 as `resolve --contender` takes them.
    func json(_ conflict: Conflict, in view: UnitView) -> JSONValue {
        let state = view.state
        let contenders = conflict.standing.enumerated().map { place, contender -> JSONValue in
            [
                "number": .int(Int64(place + 1)), "id": .string(contender.id),
                "values": json(contender.values),
                "creates": .array(contender.creates.map(\.json)),
                "who": .string(holdings.name(of: contender.author)), "person": contender.author.json,
                "why": .optional(contender.why), "editedAt": contender.editedAt.json,
                "own": .bool(contender.author == view.person),
            ]
        }
        let heads = conflict.fields.sorted().map { key -> JSONValue in
            let field = state.records[key.record]?.fields[key.field]
            return [
                "record": key.record.json, "field": .string(key.field), "value": field?.value ?? .null,
                "version": .optional(field?.write.version),
                "who": .optional(field.map { holdings.name(of: $0.write.author) }),
            ]
        }
        return [
            "id": conflict.id.json, "short": .string(holdings.shortIDs.text(conflict.id)),
            "unit": state.unit.json,
            "record": conflict.record.json, "label": .string(holdings.label(of: conflict.record)),
            "revision": .int(conflict.revision), "state": .string(conflict.state.rawValue),
            "base": json(conflict.base), "head": .array(heads), "contenders": .array(contenders),
        ]
    }

    /// Values by record and field.
    func json(_ values: [FieldKey: JSONValue]) -> JSONValue {
        .array(
            values.keys.sorted().map { key in
                ["record": key.record.json, "field": .string(key.field), "value": values[key] ?? .null]
            }
        )
    }

    private func name(_ person: PersonID, _ view: UnitView) -> String {
        person == view.person ? Caption.you.text(in: language) : holdings.name(of: person)
    }

    private func indented(_ sentence: ConflictSentence) -> String { "  " + sentence.text(in: language) }
}
