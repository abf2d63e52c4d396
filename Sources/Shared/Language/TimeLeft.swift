/// How much time a problem has left.
public enum TimeLeft: Sendable, Equatable, Speakable {
    case overdue(days: Int64)
    case today
    case days(Int64)
    case longTerm
    case immediate
    case open
    case finished

    /// The time left in a few words.
    public func text(in language: Language) -> String {
        switch self {
        case .overdue(let days):
            language.say("逾期 \(days) 天", "overdue by \(counted(Int(days), "day"))")
        case .today: language.say("今天到期", "due today")
        case .days(let days): language.say("\(days) 天", counted(Int(days), "day"))
        case .longTerm: language.say("长期", "long-term")
        case .immediate: language.say("立行立改", "immediately")
        case .open, .finished: "—"
        }
    }
}
