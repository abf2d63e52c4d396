import Shared
import Terminal

/// What was understood of a bulletin, for people to look through before anything is written.
struct UnderstoodReport {
    let bulletin: Bulletin
    /// Nil where the bulletin can't be imported yet.
    let plan: BulletinImport?
    let language: Language

    var text: String {
        var lines = [headline].filter { !$0.isEmpty }
        if !bulletin.headline.figures.isEmpty {
            lines += ["", say(.publishedFigures)] + bulletin.headline.figures.map { "  " + text(of: $0) }
        }
        let withProblems = bulletin.units.filter { !$0.problems.isEmpty }
        lines += [
            "", say(.unitsNamed(bulletin.unitsNamed.count, withProblems: withProblems.count)), overview,
        ]
        for unit in bulletin.units {
            lines += ["", unit.name]
            for problem in unit.problems { lines += text(of: problem) }
            lines += unit.figures.map { "  " + text(of: $0) }
        }
        lines += remarks
        lines += [
            "",
            say(
                .understood(
                    problems: problems.count,
                    measures: measureCount,
                    figures: figures.count,
                    doubtful: doubtfulCount
                )
            ),
        ]
        return lines.joined(separator: "\n")
    }

    private var problems: [ProblemDigest] { bulletin.units.flatMap(\.problems) }
    private var measureCount: Int { problems.reduce(0) { $0 + $1.measures.count } }
    private var figures: [BulletinFigure] { problems.flatMap(\.figures) }
    private var doubtfulCount: Int { figures.count { $0.doubtful } }

    private var headline: String {
        let headline = bulletin.headline
        let round = headline.round.map { (headline.committeeTerm ?? "") + "第\(chineseNumeral($0))轮" }
        return say(.headline(round: round, issuer: headline.issuer, disclosed: headline.disclosedOn))
    }

    /// One row for each unit that is named.
    private var overview: String {
        let counts: [ServerHeading] = [.problems, .measures, .entries, .doubtful]
        var table = Table(
            columns: [ServerHeading.units, .shortName].map {
                Table.Column($0.text(in: language), elastic: true)
            } + counts.map { Table.Column($0.text(in: language), right: true) }
        )
        for name in bulletin.unitsNamed {
            let problems = bulletin.units.filter { $0.name == name }.flatMap(\.problems)
            let figures = problems.flatMap(\.figures)
            let short =
                plan?.units.first { $0.name == name }?.shortName
                ?? ShortUnitName.make(name, among: bulletin.unitsNamed)
            let counts = [
                problems.count, problems.reduce(0) { $0 + $1.measures.count }, figures.count,
                figures.count { $0.doubtful },
            ]
            table.rows.append(([name, short] + counts.map { "\($0)" }).map { Table.Cell($0) })
        }
        return table.lines(for: Console.paper(language)).joined(separator: "\n")
    }

    private func text(of problem: ProblemDigest) -> [String] {
        let status = problem.statusLine.map { " [\($0)]" } ?? ""
        var lines = ["  \(say(.line(problem.line)))  \(problem.title)\(status)"]
        for measure in problem.measures {
            lines.append("    \(measure.marker) \(DisplayWidth.cut(measure.text, to: 72))")
            lines += problem.figures.filter { $0.measureOrdinal == measure.ordinal }.map {
                "      " + text(of: $0)
            }
        }
        let ordinals = Set(problem.measures.map(\.ordinal))
        lines += problem.figures.filter { $0.measureOrdinal.map { !ordinals.contains($0) } ?? true }
            .map { "    " + text(of: $0) }
        return lines
    }

    private func text(of figure: BulletinFigure) -> String {
        let kind = FigureKind(rawValue: figure.kind)?.text(in: language) ?? figure.kind
        var text =
            "\(figure.doubtful ? "?" : "·") \(kind) \(mark(figure))\(figure.value) \(figure.unit)  “\(figure.quote)”"
        if let part = figure.partOf { text += "  (\(say(.partOf(part))))" }
        if let doubt = figure.doubt { text += "  ? \(doubt.text(in: language))" }
        return text
    }

    private func mark(_ figure: BulletinFigure) -> String {
        switch figure.approximation {
        case .exact: ""
        case .atLeast: "≥"
        case .almost: "≲"
        case .about: "≈"
        }
    }

    private var remarks: [String] {
        var lines: [String] = []
        if !bulletin.notUnderstood.isEmpty {
            lines += ["", say(.notUnderstood(bulletin.notUnderstood.count))]
            lines += bulletin.notUnderstood.map { remark in
                say(
                    .remark(
                        line: remark.line,
                        reason: remark.reason.text(in: language),
                        DisplayWidth.cut(remark.text, to: 60)
                    )
                )
            }
        }
        if let leftOut = plan?.leftOut, !leftOut.isEmpty {
            lines += ["", say(.leftOut(leftOut.count))]
            lines += leftOut.map { item in
                say(
                    .remark(
                        line: item.line,
                        reason: item.reason.text(in: language),
                        DisplayWidth.cut(item.text, to: 60)
                    )
                )
            }
        }
        return lines
    }

    private func say(_ message: ServerImportMessage) -> String { message.text(in: language) }
}
