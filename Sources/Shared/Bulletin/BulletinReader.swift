/// Reads a published bulletin.
public enum BulletinReader {
    /// Reads a bulletin of any layout. Never fails, and invents nothing: what isn't understood is listed.
    ///
    /// - Parameter text: The whole text, with any line breaks, full-width or ASCII punctuation,
    ///   simplified or traditional characters.
    /// - Returns: Headline, units and problems in the order of the text. Every quote is a substring of `text`.
    public static func read(_ text: String) -> Bulletin {
        let layout = BulletinLayout(SourceLine.lines(of: text))
        var bulletin = Bulletin(notUnderstood: layout.notUnderstood)
        bulletin.headline = HeadlineReader.read(layout.headline, all: layout.lines)
        var headline = FigureReader(isOfficial: true)
        for line in layout.headline {
            let found = headline.read(Prose(line.characters, line: line.number))
            bulletin.headline.figures += found.figures
            bulletin.notUnderstood += found.notUnderstood
        }
        bulletin.unitsNamed = RosterReader.names(in: layout.headline)
        // 对县卫健局党委进行了巡察 below a title that names one unit in full is that unit.
        if layout.units.count == 1, layout.units[0].isTitle, bulletin.unitsNamed.count == 1 {
            bulletin.unitsNamed = []
        }
        for block in layout.units {
            var block = block
            // A text about a single unit may name it in its roster only.
            if block.name.isEmpty, bulletin.unitsNamed.count == 1 { block.name = bulletin.unitsNamed[0] }
            let unit = unit(block, &bulletin.notUnderstood)
            bulletin.units.append(unit)
            name(unit, isTitle: block.isTitle, in: &bulletin.unitsNamed)
        }
        bulletin.notUnderstood += unplaced(layout)
        remark(&bulletin)
        return bulletin
    }

    /// 市水务局党组 in the roster and 中共云溪市水务局党组 in a title are one unit: the title's name is kept.
    private static func name(_ unit: UnitDigest, isTitle: Bool, in names: inout [String]) {
        guard !unit.name.isEmpty else { return }
        let bare = UnitHeading.bare(unit.name)
        let listed = names.firstIndex {
            let other = UnitHeading.bare($0)
            return other == bare || other.hasSuffix(bare) || bare.hasSuffix(other)
        }
        if let listed {
            // 北塘区教育局 at the head of its section says more than 区教育局 in the roster.
            let isPlaced = UnitHeading.isPlaced(bare, from: UnitHeading.bare(names[listed]))
            if isTitle || isPlaced { names[listed] = unit.name }
        } else {
            names.append(unit.name)
        }
    }

    private static func unit(_ block: UnitBlock, _ notUnderstood: inout [NotUnderstood]) -> UnitDigest {
        var unit = UnitDigest(name: block.name, line: block.line)
        var loose = FigureReader(isOfficial: true)
        for line in block.loose {
            let found = loose.read(Prose(line.characters, line: line.number))
            unit.figures += found.figures
            notUnderstood += found.notUnderstood
        }
        unit.problems = block.problems.map { problem($0, &notUnderstood) }
        return unit
    }

    private static func problem(_ block: ProblemBlock, _ notUnderstood: inout [NotUnderstood])
        -> ProblemDigest
    {
        var problem = ProblemDigest(title: block.title, line: block.line, statusLine: block.status)
        let lines = block.body + block.outcome
        problem.text = (block.detail + lines).map { String($0.characters) }.joined(separator: "\n")
        var enumerated = block.body
        var markers = MeasureReader.markers(in: block.body)
        if block.body.isEmpty {
            enumerated = block.outcome
            markers = MeasureReader.markers(in: block.outcome)
        }
        problem.measures = measures(markers, enumerated)
        var reader = FigureReader(isOfficial: false)
        for (index, line) in lines.enumerated() {
            let place = markers.isEmpty || block.body.isEmpty || index >= block.body.count ? nil : index
            let found = reader.read(Prose(line.characters, line: line.number)) { offset in
                guard let place else { return nil }
                return ordinal(at: offset, in: place, markers)
            }
            problem.figures += found.figures
            notUnderstood += found.notUnderstood
        }
        if lines.isEmpty, block.status == nil {
            notUnderstood.append(
                NotUnderstood(line: block.line, text: block.title, reason: .problemWithoutText)
            )
        }
        return problem
    }

    /// Each measure reaches to the next marker, over line ends.
    private static func measures(_ markers: [MeasureReader.Marker], _ lines: [SourceLine]) -> [MeasureDigest]
    {
        markers.enumerated().map { index, marker in
            let next = index + 1 < markers.count ? markers[index + 1] : nil
            var parts: [String] = []
            for line in marker.line...(next?.line ?? lines.count - 1) {
                let start = line == marker.line ? marker.textStart : 0
                let end = line == next?.line ? next?.start ?? 0 : lines[line].codes.count
                if start < end { parts.append(lines[line].string(start..<end)) }
            }
            return MeasureDigest(
                ordinal: index + 1,
                marker: lines[marker.line].string(marker.start..<marker.textStart),
                text: parts.joined(separator: "\n")
            )
        }
    }

    private static func ordinal(at offset: Int, in line: Int, _ markers: [MeasureReader.Marker]) -> Int? {
        let last = markers.lastIndex { ($0.line, $0.start) <= (line, offset) }
        return last.map { $0 + 1 }
    }

    /// Reports that ended up under no problem: the layout is one that isn't known.
    private static func unplaced(_ layout: BulletinLayout) -> [NotUnderstood] {
        let isWithoutProblems = layout.units.allSatisfy(\.problems.isEmpty)
        let lines = layout.units.flatMap(\.loose) + (isWithoutProblems ? layout.headline : [])
        return lines.filter { line in
            (LineLabel.read(line) ?? LineLabel.inside(line.codes, from: 0))?.label.isReport ?? false
        }.map {
            NotUnderstood(line: $0.number, text: String($0.characters), reason: .outsideAnyProblem)
        }
    }

    /// Figures that no person could place without reading are listed once more as remarks.
    private static func remark(_ bulletin: inout Bulletin) {
        var unknown: [BulletinFigure] = bulletin.headline.figures
        for unit in bulletin.units {
            unknown += unit.figures
            for problem in unit.problems { unknown += problem.figures }
        }
        for figure in unknown where figure.doubt == .kindUnknown && figure.unit == "元" {
            bulletin.notUnderstood.append(
                NotUnderstood(line: figure.line, text: figure.quote, reason: .amountWithoutVerb)
            )
        }
        bulletin.notUnderstood.sort { $0.line < $1.line }
    }
}
