/// Which lines open a unit's section: by their own words, by the roster, or by where they stand.
enum UnitLines {
    /// - Parameter lines: The lines of the text, blank ones left out.
    /// - Returns: The headings by line index.
    static func headings(_ lines: [SourceLine]) -> [Int: UnitHeading.Hit] {
        var found: [Int: UnitHeading.Hit] = [:]
        for (index, line) in lines.enumerated() { found[index] = UnitHeading.read(line) }
        let isProblem = lines.map { BulletinLayout.problemLabel($0) != nil }
        let first = isProblem.firstIndex(of: true)
        let roster = Set(RosterReader.names(in: Array(lines.prefix(first ?? lines.count))))
        for index in lines.indices where found[index] == nil {
            if let hit = candidate(lines, index), roster.contains(hit.name) { found[index] = hit }
        }
        guard first != nil else { return found }
        let levels = levels(found, lines, isProblem)
        for index in lines.indices.dropLast() where found[index] == nil && isProblem[index + 1] {
            guard let hit = candidate(lines, index), stands(index, lines, levels) else { continue }
            found[index] = hit
        }
        return found
    }

    /// By style of number, -1 for none: true where all headings of units stand right above a 问题: line.
    private static func levels(
        _ found: [Int: UnitHeading.Hit],
        _ lines: [SourceLine],
        _ isProblem: [Bool]
    ) -> [Int: Bool] {
        var levels: [Int: Bool] = [:]
        for (index, hit) in found where index + 1 < lines.count && !hit.isTitle && !hit.isInline {
            let style = HeadMarker.read(lines[index].codes)?.style.rawValue ?? -1
            levels[style] = (levels[style] ?? true) && isProblem[index + 1]
        }
        return levels
    }

    private static let noNames = Lexicon(
        words: "如下 方面 情况 通报 摘编 公布 公开 领域 整改 问题 措施 落实 党的 全面从严 主体责任 不够 不力 不到位 成效 报告 清单 第一 第二 第三 附件 来源 编辑"
    )

    /// A line that holds nothing but what could be a name.
    private static func candidate(_ lines: [SourceLine], _ index: Int) -> UnitHeading.Hit? {
        let codes = lines[index].codes
        var start = 0
        if let marker = HeadMarker.read(codes) {
            guard marker.style != .circled, marker.style != .arabicInBrackets else { return nil }
            start = marker.length
        }
        var end = codes.count
        if end > start, codes[end - 1] == 0x3A { end -= 1 }
        guard (4...40).contains(end - start), LineLabel.read(codes, at: start) == nil else { return nil }
        guard !codes[start..<end].contains(where: { stops.contains($0) || Glyph.isDigit($0) }) else {
            return nil
        }
        return UnitHeading.Hit(name: lines[index].string(start..<end), isTitle: false, textStart: nil)
    }

    /// True where the line stands as the other units' headings do: right above a 问题: line, after a finished text.
    private static func stands(
        _ index: Int,
        _ lines: [SourceLine],
        _ levels: [Int: Bool]
    ) -> Bool {
        let codes = lines[index].codes
        guard !noNames.occurs(in: codes, 0..<codes.count) else { return false }
        if index > 0, HeadMarker.read(codes) == nil {
            let isParted = lines[index].number > lines[index - 1].number + 1
            let isEnded = lines[index - 1].codes.last.map { ends.contains($0) } ?? true
            guard isParted || isEnded else { return false }
        }
        return levels[HeadMarker.read(codes)?.style.rawValue ?? -1] ?? isPlaced(codes)
    }

    /// 市…, 某县…: a name that begins with its place.
    private static func isPlaced(_ codes: [UInt32]) -> Bool {
        let start = HeadMarker.read(codes)?.length ?? 0
        return codes[start...].prefix(5).contains { UnitHeading.places.contains($0) }
    }

    private static let stops: Set<UInt32> = Set("。,;:!?“”《》|%".unicodeScalars.map(\.value))
    private static let ends: Set<UInt32> = Set("。;!?.)".unicodeScalars.map(\.value))
}
