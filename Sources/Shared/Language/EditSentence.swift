/// What an edit tells once it is saved.
public enum EditSentence: Sendable, Equatable, Speakable {
    case created(kind: String, label: String, content: String)
    case changed(label: String, field: String, before: String, after: String)
    case corrected(label: String, by: String)
    case confirmed(label: String, counts: Bool)
    case retracted(label: String)
    case withdrawn(label: String, value: String)
    case restored(label: String)
    /// The outcome names fields and the values that they hold from now on.
    case ruled(conflict: String, label: String, outcome: String)
    case reopened(conflict: String, label: String)
    case disputed(label: String, field: String)
    case parked(label: String)
    /// `edit`: what was saved, as `undo` takes it.
    case unsent(edits: Int, edit: String)

    /// The sentence; kind and field come in the reader's language.
    public func text(in language: Language) -> String {
        switch self {
        case .created(let kind, let label, let content):
            return language.say("已保存\(kind) \(label)：\(content)", "Saved \(kind) \(label): \(content)")
        case .changed(let label, let field, let before, let after):
            return language.say(
                "已保存 \(label) 的\(field)：\(before) → \(after)",
                "Saved \(field) of \(label): \(before) → \(after)"
            )
        case .corrected(let label, let by):
            return language.say("\(label) 已更正为 \(by)；原记录保留", "\(by) replaces \(label), which is kept")
        case .confirmed(let label, true):
            return language.say("已确认 \(label)，现在计入", "Confirmed \(label); it counts now")
        case .confirmed(let label, false):
            return language.say(
                "已确认 \(label)；它因别的原因仍不计入，见 taizhang show \(label)",
                "Confirmed \(label); for another reason it still doesn't count, see `taizhang show \(label)`"
            )
        case .withdrawn(let label, let value):
            return language.say("已撤回您对 \(label) 的值：\(value)", "Took back your value for \(label): \(value)")
        case .retracted(let label): return language.say("已撤销 \(label)", "Retracted \(label)")
        case .restored(let label): return language.say("已恢复 \(label)", "Restored \(label)")
        case .ruled(let conflict, let label, let outcome):
            return language.say(
                "已裁定 \(label) 的冲突 \(conflict)：\(outcome)",
                "Ruled on the conflict \(conflict) about \(label): \(outcome)"
            )
        case .reopened(let conflict, let label):
            return language.say(
                "已撤回裁定，\(label) 的冲突 \(conflict) 重新待裁定",
                "Took the ruling back; the conflict \(conflict) about \(label) is open again"
            )
        case .disputed(let label, let field):
            return language.say(
                "\(label) 的\(field)有争议；您的值作为备选等待裁定",
                "\(field) of \(label) is disputed; your value waits for a ruling"
            )
        case .parked(let label):
            return language.say("\(label) 等待裁定，暂不计入", "\(label) waits for a ruling and doesn't count yet")
        case .unsent(let edits, let edit):
            return language.say(
                "这次修改编号 \(edit)（可用 undo 撤销）；本机有 \(edits) 次修改未发送，联网后运行 taizhang sync",
                "This is edit \(edit) (`undo` takes it back); \(counted(edits, "edit")) unsent, "
                    + "run `taizhang sync` when there is a network"
            )
        }
    }
}
