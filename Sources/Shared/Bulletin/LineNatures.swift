/// What the numbered lines of a text without 问题: labels are.
enum LineNatures {
    /// What the numbered lines are; a heading above deeper problems is an aspect and no problem.
    static func read(_ lines: [SourceLine], _ headings: [Int: UnitHeading.Hit]) -> [Int: ProblemHeading
        .Nature]
    {
        var natures: [Int: ProblemHeading.Nature] = [:]
        var ranks: [Int: Int] = [:]
        for (index, line) in lines.enumerated() {
            if LineLabel.read(line)?.start == 0 { continue }
            guard let marker = HeadMarker.read(line.codes) else {
                // 关于…的问题 without a number, before a line that starts with 整改情况:.
                if followed(lines, index), line.codes.count <= 90, LineLabel.read(line.codes, at: 0) == nil,
                    headings[index] == nil
                {
                    natures[index] = .problem
                    ranks[index] = 9
                }
                continue
            }
            let inner = LineLabel.inside(line.codes, from: marker.length)
            let codes = Array(
                line.codes[marker.length..<max(marker.length, inner?.start ?? line.codes.count)]
            )
            // A 整改 label on the next line belongs to the deepest heading before it.
            let isFollowed = inner?.label.isReport ?? false || followed(lines, index)
            if headings[index] != nil, !(inner?.label.isReport ?? false) { continue }
            let nature = ProblemHeading.nature(codes, isFollowedByBody: isFollowed)
            if nature != .other {
                natures[index] = nature
                ranks[index] = marker.style.rawValue
            }
        }
        // Numbered reports that each open with their problem, where no heading names it.
        if !natures.values.contains(.problem) {
            for (index, line) in lines.enumerated() where headings[index] == nil {
                guard let marker = HeadMarker.read(line.codes), marker.style != .circled,
                    ProblemHeading.opensReport(Array(line.codes[marker.length...]))
                else { continue }
                natures[index] = .problem
                ranks[index] = marker.style.rawValue
            }
        }
        // Reports that each open with their problem, where nothing is numbered.
        if !natures.values.contains(.problem) {
            for (index, line) in lines.enumerated()
            where headings[index] == nil && ProblemHeading.isAimed(line.codes) {
                natures[index] = .problem
                ranks[index] = 9
            }
        }
        return settled(natures, ranks, lines, headings)
    }

    private static func settled(
        _ natures: [Int: ProblemHeading.Nature],
        _ ranks: [Int: Int],
        _ lines: [SourceLine],
        _ headings: [Int: UnitHeading.Hit]
    ) -> [Int: ProblemHeading.Nature] {
        var settled = natures
        let order = natures.keys.sorted()
        for (place, index) in order.enumerated() {
            let rank = ranks[index] ?? 0
            guard rank < 9 else { continue }
            let next = place + 1 < order.count ? order[place + 1] : nil
            let isParent = next.map { child in
                (ranks[child] ?? 0) > rank && natures[child] == .problem
                    && !(index + 1..<child).contains { headings[$0] != nil || isSection(lines[$0], rank) }
            }
            if isParent == true {
                settled[index] = .aspect
            } else if natures[index] == .aspect {
                settled[index] = .problem
            }
        }
        return settled
    }

    /// A heading of the same rank or above stands between.
    private static func isSection(_ line: SourceLine, _ rank: Int) -> Bool {
        guard let marker = HeadMarker.read(line.codes) else { return false }
        return marker.style.rawValue <= rank
    }

    private static func followed(_ lines: [SourceLine], _ index: Int) -> Bool {
        guard index + 1 < lines.count else { return false }
        guard let hit = LineLabel.read(lines[index + 1]) else { return false }
        switch hit.label {
        case .body, .description: return true
        // After measures it tells how they went.
        case .progress, .status: return !isReported(lines, index)
        case .problem, .outcome, .other: return false
        }
    }

    /// True where a line stands in a report already: what ends before 整改状态: may be its last measure.
    private static func isReported(_ lines: [SourceLine], _ index: Int) -> Bool {
        let rank = HeadMarker.read(lines[index].codes)?.style.rawValue ?? 9
        var place = index - 1
        while place >= 0 {
            if let hit = LineLabel.read(lines[place]) { return hit.label.isReport }
            guard let marker = HeadMarker.read(lines[place].codes) else {
                place -= 1
                continue
            }
            if marker.style.rawValue < rank { return false }
            if LineLabel.inside(lines[place].codes, from: marker.length) != nil { return false }
            place -= 1
        }
        return false
    }
}
