/// What `history` tells.
public enum HistorySentence: Sendable, Equatable, Speakable {
    case created
    case set(field: String, before: String, after: String)
    case ruled(value: String)
    case reopened(conflict: String)
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
        case .ruled(let value): language.say("裁定为 \(value)", "decided for \(value)")
        case .reopened(let conflict):
            language.say(
                "撤回裁定，冲突 \(conflict) 重新待裁定",
                "took the ruling back; conflict \(conflict) is open again"
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
