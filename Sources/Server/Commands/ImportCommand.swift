import ArgumentParser
import Shared
import Terminal

/// `import`: a published bulletin becomes a ledger.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: ServerHelp.importBulletin.said,
        discussion: ServerHelp.importMore.said
    )

    @Argument(help: ServerHelp.file.help(value: "file"))
    var file: String

    @Flag(help: ServerHelp.dryRun.help)
    var dryRun = false

    @Option(help: ServerHelp.date.help(value: "2020-05-17"))
    var date: String?

    @Option(help: ServerHelp.year.help(value: "2020"))
    var year: Int64?

    @Option(help: ServerHelp.roundOfText.help)
    var round: String?

    @Option(help: ServerHelp.unitOfText.help)
    var unit: String?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    private static let years: ClosedRange<Int64> = 1949...9999

    func validate() throws {
        if let date, CalendarDate(date) == nil {
            throw OptionProblem.noDate(option: "--date").validationError
        }
        if let year, !Self.years.contains(year) {
            throw OptionProblem.outOfRange(option: "--year", Self.years).validationError
        }
    }

    func run() async throws {
        try await speech.speaking {
            let bulletin = BulletinReader.read(try BulletinFile.read(file))
            if dryRun {
                show(bulletin)
                return
            }
            let given = BulletinImportRequest(date: date.flatMap { CalendarDate($0) }, year: year)
            // What can be said without the database is said before it is started.
            _ = try given.date(of: bulletin.headline)
            Console.note(ServerImportMessage.stateSecrets.text(in: speech.chosenLanguage))
            try await Desk.open(database) { desk in
                let importer = BulletinImporter(desk: desk)
                let request = try await importer.request(
                    date: date.flatMap { CalendarDate($0) },
                    year: year,
                    round: round,
                    unitName: unit
                )
                let outcome = try await importer.run(bulletin, request)
                speech.print(outcome.json, else: outcome.text(in: speech.chosenLanguage))
                if !outcome.rejections.isEmpty { throw ExitCode.failure }
            }
        }
    }

    /// Needs no database: units and rounds are taken as new.
    private func show(_ bulletin: Bulletin) {
        if speech.json {
            Console.result(bulletin.json)
            return
        }
        let language = speech.chosenLanguage
        let request = BulletinImportRequest(
            date: date.flatMap { CalendarDate($0) },
            year: year,
            unitName: unit
        )
        let result = Result { try BulletinImport(bulletin, request) }
        Console.result(
            UnderstoodReport(bulletin: bulletin, plan: try? result.get(), language: language).text
        )
        Console.note(ServerImportMessage.stateSecrets.text(in: language))
        Console.note(ServerImportMessage.onlyLooked.text(in: language))
        // A round that was named is in the ledger, which isn't read here.
        if case .failure(let refusal as BulletinImportRefusal) = result,
            round == nil || refusal != .roundUnknown
        {
            Console.note(refusal.text(in: language))
        }
    }
}
