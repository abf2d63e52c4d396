/// A problem before its text is read.
struct ProblemBlock {
    var title: String
    var line: Int
    /// What was found; its figures are the finding's and no result.
    var detail: [SourceLine] = []
    var body: [SourceLine] = []
    /// Lines about the outcome: their enumeration isn't one of measures where the body has its own.
    var outcome: [SourceLine] = []
    var status: String?
}

/// A unit before its problems are read.
struct UnitBlock {
    var name: String
    var line: Int
    var isTitle = false
    var problems: [ProblemBlock] = []
    /// Lines that belong to no problem.
    var loose: [SourceLine] = []
}

/// Cuts a bulletin into its headline, its units and their problems, whatever the layout.
struct BulletinLayout {
    /// All lines, each heading on one of its own.
    let lines: [SourceLine]
    private(set) var headline: [SourceLine] = []
    private(set) var units: [UnitBlock] = []
    private(set) var notUnderstood: [NotUnderstood] = []

    private enum Part {
        case nothing, detail, body, outcome, other
    }

    private var part = Part.nothing
    private var problemRank: Int?
    private var isClosed = false
    /// What follows is still to be done.
    private var isFuture = false
    /// What follows sums up a table over several units.
    private var isBehindTable = false
    /// Units are headed by their name and a motto.
    private var hasMottos = false
    /// The last number of each style of heading that stood outside any problem.
    private var sections: [HeadMarker.Style: Int] = [:]
    /// The headings of units, by line index.
    private let headings: [Int: UnitHeading.Hit]
    private let labelled: LabelledProblems

    init(_ lines: [SourceLine]) {
        let lines = LineCuts.apply(lines.filter { !$0.isBlank })
        self.lines = lines
        headings = UnitLines.headings(lines)
        labelled = LabelledProblems(lines, headings)
        let natures = (labelled.isLabelled ? [:] : LineNatures.read(lines, headings))
            .merging(labelled.natures) { _, label in label }
        var index = 0
        while index < lines.count {
            if let table = BulletinTable(lines, from: index) {
                take(table)
                index += table.lineCount
                continue
            }
            take(lines[index], lines, index, natures)
            index += 1
        }
        dropEmptyUnits()
    }

    private mutating func take(
        _ line: SourceLine,
        _ lines: [SourceLine],
        _ index: Int,
        _ natures: [Int: ProblemHeading.Nature]
    ) {
        if index > 0, UnitHeading.isTitleRest(line), units.last?.line == lines[index - 1].number {
            units[units.count - 1].isTitle = true
            return
        }
        if labelled.descriptions.contains(index), let label = BulletinLayout.problemLabel(line) {
            return describe(line.dropping(label.textStart))
        }
        if natures[index] != .aspect, let label = BulletinLayout.problemLabel(line) {
            let rank = HeadMarker.read(line.codes)?.style.rawValue
            return open(line, from: label.textStart, rank: rank)
        }
        if natures[index] == .problem {
            let marker = HeadMarker.read(line.codes)
            return open(line, from: marker?.length ?? 0, rank: marker?.style.rawValue)
        }
        // Whoever signs at the end opens no section.
        if units.last?.problems.isEmpty == false, ClosingLines.isSignature(lines, index) { return close() }
        if let heading = headings[index], !isMeasureItem(line, natures, index),
            !isInsideProblem(heading)
        {
            return open(heading, line)
        }
        if natures[index] == .aspect || isAspect(line) { return close() }
        if let label = LineLabel.read(line), label.label != .problem { return take(label, line) }
        if part != .nothing || isClosed || units.last?.problems.isEmpty == false,
            let closing = ClosingLines.kind(lines, index)
        {
            close()
            isFuture = closing == .future
            if closing != .summary { return }
        }
        if endsProblem(line) { close() }
        if part == .nothing, let marker = HeadMarker.read(line.codes) {
            sections[marker.style] = marker.ordinal
        }
        append(line)
    }

    /// Ends the problem that is being told.
    private mutating func close() {
        part = .nothing
        problemRank = nil
        isClosed = units.last?.problems.isEmpty == false
        isFuture = false
    }

    /// (二)财务方面 between problems that labels open.
    private func isAspect(_ line: SourceLine) -> Bool {
        guard labelled.isLabelled, let marker = HeadMarker.read(line.codes),
            marker.style.rawValue <= HeadMarker.Style.chineseInBrackets.rawValue
        else { return false }
        return ProblemHeading.isAspect(Array(line.codes[marker.length...]))
    }

    private mutating func describe(_ line: SourceLine) {
        guard var problem = units.last?.problems.last, !isClosed else { return append(line) }
        part = .detail
        if !line.isBlank { problem.detail.append(line) }
        replace(problem)
    }

    /// 2.市财政局 inside a problem's text stays text.
    private func isMeasureItem(_ line: SourceLine, _ natures: [Int: ProblemHeading.Nature], _ index: Int)
        -> Bool
    {
        guard let marker = HeadMarker.read(line.codes), let rank = problemRank, part != .nothing else {
            return false
        }
        return marker.style.rawValue > rank || marker.style == .arabic
    }

    /// 市财政局:已完成 inside a problem's text stays text.
    private func isInsideProblem(_ heading: UnitHeading.Hit) -> Bool {
        heading.isInline && !isClosed && units.last?.problems.isEmpty == false
            && !(heading.hasMotto && hasMottos)
    }

    private mutating func open(_ heading: UnitHeading.Hit, _ line: SourceLine) {
        units.append(UnitBlock(name: heading.name, line: line.number, isTitle: heading.isTitle))
        hasMottos = hasMottos || heading.hasMotto
        isBehindTable = false
        part = .nothing
        problemRank = nil
        isClosed = false
        isFuture = false
        if let start = heading.textStart { append(line.dropping(start)) }
    }

    private mutating func open(_ line: SourceLine, from start: Int, rank: Int?) {
        let label = LineLabel.inside(line.codes, from: start)
        let codes = Array(line.codes[..<(label?.start ?? line.codes.count)])
        let isMarked = BulletinLayout.problemLabel(line) != nil
        let range =
            isMarked
            ? BulletinLayout.markedTitle(codes, from: start) : ProblemHeading.titleRange(codes, from: start)
        if units.isEmpty { units.append(UnitBlock(name: "", line: line.number)) }
        units[units.count - 1].problems.append(ProblemBlock(title: line.string(range), line: line.number))
        problemRank = rank
        part = .nothing
        isClosed = false
        isFuture = false
        if let label { return take(label, line) }
        // 1.关于…的问题。制定…: the rest of the line is what was done.
        let rest = line.dropping(min(range.upperBound + 1, line.codes.count))
        if !isMarked, !rest.isBlank, rest.codes.count > 4 {
            part = .body
            var problem = units[units.count - 1].problems[units[units.count - 1].problems.count - 1]
            let report = BulletinLayout.withoutStatus(rest, &problem)
            if !report.isBlank { problem.body.append(report) }
            replace(problem)
        }
    }

    private mutating func take(_ label: LineLabel.Hit, _ line: SourceLine) {
        let rest = line.dropping(label.textStart)
        guard var problem = units.last?.problems.last, !isClosed else { return append(line) }
        switch label.label {
        case .status:
            problem.status = problem.status ?? BulletinLayout.trimmed(rest)
        case .other:
            part = .other
        case .description:
            return describe(rest)
        case .body where LineLabel.isStatus(rest.codes[...]):
            if problem.status == nil { problem.status = BulletinLayout.trimmed(rest) }
            if problem.body.isEmpty { part = .nothing }
        case .progress where problem.body.isEmpty && !LineLabel.isStatus(rest.codes[...]), .body, .problem:
            // What was told before the report is the finding.
            if part == .nothing {
                problem.detail += problem.body
                problem.body = []
            }
            part = .body
            split(BulletinLayout.withoutStatus(rest, &problem), into: &problem)
        case .outcome, .progress:
            if LineLabel.isStatus(rest.codes[...]) {
                problem.status = problem.status ?? BulletinLayout.trimmed(rest)
            } else {
                part = .outcome
                if !rest.isBlank { problem.outcome.append(rest) }
            }
        }
        replace(problem)
    }

    /// 整改措施:… 整改状态:已完成 on one line.
    private func split(_ line: SourceLine, into problem: inout ProblemBlock) {
        guard !line.isBlank else { return }
        guard let inner = LineLabel.inside(line.codes, from: 0), inner.label == .status else {
            problem.body.append(line)
            return
        }
        problem.body.append(
            SourceLine(number: line.number, characters: Array(line.characters[..<inner.start]))
        )
        problem.status = BulletinLayout.trimmed(line.dropping(inner.textStart))
    }

    private mutating func append(_ line: SourceLine) {
        if isFuture { return }
        guard let unit = units.last else {
            headline.append(line)
            return
        }
        guard var problem = unit.problems.last, !isClosed else {
            // What the only unit's report sums up is what it publishes, wherever it stands; a table's sums are all units'.
            if unit.isTitle && units.count == 1 || isBehindTable {
                headline.append(line)
            } else {
                units[units.count - 1].loose.append(line)
            }
            return
        }
        switch part {
        case .outcome: problem.outcome.append(line)
        case .other: return
        case .detail: problem.detail.append(line)
        case .body: problem.body.append(line)
        case .nothing: problem.body.append(line)
        }
        replace(problem)
    }

    private mutating func replace(_ problem: ProblemBlock) {
        guard let last = units.indices.last, let place = units[last].problems.indices.last else { return }
        units[last].problems[place] = problem
    }

    /// A heading of the problem's own rank or above that is no problem ends it.
    private func endsProblem(_ line: SourceLine) -> Bool {
        guard units.last?.problems.isEmpty == false else { return false }
        if Self.closings.match(in: line.codes, at: 0, before: line.codes.count) != nil { return true }
        let marker = HeadMarker.read(line.codes)
        if marker?.style == .chinese, line.codes.count <= 40, ProblemHeading.isClosing(line.codes) {
            return true
        }
        if let marker, isNextSection(marker, line) { return true }
        guard let marker, let rank = problemRank, line.codes.count <= 40 else { return false }
        if marker.style.rawValue == rank, marker.style == .arabic || marker.style == .arabicInBrackets {
            return false
        }
        return marker.style.rawValue <= rank
    }

    /// 二、监督方式 goes on with the sections before the first problem, whatever opens the problems.
    private func isNextSection(_ marker: HeadMarker, _ line: SourceLine) -> Bool {
        guard marker.style == .chinese || marker.style == .chineseInBrackets,
            sections[marker.style] == marker.ordinal - 1, line.codes.count - marker.length <= 24
        else { return false }
        return line.codes.last.map { !BulletinLayout.sentenceEnds.contains($0) } ?? false
    }

    private static let sentenceEnds: Set<UInt32> = Set("。;,:".unicodeScalars.map(\.value))
    private static let closings = Lexicon(words: "现将")

    /// Signatures at the end look like headings; a unit without a word about it is none.
    private mutating func dropEmptyUnits() {
        for unit in units where unit.problems.isEmpty && unit.loose.isEmpty && !unit.isTitle {
            notUnderstood.append(
                NotUnderstood(line: unit.line, text: unit.name, reason: .unitWithoutProblems)
            )
        }
        units.removeAll { $0.problems.isEmpty && $0.loose.allSatisfy { $0.codes.count < 12 } && !$0.isTitle }
        // A title above sections of other units: 市委办关于…的通报 is the issuer's.
        if units.count > 1, units[0].isTitle, units[0].problems.isEmpty { units.removeFirst() }
    }

    private mutating func take(_ table: BulletinTable) {
        notUnderstood += table.notUnderstood
        for row in table.rows {
            if let name = row.unit, units.last?.name != name {
                units.append(UnitBlock(name: name, line: row.line))
            }
            if units.isEmpty { units.append(UnitBlock(name: "", line: row.line)) }
            units[units.count - 1].problems.append(row.problem)
        }
        isClosed = true
        isBehindTable = Set(table.rows.compactMap(\.unit)).count > 1
        part = .nothing
    }

    // MARK: - Lines

    static func problemLabel(_ line: SourceLine) -> LineLabel.Hit? {
        let start = HeadMarker.read(line.codes)?.length ?? 0
        guard let hit = LineLabel.read(line.codes, at: start), hit.label == .problem else { return nil }
        guard hit.textStart < line.codes.count, !isCount(line.codes, hit.textStart) else { return nil }
        return hit
    }

    /// 反馈问题:387个 is a count and no title.
    private static func isCount(_ codes: [UInt32], _ start: Int) -> Bool {
        var index = start
        while index < codes.count, Glyph.isSpace(codes[index]) { index += 1 }
        let first = index
        while index < codes.count, Glyph.isDigit(codes[index]) || codes[index] == Glyph.comma { index += 1 }
        guard index > first, index < codes.count else { return false }
        return counters.contains(codes[index])
    }

    private static let counters: Set<UInt32> = Set("个项条件".unicodeScalars.map(\.value))

    private static func markedTitle(_ codes: [UInt32], from start: Int) -> Range<Int> {
        var start = start
        var end = codes.count
        while start < end, Glyph.isSpace(codes[start]) { start += 1 }
        // 存在问题:1.公务用车…
        if let marker = HeadMarker.read(codes, at: start), start + marker.length < end {
            start += marker.length
        }
        while end > start,
            Glyph.isSpace(codes[end - 1])
                || [Glyph.fullStop, 0x3B, 0x3A, Glyph.point].contains(codes[end - 1])
        { end -= 1 }
        return start..<end
    }

    /// 整改情况:已完成。修订…: a status opens the report.
    private static func withoutStatus(_ line: SourceLine, _ problem: inout ProblemBlock) -> SourceLine {
        guard problem.body.isEmpty, let stop = line.codes.firstIndex(of: Glyph.fullStop),
            stop + 1 < line.codes.count,
            LineLabel.isStatus(line.codes[..<stop]), stop <= 12
        else { return line }
        problem.status = problem.status ?? line.string(0..<stop)
        return line.dropping(stop + 1)
    }

    private static func trimmed(_ line: SourceLine) -> String {
        var end = line.codes.count
        while end > 0, [Glyph.fullStop, 0x3B, 0x29, Glyph.comma, Glyph.point].contains(line.codes[end - 1]) {
            end -= 1
        }
        return line.string(0..<end)
    }
}
