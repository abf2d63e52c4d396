extension QuarantinedSet.State: Speakable {
    /// What became of it.
    public func text(in language: Language) -> String {
        switch self {
        case .waiting: language.say("待决定", "waits")
        case .deferred: language.say("等他人补送", "waits for others")
        case .adopted: language.say("已采用", "adopted")
        case .discarded: language.say("不予采用", "discarded")
        }
    }
}

/// Headings of the list of what lies in quarantine.
public enum QuarantineCaption: Sendable, CaseIterable, Speakable {
    case id, unit, person, saved, edits, state

    public func text(in language: Language) -> String {
        switch self {
        case .id: language.say("编号", "id")
        case .unit: language.say("单位", "unit")
        case .person: language.say("谁的", "whose")
        case .saved: language.say("保存于", "saved")
        case .edits: language.say("修改", "edits")
        case .state: language.say("状态", "state")
        }
    }
}

/// What commands say of what people left behind who are nobody in their unit any more.
public enum QuarantineSentence: Sendable, Equatable, Speakable {
    case empty
    case howToGoOn
    case heading(id: String, unit: String, person: String, saved: String, state: QuarantinedSet.State)
    case because(String)
    case decided(state: QuarantinedSet.State, by: String, at: String, why: String?)
    case howToDecide(id: String)
    case howToEndWait(id: String)
    case notAdoptable(id: String)
    case unknown(id: String)
    case alreadyDecided(id: String, state: QuarantinedSet.State, by: String)
    case discarded(id: String, state: QuarantinedSet.State)

    public func text(in language: Language) -> String {
        switch self {
        case .empty: language.say("没有暂存的修改", "Nothing is kept aside")
        case .howToGoOn:
            language.say(
                "用 taizhang quarantine show 编号 查看，adopt 采用，discard 不予采用",
                "See one with `taizhang quarantine show ID`, then `adopt` or `discard` it"
            )
        case .heading(let id, let unit, let person, let saved, .deferred):
            language.say(
                "\(id) · \(unit) · \(person) 保存于 \(saved)，所依据的内容在服务器恢复备份后还没有补回",
                "\(id) · \(unit) · saved by \(person) at \(saved); what it builds on was lost in a restore and is not back"
            )
        case .heading(let id, let unit, let person, let saved, _):
            language.say(
                "\(id) · \(unit) · \(person) 保存于 \(saved)，此人或其设备已不在该单位",
                "\(id) · \(unit) · saved by \(person) at \(saved), who, or whose device, belongs to the unit no more"
            )
        case .because(let why): language.say("理由：\(why)", "because: \(why)")
        case .decided(let state, let by, let at, let why):
            language.say(
                "\(state.text(in: .zh))：\(by)，\(at)" + (why.map { "，理由：\($0)" } ?? ""),
                "\(state.text(in: .en)) by \(by) at \(at)" + (why.map { ", because: \($0)" } ?? "")
            )
        case .howToDecide(let id):
            language.say(
                "采用：taizhang quarantine adopt \(id)；不予采用：taizhang quarantine discard \(id) --why 理由。两样都会留下记录",
                "Adopt it: `taizhang quarantine adopt \(id)`; or not: `taizhang quarantine discard \(id) --why REASON`. Either way it stays on record"
            )
        case .howToEndWait(let id):
            language.say(
                "等其他人的电脑同步后自动生效。确定等不到了：taizhang quarantine discard \(id) --why 理由；本人会得知，内容和理由都会留下",
                "It takes effect by itself once the others have synced. If they never will: `taizhang quarantine discard \(id) --why REASON`; its author is told, and content and reason stay on record"
            )
        case .notAdoptable(let id):
            language.say(
                "\(id) 所依据的内容还没有补回，不能采用；等其他人同步后它会自动生效，等不到就用 discard",
                "What \(id) builds on is not back, so it can't be adopted; it takes effect by itself once the others have synced, and if they never will, `discard` it"
            )
        case .unknown(let id):
            language.say(
                "没有暂存的修改“\(id)”，或已处理完；用 taizhang quarantine list --all 查看",
                "Nothing that is kept aside is called “\(id)”, or it was dealt with; see `taizhang quarantine list --all`"
            )
        case .alreadyDecided(let id, let state, let by):
            language.say(
                "\(id) 已由\(by)处理：\(state.text(in: .zh))",
                "\(id) was decided by \(by) already: \(state.text(in: .en))"
            )
        case .discarded(let id, .deferred):
            language.say(
                "不再等待 \(id)；本人下次同步时会得知，内容和理由保留在服务器",
                "\(id) is waited for no longer; its author is told with the next sync, and content and reason stay at the server"
            )
        case .discarded(let id, _):
            language.say(
                "\(id) 不予采用，内容和理由仍保留在服务器",
                "\(id) is discarded; content and reason stay at the server"
            )
        }
    }
}
