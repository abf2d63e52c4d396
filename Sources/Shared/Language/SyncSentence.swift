/// What a sync tells.
public enum SyncSentence: Sendable, Equatable, Speakable {
    case upToDate
    case sent(edits: Int)
    case sentAgain(edits: Int)
    case forked
    case waitsForOthers(edits: Int)
    case outcome(label: String, what: String, verdict: Verdict)
    case newUnit(unit: String)
    case rejoined(unit: String)
    case fetchedUnit(unit: String)
    case conflict(label: String, what: String, conflict: String)
    /// `decision`: who decided so, where a supervisor did.
    case rejected(label: String, what: String, reason: RejectReason, decision: NamedDecision? = nil)
    case refused(unit: String, edit: Int64, refusal: PushRefusal)
    case rulingWon(label: String, field: String, value: String, by: String, why: String?)
    case rulingLost(label: String, field: String, own: String, value: String, by: String, why: String?)
    case ruling(label: String, field: String, value: String, by: String, why: String?)
    case openConflicts(Int)
    case left(unit: String)
    case leftAll
    case deposited(unit: String, edits: Int)
    /// `unit`: nil for the lists of units, people and rounds.
    case fetchedAgain(unit: String?)
    case stillUnsent(edits: Int)
    case brokenOff
    case retrying(String, seconds: Int)
    case progress(sent: Int, of: Int, received: Int, bytes: String, secondsLeft: Int?)

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .upToDate: return language.say("已是最新", "Up to date")
        case .sent(let edits): return language.say("已发送 \(edits) 次修改", "Sent \(counted(edits, "edit"))")
        case .sentAgain(let edits):
            return language.say(
                "其中 \(edits) 次是补送：服务器从备份恢复时丢了它们，本机还留着",
                "\(edits) of them had been lost when the server was restored from a backup, and \(edits == 1 ? "was" : "were") sent again from this device"
            )
        case .forked:
            return language.say(
                "这个文件夹与服务器上本设备的记录对不上：它是另一台电脑的副本、放回的旧备份或修复过，或者服务器回到了以前的状态。本机从现在起作为单独一台设备继续；各处记录的内容都保留，不会重复计算",
                "This folder and the server's records of this device differ: the folder is a copy of one that is also in use, an older copy that was put back, or it was repaired; or the server went back to an earlier state. The folder goes on as a device of its own; whatever was recorded on either side is kept, and counts once"
            )
        case .waitsForOthers(let edits):
            return language.say(
                "\(edits) 次修改已送到，但所依据的内容服务器恢复备份后还缺着；等其他人的电脑补送后自动生效；一直等不到的，由督查员处理",
                "\(counted(edits, "edit")) reached the server and \(edits == 1 ? "waits" : "wait") there for something that it lost when it was restored; once another device has sent that again, \(edits == 1 ? "it counts by itself" : "they count by themselves"). If it never comes, a supervisor decides"
            )
        case .outcome(let label, let what, let verdict):
            return language.say(
                "\(label) \(what)：\(verdict.text(in: .zh))",
                "\(label) \(what): \(verdict.text(in: .en))"
            )
        case .newUnit(let unit): return language.say("新取得\(unit)", "Fetched \(unit) for the first time")
        case .rejoined(let unit):
            return language.say(
                "您又回到\(unit)，数据已取得；离开前没有送到的修改仍由督查员决定，现在起记录的照常报送",
                "You are back in \(unit), and its data is here; what you had not sent when you left is still a supervisor's to decide on, and what you record from now on is sent as usual"
            )
        case .fetchedUnit(let unit): return language.say("正在取\(unit)的数据", "Fetching \(unit)")
        case .conflict(let label, let what, let conflict):
            return language.say(
                "\(label) \(what)：与他人的修改冲突，您的值已保留，等待裁定（冲突 \(conflict)）",
                "\(label) \(what): in conflict with somebody else's edit; your value is kept and waits for a ruling (conflict \(conflict))"
            )
        case .rejected(let label, let what, let reason, let decision):
            return language.say(
                "\(label) \(what)：未被接受。\(reason.text(decision, in: .zh))。内容仍保存在本机",
                "\(label) \(what): not accepted. \(reason.text(decision, in: .en)). The content stays on this device"
            )
        case .refused(let unit, let edit, let refusal):
            return language.say(
                "\(unit)的第 \(edit) 次修改没有送达：\(refusal.text(in: .zh))",
                "Edit \(edit) in \(unit) was not taken: \(refusal.text(in: .en))"
            )
        case .rulingWon(let label, let field, let value, let by, let why):
            return language.say(
                "\(label) 的\(field)：\(by)裁定采用您的值“\(value)”" + Self.because(why, .zh),
                "\(field) of \(label): \(by) decided for your value “\(value)”" + Self.because(why, .en)
            )
        case .rulingLost(let label, let field, let own, let value, let by, let why):
            return language.say(
                "\(label) 的\(field)：\(by)裁定为“\(value)”，您的值“\(own)”未采用" + Self.because(why, .zh),
                "\(field) of \(label): \(by) decided for “\(value)” and not for your “\(own)”"
                    + Self.because(why, .en)
            )
        case .ruling(let label, let field, let value, let by, let why):
            return language.say(
                "\(label) 的\(field)：\(by)裁定为“\(value)”" + Self.because(why, .zh),
                "\(field) of \(label): \(by) decided for “\(value)”" + Self.because(why, .en)
            )
        case .openConflicts(let count):
            return language.say(
                "还有 \(count) 个冲突待裁定；用 taizhang conflicts 查看",
                "\(counted(count, "conflict")) to be ruled on; see `taizhang conflicts`"
            )
        case .leftAll:
            return language.say(
                "这台设备已被停用，各单位的数据已从本机移除",
                "This device was revoked; the data of all units was removed from it"
            )
        case .left(let unit):
            return language.say(
                "您已不在\(unit)，该单位的数据已从本机移除",
                "You were taken off \(unit); its data was removed from this device"
            )
        case .deposited(let unit, let edits):
            return language.say(
                "\(unit)：您还没送到的 \(edits) 次修改已交服务器暂存，由督查员决定是否采用",
                "\(unit): your \(counted(edits, "unsent edit")) \(edits == 1 ? "is" : "are") kept aside at the server, where a supervisor decides on \(edits == 1 ? "it" : "them")"
            )
        case .fetchedAgain(let unit):
            return language.say(
                "服务器恢复过备份：\(unit.map { "\($0)的数据" } ?? "单位、人员和轮次名单")已重新取得，本机的修改都在",
                "The server was restored: \(unit.map { "the data of \($0)" } ?? "the lists of units, people and rounds") came anew, and your own edits are all here"
            )
        case .stillUnsent(let edits):
            return language.say("仍有 \(edits) 次修改未发送", "\(counted(edits, "edit")) still unsent")
        case .brokenOff:
            return language.say(
                "同步没有做完；已收到的都已保存，再同步即可",
                "The sync did not come to its end; what came is saved, just sync again"
            )
        case .retrying(let reason, let seconds):
            return language.say(
                "\(reason)。\(max(1, seconds)) 秒后再试",
                "\(reason). Trying again in \(max(1, seconds)) s"
            )
        case .progress(let sent, let total, let received, let bytes, let secondsLeft):
            let zhLeft = secondsLeft.map { "，约剩 \($0) 秒" } ?? ""
            let enLeft = secondsLeft.map { ", about \($0) s left" } ?? ""
            return language.say(
                "已发送 \(sent)/\(total)，收到 \(received) 条，\(bytes)\(zhLeft)",
                "sent \(sent)/\(total), received \(received), \(bytes)\(enLeft)"
            )
        }
    }

    private static func because(_ why: String?, _ language: Language) -> String {
        guard let why, !why.isEmpty else { return "" }
        return language.say("；理由：\(why)", "; because: \(why)")
    }
}
