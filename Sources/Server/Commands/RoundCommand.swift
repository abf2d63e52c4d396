import ArgumentParser
import Shared
import Terminal

/// `round`: rounds of inspection.
struct RoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round",
        abstract: ServerHelp.round.said,
        subcommands: [RoundAddCommand.self, RoundListCommand.self]
    )
}

/// `round add`.
struct RoundAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: ServerHelp.roundAdd.said
    )

    @Argument(help: ServerHelp.roundName.help)
    var name: String

    @Option(help: ServerHelp.term.help)
    var term: String?

    @Option(help: ServerHelp.roundNumber.help)
    var number: Int64?

    @Option(help: ServerHelp.teams.help)
    var teams: String?

    @Option(help: ServerHelp.feedbackDate.help(value: "2020-01-10"))
    var feedbackDate: String?

    @Option(help: ServerHelp.months.help)
    var months: Int64?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    private static let numbers: ClosedRange<Int64> = 1...999
    private static let monthCounts: ClosedRange<Int64> = 1...36

    func validate() throws {
        if let number, !Self.numbers.contains(number) {
            throw OptionProblem.outOfRange(option: "--number", Self.numbers).validationError
        }
        if let months, !Self.monthCounts.contains(months) {
            throw OptionProblem.outOfRange(option: "--months", Self.monthCounts).validationError
        }
        if let feedbackDate, CalendarDate(feedbackDate) == nil {
            throw OptionProblem.noDate(option: "--feedback-date").validationError
        }
    }

    func run() async throws {
        try await speech.speaking {
            let name = try Naming.checked(name, .round)
            try await Desk.open(database) { desk in
                let rounds = try await desk.officeRecords(.round)
                guard !rounds.contains(where: { $0.text(FieldName.name) == name }) else {
                    throw NamingError(.taken(.round, name))
                }
                // The id that an import of the round's bulletin would derive, so that both mean the same round.
                let key = number.map { "round/\(term ?? "")/\($0)" } ?? "round/\(name)"
                let id = RecordID.version5(space: UnitID.office, name: key)
                if let known = rounds.first(where: { $0.id == id }) {
                    throw NamingError(.taken(.round, known.text(FieldName.name) ?? name))
                }
                try await desk.ledger.addRound(id, fields: fields(name), now: desk.now)
                speech.print(
                    ["id": id.json, "name": .string(name)],
                    else: ServerMessage.roundAdded(name).text(in: speech.chosenLanguage)
                )
            }
        }
    }

    private func fields(_ name: String) -> [String: JSONValue] {
        var fields: [String: JSONValue] = [FieldName.name: .string(name)]
        fields["committeeTerm"] = term.map { .string($0) }
        fields[FieldName.ordinal] = number.map { .int($0) }
        fields["teams"] = teams.map { .string($0) }
        fields["feedbackDate"] = feedbackDate.map { .string($0) }
        fields["concentratedMonths"] = months.map { .int($0) }
        return fields
    }
}

/// `round list`.
struct RoundListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: ServerHelp.roundList.said
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                let rounds = try await desk.officeRecords(.round)
                var list = ListOutput([.name, .ordinal, .term, .id], speech.chosenLanguage)
                for round in rounds {
                    list.add(
                        [
                            round.text(FieldName.name) ?? "",
                            round.number(FieldName.ordinal).map { "\($0)" } ?? "",
                            round.text("committeeTerm") ?? "", round.id.description,
                        ],
                        json: [
                            "id": round.id.json, "name": round[FieldName.name],
                            "number": round[FieldName.ordinal],
                            "term": round["committeeTerm"], "teams": round["teams"],
                            "feedbackDate": round["feedbackDate"], "months": round["concentratedMonths"],
                        ]
                    )
                }
                speech.print(["rounds": list.json], else: list.text)
            }
        }
    }
}
