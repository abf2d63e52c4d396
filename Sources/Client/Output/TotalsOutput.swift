import Shared
import Terminal

/// Sums as people and scripts read them, each with its cut and with what could still move it.
struct TotalsOutput {
    let holdings: Holdings
    let paper: Paper

    private var language: Language { paper.language }

    func lines(_ report: TotalsReport) -> [String] {
        guard !report.rows.isEmpty else {
            return [said(TotalsSentence.nothing)]
                + CutText(holdings: holdings, paper: paper).lines(report.units)
        }
        let isByUnit = report.rows.contains { $0.unit != nil }
        let hasDisputes = report.rows.contains { $0.disputed != Interval(low: 0, high: 0) }
        let hasUnsent = report.rows.contains { !$0.ownUnsent.isZero }
        var columns = [Table.Column(said(Caption.round)), .init(said(Caption.figure), elastic: true)]
        if isByUnit { columns.insert(.init(said(Caption.unit)), at: 0) }
        columns.append(.init(said(Caption.amount), right: true))
        if hasDisputes { columns.append(.init(said(Caption.couldBecome), right: true)) }
        if hasUnsent { columns.append(.init(said(Caption.ownUnsent), right: true)) }
        var table = Table(columns: columns)
        for row in report.rows {
            let figure = row.key.figure
            var cells = [
                Table.Cell(holdings.roundName(row.key.round)), .init(FigureWord.text(figure, in: language)),
            ]
            if isByUnit { cells.insert(.init(row.unit.map(holdings.name) ?? ""), at: 0) }
            let sum = row.amount.approximation.around(shown(row.amount.value, figure), in: language)
            cells.append(.init(sum, .strong))
            if hasDisputes {
                let isDisputed = row.disputed != Interval(low: 0, high: 0)
                cells.append(.init(isDisputed ? interval(row) : "", .warning))
            }
            if hasUnsent {
                cells.append(.init(row.ownUnsent.isZero ? "" : signed(row.ownUnsent, figure), .dim))
            }
            table.rows.append(cells)
        }
        let hidden = report.hiddenCount > 0 ? [said(TotalsSentence.hidden(report.hiddenCount))] : []
        return table.lines(for: paper) + hidden + [""] + remarks(report.units)
    }

    /// Entries that a figure sums.
    func explanation(_ row: TotalsReport.Row, _ parts: [(target: Target, amount: Amount)]) -> [String] {
        let figure = row.key.figure
        let values = ValueText(holdings: holdings, language: language)
        var table = Table(columns: [
            .init(said(Caption.number)), .init(said(Caption.id)), .init(said(Caption.date)),
            .init(said(Caption.content), elastic: true), .init(said(Caption.amount), right: true),
        ])
        for (target, amount) in parts {
            guard let view = holdings.views[target.unit],
                let record = view.unit.state.records[target.record]
            else { continue }
            let problem = record.parent.map { holdings.label(of: $0) } ?? holdings.label(of: record, in: view)
            table.rows.append([
                .init(problem, .strong), .init(holdings.shortIDs.text(record.id)),
                .init(record.text(FieldName.date) ?? "—"), .init(values.summary(of: record)),
                .init(amount.approximation.around(shown(amount.value, figure), in: language)),
            ])
        }
        let heading = TotalsSentence.explanation(figure: FigureWord.text(figure, in: language))
        return ["", paper.paint(said(heading), .strong)] + table.lines(for: paper)
    }

    /// What the sums lack.
    private func remarks(_ units: [UnitID]) -> [String] {
        var lines = CutText(holdings: holdings, paper: paper).lines(units)
        let own = units.reduce(Int64(0)) { $0 + holdings.replica.report(of: $1).changes }
        if own > 0 { lines.append(paper.paint(said(TotalsSentence.ownUnsent(changes: own)), .warning)) }
        for unit in units {
            let reports = others(unit)
            let changes = reports.reduce(Int64(0)) { $0 + $1.changes }
            guard changes > 0 else { continue }
            let since = reports.compactMap(\.oldest).min()?.minuteText(offsetMinutes: paper.offsetMinutes)
            let sentence = TotalsSentence.othersUnsent(
                unit: holdings.name(of: unit),
                changes: changes,
                devices: reports.count,
                since: since
            )
            lines.append(paper.paint(said(sentence), .warning))
        }
        let states = units.compactMap { holdings.views[$0]?.unit.state }
        let conflicts = states.reduce(0) { $0 + $1.openConflicts.count }
        if conflicts > 0 {
            lines.append(paper.paint(said(TotalsSentence.openConflicts(conflicts)), .warning))
        }
        let doubtful = doubtfulCount(states)
        if doubtful > 0 { lines.append(paper.paint(said(TotalsSentence.doubtful(doubtful)), .warning)) }
        return lines
    }

    func json(_ report: TotalsReport, explained: [[(target: Target, amount: Amount)]]?) -> JSONValue {
        let rows = report.rows.enumerated().map { place, row -> JSONValue in
            let value = row.amount.value
            let parts = explained.map { all -> JSONValue in
                .array(
                    all[place].map { part in
                        [
                            "record": part.target.record.json, "unit": part.target.unit.json,
                            "label": .string(holdings.label(of: part.target.record)),
                            "value": part.amount.value.json,
                            "approximation": .string(part.amount.approximation.rawValue),
                        ]
                    }
                )
            }
            return jsonObject([
                "unit": row.unit?.json, "round": row.key.round.json,
                "roundName": .string(holdings.roundName(row.key.round)), "figure": .string(row.key.figure),
                "value": value.json, "approximation": .string(row.amount.approximation.rawValue),
                "entries": .int(row.amount.entries),
                "disputed": [
                    "low": (value + row.disputed.low).json, "high": (value + row.disputed.high).json,
                ],
                "ownUnsent": row.ownUnsent.value.json, "parts": parts,
            ])
        }
        let reports = report.units.flatMap { unit in
            others(unit).map { device -> JSONValue in
                [
                    "unit": unit.json, "person": device.person.json, "changes": .int(device.changes),
                    "oldest": device.oldest?.json ?? .null, "reportedAt": device.reportedAt.json,
                ]
            }
        }
        let states = report.units.compactMap { holdings.views[$0]?.unit.state }
        return [
            "cut": CutText(holdings: holdings, paper: paper).json(report.units), "rows": .array(rows),
            "reported": .array(reports),
            "openConflicts": .int(Int64(states.reduce(0) { $0 + $1.openConflicts.count })),
            "doubtful": .int(Int64(doubtfulCount(states))),
        ]
    }

    private func others(_ unit: UnitID) -> [DeviceReport] {
        (holdings.replica.units[unit]?.reports ?? []).filter {
            $0.replica != holdings.replica.identity.replica && $0.changes > 0
        }
    }

    private func doubtfulCount(_ states: [UnitState]) -> Int {
        states.reduce(0) { sum, state in
            sum + state.records.values.count { $0.isLive && $0[FieldName.doubtful].truth == true }
        }
    }

    private func interval(_ row: TotalsReport.Row) -> String {
        let low = shown(row.amount.value + row.disputed.low, row.key.figure)
        let high = shown(row.amount.value + row.disputed.high, row.key.figure)
        return language.say("\(low) ~ \(high)", "\(low) to \(high)")
    }

    /// What unsent edits add, and how exact that is; what they take away makes nothing less exact.
    private func signed(_ amount: Amount, _ figure: String) -> String {
        let text = (amount.value > 0 ? "+" : "") + shown(amount.value, figure)
        let added = Amount(adding: amount)
        return added.approximation.around(text, in: language)
    }

    private func shown(_ value: ExactDecimal, _ figure: String) -> String {
        Self.shown(value, figure, in: language)
    }

    /// A figure's value with its unit.
    static func shown(_ value: ExactDecimal, _ figure: String, in language: Language) -> String {
        if FigureWord.isMoney(figure), let fen = value.whole { return ValueText.yuan(fen, in: language) }
        let unit = FigureWord.unit(figure, in: language)
        return ValueText.grouped(value) + (unit.isEmpty ? "" : " " + unit)
    }

    private func said(_ sentence: some Speakable) -> String { sentence.text(in: language) }
}

extension Amount {
    /// Only what a difference adds.
    fileprivate init(adding difference: Amount) {
        self = difference
        atLeast = max(0, atLeast)
        almost = max(0, almost)
        about = max(0, about)
    }
}
