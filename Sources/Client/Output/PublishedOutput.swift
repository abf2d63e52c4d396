import Shared
import Terminal

/// The figures that a round's bulletin published: beside the ledger's sums, and never among them.
struct PublishedOutput {
    let holdings: Holdings
    let paper: Paper

    private var language: Language { paper.language }

    /// The published figures of a round, or of all: by round and kind, wholes before their parts.
    func figures(of round: RecordID?) -> [RecordState] {
        (holdings.views[.office]?.live(.publishedFigure) ?? []).filter { round == nil || $0.parent == round }
            .sorted { left, right in
                let (one, other) = (place(left), place(right))
                return one == other ? left.id < right.id : one < other
            }
    }

    private func place(_ figure: RecordState) -> (String, Int, ExactDecimal) {
        let kind = figure.text("figureKind").flatMap(FigureKind.init).flatMap {
            FigureKind.allCases.firstIndex(of: $0)
        }
        let value = figure.text(FieldName.amount).flatMap { ExactDecimal($0) } ?? 0
        return (figure.parent.map(holdings.roundName) ?? "", kind ?? .max, 0 - value)
    }

    func lines(_ figures: [RecordState]) -> [String] {
        guard !figures.isEmpty else { return [TotalsSentence.nonePublished.text(in: language)] }
        var table = Table(columns: [
            .init(said(.round)), .init(said(.figure)), .init(said(.value), right: true),
            .init(said(.content), elastic: true), .init(said(.marks)),
        ])
        for figure in figures {
            let isDoubtful = figure[FieldName.doubtful].truth == true
            table.rows.append([
                .init(figure.parent.map(holdings.roundName) ?? ""), .init(name(figure)),
                .init(value(figure), .strong),
                .init(figure.text(FieldName.quote) ?? ""), .init(isDoubtful ? said(.doubtful) : "", .warning),
            ])
        }
        return table.lines(for: paper) + ["", TotalsSentence.published.text(in: language)]
    }

    func json(_ figures: [RecordState]) -> JSONValue {
        [
            "published": .array(
                figures.map { figure in
                    jsonObject([
                        "record": figure.id.json, "round": figure.parent?.json,
                        "roundName": figure.parent.map { .string(holdings.roundName($0)) },
                        "figureKind": figure["figureKind"], "value": figure[FieldName.amount],
                        "unit": figure[FieldName.countUnit],
                        "approximation": .string(approximation(figure).rawValue),
                        "categories": figure["categories"].items.map { .array($0) } ?? [],
                        "doubtful": .bool(figure[FieldName.doubtful].truth == true),
                        "quote": figure[FieldName.quote],
                    ])
                }
            )
        ]
    }

    private func name(_ figure: RecordState) -> String {
        let kind = figure.text("figureKind") ?? ""
        return FigureKind(rawValue: kind)?.text(in: language) ?? kind
    }

    private func value(_ figure: RecordState) -> String {
        let text = figure.text(FieldName.amount) ?? ""
        let number = ExactDecimal(text).map(ValueText.grouped) ?? text
        let unit = figure.text(FieldName.countUnit) ?? ""
        return approximation(figure).around(unit.isEmpty ? number : "\(number) \(unit)", in: language)
    }

    private func approximation(_ figure: RecordState) -> Approximation {
        figure.text(FieldName.approximation).flatMap(Approximation.init) ?? .exact
    }

    private func said(_ caption: Caption) -> String { caption.text(in: language) }
}
