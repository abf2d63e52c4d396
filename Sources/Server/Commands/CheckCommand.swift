import ArgumentParser
import Shared

/// `check`: replays every log and compares all that is derived from it.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: ServerHelp.check.said
    )

    @Option(help: ServerHelp.unitsToCheck.help)
    var unit: [String] = []

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func run() async throws {
        try await speech.speaking {
            try await Desk.open(database) { desk in
                var units: [UnitID] = []
                for word in unit { units.append(try await desk.unit(word).id.cast()) }
                let report = try await desk.ledger.check(units: unit.isEmpty ? nil : units)
                speech.print(report.json, else: report.text(in: speech.chosenLanguage))
                if !report.isClean { throw ExitCode.failure }
            }
        }
    }
}

extension CheckReport {
    /// A contract: members are added, never renamed.
    var json: JSONValue {
        [
            "clean": .bool(isClean), "units": .int(Int64(units)), "rows": .int(rows),
            "records": .int(Int64(records)),
            "findings": .array(
                findings.map {
                    [
                        "unit": $0.unit.json, "version": .optional($0.version),
                        "code": .string($0.code.rawValue),
                        "subject": .string($0.subject),
                    ]
                }
            ),
        ]
    }

    /// The findings by their codes, then the sum.
    func text(in language: Language) -> String {
        var lines = findings.map { finding in
            let version = finding.version.map { " v\($0)" } ?? ""
            return "\(finding.unit)\(version)  \(finding.code.rawValue)  \(finding.subject)"
        }
        let message =
            isClean ? ServerMessage.checkClean(units: units, rows: rows) : .checkFound(findings.count)
        lines.append(message.text(in: language))
        return lines.joined(separator: "\n")
    }
}
