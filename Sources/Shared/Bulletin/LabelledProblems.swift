/// What 问题: labels mean where numbered headings stand around them.
struct LabelledProblems {
    /// Lines that open a problem although another line has the label.
    private(set) var natures: [Int: ProblemHeading.Nature] = [:]
    /// Labelled lines that describe the problem on the line above.
    private(set) var descriptions: Set<Int> = []
    /// Whether problems are opened by labels; otherwise by numbered headings.
    private(set) var isLabelled = false

    init(_ lines: [SourceLine], _ headings: [Int: UnitHeading.Hit]) {
        let labelled = lines.indices.filter { BulletinLayout.problemLabel(lines[$0]) != nil }
        for (place, index) in labelled.enumerated() {
            let next = place + 1 < labelled.count ? labelled[place + 1] : lines.count
            if isDescription(index, lines, headings) {
                descriptions.insert(index)
                natures[index - 1] = .problem
            } else if let problems = problems(under: index, before: next, lines, headings) {
                natures[index] = .aspect
                for problem in problems { natures[problem] = .problem }
            } else {
                isLabelled = true
            }
        }
        if natures.values.contains(.aspect) { isLabelled = true }
    }

    /// (一)关于…问题, then 1.存在问题:…: the label tells what the heading named.
    private func isDescription(_ index: Int, _ lines: [SourceLine], _ headings: [Int: UnitHeading.Hit])
        -> Bool
    {
        // 问题1 科研经费管理松散, then 存在问题:…: the second tells what the first named.
        if index > 0, Self.isNumbered(lines[index - 1]), !Self.isNumbered(lines[index]),
            BulletinLayout.problemLabel(lines[index - 1]) != nil
        {
            return true
        }
        guard index > 0, headings[index - 1] == nil, LineLabel.read(lines[index - 1]) == nil,
            BulletinLayout.problemLabel(lines[index - 1]) == nil
        else { return false }
        let above = lines[index - 1].codes
        let codes = Array(above[(HeadMarker.read(above)?.length ?? 0)...])
        // (二)财务管理问题 above 存在问题:… is a subject.
        guard codes.starts(with: Self.about), rank(lines[index - 1]) < rank(lines[index]) else {
            return false
        }
        return ProblemHeading.nature(codes, isFollowedByBody: false) == .problem
    }

    /// The deeper headings with a report of their own: the labelled line above them is a category.
    private func problems(
        under index: Int,
        before next: Int,
        _ lines: [SourceLine],
        _ headings: [Int: UnitHeading.Hit]
    ) -> [Int]? {
        guard HeadMarker.read(lines[index].codes) != nil, index + 2 < next else { return nil }
        guard LineLabel.inside(lines[index].codes, from: 0) == nil else { return nil }
        var found: [Int] = []
        for place in (index + 1)..<(next - 1) {
            if headings[place] != nil { break }
            guard let label = LineLabel.read(lines[place + 1]), label.label == .body else { continue }
            // The report is the labelled problem's own where nothing stands between.
            guard HeadMarker.read(lines[place].codes) != nil, rank(lines[place]) > rank(lines[index]),
                LineLabel.read(lines[place]) == nil
            else { return nil }
            found.append(place)
        }
        return found.isEmpty ? nil : found
    }

    /// 问题1…: the label carries its number.
    private static func isNumbered(_ line: SourceLine) -> Bool {
        guard line.codes.starts(with: problem), line.codes.count > problem.count else { return false }
        let next = line.codes[problem.count]
        return Glyph.isDigit(next) || Glyph.numeralDigit(next) != nil || Glyph.numeralScale(next) == 10
    }

    private static let problem = "问题".map(Glyph.code)
    private static let about = "关于".map(Glyph.code)

    private func rank(_ line: SourceLine) -> Int { HeadMarker.read(line.codes)?.style.rawValue ?? 9 }
}
