/// What is told of own edits that were turned down.
public enum RefusedSentence: Sendable, Equatable, Speakable {
    case none
    case heading(edit: String, saved: String)
    case turnedDown(why: String)
    case howToGoOn(edit: String)
    case howToList
    /// Beside a sync or a status in which something was turned down.
    case seeList
    case amendedBy(edit: String)
    case dropped
    case waits
    case reallyDrop(edit: String)
    case typeAgain(edit: String)
    case wasDropped(edit: String, file: String)
    case wasAmended(edit: String)
    case notDropped

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .none: language.say("没有未被接受的修改", "Nothing of yours was turned down")
        case .heading(let edit, let saved):
            language.say("\(edit)，\(saved) 保存", "\(edit), saved \(saved)")
        case .turnedDown(let why): language.say("没有被接受：\(why)", "turned down: \(why)")
        case .howToGoOn(let edit):
            language.say(
                "改好再报：taizhang amend \(edit) 字段=内容；不再需要：taizhang drop \(edit)",
                "Say it again, corrected: `taizhang amend \(edit) FIELD=VALUE`; let it be: `taizhang drop \(edit)`"
            )
        case .howToList:
            language.say("查看其中一条：taizhang refused show 编号", "See one of them: `taizhang refused show EDIT`")
        case .seeList:
            language.say(
                "没有被接受的，用 taizhang refused 查看、改正或放弃",
                "See what was turned down with `taizhang refused`; there you amend it or let it be"
            )
        case .amendedBy(let edit): language.say("已由 \(edit) 更正", "amended by \(edit)")
        case .dropped: language.say("已放弃", "dropped")
        case .waits: language.say("待处理", "waits for you")
        case .reallyDrop(let edit):
            language.say("放弃 \(edit)？它的内容不会再报送。[y/N] ", "Drop \(edit)? Its content will not be sent. [y/N] ")
        case .typeAgain(let edit):
            language.say("再确认一次，请输入 \(edit)：", "Once more: please type \(edit): ")
        case .wasDropped(let edit, let file):
            language.say("已放弃 \(edit)；内容留有副本：\(file)", "Dropped \(edit); a copy is kept in \(file)")
        case .wasAmended(let edit):
            language.say("更正了没有被接受的 \(edit)：", "Amends \(edit), which was turned down:")
        case .notDropped: language.say("没有放弃，什么也没有改", "Not dropped; nothing was changed")
        }
    }
}

/// Why an edit that was turned down is not found.
public enum RefusedTrouble: Error, Sendable, Equatable, Speakable {
    case unknown(String)
    case closed(edit: String, as: RefusedSentence)
    /// Nobody is there to be asked.
    case needsYes

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .unknown: "not_refused"
        case .closed: "closed_already"
        case .needsYes: "needs_yes"
        }
    }

    /// What is wrong, and what to do.
    public func text(in language: Language) -> String {
        switch self {
        case .unknown(let text):
            language.say(
                "您没有未被接受的修改 \(text)；用 taizhang refused 查看",
                "Nothing of yours that was turned down is called \(text); see `taizhang refused`"
            )
        case .closed(let edit, let state):
            language.say(
                "\(edit) \(state.text(in: .zh))，不必再处理",
                "\(edit) was seen to already: \(state.text(in: .en))"
            )
        case .needsYes:
            language.say(
                "放弃之前要问您两次，这里没有终端可问；确实要放弃请加 --yes",
                "You would be asked twice before anything is dropped, and there is no terminal to ask at; add --yes if you mean it"
            )
        }
    }
}
