/// What conflicts and their history tell.
public enum ConflictSentence: Sendable, Equatable, Speakable {
    case noneOpen
    case heading(conflict: String, label: String, title: String)
    case standing(number: Int, value: String, who: String, when: String, why: String?)
    case head(value: String, who: String, version: Int64)
    case base(value: String)
    case records([String])
    case howToResolve(conflict: String)
    case howToWithdraw(conflict: String)
    case resolved(value: String, by: String, why: String?)
    /// Beside a field; `inForce` where the person sees a value of their own.
    case disputedField(conflict: String, inForce: String?)
    case waitsForRuling
    case takenBack
    case absorbed

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .noneOpen: return language.say("没有待裁定的冲突", "There are no open conflicts")
        case .heading(let conflict, let label, let title):
            return language.say("冲突 \(conflict)：\(label) \(title)", "Conflict \(conflict): \(label) \(title)")
        case .standing(let number, let value, let who, let when, let why):
            let zh = why.map { "，理由：\($0)" } ?? ""
            let en = why.map { ", because: \($0)" } ?? ""
            return language.say(
                "备选 \(number)：\(value)（\(who)，\(when)\(zh)）",
                "Contender \(number): \(value) (\(who), \(when)\(en))"
            )
        case .head(let value, let who, let version):
            return language.say(
                "现值：\(value)（\(who)，第 \(version) 版）",
                "In force: \(value) (\(who), version \(version))"
            )
        case .base(let value): return language.say("原值：\(value)", "Before: \(value)")
        case .records(let labels):
            return language.say(
                "随之待定的记录：\(labels.joined(separator: "、"))",
                "Records that wait with it: \(labels.joined(separator: ", "))"
            )
        case .howToResolve(let conflict):
            return language.say(
                "裁定：taizhang resolve \(conflict) --head | --contender N | --base | --value 值 --why 理由",
                "To decide: taizhang resolve \(conflict) --head | --contender N | --base | --value V --why TEXT"
            )
        case .howToWithdraw(let conflict):
            return language.say(
                "撤回您的值：taizhang withdraw \(conflict)",
                "To take your value back: taizhang withdraw \(conflict)"
            )
        case .resolved(let value, let by, let why):
            let zh = why.map { "；理由：\($0)" } ?? ""
            let en = why.map { "; because: \($0)" } ?? ""
            return language.say("\(by)裁定为“\(value)”\(zh)", "\(by) decided for “\(value)”\(en)")
        case .disputedField(let conflict, let inForce):
            let zh = inForce.map { "您的值待裁定，现行：\($0)，" } ?? ""
            let en = inForce.map { "your value waits, in force: \($0), " } ?? ""
            return language.say("有争议（\(zh)冲突 \(conflict)）", "disputed (\(en)conflict \(conflict))")
        case .waitsForRuling: return language.say("等待裁定", "waits for a ruling")
        case .takenBack: return language.say("已撤回", "taken back")
        case .absorbed: return language.say("并入另一个冲突", "went into another conflict")
        }
    }
}
