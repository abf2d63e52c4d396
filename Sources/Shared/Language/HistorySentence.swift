/// What `history` tells.
public enum HistorySentence: Sendable, Equatable, Speakable {
    case created
    case set(field: String, before: String, after: String)
    case ruled(value: String)
    case ruledForHead
    case ruledForBase
    case reopened(conflict: String)
    case undoes(String)
    case undoneBy(String)
    case inBatch(String)
    case adopted(from: String)
    case arrived(String)
    /// What somebody wrote, in a list.
    case write(who: String, version: Int64, value: String)
    case didNotKnow(version: Int64, writes: [String], more: Int)
    case retracted
    case restored
    case unsent
    case refused
    case nothingHeld
    case earlierNotHeld(version: Int64)

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .created: language.say("新建", "created")
        case .set(let field, let before, let after):
            language.say("\(field)：\(before) → \(after)", "\(field): \(before) → \(after)")
        case .ruledForHead: language.say("裁定维持现值", "decided to keep what is in force")
        case .ruledForBase: language.say("裁定恢复原值", "decided to go back to what was before")
        case .ruled(let value): language.say("裁定为 \(value)", "decided for \(value)")
        case .reopened(let conflict):
            language.say(
                "撤回裁定，冲突 \(conflict) 重新待裁定",
                "took the ruling back; conflict \(conflict) is open again"
            )
        case .undoes(let edit): language.say("撤销 \(edit)", "takes back \(edit)")
        case .undoneBy(let edit): language.say("已由 \(edit) 撤销", "taken back by \(edit)")
        case .inBatch(let batch): language.say("批次 \(batch)", "batch \(batch)")
        case .adopted(let name):
            language.say("采用 \(name) 离岗前未送到的修改", "adopted from what \(name) had left unsent")
        case .arrived(let when): language.say("\(when) 送到服务器", "reached the server \(when)")
        case .write(let who, let version, let value):
            language.say("\(who)第 \(version) 版写的“\(value)”", "\(who)'s “\(value)” (version \(version))")
        case .didNotKnow(let version, let writes, let more):
            language.say(
                "保存时只看到第 \(version) 版，还不知道\(writes.joined(separator: "、"))\(more > 0 ? " 和更早的 \(more) 次" : "")",
                "saved knowing version \(version), not yet \(writes.joined(separator: ", "))\(more > 0 ? " and \(more) before" : "")"
            )
        case .retracted: language.say("撤销", "retracted")
        case .restored: language.say("恢复", "restored")
        case .unsent: language.say("未发送", "unsent")
        case .refused: language.say("未被接受，仅存本机", "refused, kept here only")
        case .nothingHeld: language.say("本机没有这条记录的历史", "No history of this record is held here")
        case .earlierNotHeld(let version):
            language.say("第 \(version) 版以前的历史不在本机", "History before version \(version) is not held here")
        }
    }
}
