import ArgumentParser
import Shared

/// `import`: a published bulletin becomes a ledger.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "导入整改通报 / Import a published bulletin.",
        discussion: """
            重复导入不会重复记录。数字带原文;存疑的要有人确认后才计入。
            Importing twice doubles nothing. Figures keep their quotes; doubtful ones count once a person confirms them.
            """
    )

    @Argument(help: ArgumentHelp("通报文本,UTF-8 / The bulletin's text, UTF-8.", valueName: "file"))
    var file: String

    @Flag(help: "只看读懂了什么,不写入 / Show what is understood; write nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("公布日期 / The day of publication.", valueName: "2020-05-17"))
    var date: String?

    @Option(help: ArgumentHelp("文中月日的年份 / The year of the text's month and day.", valueName: "2020"))
    var year: Int64?

    @Option(help: "轮次:编号、名称或第几轮;默认按文中 / The round, where it isn't the text's.")
    var round: String?

    @Option(help: "文中没有写单位时的单位全称 / The unit of a text that names none.")
    var unit: String?

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var speech: SpeechOptions

    func validate() throws {
        if let date, CalendarDate(date) == nil { throw ValidationError("--date: 2020-05-17") }
        if let year, !(1949...9999).contains(year) { throw ValidationError("--year: 2020") }
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
