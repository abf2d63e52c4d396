/// The counts of problems, tasks and measures in a headline; problems, tasks and measures never mix.
struct ProblemCountRule {
    private enum Subject {
        case problem, task, measure, immediate, clue
    }

    /// What was named so far, with its unit, latest last.
    private var named: [Named] = []

    private struct Named {
        let subject: Subject
        let number: CountedNumber
        /// Where its sentence begins in its line.
        let sentence: Int
        let line: Int
    }
    private var totals: [DecimalNumber] = []

    /// True where problem counts are the inspection's own, in the headline or a unit's introduction.
    let isOfficial: Bool

    init(isOfficial: Bool) {
        self.isOfficial = isOfficial
    }

    private static let units: Set<String> = ["个", "项", "条", "件", "大项"]
    private static let problemNouns = Lexicon(words: "问题 个性问题 共性问题 问题数")
    private static let notProblems = Lexicon(words: "问题线索 问题清单 问题台账 信访问题 问题意见 问题建议 问题类")
    private static let handled = Lexicon(words: "群众 急难愁盼 解决 化解 查摆 整改不力 整改不到位")
    private static let searched = Lexicon(words: "查找 抽查 排查 自查 核查 信访 隐患 检查 督查")
    private static let fedBack = Lexicon(words: "反馈 指出 已解决")
    private static let inspections = Lexicon(words: "巡察 巡视")

    /// Problems of others, or found by the unit itself.
    private func isHandled(_ text: [UInt32], _ left: Range<Int>) -> Bool {
        if Self.fedBack.occurs(in: text, left) { return false }
        return Self.handled.occurs(in: text, left)
            || (Self.searched.occurs(in: text, left) && !Self.inspections.occurs(in: text, left))
    }

    private static let taskNouns = Lexicon(words: "整改任务 任务 整改事项 事项 整改项目")
    private static let measureNouns = Lexicon(words: "整改措施 措施 整改举措 举措 具体措施")
    private static let immediate = Lexicon(words: "立行立改 立整立改 立知立改 即知即改 立改立行")
    private static let open = Lexicon(
        words: "未完成 尚未 正在 持续 推进 长期 未整改 暂未 延期 未销号 未办结 跟踪 有序 整改中 未达到 未到 尚在 仍在 还在 仍需 还需 待整改 在改 继续 未解决 按计划 逐步"
    )
    private static let stage = Lexicon(words: "阶段性 阶段成效 阶段目标 阶段成果")
    private static let mostly = Lexicon(words: "基本完成 基本整改 基本到位 部分完成 部分整改")
    private static let closed = Lexicon(
        words: "已完成 完成整改 整改完成 已整改 整改到位 销号 已销 办结 完成 已解决 整改完毕 改到位 整改落实到位 全部整改 全面整改 已全部整改 整改结束 清零"
    )
    private static let barelyClosed = Lexicon(words: "整改 整改了 已改")
    private static let asked = Lexicon(words: "反馈 发现 指出 提出 存在 梳理 需整改 应整改 须整改 移交 交办 点出 归纳 列出")
    private static let fillers = Lexicon(words: "共计 合计 累计 总计 共 计 达 达到 了 的 等 : 数 总数 分别 为 具体 有 各类 数量 是")
    private static let drawnUp = Lexicon(words: "制定 制订 提出 细化 明确 研究 形成 确定 分解 建立 拿出 落实")

    /// - Returns: Nil where the number counts neither problems nor tasks nor measures.
    mutating func draft(_ place: Int, in context: FigureContext) -> FigureDraft? {
        let number = context.numbers[place]
        guard Self.units.contains(number.unit) else { return nil }
        let text = context.text
        let left = pastBracket(context.left(place), place, context)
        let right = context.right(place)
        // 反馈问题210个、问题线索17件: what comes behind a 、 is the next number's.
        let near = right.lowerBound..<(text[right].firstIndex(of: 0x3001) ?? right.upperBound)
        let all = left.lowerBound..<near.upperBound
        if Self.notProblems.occurs(in: text, all) {
            // 移交问题线索12件,办结10件: what follows is no problem either.
            name(.clue, number, context)
            return nil
        }
        if isOfficial, isSum(place, context, left) {
            totals.append(number.value)
            return FigureDraft(kind: .problemsTotal, number: number, quote: quote(context, place))
        }
        let noun = subjectNamed(text, left, right)
        if noun == .problem, isHandled(text, left) {
            // 解决群众困难问题312个, 查摆问题386个: not the inspection's own.
            name(.clue, number, context)
            return FigureDraft(kind: .issuesHandled, number: number, quote: quote(context, place))
        }
        guard let about = noun ?? implied(place, context, left), about != .clue else { return nil }
        let status = status(place, context, left, context.partMark(place) != nil, about)
        let kind = kind(about, status, number, isNamed: noun != nil)
        if let noun {
            let near = context.leftAfterPause(place)
            let isImmediate = noun == .problem && Self.immediate.occurs(in: text, near.isEmpty ? right : near)
            name(isImmediate ? .immediate : noun, number, context)
            if isImmediate {
                return FigureDraft(
                    kind: isOfficial ? .problemsImmediateFix : .issuesHandled,
                    number: number,
                    quote: quote(context, place)
                )
            }
        }
        guard let kind else { return nil }
        if kind == .problemsTotal || kind == .tasksTotal { totals.append(number.value) }
        var quote = quote(context, place)
        if let noun = Self.problemNouns.match(in: text, at: quote.upperBound, before: right.upperBound) {
            quote = quote.lowerBound..<noun.range.upperBound
        }
        return FigureDraft(kind: kind, number: number, quote: quote)
    }

    /// 镇本级问题26个、村级问题78个,合计104个: the sum of what the sentence named before.
    private func isSum(_ place: Int, _ context: FigureContext, _ left: Range<Int>) -> Bool {
        guard Self.sums.match(in: context.text, at: left.lowerBound, before: left.upperBound)?.range == left
        else {
            return false
        }
        let sentence = context.sentenceStart(context.numbers[place].start)
        let parts = named.filter {
            $0.subject == .problem && $0.sentence == sentence && $0.line == context.prose.line
        }
        let sum = parts.reduce(DecimalNumber(0)) { sum, part in sum.plus(part.number.value) ?? sum }
        return parts.count > 1 && sum == context.numbers[place].value
    }

    private static let sums = Lexicon(words: "合计 共计 总计 共 一共 合计为 共计为")

    private mutating func name(_ subject: Subject, _ number: CountedNumber, _ context: FigureContext) {
        named.append(
            Named(
                subject: subject,
                number: number,
                sentence: context.sentenceStart(number.start),
                line: context.prose.line
            )
        )
    }

    private enum Status {
        case asked, closed, stage, mostly, open, part, none
    }

    /// What is counted, where the noun stands right before or right behind the number.
    private func subjectNamed(_ text: [UInt32], _ left: Range<Int>, _ right: Range<Int>) -> Subject? {
        var end = left.upperBound
        while let filler = Self.fillers.suffix(of: text, from: left.lowerBound, to: end) {
            end = filler.range.lowerBound
        }
        if Self.problemNouns.suffix(of: text, from: left.lowerBound, to: end) != nil { return .problem }
        if Self.taskNouns.suffix(of: text, from: left.lowerBound, to: end) != nil { return .task }
        if Self.measureNouns.suffix(of: text, from: left.lowerBound, to: end) != nil { return .measure }
        let near = right.lowerBound..<min(right.upperBound, right.lowerBound + 10)
        for index in near {
            if Self.measureNouns.match(in: text, at: index, before: right.upperBound) != nil {
                return .measure
            }
            if Self.taskNouns.match(in: text, at: index, before: right.upperBound) != nil { return .task }
            if Self.problemNouns.match(in: text, at: index, before: right.upperBound) != nil {
                return .problem
            }
            // 十个巡察组共发现问题: what is counted are the groups.
            if text[index] == 0x3001 || text[index] == 0x5171 { return nil }
            if Self.bodies.match(in: text, at: index, before: right.upperBound) != nil { return nil }
        }
        return nil
    }

    private static let bodies = Lexicon(words: "巡察组 巡视组 单位 部门 党组织 乡镇 街道 村 社区 小组 专班 支部 企业")

    /// 已完成662个: the noun is the last one named, and only a word about completion stands beside.
    private func implied(
        _ place: Int,
        _ context: FigureContext,
        _ left: Range<Int>
    ) -> Subject? {
        let number = context.numbers[place]
        let text = context.text
        let right = context.right(place)
        var end = left.upperBound
        while let filler = Self.fillers.suffix(of: text, from: left.lowerBound, to: end) {
            end = filler.range.lowerBound
        }
        let before = max(left.lowerBound, end - 14)..<end
        let isBefore = hasStatus(text, before)
        let isBehind = hasStatus(text, right.lowerBound..<min(right.upperBound, right.lowerBound + 14))
        // 巡察反馈问题整改完成176个
        let own: Subject? =
            isOfficial && isBefore && Self.problemNouns.occurs(in: text, left) ? .problem : nil
        let subject = latest(number, context) ?? topic(place, context) ?? own
        let isPart =
            subject == .problem && Self.aspects.suffix(of: text, from: left.lowerBound, to: end) != nil
        guard isBefore || isBehind || isPart else { return nil }
        return subject
    }

    /// The last thing named that is counted in the unit; 个 and 项 are used for one another, 件 isn't.
    private func latest(_ number: CountedNumber, _ context: FigureContext) -> Subject? {
        // 反馈问题156个、立行立改问题23个,已完成151个: more than 23 can't be done of 23, and another sentence is about all.
        let sentence = context.sentenceStart(number.start)
        let fitting = named.filter { named in
            named.subject != .immediate
                || named.number.value.isAtLeast(number.value) && named.sentence == sentence
                    && named.line == context.prose.line
        }
        if let same = fitting.last(where: { $0.number.unit == number.unit }) { return same.subject }
        guard number.unit != "件" else { return nil }
        return fitting.last { $0.subject == .problem && $0.number.unit != "件" }?.subject
    }

    private static let aspects = Lexicon(words: "方面 领域 类 情况")

    private func hasStatus(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        Self.closed.occurs(in: text, range) || Self.stage.occurs(in: text, range)
            || Self.open.occurs(in: text, range)
            || Self.mostly.occurs(in: text, range)
            || Self.barelyClosed.suffix(of: text, from: range.lowerBound, to: range.upperBound) != nil
    }

    private func status(
        _ place: Int,
        _ context: FigureContext,
        _ left: Range<Int>,
        _ isPart: Bool,
        _ about: Subject
    ) -> Status {
        let text = context.text
        let right = context.right(place)
        // What stands before the number decides; only where it is silent, what stands behind.
        // 198个问题已整改到位190个: what ends at the next number belongs to that one.
        let next = context.numbers.count > place + 1 ? context.numbers[place + 1].start : -1
        let isTaken = next == right.upperBound && !right.isEmpty && text[right.upperBound - 1] != 0x3001
        for range in isTaken ? [left] : [left, right] {
            let asked = Self.asked.occurs(in: text, range)
            // 上轮未整改到位的6个问题全部销号
            if range == left, !isTaken, Self.allDone.occurs(in: text, right) {
                return isPlanned(place, context) ? .open : .closed
            }
            if Self.stage.occurs(in: text, range) { return .stage }
            if Self.mostly.occurs(in: text, range) { return .mostly }
            if Self.open.occurs(in: text, range), !Self.finished.occurs(in: text, range) { return .open }
            if Self.closed.occurs(in: text, range), !range.isEmpty,
                !(asked && range == left && isQuestion(text, range))
            {
                return isPlanned(place, context) ? .open : .closed
            }
            if asked { return isPart ? .part : .asked }
            if range == left, about != .measure,
                Self.barelyClosed.suffix(of: text, from: range.lowerBound, to: range.upperBound) != nil
            {
                return .closed
            }
        }
        if Self.rest.occurs(in: text, left) { return .open }
        if about == .problem, isDoing(text, left) { return .closed }
        return isPart ? .part : .none
    }

    private static let plans = Lexicon(words: "预计 将于 将在 力争 计划于 计划在 拟于 争取于 要求年底前 要求于 年底前再")

    /// 剩余10个问题将于6月底前完成整改: not done yet.
    private func isPlanned(_ place: Int, _ context: FigureContext) -> Bool {
        let range = context.clauseLeft(place).lowerBound..<context.right(place).upperBound
        return Self.plans.occurs(in: context.text, range) && !Self.finished.occurs(in: context.text, range)
    }

    private static let allDone = Lexicon(
        words: "全部整改 全部完成 全部销号 全部办结 均已整改 均已完成 均整改到位 均完成整改 均已销号"
    )

    /// 反馈的183个问题已全部整改完成: one number for what was fed back and for what was done.
    mutating func drafts(_ place: Int, in context: FigureContext) -> [FigureDraft]? {
        let isFirst = totals.isEmpty
        guard let draft = draft(place, in: context) else { return nil }
        guard isOfficial, draft.kind == .problemsTotal || draft.kind == .problemsClosed && isFirst else {
            return [draft]
        }
        let text = context.text
        let next = context.silentClauseAfter(place)
        let isDone =
            Self.allDone.occurs(in: text, context.right(place))
            || (next.map { Self.allDone.occurs(in: text, $0) } ?? false)
        guard isDone, !Self.closed.occurs(in: text, context.left(place)),
            // 上轮遗留的6个问题已全部整改完成: of another round.
            !Self.former.occurs(in: text, context.clauseLeft(place))
        else { return [draft] }
        var other = draft
        other.kind = draft.kind == .problemsTotal ? .problemsClosed : .problemsTotal
        if isFirst, draft.kind == .problemsClosed { totals.append(draft.number.value) }
        return draft.kind == .problemsTotal ? [draft, other] : [other, draft]
    }

    private static let former = Lexicon(words: "上轮 上一轮 往轮 遗留 上次 首轮 前一轮 以往")

    /// 剩余3个 and 其余3个: open, unless what follows says how far they are.
    private static let rest = Lexicon(words: "剩余 其余 余下")
    private static let doers = Lexicon(words: "共 已 累计 督促 推动 促进 期间 合计 共计 总计 推进")

    /// 共整改问题2316个: the work was done on all of them. 有整改问题, 需整改问题 say nothing.
    private func isDoing(_ text: [UInt32], _ left: Range<Int>) -> Bool {
        var end = left.upperBound
        while let filler = Self.fillers.suffix(of: text, from: left.lowerBound, to: end) {
            end = filler.range.lowerBound
        }
        while let noun = Self.problemNouns.suffix(of: text, from: left.lowerBound, to: end) {
            end = noun.range.lowerBound
        }
        guard let verb = Self.barelyClosed.suffix(of: text, from: left.lowerBound, to: end) else {
            return false
        }
        let before = verb.range.lowerBound
        return before == left.lowerBound
            || Self.doers.suffix(of: text, from: left.lowerBound, to: before) != nil
    }

    /// 问题(含立行立改36个)共508个: the noun stands before the bracket.
    private func pastBracket(_ left: Range<Int>, _ place: Int, _ context: FigureContext) -> Range<Int> {
        let text = context.text
        var end = left.upperBound
        while let filler = Self.fillers.suffix(of: text, from: left.lowerBound, to: end) {
            end = filler.range.lowerBound
        }
        guard end == left.lowerBound, end > 1, text[end - 1] == 0x29 else { return left }
        var open = end - 1
        let floor = max(0, end - 40)
        while open > floor, text[open] != 0x28 { open -= 1 }
        guard text[open] == 0x28 else { return left }
        return context.clauseStart(open)..<open
    }

    private static let topicEnds = Lexicon(words: "问题中 问题里 的问题 反馈问题 问题当中")

    /// 反馈的问题中,已完成205个: the noun is named without a number.
    private func topic(_ place: Int, _ context: FigureContext) -> Subject? {
        guard named.isEmpty, isOfficial else { return nil }
        let number = context.numbers[place]
        let before = context.sentenceStart(number.start)..<context.clauseStart(number.start)
        var end = before.upperBound
        while end > before.lowerBound {
            let stop = max(before.lowerBound, end - 1)
            if Self.topicEnds.suffix(of: context.text, from: before.lowerBound, to: stop) != nil {
                return .problem
            }
            end = context.clauseStart(stop)
            if end == stop { break }
        }
        return nil
    }

    private static let finished = Lexicon(words: "已完成整改 已全部 已整改到位 已完成")

    private static let questions = Lexicon(words: "需完成 需要完成 应完成 须完成 要求完成")

    /// 反馈需要完成整改的问题741个 asks; it doesn't close.
    private func isQuestion(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        Self.questions.occurs(in: text, range)
    }

    private func kind(_ about: Subject, _ status: Status, _ number: CountedNumber, isNamed: Bool)
        -> FigureKind?
    {
        switch about {
        case .measure:
            switch status {
            case .closed: return .measuresDone
            case .asked, .none, .part: return isNamed ? .measuresDrawnUp : nil
            case .stage, .mostly, .open: return .quantity
            }
        case .task:
            switch status {
            case .closed: return .tasksClosed
            case .asked, .none, .part: return isNamed ? .tasksTotal : nil
            case .stage, .mostly, .open: return .quantity
            }
        case .clue: return nil
        case .immediate:
            return isOfficial ? .problemsImmediateFix : .issuesHandled
        case .problem:
            guard isOfficial else { return .issuesHandled }
            switch status {
            case .closed: return .problemsClosed
            case .stage: return .problemsStageDone
            case .mostly: return .problemsMostlyDone
            case .open: return .problemsInProgress
            case .part: return .problemsPart
            case .asked: return totals.contains(number.value) ? .problemsPart : .problemsTotal
            case .none: return totals.isEmpty ? .problemsTotal : .problemsPart
            }
        }
    }

    private func quote(_ context: FigureContext, _ place: Int) -> Range<Int> {
        let left = pastBracket(context.left(place), place, context)
        let number = context.numbers[place]
        var start = left.lowerBound
        while start < left.upperBound, context.text[start] == 0x3001 { start += 1 }
        if context.left(place).isEmpty || start == left.upperBound {
            return number.start..<min(context.right(place).upperBound, number.range.upperBound + 8)
        }
        return start..<number.range.upperBound
    }
}
