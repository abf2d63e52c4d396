/// What `totals` tells beside its table.
public enum TotalsSentence: Sendable, Equatable, Speakable {
    case nothing
    case hidden(Int)
    case ownUnsent(changes: Int64)
    case othersUnsent(unit: String, changes: Int64, devices: Int, since: String?)
    case lacking(changes: Int64, units: Int)
    /// Edits that wait for what a restore has lost.
    case deferred(unit: String, edits: Int)
    case openConflicts(Int)
    case doubtful(Int)
    case noneDoubtful
    case central(String)
    case centralCut(unit: String, version: Int64, time: String?)
    case explanation(figure: String)
    case toldNothing
    case published
    case nonePublished

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .nothing: return language.say("没有可统计的记录", "There is nothing to sum")
        case .hidden(let count):
            return language.say(
                "另有 \(count) 项其他数量；用 --all 列出",
                "\(counted(count, "other quantity", plural: "other quantities")) not shown; list with --all"
            )
        case .ownUnsent(let changes):
            return language.say(
                "本机还有 \(changes) 项修改未发送",
                "\(counted(Int(changes), "change")) unsent on this device"
            )
        case .othersUnsent(let unit, let changes, let devices, let since):
            let zh = since.map { "，最早 \($0)" } ?? ""
            let en = since.map { ", the oldest of \($0)" } ?? ""
            return language.say(
                "\(unit)：\(devices) 台设备报告至少 \(changes) 项修改未发送\(zh)",
                "\(unit): at least \(counted(Int(changes), "change")) unsent on \(counted(devices, "device"))\(en)"
            )
        case .lacking(let changes, let units):
            return language.say(
                "合计至少缺 \(units) 个单位的 \(changes) 项未送达的修改",
                "The totals lack at least \(counted(Int(changes), "unsent change")) of \(counted(units, "unit"))"
            )
        case .deferred(let unit, let edits):
            return language.say(
                "\(unit)：\(edits) 次修改未计入，所依据的内容在服务器恢复备份后还没有补回；用 taizhang quarantine list 查看",
                "\(unit): \(counted(edits, "edit")) not counted, because what \(edits == 1 ? "it builds" : "they build") on was lost in a restore and is not back; see `taizhang quarantine list`"
            )
        case .openConflicts(let count):
            return language.say("\(count) 个冲突待裁定", "\(counted(count, "conflict")) to be ruled on")
        case .doubtful(let count):
            return language.say(
                "\(count) 条存疑记录未计入；用 taizhang confirm 确认",
                "\(counted(count, "doubtful entry", plural: "doubtful entries")) not counted; confirm with `taizhang confirm`"
            )
        case .noneDoubtful: return language.say("没有存疑的记录", "Nothing is doubtful")
        case .central(let server): return language.say("来自 \(server)", "From \(server)")
        case .centralCut(let unit, let version, let time):
            let zh = time.map { "（\($0)）" } ?? ""
            let en = time.map { " (\($0))" } ?? ""
            return language.say("\(unit) 第 \(version) 版\(zh)", "\(unit) version \(version)\(en)")
        case .explanation(let figure):
            return language.say("\(figure)由以下记录合计：", "\(figure) sums these entries:")
        case .published:
            return language.say(
                "以上是通报公布的数字，口径可能与台账不同，不与台账相加",
                "This is what the bulletin published; it may be counted otherwise than the ledger, and is never added to it"
            )
        case .nonePublished: return language.say("没有公布的数字", "No figures were published")
        case .toldNothing:
            return language.say(
                "没有向您开放合计的单位；需要时请联系管理员",
                "No unit's totals are open to you; ask the administrator if you need them"
            )
        }
    }
}
