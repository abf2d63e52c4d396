/// The day on which a text says that it was published, with its year.
enum PublicationDate {
    private static let labels = Lexicon(
        words: "发布时间 发布日期 成文日期 成文时间 公布时间 公布日期 公开时间 公开日期 发文日期 印发日期 生成日期 日期 时间 发表时间"
    )
    private static let linesAtEnds = 5

    /// - Returns: `2023-11-20`: what a label says, else a date alone on a line near the start or at the end.
    static func read(_ lines: [SourceLine]) -> String? {
        for line in lines.prefix(2 * linesAtEnds) {
            for start in line.codes.indices {
                guard let label = labels.match(in: line.codes, at: start, before: line.codes.count),
                    label.range.upperBound < line.codes.count, line.codes[label.range.upperBound] == 0x3A
                else { continue }
                var place = label.range.upperBound + 1
                while place < line.codes.count, Glyph.isSpace(line.codes[place]) { place += 1 }
                if let date = date(line.codes, &place) { return date }
            }
        }
        for line in lines.suffix(linesAtEnds).reversed() + Array(lines.prefix(linesAtEnds)) {
            if let date = alone(line) { return date }
        }
        return nil
    }

    /// 2023年11月20日, (2023-11-20), 2022/7/5 15:31 with nothing else on the line.
    private static func alone(_ line: SourceLine) -> String? {
        var place = line.codes.first == 0x28 ? 1 : 0
        guard let date = date(line.codes, &place) else { return nil }
        let rest = line.codes[place...].allSatisfy {
            Glyph.isDigit($0) || Glyph.isSpace($0) || $0 == 0x3A || $0 == 0x29
        }
        return rest ? date : nil
    }

    private static let yearMarks: Set<UInt32> = Set("年-/.".unicodeScalars.map(\.value))
    private static let monthMarks: Set<UInt32> = Set("月-/.".unicodeScalars.map(\.value))

    /// A day that exists, at a place; the place behind it.
    private static func date(_ codes: [UInt32], _ place: inout Int) -> String? {
        var index = place
        guard let year = number(codes, &index, digits: 4...4), index < codes.count,
            yearMarks.contains(codes[index])
        else { return nil }
        index += 1
        guard let month = number(codes, &index, digits: 1...2), index < codes.count,
            monthMarks.contains(codes[index])
        else { return nil }
        index += 1
        guard let day = number(codes, &index, digits: 1...2) else { return nil }
        if index < codes.count, codes[index] == 0x65E5 { index += 1 }
        let text = "\(year)-\(padded(month))-\(padded(day))"
        guard CalendarDate(text) != nil else { return nil }
        place = index
        return text
    }

    private static func number(_ codes: [UInt32], _ index: inout Int, digits: ClosedRange<Int>) -> String? {
        let start = index
        while index < codes.count, index - start < digits.upperBound, Glyph.isDigit(codes[index]) {
            index += 1
        }
        guard digits.contains(index - start) else { return nil }
        return String(String.UnicodeScalarView(codes[start..<index].compactMap(Unicode.Scalar.init)))
    }

    private static func padded(_ number: String) -> String { number.count < 2 ? "0" + number : number }
}
