/// One piece of one source line, reduced for reading: names in 《》 and “” emptied, spaces gone.
///
/// A place in ``text`` leads back to the source through ``quote(_:)``; what is quoted is always a
/// substring of the source line.
struct Prose {
    /// 1-based line of the source.
    let line: Int
    /// The reduced characters. Brackets of titles and quotations stay, their contents don't.
    let text: [UInt32]
    private let source: [Character]
    private let origin: [Int]
    /// By the place of a closing 》: the reduced title.
    private let titles: [Int: [UInt32]]

    /// - Parameters:
    ///   - characters: The source characters, without a line break.
    ///   - line: 1-based line of the source.
    init(_ characters: [Character], line: Int) {
        self.line = line
        source = characters
        let codes = Prose.pairedQuotes(characters.map(Glyph.code))
        var text: [UInt32] = []
        var origin: [Int] = []
        var titles: [Int: [UInt32]] = [:]
        text.reserveCapacity(codes.count)
        origin.reserveCapacity(codes.count)
        var index = 0
        while index < codes.count {
            let code = codes[index]
            if let close = Prose.closing[code], let end = Prose.end(of: code, close, in: codes, from: index) {
                text += [code, close]
                origin += [index, end]
                titles[text.count - 1] = Array(codes[(index + 1)..<end])
                index = end + 1
                continue
            }
            if code == Prose.openParenthesis, let end = Prose.silentParenthesis(in: codes, from: index) {
                // 人(次) and 制(修)订: the word goes on, only the brackets are silent.
                if end == index + 2 {
                    text.append(codes[index + 1])
                    origin.append(index + 1)
                }
                index = end + 1
                continue
            }
            if Glyph.isSpace(code) {
                let joins = index > 0 && index + 1 < codes.count && Glyph.isDigit(codes[index - 1])
                if joins, Glyph.isDigit(codes[index + 1]) {
                    text.append(code)
                    origin.append(index)
                }
            } else if code == Glyph.point, Prose.endsSentence(codes, index) {
                text.append(Glyph.fullStop)
                origin.append(index)
            } else {
                text.append(code)
                origin.append(index)
            }
            index += 1
        }
        self.text = text
        self.origin = origin
        self.titles = titles
    }

    /// The source between two places of ``text``, as written.
    func quote(_ range: Range<Int>) -> String {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= origin.count else { return "" }
        return String(source[origin[range.lowerBound]...origin[range.upperBound - 1]])
    }

    /// The place in the source line of a place in ``text``.
    func offset(_ index: Int) -> Int { origin.isEmpty ? 0 : origin[min(max(index, 0), origin.count - 1)] }

    /// True where source characters between two neighbours in ``text`` were skipped.
    func isJoined(_ index: Int) -> Bool {
        index > 0 && index < origin.count && origin[index] > origin[index - 1] + 1
    }

    /// The reduced words of the title whose 》 stands at `index`.
    func title(endingAt index: Int) -> [UInt32]? { titles[index] }

    /// The text as a string, for messages.
    var sourceText: String { String(source) }

    /// A title or quotation longer than this is read as plain text.
    private static let nameCharactersMax = 500
    private static let openParenthesis: UInt32 = 0x28
    private static let closeParenthesis: UInt32 = 0x29
    private static let closing: [UInt32: UInt32] = [
        0x300A: 0x300B, 0x201C: 0x201D, 0x3008: 0x3009, 0x3014: 0x3015,
    ]

    /// ASCII quotation marks opened and closed in turn, where they come in pairs.
    private static func pairedQuotes(_ codes: [UInt32]) -> [UInt32] {
        let mark: UInt32 = 0x22
        guard codes.count(where: { $0 == mark }) % 2 == 0 else { return codes }
        var isOpen = false
        return codes.map { code in
            guard code == mark else { return code }
            isOpen.toggle()
            return isOpen ? 0x201C : 0x201D
        }
    }

    /// The partner of an opening mark, past inner pairs of the same kind; nil where it never closes.
    private static func end(of open: UInt32, _ close: UInt32, in codes: [UInt32], from start: Int) -> Int? {
        var depth = 0
        let limit = min(codes.count, start + nameCharactersMax)
        for index in start..<limit {
            if codes[index] == open { depth += 1 }
            if codes[index] == close {
                depth -= 1
                if depth == 0 { return index }
            }
        }
        // “战‘疫’平台” with a mark missing: the first closing mark ends it.
        return codes[start..<limit].firstIndex(of: close)
    }

    /// The end of a bracketed remark that holds no number and is short enough to be skipped.
    private static func silentParenthesis(in codes: [UInt32], from start: Int) -> Int? {
        let limit = min(codes.count, start + 16)
        for index in (start + 1)..<max(limit, start + 1) {
            let code = codes[index]
            if code == closeParenthesis { return index > start + 1 ? index : nil }
            if Glyph.isDigit(code) || Glyph.numeralDigit(code) != nil || code == openParenthesis {
                return nil
            }
            if code == Glyph.fullStop { return nil }
        }
        return nil
    }

    private static func endsSentence(_ codes: [UInt32], _ index: Int) -> Bool {
        guard index > 0, codes[index - 1] >= 0x80 else { return false }
        return index + 1 >= codes.count || !Glyph.isDigit(codes[index + 1])
    }
}
