/// What is told of edits that are made, or taken back, as one.
public enum BatchSentence: Sendable, Equatable, Speakable {
    case noneMeant
    /// What a preview comes to.
    case wouldRule(conflicts: Int, moving: Int)
    case left(conflicts: Int)
    case leftOne(conflict: String, label: String, why: String)
    case nothingOfPerson(String)
    case preview
    case ruled(conflicts: Int, batch: String)
    case howToUndo(batch: String)
    case unsent(edits: Int)
    case wouldUndo(batch: String, parts: Int)
    case undone(batch: String, parts: Int, by: String)
    case stays(parts: Int)
    case staysOne(label: String, why: String)
    /// Edits of a list that belong together.
    case inBatch(changes: Int, batch: String)

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .noneMeant:
            return language.say("没有符合条件的待裁定冲突", "No open conflict is of that kind")
        case .wouldRule(let conflicts, let moving):
            return language.say(
                "将裁定 \(conflicts) 个冲突，其中 \(moving) 个会改变现值",
                "Would decide \(counted(conflicts, "conflict")); what is in force changes in \(moving)"
            )
        case .left(let conflicts):
            return language.say(
                "\(conflicts) 个不能这样裁定，保持原样：",
                "\(counted(conflicts, "conflict")) can't be decided like that and stay open:"
            )
        case .leftOne(let conflict, let label, let why):
            return language.say("冲突 \(conflict) \(label)：\(why)", "conflict \(conflict) \(label): \(why)")
        case .nothingOfPerson(let name):
            return language.say("\(name)在其中没有值", "nothing in it is \(name)'s")
        case .preview:
            return language.say(
                "这只是预览，什么也没有保存；确认后加 --yes 再运行一次",
                "This is a preview, nothing was saved; add --yes to do it"
            )
        case .ruled(let conflicts, let batch):
            return language.say(
                "已裁定 \(conflicts) 个冲突，批次 \(batch)",
                "Decided \(counted(conflicts, "conflict")) as the batch \(batch)"
            )
        case .howToUndo(let batch):
            return language.say(
                "整批撤销：taizhang undo --batch \(batch)",
                "Take all of it back: `taizhang undo --batch \(batch)`"
            )
        case .unsent(let edits):
            return language.say(
                "本机有 \(edits) 次修改未发送，联网后运行 taizhang sync",
                "\(counted(edits, "edit")) unsent; run `taizhang sync` when there is a network"
            )
        case .wouldUndo(let batch, let parts):
            return language.say(
                "将撤销批次 \(batch) 的 \(parts) 项",
                "Would take back \(counted(parts, "part")) of the batch \(batch)"
            )
        case .undone(let batch, let parts, let by):
            return language.say(
                "已撤销批次 \(batch) 的 \(parts) 项；撤销本身是批次 \(by)",
                "Took back \(counted(parts, "part")) of the batch \(batch), as the batch \(by)"
            )
        case .stays(let parts):
            return language.say("\(parts) 项不能撤销，保持原样：", "\(counted(parts, "part")) can't be taken back:")
        case .staysOne(let label, let why): return language.say("\(label)：\(why)", "\(label): \(why)")
        case .inBatch(let changes, let batch):
            return language.say("等 \(changes) 项，批次 \(batch)", "… \(changes) in all, batch \(batch)")
        }
    }
}
