import Shared

/// Where a row stands: by round, problems first, then measures, money, people, rules, the rest; sums before their parts.
struct FigurePlace: Comparable {
    private static let families = [
        "problems", "measures", "funds", "accountability", "rules", "quantity", "progress",
    ]

    private let round: String
    private let roundID: RecordID
    private let family: Int
    private let part: Int
    private let figure: String
    private let unit: String

    init(round: String, _ key: FigureKey, unit: String?) {
        self.round = round
        roundID = key.round
        figure = key.figure
        self.unit = unit ?? ""
        let parts = key.figure.split(separator: ".").map(String.init)
        family = Self.families.firstIndex { $0 == parts.first } ?? Self.families.count
        let isWhole = parts.count < 2 || ["total", "all"].contains(parts[1])
        let status = parts.last.flatMap(ProblemStatus.init).flatMap {
            ProblemStatus.allCases.firstIndex(of: $0)
        }
        part = isWhole ? 0 : (status ?? 0) + 1
    }

    static func < (left: FigurePlace, right: FigurePlace) -> Bool {
        let one = (left.round, left.roundID, left.family, left.part, left.figure, left.unit)
        let other = (right.round, right.roundID, right.family, right.part, right.figure, right.unit)
        return one < other
    }
}
