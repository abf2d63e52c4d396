/// The round of a bulletin: one that the office stream holds, or a new one.
struct ImportedRound {
    let id: RecordID
    let name: String
    /// Nil where the office stream holds it.
    let creation: Change?

    init(_ headline: Headline, _ request: BulletinImportRequest) throws(BulletinImportRefusal) {
        if let given = request.round {
            guard let known = request.knownRounds.first(where: { $0.id == given }) else { throw .noSuchRound }
            (id, name, creation) = (known.id, known.name, nil)
            return
        }
        guard let number = headline.round, 1...999 ~= number else { throw .roundUnknown }
        let term = headline.committeeTerm
        let derived = RecordID.version5(space: UnitID.office, name: "round/\(term ?? "")/\(number)")
        let known = request.knownRounds.first { round in
            round.id == derived
                || round.ordinal == Int64(number)
                    && (round.committeeTerm == term || round.committeeTerm == nil)
        }
        if let known {
            (id, name, creation) = (known.id, known.name, nil)
            return
        }
        let title = (term ?? "") + "第" + chineseNumeral(number) + "轮巡察"
        var fields: [String: JSONValue] = [
            FieldName.name: .string(title), FieldName.ordinal: .int(Int64(number)),
        ]
        fields["committeeTerm"] = term.map { .string($0) }
        fields["teams"] = headline.teams.map { .string($0) }
        id = derived
        name = title
        creation = Change(derived, kind: RecordKind.round.rawValue, .create(parent: nil, fields: fields))
    }
}

/// 7 as 七, 23 as 二十三, 105 as 一百零五; for 1 to 999.
public func chineseNumeral(_ number: Int) -> String {
    let digits = Array("零一二三四五六七八九").map(String.init)
    var text = ""
    if number >= 100 { text += digits[number / 100 % 10] + "百" }
    let tens = number / 10 % 10
    if tens > 0 {
        text += (tens == 1 && number < 100 ? "" : digits[tens]) + "十"
    } else if number > 100, !number.isMultiple(of: 100) {
        text += "零"
    }
    if !number.isMultiple(of: 10) { text += digits[number % 10] }
    return text
}

/// The headline's figures, kept as what was published and never added to entries.
enum PublishedFigures {
    static func changes(
        _ figures: [BulletinFigure],
        of round: RecordID,
        _ leftOut: inout [BulletinImport.LeftOut]
    ) -> [Change] {
        var changes: [Change] = []
        var seen: [String: Int] = [:]
        for figure in figures {
            guard !figure.unit.isEmpty, Validation.isDecimal(figure.value) else {
                leftOut.append(.init(line: figure.line, text: figure.quote, reason: .figureWithoutUnit))
                continue
            }
            // By its words, so that a second bulletin of the round adds its own and repeats none.
            let place = seen[figure.quote, default: 0] + 1
            seen[figure.quote] = place
            var fields: [String: JSONValue] = [
                "figureKind": .string(figure.kind), FieldName.amount: .string(figure.value),
                FieldName.countUnit: .string(figure.unit), FieldName.quote: .string(figure.quote),
                FieldName.approximation: .string(figure.approximation.rawValue),
            ]
            if !figure.categories.isEmpty { fields["categories"] = Validation.setValue(figure.categories) }
            fields[FieldName.compound] = figure.compound.map { .string($0.rawValue) }
            if let doubt = figure.doubt {
                fields[FieldName.doubtful] = true
                fields["doubt"] = .string(doubt.rawValue)
            }
            changes.append(
                Change(
                    .version5(space: UnitID.office, name: "round/\(round)/figure/\(figure.quote)/\(place)"),
                    kind: RecordKind.publishedFigure.rawValue,
                    .create(parent: round, fields: fields)
                )
            )
        }
        return changes
    }
}
