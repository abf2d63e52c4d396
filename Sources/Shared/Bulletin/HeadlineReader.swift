/// Reads who inspected, in which round, and when it was disclosed; figures are ``FigureReader``'s.
enum HeadlineReader {
    /// Fills in what the lines say; what they don't say stays nil.
    ///
    /// - Parameters:
    ///   - lines: Those above the first problem.
    ///   - all: The whole text's: its title, the page's own date, the date under a signature.
    static func read(_ lines: [SourceLine], all: [SourceLine]) -> Headline {
        var headline = Headline()
        headline.disclosedOn = PublicationDate.read(all)
        for line in lines + all.prefix(3) {
            headline.committeeTerm = headline.committeeTerm ?? term(line)
            headline.round = headline.round ?? round(line)
            headline.teams = headline.teams ?? teams(line)
            headline.issuer = headline.issuer ?? issuer(line)
            headline.disclosedOn = headline.disclosedOn ?? disclosed(line)
        }
        return headline
    }

    private static let committees = Lexicon(words: "市委 区委 县委 省委 州委 旗委 盟委 党委 自治区党委")
    private static let jie: UInt32 = 0x5C4A
    private static let di: UInt32 = 0x7B2C

    /// 十三届市委, 第十三届市委, 十二届安庆市委.
    private static func term(_ line: SourceLine) -> String? {
        let codes = line.codes
        for index in codes.indices where codes[index] == jie {
            var start = index
            while start > 0, isNumber(codes[start - 1]) { start -= 1 }
            guard start < index else { continue }
            let limit = min(codes.count, index + 12)
            for place in (index + 1)..<max(limit, index + 1) {
                if let hit = committees.match(in: codes, at: place, before: codes.count) {
                    return line.string(start..<hit.range.upperBound)
                }
                if codes[place] == Glyph.comma || codes[place] == Glyph.fullStop { break }
            }
        }
        return nil
    }

    /// 第七轮 is 7.
    private static func round(_ line: SourceLine) -> Int? {
        let codes = line.codes
        for index in codes.indices where codes[index] == di {
            var end = index + 1
            while end < codes.count, isNumber(codes[end]) { end += 1 }
            guard end > index + 1, end < codes.count, codes[end] == 0x8F6E else { continue }
            if let value = ChineseNumber.value(of: Array(codes[(index + 1)..<end])) {
                return Int(exactly: value)
            }
        }
        return nil
    }

    private static let team = Lexicon(words: "巡察组")
    private static let teamWords: Set<UInt32> = Set("第至个—-、和到一二三四五六七八九十两".unicodeScalars.map(\.value))

    /// 第一至第五巡察组, 6个巡察组.
    private static func teams(_ line: SourceLine) -> String? {
        let codes = line.codes
        for index in codes.indices {
            guard let hit = team.match(in: codes, at: index, before: codes.count) else { continue }
            var start = index
            while start > 0, teamWords.contains(codes[start - 1]) || Glyph.isDigit(codes[start - 1]) {
                start -= 1
            }
            while start < index, codes[start] == 0x3001 || codes[start] == 0x548C || codes[start] == 0x81F3 {
                start += 1
            }
            if start < index { return line.string(start..<hit.range.upperBound) }
        }
        return nil
    }

    private static let office = Lexicon(words: "委巡察办公室 委巡察办 委巡察工作领导小组办公室")
    private static let issuerStops: Set<UInt32> = Set("从据由日经对的在,。:;()、".unicodeScalars.map(\.value))

    /// 武汉市委巡察办.
    private static func issuer(_ line: SourceLine) -> String? {
        let codes = line.codes
        for index in codes.indices {
            guard let hit = office.match(in: codes, at: index, before: codes.count) else { continue }
            var start = index
            while start > 0, index - start < 14, !issuerStops.contains(codes[start - 1]),
                !Glyph.isDigit(codes[start - 1]), !Glyph.isSpace(codes[start - 1])
            { start -= 1 }
            return line.string(start..<hit.range.upperBound)
        }
        return nil
    }

    private static let disclosures = Lexicon(words: "获悉 公布 公开 通报 发布 消息 披露 讯 电")

    /// The first month and day of a clause that tells about disclosure: 5月17日从…获悉.
    private static func disclosed(_ line: SourceLine) -> String? {
        let codes = line.codes
        var index = 0
        while index < codes.count {
            guard Glyph.isDigit(codes[index]), index == 0 || !Glyph.isDigit(codes[index - 1]) else {
                index += 1
                continue
            }
            var place = index
            let month = number(codes, &place)
            guard place < codes.count, codes[place] == 0x6708 else {
                index = place + 1
                continue
            }
            place += 1
            let day = number(codes, &place)
            guard place < codes.count, codes[place] == 0x65E5, (1...12).contains(month),
                (1...31).contains(day)
            else {
                index = place + 1
                continue
            }
            let clauseEnd =
                codes[place...].firstIndex { $0 == Glyph.comma || $0 == Glyph.fullStop } ?? codes.count
            if disclosures.occurs(in: codes, place..<clauseEnd) { return "\(padded(month))-\(padded(day))" }
            index = place + 1
        }
        return nil
    }

    private static func number(_ codes: [UInt32], _ place: inout Int) -> Int {
        var value = 0
        while place < codes.count, Glyph.isDigit(codes[place]), value < 10_000 {
            value = value * 10 + Int(codes[place] - 48)
            place += 1
        }
        return value
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func isNumber(_ code: UInt32) -> Bool {
        Glyph.isDigit(code) || Glyph.numeralDigit(code) != nil || Glyph.numeralScale(code) == 10
    }
}
