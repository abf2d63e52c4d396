/// Puts each heading on a line of its own, and each row of a table on one line, before a text is read.
enum LineCuts {
    /// - Parameter lines: The lines of the text, blank ones left out.
    static func apply(_ lines: [SourceLine]) -> [SourceLine] { joined(lines).flatMap(cut) }

    /// 现将情况通报如下:一、关于…的问题。整改情况:…二、关于…: a problem's heading begins a line.
    private static func cut(_ line: SourceLine) -> [SourceLine] {
        let codes = line.codes
        var starts = [0]
        if let title = titleEnd(line) { starts.append(title) }
        var place = (starts.last ?? 0) + 1
        while place < codes.count {
            if ends.contains(codes[place - 1]), let marker = HeadMarker.read(codes, at: place),
                marker.style != .circled, opensProblem(codes, place + marker.length)
            {
                starts.append(place)
            }
            place += 1
        }
        guard starts.count > 1 else { return [line] }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : codes.count
            return SourceLine(number: line.number, characters: Array(line.characters[starts[index]..<end]))
        }
    }

    /// 某局党组关于巡察整改情况的通报 根据…: a title that a blank parts from the text.
    private static func titleEnd(_ line: SourceLine) -> Int? {
        guard line.codes.count > 80, let blank = line.codes.prefix(60).firstIndex(where: Glyph.isSpace) else {
            return nil
        }
        let title = SourceLine(number: line.number, characters: Array(line.characters[..<blank]))
        return UnitHeading.read(title)?.isTitle == true ? blank : nil
    }

    private static let ends: Set<UInt32> = Set("。;:".unicodeScalars.map(\.value))
    private static let openings = Lexicon(words: "关于 针对")
    private static let problem: UInt32 = 0x9898
    private static let lengthMax = 90

    /// 关于…问题, before the sentence ends.
    private static func opensProblem(_ codes: [UInt32], _ start: Int) -> Bool {
        guard openings.match(in: codes, at: start, before: codes.count) != nil else { return false }
        let end = min(codes.count, start + lengthMax)
        let stop = codes[start..<end].firstIndex { ends.contains($0) || $0 == Glyph.comma } ?? end
        return codes[start..<stop].contains(problem)
    }

    private static let columns = Lexicon(
        words: "序号 编号 单位 被巡察单位 责任单位 反馈问题 存在问题 问题 具体问题 整改情况 整改措施 整改落实情况 整改进展 整改成效 完成情况 整改状态 状态 进展 备注 责任人 整改时限"
    )
    private static let numbers = Lexicon(words: "序号 编号")

    /// A table that was copied with one cell a line: its rows are put together again where its first column counts.
    private static func joined(_ lines: [SourceLine]) -> [SourceLine] {
        var result: [SourceLine] = []
        var index = 0
        while index < lines.count {
            let width = lines[index...].prefix { isWhole(columns, $0) }.count
            guard width >= 3, isWhole(numbers, lines[index]) else {
                result.append(lines[index])
                index += 1
                continue
            }
            result.append(row(lines[index..<(index + width)]))
            index += width
            var ordinal = 1
            while index + width <= lines.count, String(lines[index].characters) == "\(ordinal)" {
                result.append(row(lines[index..<(index + width)]))
                index += width
                ordinal += 1
            }
        }
        return result
    }

    private static func isWhole(_ words: Lexicon<Bool>, _ line: SourceLine) -> Bool {
        words.match(in: line.codes, at: 0, before: line.codes.count)?.range.count == line.codes.count
    }

    private static func row(_ cells: ArraySlice<SourceLine>) -> SourceLine {
        let text = cells.map(\.characters).joined(separator: ["\t"])
        return SourceLine(number: cells.first?.number ?? 0, characters: Array(text))
    }
}
