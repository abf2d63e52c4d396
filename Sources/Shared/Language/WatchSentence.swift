/// What `sync --watch` tells beside what each sync brings.
public enum WatchSentence: Sendable, Equatable, Speakable {
    case waiting
    case lost(reason: String)
    case back
    case ended(unsent: Int)

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .waiting: "waiting"
        case .lost: "lost"
        case .back: "back"
        case .ended: "ended"
        }
    }

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .waiting:
            return language.say(
                "等待新消息；本机的新修改会自动送出。按 Ctrl-C 结束",
                "Waiting for news; what you record goes out by itself. End with Ctrl-C"
            )
        case .lost(let reason):
            return language.say(
                "暂时连不上服务器：\(reason)。会一直自动重试，期间可以照常记录",
                "The server can't be had: \(reason). Trying again until it can; recording goes on meanwhile"
            )
        case .back: return language.say("连接已恢复", "The connection is back")
        case .ended(0):
            return language.say("已停止同步；所有修改都已送达", "Stopped; everything was sent")
        case .ended(let unsent):
            return language.say(
                "已停止同步；\(unsent) 次修改还在本机，下次同步时送出",
                "Stopped; \(counted(unsent, "edit")) kept here, to be sent with the next sync"
            )
        }
    }
}
