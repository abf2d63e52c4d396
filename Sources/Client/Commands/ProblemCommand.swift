import ArgumentParser
import Shared

/// `problem add`
struct ProblemCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "problem",
        abstract: Help.problem.said,
        subcommands: [ProblemAddCommand.self]
    )
}

/// `problem add TITLE`
struct ProblemAddCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: Help.problemAdd.said)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.title.help)
    var title: String

    @Option(help: Help.unit.help)
    var unit: String?

    @Option(help: Help.round.help)
    var round: String?

    @Option(help: Help.number.help)
    var number: String?

    @Option(help: Help.detail.help)
    var detail: String?

    @Option(help: Help.category.help)
    var category: String?

    @Option(help: Help.due.help)
    var due: String?

    @Option(help: Help.problemKind.help)
    var kind: String?

    @Option(help: Help.why.help)
    var why: String?

    func run(on console: Console) async throws {
        var home = try openHome(console)
        let holdings = try Holdings(home.store.replica)
        let unit = try holdings.findUnit(unit)
        let round = try holdings.findRound(round)
        // The record is made below; until then the unit is all that is named.
        let target = Target(unit: unit, record: unit.cast())
        try save(target, in: &home, holdings, on: console) { desk in
            var fields: [String: JSONValue] = [:]
            try desk.put(detail, into: "detail", of: .problem, &fields)
            try desk.put(category, into: "category", of: .problem, &fields)
            try desk.put(kind, into: "problemKind", of: .problem, &fields)
            if let due { try put(due, into: &fields, at: desk) }
            let name = holdings.name(of: unit)
            return Edit.problem(
                number: try number.map {
                    try RecordNumber.problem($0, for: nil, in: desk.view, unitName: name)
                } ?? Self.nextNumber(in: desk.view, prefix: name),
                title: title,
                round: round,
                fields: fields,
                why: why,
                in: desk.context
            )
        }
    }

    private func put(_ due: String, into fields: inout [String: JSONValue], at desk: Desk) throws {
        if let date = ValueReader.date(due) {
            fields[FieldName.due] = .string(date.description)
            fields[FieldName.dueKind] = .string(DueKind.date.rawValue)
            return
        }
        guard let raw = try? Choices.raw(due, of: FieldName.dueKind, kind: .problem, in: desk.language),
            raw != DueKind.date.rawValue
        else { throw ArgumentTrouble.notADate(due) }
        fields[FieldName.dueKind] = .string(raw)
    }

    /// The number after the highest: `司法局-03` after `司法局-02`.
    static func nextNumber(in view: UnitView, prefix: String) -> String {
        let numbers = view.state.records.values.filter { $0.knownKind == .problem }
            .compactMap { $0.text(FieldName.number) }
        let last = numbers.max { ProblemsCommand.order($0, $1) }
        let stem = last?.lastIndex(of: "-").map { String(last?[..<$0] ?? "") } ?? prefix
        let highest = numbers.compactMap { $0.split(separator: "-").last.flatMap { Int($0) } }.max() ?? 0
        let digits = String(highest + 1)
        return "\(stem)-\(digits.count < 2 ? "0" : "")\(digits)"
    }
}
