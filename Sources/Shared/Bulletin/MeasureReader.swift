/// Finds the enumerated measures of a problem's text: 一是 … 二是 …, (1), ①, 1., 第一.
enum MeasureReader {
    /// One marker found.
    struct Marker {
        let style: Int
        let ordinal: Int
        /// Line by index, and places in that line's codes.
        let line: Int
        let start: Int
        let textStart: Int
    }

    private static let isStyle = 10
    private static let mustStyle = 11
    private static let firstStyle = 12
    private static let itStyle = 13
    private static let wordStyle = 14
    private static let dashStyle = 15
    /// A marker that goes on, whatever was before: 其次, 最后, ——.
    private static let nextOrdinal = 0

    /// - Parameter lines: The lines of a problem's text, labels taken off.
    /// - Returns: The markers of the outermost enumeration, in order; empty where nothing is enumerated.
    static func markers(in lines: [SourceLine]) -> [Marker] {
        var all: [Marker] = []
        for (index, line) in lines.enumerated() { all += markers(in: line, index) }
        guard let style = outermost(all) else { return [] }
        var kept: [Marker] = []
        var next = 1
        for marker in all where marker.style == style {
            // 1 starts an enumeration, and a second one in another paragraph; anything else must go on.
            let isNext = marker.ordinal == nextOrdinal && (next > 1 || marker.style == dashStyle)
            if isNext || marker.ordinal == next || (marker.ordinal == 1 && next > 2) {
                kept.append(marker)
                next = isNext ? next + 1 : marker.ordinal + 1
            }
        }
        // A lone 一是 or 1. is still a measure; a lone 二是 isn't read as one.
        return kept
    }

    /// True where a text holds 一是, 1., ① or the like at a place where one can stand.
    static func hasMarker(_ codes: [UInt32]) -> Bool {
        let line = SourceLine(number: 0, characters: codes.map { Character(Unicode.Scalar($0) ?? " ") })
        return !markers(in: line, 0).isEmpty
    }

    /// The style that comes first and starts with 1, but never one whose 1 stands alone before another's 1 and 2.
    private static func outermost(_ all: [Marker]) -> Int? {
        let starting = all.filter { $0.ordinal == 1 || $0.style == dashStyle }
        guard let first = starting.first else { return nil }
        let isLong = { (style: Int) in
            all.contains { $0.style == style && ($0.ordinal == 2 || $0.ordinal == nextOrdinal) }
        }
        if isLong(first.style) { return first.style }
        return starting.first { isLong($0.style) }?.style ?? first.style
    }

    private static func markers(in line: SourceLine, _ index: Int) -> [Marker] {
        let codes = line.codes
        var found: [Marker] = []
        var place = 0
        var depth = 0
        while place < codes.count {
            let code = codes[place]
            if code == 0x201C || code == 0x300A { depth += 1 }
            if code == 0x201D || code == 0x300B { depth = max(0, depth - 1) }
            if depth == 0, opens(codes, place), let marker = marker(codes, place, index) {
                found.append(marker)
                place = max(marker.textStart, place + 1)
                continue
            }
            place += 1
        }
        return found
    }

    /// A marker stands at the start of a line or after the end of a clause.
    private static func opens(_ codes: [UInt32], _ place: Int) -> Bool {
        guard place > 0 else { return true }
        if isBehindSubject(codes, place) { return true }
        // ① needs no full stop before it.
        if (0x2460...0x2487).contains(codes[place]) { return true }
        var before = place - 1
        while before > 0, Glyph.isSpace(codes[before]) { before -= 1 }
        return ends.contains(codes[before]) || Glyph.isSpace(codes[before])
    }

    /// 县供电公司一是…；二是…: the list begins behind who did it.
    private static func isBehindSubject(_ codes: [UInt32], _ place: Int) -> Bool {
        guard place + 1 < codes.count, codes[place] == 0x4E00, codes[place + 1] == 0x662F,
            !falseFirsts.contains(codes[place - 1])
        else { return false }
        var index = place + 2
        while index + 2 < codes.count {
            if codes[index + 1] == 0x4E8C, codes[index + 2] == 0x662F { return ends.contains(codes[index]) }
            index += 1
        }
        return false
    }

    /// 统一是, 唯一是, 之一是 begin no list.
    private static let falseFirsts: Set<UInt32> = Set("统唯之第十单专同不划".unicodeScalars.map(\.value))
    private static let ends: Set<UInt32> = Set("。;:,!?、)".unicodeScalars.map(\.value)).union([0x2E])

    private static let words = Lexicon<Int>([("首先", 1), ("其次 再次 再者 此外 最后", nextOrdinal)])
    private static let dashes = Lexicon(words: "—— -- ──")

    /// 首先,…;其次,…;最后,… and lines that begin with a dash.
    private static func wordMarker(_ codes: [UInt32], _ place: Int, _ line: Int) -> Marker? {
        if place == 0 {
            let isBullet =
                codes.count > 2 && (codes[0] == 0x2D || codes[0] == 0x2A) && Glyph.isSpace(codes[1])
            let end =
                dashes.match(in: codes, at: 0, before: codes.count)?.range.upperBound ?? (isBullet ? 2 : 0)
            if end > 0, end < codes.count {
                return Marker(style: dashStyle, ordinal: nextOrdinal, line: line, start: 0, textStart: end)
            }
        }
        guard let hit = words.match(in: codes, at: place, before: codes.count),
            hit.range.upperBound < codes.count, codes[hit.range.upperBound] == Glyph.comma
        else { return nil }
        return Marker(
            style: wordStyle,
            ordinal: hit.meaning,
            line: line,
            start: place,
            textStart: hit.range.upperBound + 1
        )
    }

    private static func marker(_ codes: [UInt32], _ place: Int, _ line: Int) -> Marker? {
        if let marker = wordMarker(codes, place, line) { return marker }
        var index = place
        let isOrdinal = codes[index] == 0x7B2C || codes[index] == 0x5176
        if isOrdinal { index += 1 }
        let first = index
        while index < codes.count, index - first < 3, isNumeral(codes[index]) { index += 1 }
        if index > first, index < codes.count,
            let value = ChineseNumber.value(of: Array(codes[first..<index])),
            let ordinal = Int(exactly: value), (1...60).contains(ordinal)
        {
            let mark = codes[index]
            let isMark = mark == Glyph.comma || mark == 0x3001 || mark == 0x3A
            if isOrdinal, isMark {
                let style = codes[place] == 0x7B2C ? firstStyle : itStyle
                return Marker(style: style, ordinal: ordinal, line: line, start: place, textStart: index + 1)
            }
            if !isOrdinal, mark == 0x662F {
                let textStart = index + 1 < codes.count && codes[index + 1] == 0x3A ? index + 2 : index + 1
                return Marker(
                    style: isStyle,
                    ordinal: ordinal,
                    line: line,
                    start: place,
                    textStart: textStart
                )
            }
            if !isOrdinal, mark == 0x8981, place == 0 || codes[place - 1] != 0x3001 {
                return Marker(
                    style: mustStyle,
                    ordinal: ordinal,
                    line: line,
                    start: place,
                    textStart: index + 1
                )
            }
        }
        guard let head = HeadMarker.read(codes, at: place), (1...60).contains(head.ordinal) else {
            return nil
        }
        // Inside a line only brackets and dots enumerate, and a comma before one does not.
        if place > 0, head.style == .chinese || codes[place - 1] == Glyph.comma || codes[place - 1] == 0x3001
        {
            return nil
        }
        if place > 0, head.style == .arabic, codes[place - 1] == 0x29 { return nil }
        return Marker(
            style: head.style.rawValue,
            ordinal: head.ordinal,
            line: line,
            start: place,
            textStart: place + head.length
        )
    }

    private static func isNumeral(_ code: UInt32) -> Bool {
        Glyph.numeralDigit(code) != nil || Glyph.numeralScale(code) == 10
    }
}
