import ArgumentParser
import Shared

/// `totals`
struct TotalsCommand: TaizhangCommand {
    static let configuration = CommandConfiguration(commandName: "totals", abstract: Help.totals.said)

    @OptionGroup var common: CommonOptions
    @OptionGroup var connection: ConnectionOptions

    @Option(help: Help.unit.help)
    var unit: String?

    @Option(help: Help.round.help)
    var round: String?

    @Option(help: Help.figure.help)
    var figure: String?

    @Flag(help: Help.byUnit.help)
    var byUnit = false

    @Flag(help: Help.explain.help)
    var explain = false

    @Flag(help: Help.allFigures.help)
    var all = false

    @Flag(help: Help.central.help)
    var central = false

    @Flag(help: Help.published.help)
    var published = false

    func run(on console: Console) async throws {
        let holdings = try holdings(console)
        if published { return try showPublished(holdings, console) }
        if central { return try await askServer(holdings, console) }
        let filter = TotalsReport.Filter(
            units: try unit.map { [try holdings.findUnit($0)] } ?? holdings.units,
            round: try round.map { try holdings.findRound($0) },
            figure: figure,
            isByUnit: byUnit
        )
        var report = TotalsReport(holdings, filter, in: console.language)
        if let figure, report.rows.isEmpty {
            var all = filter
            all.figure = nil
            let known = TotalsReport(holdings, all, in: console.language).rows.map(\.key.figure)
            try Self.expect(figure, among: known, in: console.language)
        }
        // What anybody may count besides, from trainings to pages, would bury the figures that are asked for.
        if !all, figure == nil, !console.isJSON { report.hideQuantities() }
        let parts = report.rows.map { row in
            explain
                ? TotalsReport.explanation(
                    of: row.key,
                    units: row.unit.map { [$0] } ?? filter.units,
                    in: holdings
                )
                : []
        }
        let output = TotalsOutput(holdings: holdings, paper: console.paper)
        let explanation = explain ? zip(report.rows, parts).flatMap { output.explanation($0, $1) } : []
        console.result(
            json: output.json(report, explained: explain ? parts : nil),
            lines: output.lines(report) + explanation
        )
    }

    private func showPublished(_ holdings: Holdings, _ console: Console) throws {
        let output = PublishedOutput(holdings: holdings, paper: console.paper)
        let figures = output.figures(of: try round.map { try holdings.findRound($0) })
        console.result(json: output.json(figures), lines: output.lines(figures))
    }

    private func askServer(_ holdings: Holdings, _ console: Console) async throws {
        let identity = holdings.replica.identity
        guard let token = identity.enrolment?.token else { throw ReplicaError.notEnrolled }
        var query: [String] = []
        if let unit { query.append("unit=\(try holdings.findUnit(unit))") }
        if let round { query.append("round=\(try holdings.findRound(round))") }
        let resource = "/v1/totals" + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        let bytes = try await connection.talk(to: identity.server, console) { transport in
            try await transport.get(resource, token: token)
        }
        let document: JSONValue
        do throws(JSONError) {
            document = try JSONValue(parsing: bytes)
        } catch { throw ConnectionTrouble.unreadableAnswer(status: 200) }
        var totals = CentralTotals(document)
        if let figure {
            let known = totals.rows.map(\.figure)
            totals.rows.removeAll { !TotalsReport.matches($0.figure, figure) }
            if totals.rows.isEmpty { try Self.expect(figure, among: known, in: console.language) }
        }
        let output = CentralTotalsOutput(holdings: holdings, server: identity.server, paper: console.paper)
        console.result(json: document, lines: output.lines(totals))
    }

    /// A mistyped figure is told with those that there are; where nothing is summed there is nothing to choose from.
    private static func expect(_ figure: String, among known: [String], in language: Language) throws {
        guard !known.isEmpty else { return }
        var names: [String] = []
        for name in known.map({ FigureWord.text($0, in: language) }) where !names.contains(name) {
            names.append(name)
        }
        throw ArgumentTrouble.unknownFigure(figure, known: names)
    }
}
