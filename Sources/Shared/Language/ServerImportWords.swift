extension FigureDoubt: Speakable {
    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.unitIsNoPerson, .zh): "单位不是人或人次"
        case (.unitIsNoPerson, .en): "counts neither persons nor person-times"
        case (.unitUnclear, .zh): "分不清是人还是人次"
        case (.unitUnclear, .en): "persons or person-times: unclear"
        case (.alternativeKinds, .zh): "“或”：分不清属于哪一种"
        case (.alternativeKinds, .en): "one kind or another: the text doesn't say which"
        case (.mixedKinds, .zh): "一个金额含两类资金"
        case (.mixedKinds, .en): "two kinds of money in one amount"
        case (.mayOverlap, .zh): "可能与其他数字重复"
        case (.mayOverlap, .en): "may be contained in another figure"
        case (.kindGuessed, .zh): "类别由上下文推断"
        case (.kindGuessed, .en): "the kind was taken from the neighbourhood"
        case (.verbElsewhere, .zh): "动词在另一分句"
        case (.verbElsewhere, .en): "the verb stands in another clause"
        case (.kindUnknown, .zh): "类别不明"
        case (.kindUnknown, .en): "no rule speaks about this number"
        case (.orderedOnly, .zh): "只说责令，未说是否已做"
        case (.orderedOnly, .en): "ordered; the text doesn't say whether it happened"
        case (.formUnknown, .zh): "处分形式不明"
        case (.formUnknown, .en): "the form isn't named"
        }
    }
}

extension NotUnderstood.Reason: Speakable {
    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.numberIndefinite, .zh): "数字不确定"
        case (.numberIndefinite, .en): "the number is indefinite"
        case (.amountWithoutVerb, .zh): "金额没有说明是什么钱"
        case (.amountWithoutVerb, .en): "no word says what the money is"
        case (.outsideAnyProblem, .zh): "不在任何问题之下"
        case (.outsideAnyProblem, .en): "belongs to no problem"
        case (.tableColumnsUnknown, .zh): "表格的列认不出"
        case (.tableColumnsUnknown, .en): "the table's columns can't be told apart"
        case (.tableRowIncomplete, .zh): "表格的行缺单元格"
        case (.tableRowIncomplete, .en): "the table's row lacks a cell"
        case (.unitWithoutProblems, .zh): "单位标题下没有问题"
        case (.unitWithoutProblems, .en): "no problem follows the unit's heading"
        case (.problemWithoutText, .zh): "问题下没有整改内容"
        case (.problemWithoutText, .en): "nothing says what was done"
        }
    }
}

extension BulletinImport.LeftOut.Reason: Speakable {
    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.outsideAnyProblem, .zh): "单位的数字，不属于任何问题"
        case (.outsideAnyProblem, .en): "a unit's figure that belongs to no problem"
        case (.problemWithoutTitle, .zh): "问题没有标题"
        case (.problemWithoutTitle, .en): "a problem without a title"
        case (.measureWithoutText, .zh): "措施没有内容"
        case (.measureWithoutText, .en): "a measure without text"
        case (.figureWithoutUnit, .zh): "数字没有计量单位"
        case (.figureWithoutUnit, .en): "a figure without a unit of count"
        case (.textTooLong, .zh): "文字过长，只保留了开头"
        case (.textTooLong, .en): "too long; only the beginning is kept"
        }
    }
}

extension BulletinImportRefusal: Speakable {
    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.empty, .zh): "没有读出任何单位或数字。请确认文件是整改通报的全文。"
        case (.empty, .en): "No unit and no figure was understood. Is the file the bulletin's whole text?"
        case (.dateUnknown(nil), .zh): "通报没有写公布日期。请用 --date 2020-05-17 给出。"
        case (.dateUnknown(nil), .en): "The bulletin gives no date. Give it with --date 2020-05-17."
        case (.dateUnknown(let day?), .zh): "通报只写了月日（\(day)），没有年份。请用 --year 2020 或 --date 2020-\(day) 给出。"
        case (.dateUnknown(let day?), .en):
            "The bulletin gives month and day only (\(day)). Give the year with --year 2020 or --date 2020-\(day)."
        case (.noSuchDate(let date), .zh): "没有 \(date) 这一天。请改正 --year 或 --date。"
        case (.noSuchDate(let date), .en): "There is no day \(date). Correct --year or --date."
        case (.roundUnknown, .zh): "通报没有写第几轮巡察。请先用 round add 建立轮次，再用 --round 指定。"
        case (.roundUnknown, .en):
            "The bulletin names no round. Add one with `round add`, then name it with --round."
        case (.noSuchRound, .zh): "没有这个轮次。用 round list 查看已有轮次。"
        case (.noSuchRound, .en): "There is no such round. See `round list`."
        case (.unitUnknown(let line), .zh): "第 \(line) 行起的问题没有写是哪个单位。请用 --unit 全称 给出。"
        case (.unitUnknown(let line), .en):
            "The problems from line \(line) on name no unit. Give its full name with --unit."
        }
    }
}
