extension RejectReason: Speakable {
    /// What is wrong and what to do.
    public func text(in language: Language) -> String {
        switch self {
        case .notAllowed:
            language.say(
                "您的角色不能做这项操作；如需要，请联系有权限的同事",
                "Your role may not do this; ask a colleague whose role may"
            )
        case .unknownKind:
            language.say(
                "服务器不认识这类记录，请升级程序",
                "The server doesn't know this kind of record; update the program"
            )
        case .unknownField: language.say("这类记录没有这个字段", "This kind of record has no such field")
        case .unknownRecord: language.say("找不到这条记录", "There is no such record")
        case .unknownParent: language.say("找不到它所属的问题", "The problem that it belongs to is not known")
        case .wrongParent: language.say("这类记录不能挂在那里", "This kind of record can't belong there")
        case .recordExists: language.say("这条记录已经存在，内容不同", "The record exists already, with other content")
        case .recordRetracted:
            language.say("这条记录已撤销；先用 restore 恢复再修改", "The record is retracted; restore it before changing it")
        case .notRetracted:
            language.say("这条记录没有撤销，无须恢复", "The record is not retracted, so there is nothing to restore")
        case .missingField: language.say("缺少必填内容", "Something that must be given is missing")
        case .invalidValue: language.say("填写的内容不合要求", "The value doesn't fit the field")
        case .wrongReference:
            language.say(
                "所指的记录不存在或不属于同一问题",
                "The record that it names is missing or belongs to another problem"
            )
        case .fixedField:
            language.say(
                "这个字段写入后不能改；台账记录请用 correct 更正",
                "The field is fixed once written; correct a ledger entry instead"
            )
        case .transitionNotAllowed:
            language.say(
                "不能从当前状态直接变为该状态；先查看 show",
                "The status can't go there from where it is; see `show` for where it stands"
            )
        case .reasonRequired: language.say("必须说明原因，请加 --why", "A reason is needed; add --why")
        case .unlinkedCorrection:
            language.say("更正必须同时指明被更正的记录", "A correction must name the entry that it replaces")
        case .unknownConflict: language.say("没有这个冲突", "There is no such conflict")
        case .conflictClosed: language.say("这个冲突已经处理完毕", "The conflict has been settled already")
        case .conflictChanged:
            language.say(
                "冲突在您查看之后有了变化；同步后请重新查看再定",
                "The conflict changed after you looked; sync, look again, then decide"
            )
        case .unknownContender: language.say("冲突里没有这个备选值", "The conflict has no such value to choose")
        case .unnamed:
            language.say(
                "服务器比本程序新，未说明本程序认识的理由；请升级程序",
                "The server is newer than this program and names a reason unknown to it; update the program"
            )
        case .overtaken:
            language.say(
                "这处内容此后又有改动，不能再原样撤销；用 history 查看",
                "It was changed again since, so it can't be taken back any more; see `history`"
            )
        case .setAside:
            language.say(
                "所依据的内容没有补回，督查员决定不再等",
                "What it builds on did not come back, and a supervisor decided to wait no longer"
            )
        case .groupRejected: language.say("同一次修改中的另一项未被接受", "Another part of the same edit was not accepted")
        }
    }
}

extension EditRefusal: Speakable {
    /// Why nothing was saved.
    public func text(in language: Language) -> String {
        switch self {
        case .rule(let reason, nil): return reason.text(in: language)
        case .rule(let reason, let field?):
            let name = FieldWord.text(field, in: language)
            return language.say("“\(name)”：\(reason.text(in: .zh))", "\(name): \(reason.text(in: .en))")
        case .nothingToChange: return language.say("内容没有变化，未保存", "Nothing would change, so nothing was saved")
        case .tooLarge:
            return language.say(
                "一次保存的内容太多，请分几次",
                "This is more than one save can hold; do it in several steps"
            )
        case .unknownRecord: return language.say("找不到这条记录", "There is no such record")
        case .wrongKind(let kind):
            let zh = RecordKind(rawValue: kind)?.text(in: .zh) ?? kind
            let en = RecordKind(rawValue: kind)?.text(in: .en) ?? kind
            return language.say(
                "这条记录是“\(zh)”，不能这样操作",
                "The record is of the kind “\(en)”, for which this can't be done"
            )
        case .stepNotPossible(let status, let command, let possible):
            let zh = possible.isEmpty ? "现在没有您可做的状态变更" : "现在可用：\(possible.joined(separator: "、"))"
            let en =
                possible.isEmpty
                ? "There is no step for you to take now" : "Possible now: \(possible.joined(separator: ", "))"
            return language.say(
                "问题现在是“\(status?.text(in: .zh) ?? "—")”，不能 \(command)。\(zh)",
                "The problem is “\(status?.text(in: .en) ?? "—")”, from where `\(command)` doesn't lead on. \(en)"
            )
        case .notDoubtful:
            return language.say(
                "这条记录不存疑，无须确认；存疑的用 taizhang confirm 列出",
                "Nothing about the entry is doubtful; `taizhang confirm` lists what is"
            )
        case .alreadyReplaced:
            return language.say(
                "这条记录已经更正过，请更正最新的一条",
                "The entry was corrected already; correct the newest one"
            )
        case .noOwnContender:
            return language.say("这个冲突里没有您的值，无须撤回", "None of the values in the conflict is yours")
        case .conflictNotOpen: return language.say("这个冲突已经处理完毕", "The conflict has been settled already")
        case .unknownContender: return language.say("冲突里没有这个备选值", "The conflict has no such value to choose")
        case .rulingNotAmended:
            return language.say(
                "没有被接受的裁定不能更正；冲突仍未处理的，请用 resolve 重新裁定",
                "A ruling that was turned down can't be amended; where the conflict is still open, use `resolve` anew"
            )
        case .notWholeYet:
            return language.say("这个单位的数据还没有取全，请先同步", "The unit's data is not complete yet; sync first")
        }
    }
}

extension MoneyError: Speakable {
    /// What is wrong with the amount, and where.
    public func text(in language: Language) -> String {
        let place = characterOffset + 1
        return switch code {
        case .empty: language.say("没有写金额", "The amount is empty")
        case .negative:
            language.say(
                "金额不能为负；方向用资金类型表示",
                "An amount can't be negative; the kind of funds says the direction"
            )
        case .malformed:
            language.say(
                "看不懂的金额（第 \(place) 个字起）；例如 12.8万元、128,000.00元",
                "This is no amount of money (from character \(place)); write 128,000.00元 or 12.8万元, for example"
            )
        case .belowFen:
            language.say("金额最多到分；不会替您四舍五入", "An amount goes down to the fen; nothing is rounded for you")
        case .tooLarge: language.say("金额太大", "The amount is too large")
        }
    }
}
