/// What `status` tells.
public enum StatusSentence: Sendable, Equatable, Speakable {
    case person(name: String, server: String)
    case lastSync(time: String)
    case unit(name: String, roles: [Role], problems: Int, open: Int)
    case allSent
    case unsent(unit: String, edits: Int, changes: Int, since: String)
    case waiting(edit: Int64, because: PushRefusal)
    case refusedEdit(edit: Int64, because: PushRefusal)
    case lost(edit: Int64)
    case torn(lines: Int, file: String)
    case rejectedChange(label: String, what: String, reason: RejectReason)
    case disputed(Int)
    case repeatedNumbers([String])
    case overdue(Int)
    case dueSoon(Int, days: Int64)
    case nothingDue

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .person(let name, ""):
            return language.say("\(name)（用文件往来）", "\(name), by carried files")
        case .person(let name, let server): return language.say("\(name)（\(server)）", "\(name) at \(server)")
        case .lastSync(let time): return language.say("上次同步：\(time)", "Last sync: \(time)")
        case .unit(let name, let roles, let problems, let open):
            let zh = roles.isEmpty ? "" : "（" + roles.map { $0.text(in: .zh) }.joined(separator: "、") + "）"
            let en = roles.isEmpty ? "" : " (" + roles.map { $0.text(in: .en) }.joined(separator: ", ") + ")"
            return language.say(
                "\(name)\(zh)：问题 \(problems) 个，未销号 \(open) 个",
                "\(name)\(en): \(counted(problems, "problem")), \(open) not closed"
            )
        case .allSent: return language.say("所有修改都已送达", "Everything was sent")
        case .unsent(let unit, let edits, let changes, let since):
            return language.say(
                "\(unit)：\(edits) 次修改（\(changes) 项）未发送，最早 \(since)",
                "\(unit): \(counted(edits, "edit")) (\(counted(changes, "change"))) unsent, the oldest of \(since)"
            )
        case .waiting(let edit, let because):
            return language.say(
                "第 \(edit) 次修改暂未送达：\(because.text(in: .zh))",
                "Edit \(edit) waits: \(because.text(in: .en))"
            )
        case .refusedEdit(let edit, let because):
            return language.say(
                "第 \(edit) 次修改被拒收：\(because.text(in: .zh))",
                "Edit \(edit) was refused: \(because.text(in: .en))"
            )
        case .lost(let edit):
            return language.say(
                "第 \(edit) 次修改服务器收下过，从备份恢复时丢了；内容仍在本机，下次同步时自动补送",
                "Edit \(edit) had been taken and was lost when the server was restored; it is kept here, and the next sync sends it again"
            )
        case .torn(let lines, let file):
            return language.say(
                "有 \(lines) 次保存没有写完（断电或文件损坏），没有计入；残留内容在 \(file)，请核对最近的记录",
                "\(counted(lines, "save")) never finished (power cut or damage) and count for nothing; what there is of them lies in \(file). Check your last entries"
            )
        case .rejectedChange(let label, let what, let reason):
            return language.say(
                "\(label) \(what)未被接受：\(reason.text(in: .zh))",
                "\(label) \(what) was not accepted: \(reason.text(in: .en))"
            )
        case .disputed(let count):
            return language.say(
                "\(count) 个冲突待裁定；用 taizhang conflicts 查看",
                "\(counted(count, "conflict")) to be ruled on; see `taizhang conflicts`"
            )
        case .repeatedNumbers(let labels):
            return language.say(
                "编号重复，后到的暂称 \(labels.joined(separator: "、"))；问题用 set 改 number，措施用 measure set 改 ordinal",
                "Numbers given twice; the later ones are called \(labels.joined(separator: ", ")) for now. "
                    + "Change a problem's `number` with `set`, a measure's `ordinal` with `measure set`"
            )
        case .overdue(let count):
            return language.say("逾期 \(count) 个：", "\(counted(count, "problem")) overdue:")
        case .dueSoon(let count, let days):
            return language.say(
                "\(days) 天内到期 \(count) 个：",
                "\(counted(count, "problem")) due within \(days) days:"
            )
        case .nothingDue: return language.say("没有逾期或即将到期的问题", "Nothing is overdue or due soon")
        }
    }
}
