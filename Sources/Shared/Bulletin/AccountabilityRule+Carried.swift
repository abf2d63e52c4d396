/// Numbers whose form of handling stands beside another number or in another clause.
extension AccountabilityRule {
    /// 对甲科2人、乙科1人进行诫勉谈话: the form behind the last number is everyone's.
    static func shared(_ place: Int, _ context: FigureContext) -> [FigureDraft]? {
        let number = context.numbers[place]
        guard place + 1 < context.numbers.count, context.numbers[place + 1].unit == number.unit,
            isAimed(place, context, context.left(place))
        else { return nil }
        let gap = number.range.upperBound..<context.numbers[place + 1].start
        guard let first = gap.first, gap.count <= 14, context.text[gap].contains(0x3001),
            gap.count < 2 || HandlingCategory.words.occurs(in: context.text, gap) == false,
            !hasActivity(context.text, gap), context.clauseEnd(first) >= gap.upperBound,
            let next = behind(place + 1, context)?.first, next.kind == .accountability
        else { return nil }
        var made = next.copy(number, number.range)
        made.doubt = made.doubt ?? .verbElsewhere
        return [made]
    }

    /// 约谈科级干部12名、股级干部26名: the form before the first number is everyone's.
    static func carried(
        _ place: Int,
        _ context: FigureContext,
        _ earlier: [FigureDraft]
    ) -> [FigureDraft]? {
        guard place > 0, let last = earlier.last, last.kind == .accountability,
            last.number.range == context.numbers[place - 1].range, last.quote.lowerBound < last.number.start
        else { return nil }
        let left = context.left(place)
        // 问责8个单位21人: bodies and persons in one breath.
        if !isPerson(last.number),
            bodies.suffix(of: context.text, from: left.lowerBound, to: left.upperBound)?.range == left
        {
            return [last.copy(context.numbers[place], context.numbers[place].range)]
        }
        guard let first = left.first, context.text[first] == 0x3001 || context.text[first] == 0x548C,
            left.lowerBound == last.number.range.upperBound, left.count > 2
        else { return nil }
        var end = left.upperBound
        while end > first + 1,
            let word = personNouns.suffix(of: context.text, from: first + 1, to: end)
                ?? fillers.suffix(of: context.text, from: first + 1, to: end)
        { end = word.range.lowerBound }
        guard end == first + 1 else { return nil }
        var made = last.copy(context.numbers[place], (first + 1)..<context.numbers[place].range.upperBound)
        made.doubt = isPerson(made.number) ? .verbElsewhere : .unitIsNoPerson
        return [made]
    }

    /// 对相关责任人给予党内警告处分,共3人。
    static func clauseBefore(_ place: Int, _ context: FigureContext) -> [FigureDraft]? {
        let number = context.numbers[place]
        let left = context.left(place)
        guard
            FigureWords.countFillers.suffix(of: context.text, from: left.lowerBound, to: left.upperBound)
                != nil,
            left.count <= 4, let before = context.silentClauseBefore(place) ?? clauseOfBodies(place, context)
        else { return nil }
        let hits = HandlingCategory.words.hits(in: context.text, before).filter {
            isVerb($0, context.text, before)
        }
        guard let last = hits.last else { return nil }
        // 约谈下属单位班子成员,累计15人次: only who it was stands behind the form.
        let rest = last.range.upperBound..<before.upperBound
        let isWho =
            rest.count <= 16 && !hasActivity(context.text, rest)
            && !outsiders.occurs(in: context.text, rest)
            && personNouns.suffix(of: context.text, from: rest.lowerBound, to: rest.upperBound) != nil
        guard rest.count <= 2 || isWho else { return nil }
        var made = draft(
            last.meaning,
            number,
            last.range.lowerBound..<number.range.upperBound,
            isOr: false,
            isProposed: false
        )
        made.doubt = made.doubt ?? .verbElsewhere
        return [made]
    }

    /// 对2家单位负责人进行约谈提醒,共3人: the number in the clause before counts no persons.
    static func clauseOfBodies(_ place: Int, _ context: FigureContext) -> Range<Int>? {
        guard place > 0, !isPerson(context.numbers[place - 1]), context.numbers[place - 1].unit != "元" else {
            return nil
        }
        let stop = context.clauseStart(context.numbers[place].start) - 1
        guard stop > 0, context.text[stop] == Glyph.comma else { return nil }
        let start = max(context.clauseStart(stop), context.numbers[place - 1].range.upperBound)
        return start < stop ? start..<stop : nil
    }

    /// 对2名党员干部立案审查,分别给予党内警告处分。
    static func clauseAfter(_ place: Int, _ context: FigureContext) -> [FigureDraft]? {
        let number = context.numbers[place]
        let right = context.right(place)
        let left = context.left(place)
        guard !hasActivity(context.text, left), !hasActivity(context.text, right) else {
            return nil
        }
        guard !outsiders.occurs(in: context.text, left.lowerBound..<right.upperBound) else { return nil }
        let isAimed = givers.suffix(of: context.text, from: left.lowerBound, to: left.upperBound) != nil
        let isSubject =
            personNouns.match(in: context.text, at: right.lowerBound, before: right.upperBound) != nil
        guard isAimed || (isSubject && left.isEmpty), let next = context.silentClauseAfter(place) else {
            return nil
        }
        guard
            let hit = HandlingCategory.words.hits(in: context.text, next).first(where: {
                isVerb($0, context.text, next)
            })
        else { return nil }
        let gap = next.lowerBound..<hit.range.lowerBound
        guard gap.count <= 10, cueWords.occurs(in: context.text, gap), !negated.occurs(in: context.text, gap)
        else {
            return nil
        }
        var made = draft(
            hit.meaning,
            number,
            number.start..<hit.range.upperBound,
            isOr: false,
            isProposed: false
        )
        made.doubt = made.doubt ?? .verbElsewhere
        return [made]
    }

    /// 追责问责25人,其中科级干部3人.
    static func part(
        _ place: Int,
        _ context: FigureContext,
        _ earlier: [FigureDraft]
    ) -> [FigureDraft]? {
        guard let mark = context.partMark(place) else { return nil }
        guard let whole = earlier.last(where: { $0.number.range.upperBound <= mark }),
            whole.kind == .accountability
        else {
            return nil
        }
        let left = context.left(place)
        guard
            personNouns.suffix(of: context.text, from: left.lowerBound, to: left.upperBound) != nil
                || ranks.suffix(of: context.text, from: left.lowerBound, to: left.upperBound) != nil
                || personNouns.match(
                    in: context.text,
                    at: context.numbers[place].range.upperBound,
                    before: context.right(place).upperBound
                ) != nil
        else { return nil }
        let number = context.numbers[place]
        return [
            FigureDraft(
                kind: .accountability,
                number: number,
                quote: left.lowerBound..<number.range.upperBound,
                categories: whole.categories,
                compound: whole.compound,
                doubt: .kindGuessed
            )
        ]
    }

    private static let ranks = Lexicon(words: "处级 科级 股级 局级 厅级 正处级 副处级 正科级 副科级 县处级 正股级 副股级 一般 村级 镇级 中层")
}
