/// What a sync tells of others' edits, and of what is due.
public enum NewsSentence: Sendable, Equatable, Speakable {
    /// What somebody did to one problem or record; `more`: how much of it isn't listed.
    case did(who: String, label: String, what: [String], more: Int)
    case added(kind: String, content: String)
    case changed(field: String, before: String, after: String)
    case corrected(by: String)
    case retracted
    case restored
    case reopened(conflict: String)
    /// Took an own value out of a conflict.
    case withdrew(field: String, value: String)
    /// What somebody did, and that it stands against another's edit.
    case disputed(what: String)
    case earlier(edits: Int)
    case office(changes: Int)
    /// Lines of one kind that aren't listed.
    case more(Int)
    case overdue(count: Int, first: [Due])
    case dueSoon(count: Int, days: Int64, first: [Due])

    /// A problem with what it has left.
    public struct Due: Sendable, Equatable {
        public var label: String
        public var left: TimeLeft

        public init(label: String, left: TimeLeft) {
            self.label = label
            self.left = left
        }
    }

    /// The sentence; kinds, fields and values come in the reader's language.
    public func text(in language: Language) -> String {
        switch self {
        case .did(let who, let label, let what, let more):
            let (zhMore, enMore) = more > 0 ? ("；另有 \(more) 项", "; \(more) more") : ("", "")
            return language.say(
                "\(who) \(label) \(what.joined(separator: "；"))\(zhMore)",
                "\(who) on \(label): \(what.joined(separator: "; "))\(enMore)"
            )
        case .added(let kind, let content):
            return content.isEmpty
                ? language.say("新增\(kind)", "\(kind) added")
                : language.say("新增\(kind)：\(content)", "\(kind) added: \(content)")
        case .changed(let field, let before, let after):
            return language.say("\(field)：\(before) → \(after)", "\(field) \(before) → \(after)")
        case .corrected(let by): return language.say("更正为 \(by)", "corrected to \(by)")
        case .retracted: return language.say("已撤销", "retracted")
        case .restored: return language.say("已恢复", "restored")
        case .reopened(let conflict):
            return language.say(
                "撤回裁定，冲突 \(conflict) 重新待裁定",
                "ruling taken back, conflict \(conflict) is open again"
            )
        case .withdrew(let field, let value):
            return language.say("\(field)：撤回自己的值 \(value)", "\(field): took the own value \(value) back")
        case .disputed(let what):
            return language.say("\(what)（与他人的修改冲突，等待裁定）", "\(what) (in conflict, waits for a ruling)")
        case .earlier(let edits):
            return language.say(
                "他人较早的 \(edits) 次修改没有列出；用 taizhang history 编号 查看",
                "\(counted(edits, "earlier edit")) by others not listed; see `taizhang history NUMBER`"
            )
        case .office(let changes):
            return language.say(
                "巡察办更新了轮次、单位或人员 \(changes) 次",
                "The office updated rounds, units or people: \(counted(changes, "edit"))"
            )
        case .more(let count): return language.say("另有 \(count) 条没有列出", "\(count) more not listed")
        case .overdue(let count, let first):
            let (zh, en) = Self.list(first, of: count)
            return language.say("逾期 \(count) 个：\(zh)", "\(counted(count, "problem")) overdue: \(en)")
        case .dueSoon(let count, let days, let first):
            let (zh, en) = Self.list(first, of: count)
            return language.say(
                "\(days) 天内到期 \(count) 个：\(zh)",
                "\(counted(count, "problem")) due within \(days) days: \(en)"
            )
        }
    }

    private static func list(_ first: [Due], of count: Int) -> (zh: String, en: String) {
        let zh = first.map { "\($0.label)（\($0.left.text(in: .zh))）" }.joined(separator: "、")
        let en = first.map { "\($0.label) (\($0.left.text(in: .en)))" }.joined(separator: ", ")
        guard count > first.count else { return (zh, en) }
        return (zh + " 等；用 taizhang status 看全部", en + " …; see `taizhang status`")
    }
}
