import Shared
import Terminal

/// How much time problems have left, on a day.
struct DueClock {
    let today: CalendarDate
    /// Days from which on a due date is near.
    static let soonDays: Int64 = 30
    private static let urgentDays: Int64 = 7

    func timeLeft(_ problem: RecordID, in view: UnitView) -> TimeLeft {
        if view.value(problem, FieldName.status).text == ProblemStatus.closed.rawValue { return .finished }
        let kind = view.value(problem, FieldName.dueKind).text.flatMap(DueKind.init)
        if kind == .longTerm { return .longTerm }
        guard let due = view.value(problem, FieldName.due).text.flatMap({ CalendarDate($0) }) else {
            return kind == .immediate ? .immediate : .open
        }
        let days = due.daysSince1970 - today.daysSince1970
        return days < 0 ? .overdue(days: -days) : days == 0 ? .today : .days(days)
    }

    /// Green, yellow or red.
    static func style(_ timeLeft: TimeLeft) -> Style {
        switch timeLeft {
        case .overdue: .bad
        case .today: .warning
        case .days(let days): days <= urgentDays ? .warning : .plain
        case .longTerm, .immediate, .open, .finished: .plain
        }
    }

    static func json(_ timeLeft: TimeLeft) -> JSONValue {
        switch timeLeft {
        case .overdue(let days): .int(-days)
        case .today: .int(0)
        case .days(let days): .int(days)
        case .longTerm, .immediate, .open, .finished: .null
        }
    }
}
