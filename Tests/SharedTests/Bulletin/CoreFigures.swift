import Testing

@testable import Shared

/// The core figures of a text in the scorer's sense, as short words: `funds 128000 at_least`, `persons 3 人`.
enum CoreFigures {
    static func ofBody(_ text: String) -> [String] {
        let bulletin = BulletinReader.read("甲州市审计局\n\n问题:账目管理松散\n\n整改:\(text)")
        return of(bulletin.units.flatMap(\.problems).flatMap(\.figures))
    }

    static func ofHeadline(_ text: String) -> [String] {
        of(BulletinReader.read(text).headline.figures)
    }

    static func of(_ figures: [BulletinFigure]) -> [String] {
        figures.compactMap(word)
    }

    static func word(_ figure: BulletinFigure) -> String? {
        let approximation = figure.approximation == .exact ? "" : " " + figure.approximation.rawValue
        if figure.kind.hasPrefix("rules_") { return "rules \(figure.value)\(approximation)" }
        switch figure.kind {
        case "funds_recovered": return "funds \(figure.value)\(approximation)"
        case "accountability": return "persons \(figure.value) \(figure.unit)\(approximation)"
        case "problems_total": return "total \(figure.value)\(approximation)"
        case "problems_closed": return "closed \(figure.value)\(approximation)"
        case "problems_stage_done": return "stage \(figure.value)\(approximation)"
        default: return nil
        }
    }
}

/// One sentence and the core figures that it must give, no more and no fewer.
struct SentenceCase: Sendable, CustomTestStringConvertible {
    let text: String
    let figures: [String]

    init(_ text: String, _ figures: String...) {
        self.text = text
        self.figures = figures
    }

    var testDescription: String { text }
}
