/// What an amount of money in a bulletin is: by the verb before it, behind it, or carried over.
enum FundsRule {
    /// - Parameters:
    ///   - place: The number's place in the context; its unit is 元.
    ///   - earlier: The drafts made so far from the same prose, in order.
    static func draft(_ place: Int, in context: FigureContext, after earlier: [FigureDraft]) -> FigureDraft {
        let number = context.numbers[place]
        let text = context.text
        let clause = context.clauseLeft(place)
        let hits = verbs.hits(in: text, clause).filter { !isNoun($0, text, number.start) }
        if perHead.occurs(in: text, context.left(place)) {
            return FigureDraft(
                kind: .fundsOther,
                number: number,
                quote: clause.lowerBound..<number.range.upperBound
            )
        }
        // 由120万元增加到265万元: neither was paid.
        if changes.suffix(of: text, from: clause.lowerBound, to: number.start) != nil,
            !hits.contains(where: { $0.meaning.isRecovered })
        {
            return FigureDraft(kind: .fundsOther, number: number, quote: number.range, doubt: .kindGuessed)
        }
        let grew =
            changes.match(in: text, at: number.range.upperBound, before: context.right(place).upperBound)
            != nil
        if let last = hits.last, !grew {
            let found = left(last, hits, text, clause)
            if !found.kind.isRecovered, let behind = behind(place, context, needsMark: true) { return behind }
            if found.kind == .fundsInvolved, let next = nextClause(place, context) { return next }
            return FigureDraft(
                kind: found.kind,
                number: number,
                quote: found.start..<number.range.upperBound,
                doubt: found.doubt
            )
        }
        if grew {
            return FigureDraft(kind: .fundsOther, number: number, quote: number.range, doubt: .kindGuessed)
        }
        if let behind = behind(place, context, needsMark: false) { return behind }
        if let next = nextClause(place, context) { return next }
        return carried(place, context, earlier)
    }

    private static let verbs = Lexicon<FigureKind>([
        (
            "清退 清缴 退缴 追缴 收缴 上缴 上交 退还 退回 清收 追收 追回 收回 缴回 退赔 追退 核退 扣回 退款 退赃 催收 追讨 追补 追索 返还 追偿 已退 "
                + "主动退 补退 回收 清理回收 退出违规 缴销 没收 归还违规 归还公款 归还挪用 归还占用 归还挤占 归还截留 归还套取 归还侵占 归还财政 归垫 归还原渠道 归还原资金渠道 归还借款 归还欠款 缴还 交回 退交 清理收回",
            .fundsRecovered
        ),
        ("挽回 挽损 止损", .lossRecovered),
        ("避免损失 避免经济损失 避免了 减少损失 减少经济损失 减少国有资产损失 避免国有资产损失", .lossAvoided),
        ("扣除 扣发 扣减 核减 扣缴 扣罚 扣款 抵扣", .fundsDeducted),
        ("争取 落实 筹集 筹措 协调 申请 申报 募集 引进 引资 获得 筹资 到位 招商 签约 融资 贷款", .fundsSecured),
        (
            "拨付 投入 安排 发放 兑付 支付 补助 下达 补发 偿还 归还 清偿 清欠 缴纳 资助 捐赠 捐款 化解 奖励 补贴到 返还保证金 退还保证金 党费返还 返还党费 税收返还 财政返还 "
                + "退还押金 清退保证金 补偿 赔付 救助 划拨 用于 投资 增加 增收 实现 完成 发放补贴 清退押金 返还押金",
            .fundsSpent
        ),
        ("节约 压减 节省 减少 降低 减免 盘活 核销 压缩 减轻 让利", .fundsSaved),
        ("罚款 处罚 罚没 处以", .fundsFined),
        ("补缴 补交 补收 补征 追征", .fundsPaidLate),
        ("应退 未退 应缴 未缴 应收 欠缴 拖欠 尚欠 结欠 应追缴 应清退 未追回 未收回 待收 起诉追讨 起诉追缴", .fundsOutstanding),
        ("涉及 涉案 涉嫌 查出 发现 查处 核查 排查 违规发放 违规报销 查实 核实 核定 认定 审计 清查 梳理 违规列支 查明", .fundsInvolved),
        ("收取 征收 入库 规范 纠正 整改 清理 调账 调整 收入 出租 拍卖 处置", .fundsOther),
    ])
    private static let recoveredMarks = Lexicon(words: "已 全部 均 予以 悉数 全额 被 及时 现已 足额 进行 主动 并 如数 一次性 完成 得到")
    /// 由10万元增加到12万元: only the second amount is meant.
    private static let changes = Lexicon(words: "增加到 增加至 提高到 提高至 上升到 上升至 降低到 降至 减少到 增至")
    private static let deadlines = Lexicon(words: "日前 底前 月前 年前 日前全部 底前全部")
    private static let movers = Lexicon(words: "把 将")
    private static let orders = Lexicon(words: "责令 要求 督促 责成")
    private static let notYetBehind = Lexicon(
        words: "未 尚未 待 应 需 须 拟 正在 计划 用于 将 无法 难以 不能 无力 暂缓 不予 无需 诉讼 起诉 分期"
    )
    private static let lossWords = Lexicon(words: "损失")
    /// 不良贷款 after 清收 names what came back.
    private static let nominals = Lexicon(words: "贷款 融资")
    private static let lossAndMore = Lexicon(words: "损失和 损失、 损失及 损失并 经济损失和 经济损失、 经济损失及 损失以及 损失与")
    private static let claims = Lexicon(
        words: "投资款 投资本金 结余 结转 罚没 罚款 罚金 欠薪 农民工工资 拖欠工资 欠款 应收账款 货款 借款 贷款 土地出让金 存量资金 沉淀资金 退还群众 退还企业 税款"
    )
    private static let deposits = Lexicon(words: "押金 保证金 质保金 定金")
    private static let givenBack = Lexicon(words: "退还 返还 清退 退回 归还")
    private static let remainders = Lexicon(words: "其余 剩余 余下 尚余")
    private static let perHead = Lexicon(words: "每人 人均 每名 每户 户均 每位 每人每月 每月每人 每年每人")
    private static let joints: Set<UInt32> = Set("、和及与并或、".unicodeScalars.map(\.value))

    private static func isNoun(_ hit: Lexicon<FigureKind>.Hit, _ text: [UInt32], _ end: Int) -> Bool {
        if subsidy.match(in: text, at: hit.range.lowerBound, before: end)?.range == hit.range,
            hit.range.lowerBound > 0,
            !givers.contains(text[hit.range.lowerBound - 1])
        {
            // 生活补助 and 扣发补助 name the money.
            return true
        }
        guard let noun = FigureWords.nounsAfterVerb.match(in: text, at: hit.range.upperBound, before: end)
        else { return false }
        // 退还培训费 gives money back, 清退工作 doesn't.
        return moneys.match(in: text, at: noun.range.upperBound, before: end) == nil
    }

    /// Whether the clause says that it is about money, where the number doesn't.
    static func namesMoney(_ place: Int, _ context: FigureContext) -> Bool {
        let clause = context.clauseLeft(place).lowerBound..<context.right(place).upperBound
        return moneyNouns.occurs(in: context.text, clause)
    }

    /// Kinds of which nothing but money can be counted.
    static let moneyOnly: Set<FigureKind> = [
        .fundsRecovered, .lossRecovered, .lossAvoided, .fundsDeducted, .fundsPaidLate,
    ]
    private static let moneyNouns = Lexicon(
        words: "资金 款 费 津贴 补贴 经费 损失 财政 国库 租金 工资 奖金 专项债 债券 资产 押金 罚金 税 利息 贷款 报酬 金额"
    )
    private static let subsidy = Lexicon(words: "补助")
    private static let givers: Set<UInt32> = Set("给予、及和并共已,。;:".unicodeScalars.map(\.value))
    private static let moneys = Lexicon(words: "费 款 金 资金 补助 经费 补贴 奖补 债券 扶贫")

    /// The verb before the number, with those joined to it: 扣除和清退.
    private static func left(
        _ last: Lexicon<FigureKind>.Hit,
        _ hits: [Lexicon<FigureKind>.Hit],
        _ text: [UInt32],
        _ clause: Range<Int>
    ) -> (kind: FigureKind, start: Int, doubt: FigureDoubt?) {
        var joined = [last]
        for hit in hits.dropLast().reversed() {
            guard let first = joined.first else { break }
            let gap = hit.range.upperBound..<first.range.lowerBound
            guard gap.isEmpty || (gap.count == 1 && joints.contains(text[gap.lowerBound])) else { break }
            joined.insert(hit, at: 0)
        }
        // 违规发放 and 违规报销 name what is paid back: 退回超标准报销、违规发放金额.
        let isNamed =
            nominals.match(in: text, at: last.range.lowerBound, before: last.range.upperBound) != nil
        if last.meaning == .fundsInvolved || last.meaning == .fundsSpent || last.meaning == .fundsOther
            || last.meaning == .fundsOutstanding || isNamed
            || (last.meaning == .fundsSaved && isAttribute(last, text))
        {
            for hit in hits.dropLast().reversed() where hit.meaning.isRecovered {
                let between = hit.range.upperBound..<last.range.lowerBound
                if !hasSeparator(text, between) || isAttribute(last, text) {
                    return left(
                        hit,
                        hits.filter { $0.range.lowerBound <= hit.range.lowerBound },
                        text,
                        clause
                    )
                }
            }
        }
        // 补发拖欠的奖金, 争取上级拨付资金: the first verb is what was done.
        let isOwed = last.meaning == .fundsOutstanding
        let isObject = last.meaning == .fundsSpent || last.meaning == .fundsOther
        if isOwed || isObject,
            let verb = hits.dropLast().last(where: { hit in
                let between = hit.range.upperBound..<last.range.lowerBound
                guard !hasSeparator(text, between) else { return false }
                return isOwed
                    ? hit.meaning != .fundsOutstanding && !hit.meaning.isRecovered : isStriving(hit, text)
            })
        {
            return (verb.meaning, verb.range.lowerBound, doubt(verb.meaning))
        }
        var kinds = Set(joined.map(\.meaning))
        // 挽回损失和清退资金合计17万元: the loss stands between the two verbs.
        if last.meaning == .fundsRecovered, let before = hits.dropLast().last,
            before.meaning == .lossRecovered,
            lossAndMore.match(in: text, at: before.range.upperBound, before: last.range.lowerBound)?.range
                .upperBound
                == last.range.lowerBound
        {
            kinds.insert(.lossRecovered)
            joined.insert(before, at: 0)
        }
        let start = joined.first?.range.lowerBound ?? last.range.lowerBound
        let before = FigureWords.notYet.suffix(of: text, from: clause.lowerBound, to: start)
        let isPlanned = before != nil || FigureWords.planned.occurs(in: text, clause.lowerBound..<start)
        if isPlanned, last.meaning.isRecovered { return (.fundsOutstanding, start, nil) }
        let isLoss = lossWords.occurs(in: text, last.range.upperBound..<clause.upperBound)
        if kinds.contains(.lossRecovered) {
            return (.lossRecovered, start, kinds.count > 1 ? .mixedKinds : nil)
        }
        guard kinds.contains(.fundsRecovered) else { return (last.meaning, start, doubt(last.meaning)) }
        // 退还企业保证金 gives back what was held rightly.
        if deposits.occurs(in: text, last.range.upperBound..<clause.upperBound),
            givenBack.suffix(of: text, from: clause.lowerBound, to: last.range.upperBound) != nil
        {
            return (.fundsSpent, start, .kindGuessed)
        }
        if isLoss { return (.lossRecovered, start, .kindGuessed) }
        if kinds.contains(.fundsDeducted) { return (.fundsRecovered, start, .mixedKinds) }
        // 收回投资款, 收缴罚没款, 追讨欠薪: what came back had been lent, was fined, or is owed to others.
        if claims.occurs(in: text, start..<clause.upperBound) {
            return (.fundsRecovered, start, .kindGuessed)
        }
        let ordered = orders.occurs(in: text, clause.lowerBound..<start)
        return (.fundsRecovered, start, ordered ? .orderedOnly : nil)
    }

    private static let striving = Lexicon(words: "争取 申请 申报 募集")

    private static func isStriving(_ hit: Lexicon<FigureKind>.Hit, _ text: [UInt32]) -> Bool {
        striving.match(in: text, at: hit.range.lowerBound, before: hit.range.upperBound) != nil
    }

    private static func doubt(_ kind: FigureKind) -> FigureDoubt? {
        switch kind {
        case .fundsFined, .fundsPaidLate, .fundsOther: .kindGuessed
        default: nil
        }
    }

    private static func hasSeparator(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        range.contains { text[$0] == 0x3001 || text[$0] == 0x5E76 }
    }

    /// 违规发放, 违规报销, 查处的: the verb describes the money and isn't what was done.
    private static func isAttribute(_ hit: Lexicon<FigureKind>.Hit, _ text: [UInt32]) -> Bool {
        text[hit.range.lowerBound] == 0x8FDD
            || attributeMarks.suffix(of: text, from: 0, to: hit.range.lowerBound) != nil
    }

    private static let attributeMarks = Lexicon(words: "违规 多 超标准 违纪 重复 超额 超范围 错误 不当 应 多头 违反规定")

    /// 12.8万元已全部退缴.
    private static func behind(_ place: Int, _ context: FigureContext, needsMark: Bool) -> FigureDraft? {
        let number = context.numbers[place]
        let range = context.right(place)
        let hits = verbs.hits(in: context.text, range).filter { !isNoun($0, context.text, range.upperBound) }
        guard let hit = hits.first(where: { $0.meaning.isRecovered }) else { return nil }
        let gap = range.lowerBound..<hit.range.lowerBound
        let isDated =
            deadlines.suffix(of: context.text, from: gap.lowerBound, to: gap.upperBound) != nil
            || deadlines.occurs(in: context.text, gap) && recoveredMarks.occurs(in: context.text, gap)
        guard gap.count <= (isDated ? 24 : 14) else { return nil }
        // 应收860万元已收回640万元: the verb is the next number's.
        if hit.range.upperBound == range.upperBound, place + 1 < context.numbers.count,
            context.numbers[place + 1].start == range.upperBound, context.numbers[place + 1].unit == "元"
        {
            return nil
        }
        let isOpen =
            notYetBehind.occurs(in: context.text, gap)
            || (remainders.occurs(in: context.text, context.clauseLeft(place))
                && !recoveredMarks.occurs(in: context.text, gap))
        let kind: FigureKind = isOpen ? .fundsOutstanding : hit.meaning
        let isMoved = movers.occurs(in: context.text, context.clauseLeft(place))
        if needsMark, !isMoved, !isDated, !recoveredMarks.occurs(in: context.text, gap) { return nil }
        return FigureDraft(kind: kind, number: number, quote: number.start..<hit.range.upperBound)
    }

    /// 发现违规资金12万元,已全部清退。
    private static func nextClause(_ place: Int, _ context: FigureContext) -> FigureDraft? {
        guard let range = context.silentClauseAfter(place) ?? clauseOfPayersAfter(place, context) else {
            return nil
        }
        guard let hit = verbs.hits(in: context.text, range).first, hit.meaning.isRecovered else { return nil }
        let gap = range.lowerBound..<hit.range.lowerBound
        let isDated = deadlines.occurs(in: context.text, gap)
        guard gap.count <= (isDated ? 20 : 8), recoveredMarks.occurs(in: context.text, gap) else {
            return nil
        }
        guard !notYetBehind.occurs(in: context.text, gap) else { return nil }
        let number = context.numbers[place]
        return FigureDraft(
            kind: hit.meaning,
            number: number,
            quote: number.start..<hit.range.upperBound,
            doubt: .verbElsewhere
        )
    }

    /// 4万元,已由27名职工全额退回: the number in the clause behind counts who paid.
    private static func clauseOfPayersAfter(_ place: Int, _ context: FigureContext) -> Range<Int>? {
        let end = context.clauseEnd(context.numbers[place].range.upperBound)
        guard end < context.text.count, context.text[end] == Glyph.comma, place + 1 < context.numbers.count
        else {
            return nil
        }
        let (payers, stop) = (context.numbers[place + 1], context.clauseEnd(end + 1))
        guard CountUnits.persons.contains(payers.unit), payers.range.upperBound <= stop,
            recoveredMarks.occurs(in: context.text, (end + 1)..<payers.start)
                || recoveredMarks.occurs(in: context.text, payers.range.upperBound..<stop),
            place + 2 >= context.numbers.count || context.numbers[place + 2].start >= stop
        else { return nil }
        return payers.range.upperBound..<stop
    }

    /// 清退津贴12万元,超标准报销的差旅费3万元: the second amount goes by the first one's verb.
    private static func carried(
        _ place: Int,
        _ context: FigureContext,
        _ earlier: [FigureDraft]
    ) -> FigureDraft {
        let number = context.numbers[place]
        let range = context.left(place)
        let quote = range.lowerBound..<number.range.upperBound
        if let before = context.silentClauseBefore(place) ?? clauseOfPayers(place, context),
            isFiller(context.text, range)
        {
            let hits = verbs.hits(in: context.text, before).filter {
                !isNoun($0, context.text, before.upperBound)
            }
            if let last = hits.last {
                let found = left(last, hits, context.text, before)
                let start = found.kind.isRecovered ? found.start : range.lowerBound
                return FigureDraft(
                    kind: found.kind,
                    number: number,
                    quote: start..<number.range.upperBound,
                    doubt: found.doubt ?? .verbElsewhere
                )
            }
        }
        // 已收回206万元,剩余134万元分期收取: what is left hasn't come back.
        if remainders.occurs(in: context.text, range) {
            return FigureDraft(kind: .fundsOutstanding, number: number, quote: quote, doubt: .kindGuessed)
        }
        let floor = context.sentenceStart(number.start)
        if let last = earlier.last(where: { $0.kind.group == "funds" }), last.number.start >= floor,
            place > 0, last.number.range == context.numbers[place - 1].range
        {
            return FigureDraft(kind: last.kind, number: number, quote: quote, doubt: .verbElsewhere)
        }
        return FigureDraft(kind: .fundsOther, number: number, quote: quote, doubt: .kindUnknown)
    }

    /// 由37名教师全额退回,合计15.2万元: the number in the clause before counts who paid.
    private static func clauseOfPayers(_ place: Int, _ context: FigureContext) -> Range<Int>? {
        guard place > 0, CountUnits.persons.contains(context.numbers[place - 1].unit) else { return nil }
        let stop = context.clauseStart(context.numbers[place].start) - 1
        guard stop > 0, context.text[stop] == Glyph.comma else { return nil }
        let start = max(context.clauseStart(stop), context.numbers[place - 1].range.upperBound)
        return start < stop ? start..<stop : nil
    }

    private static func isFiller(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        var end = range.upperBound
        while let hit = FigureWords.countFillers.suffix(of: text, from: range.lowerBound, to: end) {
            end = hit.range.lowerBound
        }
        return end == range.lowerBound
    }
}

extension FigureKind {
    /// Money or loss that came back.
    fileprivate var isRecovered: Bool { self == .fundsRecovered || self == .lossRecovered }
}
