import ArgumentParser
import Shared

/// `round`: rounds of inspection.
struct RoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round",
        abstract: "巡察轮次 / Rounds of inspection.",
        subcommands: [RoundAddCommand.self, RoundListCommand.self]
    )
}

/// `round add`.
struct RoundAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "建立轮次 / Add a round."
    )

    @Argument(help: "名称,如 十三届市委第七轮巡察 / Its name.")
    var name: String

    @Option(help: "届次,如 十三届市委 / The committee's term.")
    var term: String?

    @Option(help: "第几轮,1 到 999 / Its number.")
    var number: Int64?

    @Option(help: "巡察组 / The teams.")
    var teams: String?

    @Option(help: ArgumentHelp("反馈日期 / The day of the feedback.", valueName: "2020-01-10"))
    var feedbackDate: String?

    @Option(help: "集中整改期,月数 1 到 36 / Months of concentrated rectification.")
    var months: Int64?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func validate() throws {
        if let number, !(1...999).contains(number) { throw ValidationError("--number: 1…999") }
        if let months, !(1...36).contains(months) { throw ValidationError("--months: 1…36") }
        if let feedbackDate, CalendarDate(feedbackDate) == nil {
            throw ValidationError("--feedback-date: 2020-01-10")
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
        abstract: "列出轮次 / List the rounds."
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
