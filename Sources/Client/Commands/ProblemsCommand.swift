import ArgumentParser
import Shared

/// `problems`
struct ProblemsCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "problems", abstract: Help.problems.said)

    @OptionGroup var common: CommonOptions

    @Option(help: Help.statusFilter.help)
    var status: String?

    @Flag(help: Help.overdue.help)
    var overdue = false

    @Option(help: Help.unit.help)
    var unit: String?

    @Option(help: Help.textFilter.help)
    var text: String?

    @Flag(help: Help.all.help)
    var all = false

    func run(on console: Console) async throws {
        let holdings = try holdings(console)
        let units = try unit.map { [try holdings.findUnit($0)] } ?? holdings.units
        var wanted: String?
        if let status {
            wanted = try Choices.raw(status, of: FieldName.status, kind: .problem, in: console.language)
        }
        let clock = DueClock(today: console.today)
        let targets = units.flatMap { unit -> [Target] in
            guard let view = holdings.views[unit] else { return [] }
            let problems = view.state.records.values.filter { $0.knownKind == .problem && (all || $0.isLive) }
            return problems.filter { record in
                if let wanted, view.value(record.id, FieldName.status).text != wanted { return false }
                if overdue, !isOverdue(clock.timeLeft(record.id, in: view)) { return false }
                return matches(record.id, in: view)
            }.map { Target(unit: unit, record: $0.id) }
        }
        let sorted = targets.sorted {
            Self.order(holdings.label(of: $0.record), holdings.label(of: $1.record))
        }
        let output = RecordOutput(holdings: holdings, paper: console.paper, today: console.today)
        let cut = CutText(holdings: holdings, paper: console.paper)
        let records = sorted.compactMap { target -> JSONValue? in
            guard let view = holdings.views[target.unit], let record = view.state.records[target.record]
            else {
                return nil
            }
            return output.json(record, in: view)
        }
        let nothing = units.isEmpty ? HomeSentence.noUnits : .noProblems
        console.result(
            json: ["problems": .array(records), "cut": cut.json(units)],
            lines: (sorted.isEmpty ? [nothing.text(in: console.language)] : output.table(sorted))
                + cut.lines(units)
        )
    }

    private func isOverdue(_ left: TimeLeft) -> Bool { if case .overdue = left { true } else { false } }

    private func matches(_ record: RecordID, in view: UnitView) -> Bool {
        guard let text else { return true }
        let wanted = Holdings.folded(text)
        return [FieldName.number, FieldName.title, "detail", "category"].contains { field in
            Holdings.folded(view.value(record, field).text ?? "").contains(wanted)
        }
    }

    /// Numbers in names count as numbers: `-2` comes before `-10`.
    static func order(_ left: String, _ right: String) -> Bool {
        let (leftParts, rightParts) = (parts(left), parts(right))
        for (one, other) in zip(leftParts, rightParts) where one != other {
            if let oneNumber = Int(one), let otherNumber = Int(other) { return oneNumber < otherNumber }
            return one < other
        }
        return leftParts.count < rightParts.count
    }

    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var wasDigit: Bool?
        for character in text {
            let isDigit = character.isASCII && character.isNumber
            if isDigit == wasDigit, let last = parts.indices.last {
                parts[last].append(character)
            } else {
                parts.append(String(character))
            }
            wasDigit = isDigit
        }
        return parts
    }
}
