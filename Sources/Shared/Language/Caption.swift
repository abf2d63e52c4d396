/// Headings and labels of tables and lists.
public enum Caption: Sendable, CaseIterable, Speakable {
    case number, title, status, due, timeLeft, marks, unit, kind, date, content, id, who, when, version, field
    case value, why, outcome, base, head, contender, figure, amount, exactness, ownUnsent, couldBecome,
        entries
    case measures, reviews, disputes, round, you, none, unsent, disputed, doubtful, parked, setAside,
        retracted, replaced
    case partOf, counts, doesNotCount, yes, no, carriedBy, roles, cut
    case ruling, restoring, retracting, standardInput
    case device, lastSync, oldest, reported, revoked, waitsLong, edit, saved

    /// The label.
    public func text(in language: Language) -> String {
        let (zh, en) = words
        return language.say(zh, en)
    }

    private var words: (String, String) {
        switch self {
        case .number: ("编号", "number")
        case .title: ("标题", "title")
        case .status: ("状态", "status")
        case .due: ("时限", "due")
        case .timeLeft: ("剩余", "left")
        case .marks: ("标记", "marks")
        case .unit: ("单位", "unit")
        case .kind: ("类别", "kind")
        case .date: ("日期", "date")
        case .content: ("内容", "content")
        case .id: ("代号", "id")
        case .who: ("谁", "who")
        case .when: ("何时", "when")
        case .version: ("版本", "version")
        case .field: ("字段", "field")
        case .value: ("值", "value")
        case .why: ("原因", "why")
        case .outcome: ("结果", "outcome")
        case .base: ("原值", "before")
        case .head: ("现值", "in force")
        case .contender: ("备选", "contender")
        case .figure: ("口径", "figure")
        case .amount: ("合计", "sum")
        case .exactness: ("精度", "exactness")
        case .ownUnsent: ("本机未发送", "unsent here")
        case .couldBecome: ("争议区间", "disputed between")
        case .entries: ("台账记录", "entries")
        case .measures: ("整改措施", "measures")
        case .reviews: ("审核记录", "reviews")
        case .disputes: ("待裁定的冲突", "conflicts to be ruled on")
        case .round: ("轮次", "round")
        case .you: ("您", "you")
        case .none: ("（空）", "(empty)")
        case .unsent: ("未发送", "unsent")
        case .disputed: ("有争议", "disputed")
        case .setAside: ("裁定未采用，不计入", "not adopted, doesn't count")
        case .doubtful: ("存疑", "doubtful")
        case .parked: ("待裁定", "waiting for a ruling")
        case .retracted: ("已撤销", "retracted")
        case .retracting: ("撤销", "retracting")
        case .restoring: ("恢复", "restoring")
        case .ruling: ("裁定", "ruling")
        case .standardInput: ("标准输入", "standard input")
        case .replaced: ("已更正", "corrected")
        case .partOf: ("其中项", "part of another")
        case .counts: ("计入", "counts")
        case .doesNotCount: ("不计入", "doesn't count")
        case .yes: ("是", "yes")
        case .no: ("否", "no")
        case .carriedBy: ("代为送达", "carried by")
        case .roles: ("角色", "roles")
        case .device: ("设备", "device")
        case .lastSync: ("上次同步", "last sync")
        case .oldest: ("最早", "oldest")
        case .reported: ("报告时间", "reported")
        case .revoked: ("已停用", "revoked")
        case .waitsLong: ("久未送达", "waits for long")
        case .edit: ("修改", "edit")
        case .saved: ("保存时间", "saved")
        case .cut: ("截至", "as of")
        }
    }
}
