/// What `undo` tells.
public enum UndoSentence: Sendable, Equatable, Speakable {
    case tookBack(edit: String, saved: String)
    case noneHeld
    case takenBackBy(edit: String)
    case waits
    case sent(version: Int64)
    case sentInPart(version: Int64, turnedDown: Int)
    case howToUndo
    /// Why, where the person gives no reason.
    case reason(edit: String)

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .tookBack(let edit, let saved):
            language.say("已撤销 \(saved) 保存的修改 \(edit)：", "Took back the edit \(edit), saved \(saved):")
        case .noneHeld: language.say("本机没有可撤销的修改", "There is no edit of yours here to take back")
        case .takenBackBy(let edit): language.say("已由 \(edit) 撤销", "taken back by \(edit)")
        case .waits: language.say("未发送", "unsent")
        case .sent(let version): language.say("第 \(version) 版", "version \(version)")
        case .sentInPart(let version, let turnedDown):
            language.say(
                "第 \(version) 版，\(turnedDown) 项未被接受",
                "version \(version), \(turnedDown) turned down"
            )
        case .howToUndo:
            language.say("撤销其中一次：taizhang undo 编号", "Take one back: `taizhang undo EDIT`")
        case .reason(let edit): language.say("撤销 \(edit)", "takes back \(edit)")
        }
    }
}

/// Why an own edit is not taken back; nothing was saved.
public enum UndoTrouble: Error, Sendable, Equatable, Speakable {
    case noneLeft
    case unknownEdit(String)
    case undoneAlready(edit: String, by: String)
    /// `later`: the own edit that wrote there, where that is who.
    case changed(edit: String, label: String, field: String, by: String, later: String?)
    case shared(edit: String, label: String, field: String, with: String)
    case continued(edit: String, label: String, by: String)
    case used(edit: String, label: String, by: String)
    case gone(edit: String, label: String)
    case contended(edit: String, conflict: String)
    case withdrawn(edit: String)
    case ruled(edit: String, conflict: String)
    case turnedDown(edit: String, RejectReason)
    case refused(edit: String, EditRefusal)
    case nothing(edit: String)
    case partOfBatch(edit: String, batch: String)
    case unknownBatch(String)

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .noneLeft: "nothing_to_undo"
        case .unknownEdit: "unknown_edit"
        case .undoneAlready: "undone_already"
        case .changed: "changed_since"
        case .shared: "shared"
        case .continued: "continued"
        case .used: "used"
        case .gone: "gone"
        case .contended: "contended"
        case .withdrawn: "withdrawn"
        case .ruled: "ruled_since"
        case .turnedDown: "turned_down"
        case .refused: "refused"
        case .nothing: "changed_nothing"
        case .partOfBatch: "part_of_batch"
        case .unknownBatch: "unknown_batch"
        }
    }

    /// What stands against it, and what to do instead.
    public func text(in language: Language) -> String {
        switch self {
        case .noneLeft: return UndoSentence.noneHeld.text(in: language)
        case .unknownEdit(let text):
            return language.say(
                "本机没有您的修改 \(text)；用 taizhang undo --list 查看编号",
                "No edit of yours here is called \(text); see `taizhang undo --list`"
            )
        case .undoneAlready(let edit, let by):
            return language.say(
                "\(edit) 已由 \(by) 撤销；如要改回来：taizhang undo \(by)",
                "\(edit) was taken back by \(by) already; to have it again: `taizhang undo \(by)`"
            )
        case .changed(let edit, let label, let field, _, let later?):
            return language.say(
                "\(edit) 不能撤销：\(label) 的\(field)您后来又改过。先撤销那一次：taizhang undo \(later)",
                "\(edit) can't be taken back: you changed \(field) of \(label) again since. "
                    + "Take that back first: `taizhang undo \(later)`"
            )
        case .changed(let edit, let label, let field, let by, nil):
            return language.say(
                "\(edit) 不能撤销：\(label) 的\(field)后来由\(by)改过。如仍要改，请用 set 填写您要的内容",
                "\(edit) can't be taken back: \(by) changed \(field) of \(label) since. "
                    + "If it should still be otherwise, set it to what you want"
            )
        case .shared(let edit, let label, let field, let with):
            return language.say(
                "\(edit) 不能撤销：\(label) 的\(field)，\(with)也填了同样的内容。如要改，请用 set",
                "\(edit) can't be taken back: \(with) wrote the same into \(field) of \(label). "
                    + "If it should be otherwise, set it"
            )
        case .continued(let edit, let label, let by):
            return language.say(
                "\(edit) 不能撤销：\(by)后来改过它新建的 \(label)。如要作废，请用 retract",
                "\(edit) can't be taken back: \(by) went on with \(label), which it created. "
                    + "If that should go, retract it"
            )
        case .used(let edit, let label, let by):
            return language.say(
                "\(edit) 不能撤销：它新建的 \(label) 已被 \(by) 引用。请先处理 \(by)",
                "\(edit) can't be taken back: \(by) builds on \(label), which it created. See to \(by) first"
            )
        case .gone(let edit, let label):
            return language.say(
                "\(edit) 不能撤销：找不到 \(label)，或它仍待裁定",
                "\(edit) can't be taken back: \(label) is not there, or waits for a ruling"
            )
        case .contended(let edit, let conflict):
            return language.say(
                "\(edit) 不能单独撤销：您在冲突 \(conflict) 中的值由几次修改合成。可整个撤回：taizhang withdraw \(conflict)",
                "\(edit) can't be taken back by itself: your value in the conflict \(conflict) comes from several edits. "
                    + "Take all of it back: `taizhang withdraw \(conflict)`"
            )
        case .withdrawn(let edit):
            return language.say(
                "\(edit) 撤回了您在冲突中的值，不能撤销；如仍要那个值，请用 set 重新填写",
                "\(edit) took your value out of a conflict, which can't be taken back; if you want the value after all, "
                    + "set it anew"
            )
        case .ruled(let edit, let conflict):
            return language.say(
                "\(edit) 不能撤销：冲突 \(conflict) 后来另有裁定或已重新打开，见 taizhang history",
                "\(edit) can't be taken back: the conflict \(conflict) was opened or ruled on again since, see "
                    + "`taizhang history`"
            )
        case .turnedDown(let edit, let reason):
            return language.say(
                "\(edit) 当时就没有被接受，不必撤销（\(reason.text(in: .zh))）",
                "\(edit) was turned down, so there is nothing to take back (\(reason.text(in: .en)))"
            )
        case .refused(let edit, let refusal):
            return language.say(
                "\(edit) 不能撤销：\(refusal.text(in: .zh))",
                "\(edit) can't be taken back: \(refusal.text(in: .en))"
            )
        case .partOfBatch(let edit, let batch):
            return language.say(
                "最近一次修改 \(edit) 属于批次 \(batch)。撤销整批：taizhang undo --batch \(batch)；只撤销这一次：taizhang undo \(edit)",
                "The last edit, \(edit), belongs to the batch \(batch). Take all of it back with "
                    + "`taizhang undo --batch \(batch)`, or this edit alone with `taizhang undo \(edit)`"
            )
        case .unknownBatch(let text):
            return language.say(
                "本机没有您的批次 \(text)；用 taizhang undo --list 查看",
                "No batch of yours here is called \(text); see `taizhang undo --list`"
            )
        case .nothing(let edit):
            return language.say(
                "\(edit) 没有留下可撤销的内容",
                "Nothing is left of \(edit) that could be taken back"
            )
        }
    }
}
