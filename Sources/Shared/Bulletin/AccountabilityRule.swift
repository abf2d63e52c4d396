/// Which numbers count people held to account, and in which form.
///
/// Persons trained, served, visited or registered are none; nor are cases (件) and clues.
enum AccountabilityRule {
    typealias Hit = Lexicon<[HandlingCategory]>.Hit

    /// - Returns: Nil where the number is no accountability. Usually one draft; 各 makes one for each form.
    static func drafts(_ place: Int, in context: FigureContext, after earlier: [FigureDraft])
        -> [FigureDraft]?
    {
        let number = context.numbers[place]
        guard isCountable(place, context) else { return nil }
        if let made = before(place, context) ?? behind(place, context) { return made }
        guard CountUnits.persons.contains(number.unit) else { return nil }
        if let made = shared(place, context) ?? carried(place, context, earlier) { return made }
        if let made = PartedForm.categories(around: place, in: context) {
            var draft = draft(
                made.categories,
                number,
                made.start..<made.end,
                isOr: false,
                isProposed: false
            )
            draft.doubt = draft.doubt ?? .kindGuessed
            return [draft]
        }
        return clauseBefore(place, context) ?? part(place, context, earlier) ?? clauseAfter(place, context)
    }

    static let personNouns = Lexicon(
        words:
            "人员 干部 党员 负责人 责任人 同志 职工 书记 领导 成员 教师 当事人 公职人员 主任 党员干部 领导干部 领导班子成员 班子成员 工作人员 员工 科长 局长 院长 校长 医生 站长 所长 "
            + "委员 组长 处长 主管 经理 经办人 负责同志 责任者 法官 检察官 教师 医生 护士 编辑 记者 会计 出纳 教授 经办人员 经手人 经手人员 员 长 者 主席 一把手 中层 管理人员 监察对象 村干部 人 相关人员 干警 民警 辅警 下属"
    )
    static let fillers = Lexicon(
        words: "共计 合计 累计 总计 共 计 达 达到 了 的 等 : 人数 人数达 处理 处分 处置 党员 领导 干部 党员干部 相关 有关 责任 责任人 责任人员 人员 违规 违纪 违法 "
            + "职工 工作人员 当事人 失职 失责 其 中层 正科级 副科级 科级 处级 正处级 副处级 县处级 局级 股级 以下 以上 级 村干部 同志 班子 成员 班子成员 主要 负责人 负责同志 "
            + "管理人员 公职人员 直接 间接 和 及 或 、 涉事 涉案 失管 失察 履职不力 不力 整改 涉及 先后 已 分别 给予 各 为 数 谈话 方式 单位 股所级 股室 基层 一般 机关 下属 所属 在职 退休 主管"
    )
    static let outsiders = Lexicon(
        words:
            "企业 群众 商户 业主 学生 家长 服务对象 老干部 居民 戒毒 矫正 村民 司机 驾驶员 店主 经营 患者 信访人 家属 客户 用户 上访 行业 市场主体 流动 困难 贫困 求职 儿童 老人 青年"
    )
    static let activities = Lexicon(
        words: "学习 培训 参加 参训 参与 观看 覆盖 宣传 宣讲 警示教育 受教育 服务 慰问 走访 招聘 招录 引进 选派 选拔 提拔 编印 案例 发放 测试 考试 旁听 推荐 表彰 "
            + "调解 救助 帮扶 安置 制定 建立 完善 修订 开展 举办 组织 签订 廉政谈话 谈心谈话 任前 集体谈话 征求 检查 排查 受理 约束 自查 惠及 专家 清退 清理"
    )
    /// True where something else was done with the people. 组织 in 党组织 is no activity.
    static func hasActivity(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        activities.hits(in: text, range).contains { hit in
            (hit.range.lowerBound == 0 || text[hit.range.lowerBound - 1] != 0x515A)
                && posts.match(in: text, at: hit.range.upperBound, before: text.count) == nil
        }
    }

    /// 服务 in 便民服务中心主任 names where somebody works.
    private static let posts = Lexicon(words: "中心 大厅 站 办公室 公司 科 窗口 平台 部门 部主任 基地 队 所所长 局局长")

    private static let caseWords = Lexicon(words: "立案 留置 查处 立案审查 立案调查 立案审查调查 移送纪检监察机关 移送纪委 移交纪委 交由纪委 审查调查")
    static let cueWords = Lexicon(words: "给予 受到 被 进行 予以 作出 分别 依规 依纪 接受 均 已 遭 问责 追责 移送 开除")
    static let bodies = Lexicon(words: "党组织 党支部 支部 单位 部门 党委 党组 党总支 基层党组织")

    /// Persons always; organisations only where they are held to account themselves.
    private static func isCountable(_ place: Int, _ context: FigureContext) -> Bool {
        let number = context.numbers[place]
        if CountUnits.persons.contains(number.unit) { return true }
        guard number.unit == "个" || number.unit == "家" else { return false }
        let around = context.left(place).lowerBound..<context.right(place).upperBound
        return bodies.occurs(in: context.text, around) && questioned.occurs(in: context.text, around)
    }

    private static let questioned = Lexicon(words: "问责 追责")

    /// 追责问责16人, 谈话提醒、批评教育458人.
    private static func before(_ place: Int, _ context: FigureContext) -> [FigureDraft]? {
        let number = context.numbers[place]
        let text = context.text
        let range = context.left(place)
        guard let (hit, isEach) = lastForm(text, range, isPerson(number)) else { return nil }
        // 给予3人党纪处分、2人政务处分: after a 、 the form belongs to the number before.
        let isBlocked = hit.range.upperBound..<range.upperBound
        if isBlocked.contains(where: { text[$0] == 0x3001 }), !isEach, endsWithPause(text, isBlocked) {
            return nil
        }
        if isBlocked.isEmpty == false, outsiders.occurs(in: text, isBlocked) { return nil }
        let (forms, start, isOr, count) = joined(hit, text, range)
        let noise = max(range.lowerBound, start - 14)..<start
        if outsiders.occurs(in: text, noise), forms == [.talkReminder] || forms == [.criticismEducation] {
            return nil
        }
        if cannot(text, hit) { return nil }
        let quote = start..<number.range.upperBound
        let proposed = FigureWords.notYet.suffix(
            of: text,
            from: range.lowerBound,
            to: verbStart(text, range, start)
        )
        if isEach, forms.count > 1 {
            return forms.map { draft([$0], number, quote, isOr: false, isProposed: proposed != nil) }
        }
        // 党内警告、严重警告处分各1人: two of one kind.
        if isEach, count > 1 {
            return (0..<count).map { _ in
                draft(forms, number, quote, isOr: false, isProposed: proposed != nil)
            }
        }
        return [draft(forms, number, quote, isOr: isOr, isProposed: proposed != nil)]
    }

    private static let giving = Lexicon(words: "给予 予以 进行 作出")
    private static let holding = Lexicon(words: "开展")

    /// 给予 and 予以 stand between 拟 and the form.
    private static func verbStart(_ text: [UInt32], _ range: Range<Int>, _ start: Int) -> Int {
        return giving.suffix(of: text, from: range.lowerBound, to: start)?.range.lowerBound ?? start
    }

    /// The form that the number belongs to: only fillers, or words that end in a person, stand between.
    private static func lastForm(_ text: [UInt32], _ range: Range<Int>, _ isPerson: Bool) -> (Hit, Bool)? {
        var end = range.upperBound
        var isEach = false
        while end > range.lowerBound {
            if let hit = HandlingCategory.words.suffix(of: text, from: range.lowerBound, to: end) {
                return (hit, isEach)
            }
            if let filler = fillers.suffix(of: text, from: range.lowerBound, to: end) {
                if filler.range.count == 1, text[filler.range.lowerBound] == 0x5404 { isEach = true }
                end = filler.range.lowerBound
                continue
            }
            if !isPerson, let body = bodies.suffix(of: text, from: range.lowerBound, to: end) {
                end = body.range.lowerBound
                continue
            }
            break
        }
        guard let last = HandlingCategory.words.hits(in: text, range).last else { return nil }
        let gap = last.range.upperBound..<range.upperBound
        let isGeneric =
            last.range.count == 2 && last.meaning == [.accountabilityTotal]
            && text[last.range.lowerBound] == 0x5904
        // 问责乡财政所所长等3人
        let people = gap.lowerBound..<(gap.last.map { text[$0] == 0x7B49 ? $0 : $0 + 1 } ?? gap.upperBound)
        guard gap.count <= (isGeneric ? 8 : 16), !isGeneric || !cases.occurs(in: text, gap),
            personNouns.suffix(of: text, from: people.lowerBound, to: people.upperBound) != nil
        else { return nil }
        guard !hasActivity(text, gap), !outsiders.occurs(in: text, gap) else { return nil }
        guard FigureWords.nounsAfterVerb.match(in: text, at: gap.lowerBound, before: gap.upperBound) == nil
        else { return nil }
        return (last, false)
    }

    /// 处理公证员2人 holds to account, 处理来访人员15人 doesn't.
    private static let cases = Lexicon(
        words: "来访 信访 上访 求助 报警 咨询 投诉 滞留 流浪 失业 突发 人员密集 离退 参保 转移 异地 户籍 重点人 涉毒 吸毒 社区 服刑 申请"
    )

    private static func endsWithPause(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        guard let last = range.last else { return false }
        return text[last] == 0x3001
    }

    private static let disqualifying = Lexicon(words: "妥善 信访 化解 行政 诉求 数据 投诉 事故 案件 垃圾 业务 警示 宣传 任前 谈心")

    /// 未问责, 信访处理: words around the form that make it something else.
    private static func cannot(_ text: [UInt32], _ hit: Hit) -> Bool {
        guard hit.meaning == [.accountabilityTotal] || hit.meaning == [.talkReminder] else { return false }
        return disqualifying.suffix(of: text, from: 0, to: hit.range.lowerBound) != nil
    }

    /// The forms joined to the last one by 、, 和 or 或.
    private static func joined(_ last: Hit, _ text: [UInt32], _ range: Range<Int>) -> (
        [HandlingCategory], Int, Bool, count: Int
    ) {
        var forms = last.meaning
        var start = last.range.lowerBound
        var isOr = false
        var count = 1
        while start > range.lowerBound {
            var end = start
            if let joint = joints.suffix(of: text, from: range.lowerBound, to: end) {
                end = joint.range.lowerBound
                guard let hit = HandlingCategory.words.suffix(of: text, from: range.lowerBound, to: end)
                else { break }
                isOr = isOr || joint.meaning == .or
                forms = hit.meaning.filter { !forms.contains($0) } + forms
                start = hit.range.lowerBound
                count += 1
            } else if let hit = HandlingCategory.words.suffix(of: text, from: range.lowerBound, to: end) {
                forms = hit.meaning.filter { !forms.contains($0) } + forms
                start = hit.range.lowerBound
            } else {
                break
            }
        }
        // 问责处理 and 处理 beside a form say no more than the form.
        let specific = forms.filter { $0 != .accountabilityTotal }
        return (specific.isEmpty || isOr ? forms : specific, start, isOr, count)
    }

    private static let joints = Lexicon<FigureCompound>([
        ("、 和 及 与 并 以及 、给予 和给予 等 并给予", .and), ("或 或者 或给予", .or),
    ])

    /// 对22人进行追责问责, 3名干部受到党纪处分, 给予3人党纪处分.
    static func behind(_ place: Int, _ context: FigureContext) -> [FigureDraft]? {
        let number = context.numbers[place]
        let text = context.text
        let range = context.right(place)
        guard let hit = HandlingCategory.words.hits(in: text, range).first(where: { isVerb($0, text, range) })
        else { return nil }
        let left = context.leftAfterPause(place)
        let isGiven =
            givers.suffix(of: text, from: left.lowerBound, to: left.upperBound) != nil
            || isAimed(place, context, left)
        // 对2人开展谈话提醒: what they are given; 2人开展谈话提醒 may be who gives it.
        let carriedOut =
            isGiven ? holding.suffix(of: text, from: range.lowerBound, to: hit.range.lowerBound) : nil
        let gap = range.lowerBound..<(carriedOut?.range.lowerBound ?? hit.range.lowerBound)
        guard gap.count <= 28, !hasActivity(text, gap), !outsiders.occurs(in: text, gap) else {
            return nil
        }
        guard !gap.contains(where: { text[$0] == 0x3001 && $0 < hit.range.lowerBound - 12 }) else {
            return nil
        }
        let isStart =
            left.isEmpty || starters.suffix(of: text, from: left.lowerBound, to: left.upperBound) != nil
        let isCued = cueWords.occurs(in: text, gap.lowerBound..<hit.range.upperBound) || isGiven
        guard isCued || (isStart && isBare(hit, gap, text, range)) else { return nil }
        guard isGiven || isStart || !hasActivity(text, left) else { return nil }
        let (forms, end, isOr) = joinedBehind(hit, text, range)
        let start =
            givers.suffix(of: text, from: left.lowerBound, to: left.upperBound)?.range.lowerBound
            ?? number.start
        let notYet =
            FigureWords.notYet.suffix(of: text, from: 0, to: start) != nil || negated.occurs(in: text, gap)
        return [draft(forms, number, start..<end, isOr: isOr, isProposed: notYet)]
    }

    /// 2人政务处分, 2名责任人员通报批评: nothing but a person and the form.
    private static func isBare(_ hit: Hit, _ gap: Range<Int>, _ text: [UInt32], _ range: Range<Int>) -> Bool {
        let end = hit.range.upperBound
        guard end == range.upperBound || text[end] == 0x3001 else { return false }
        return gap.isEmpty || personNouns.suffix(of: text, from: gap.lowerBound, to: gap.upperBound) != nil
    }

    /// 对办公室2名同志批评教育: what the clause opens with is what is handled.
    static func isAimed(_ place: Int, _ context: FigureContext, _ left: Range<Int>) -> Bool {
        if isAimed(context.text, left) { return true }
        // 对2起错情的4名责任人…: a number of something else may stand between.
        let clause = context.clauseLeft(place)
        guard place > 0, context.numbers[place - 1].start > clause.lowerBound,
            !CountUnits.persons.contains(context.numbers[place - 1].unit),
            !context.text[clause].contains(0x3001)
        else { return false }
        return isAimed(context.text, clause)
    }

    private static func isAimed(_ text: [UInt32], _ left: Range<Int>) -> Bool {
        guard var first = left.first, (2...40).contains(left.count) else { return false }
        // ②, (2) and 2. say nothing.
        if let head = HeadMarker.read(Array(text[left])), head.length < left.count { first += head.length }
        // 二是对…: the measure's marker says nothing.
        if left.upperBound - first > 3, let mark = text[first..<(first + 3)].firstIndex(of: 0x662F) {
            first = mark + 1
        }
        guard aims.match(in: text, at: first, before: left.upperBound) != nil else { return false }
        return !outsiders.occurs(in: text, left)
    }

    private static let aims = Lexicon(words: "对 给予 责令 责成")
    static let givers = Lexicon(words: "对 给予 将 对其中 已对 依法对 给 予以 处分 处理")
    private static let starters = Lexicon(words: "、 有 共有 已有 其中 另有 共 : 和 及 并")
    static let negated = Lexicon(words: "未 拟 将 建议 正在 待")

    static func isVerb(_ hit: Hit, _ text: [UInt32], _ range: Range<Int>) -> Bool {
        let end = hit.range.upperBound
        if end < range.upperBound, text[end] == 0x7684 { return false }
        return FigureWords.nounsAfterVerb.match(in: text, at: end, before: range.upperBound) == nil
    }

    private static func joinedBehind(
        _ first: Hit,
        _ text: [UInt32],
        _ range: Range<Int>
    ) -> ([HandlingCategory], Int, Bool) {
        var forms = first.meaning
        var end = first.range.upperBound
        var isOr = false
        while end < range.upperBound {
            let joint = joints.match(in: text, at: end, before: range.upperBound)
            let next = joint?.range.upperBound ?? end
            guard let hit = HandlingCategory.words.match(in: text, at: next, before: range.upperBound) else {
                break
            }
            isOr = isOr || joint?.meaning == .or
            forms += hit.meaning.filter { !forms.contains($0) }
            end = hit.range.upperBound
        }
        let specific = forms.filter { $0 != .accountabilityTotal }
        return (specific.isEmpty || isOr ? forms : specific, end, isOr)
    }

    static func isPerson(_ number: CountedNumber) -> Bool {
        CountUnits.persons.contains(number.unit)
    }

    static func draft(
        _ forms: [HandlingCategory],
        _ number: CountedNumber,
        _ quote: Range<Int>,
        isOr: Bool,
        isProposed: Bool
    ) -> FigureDraft {
        var doubt: FigureDoubt?
        if forms == [.disciplineUnspecified] { doubt = .formUnknown }
        if isOr { doubt = .alternativeKinds }
        if number.isUnitUnclear { doubt = .unitUnclear }
        if !isPerson(number) { doubt = .unitIsNoPerson }
        return FigureDraft(
            kind: isProposed ? .accountabilityProposed : .accountability,
            number: number,
            quote: quote,
            categories: forms.map(\.rawValue),
            compound: forms.count > 1 ? (isOr ? .or : .and) : nil,
            doubt: doubt
        )
    }

    /// True where a case word governs the number: 立案3人, 立案3件.
    static func isCase(_ place: Int, in context: FigureContext) -> Bool {
        let left = context.left(place)
        let unit = context.numbers[place].unit
        guard isPerson(context.numbers[place]) || unit == "件" || unit == "起" else { return false }
        guard let hit = caseWords.hits(in: context.text, left).last else { return false }
        // 建立案件: no case.
        if hit.range.lowerBound > 0, context.text[hit.range.lowerBound - 1] == 0x5EFA { return false }
        return left.upperBound - hit.range.upperBound <= 10
    }
}
