/// What `sync --dry-run` tells beside what a sync does.
public enum ForecastSentence: Sendable, Equatable, Speakable {
    case heading(unsent: Int)
    case taken(edits: Int)

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .heading(0):
            language.say(
                "只是预演，本机没有改动，也没有待发送的修改。若现在同步：",
                "Only looking ahead: nothing is changed here, and nothing waits to be sent. A sync now would bring:"
            )
        case .heading(let unsent):
            language.say(
                "只是预演：\(unsent) 次修改还没有发送，本机也没有改动。若现在同步，其间别人没有新的修改，结果是：",
                "Only looking ahead: \(counted(unsent, "edit")) \(unsent == 1 ? "is" : "are") still unsent, and nothing is changed here. A sync now, if nobody else's edit comes first, would come to:"
            )
        case .taken(let edits):
            language.say(
                "\(edits) 次修改服务器其实已收下，只是上次的答复没有传回来",
                "The server has \(counted(edits, "edit")) already; only its answer was lost on the way"
            )
        }
    }
}
