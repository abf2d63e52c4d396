import Shared
import Terminal

/// Problems that are overdue or due soon, the most urgent first.
struct DueList {
    /// A problem with what it has left.
    struct Item {
        var target: Target
        var left: TimeLeft
    }

    private let holdings: Holdings
    private(set) var overdue: [Item] = []
    private(set) var soon: [Item] = []

    init(_ holdings: Holdings, today: CalendarDate) {
        self.holdings = holdings
        for item in Self.problems(holdings, DueClock(today: today)) {
            switch item.left {
            case .overdue: overdue.append(item)
            case .today: soon.append(item)
            case .days(let days) where days <= DueClock.soonDays: soon.append(item)
            default: break
            }
        }
    }

    var json: JSONValue {
        .array(
            (overdue + soon).map { item in
                [
                    "record": item.target.record.json, "unit": item.target.unit.json,
                    "label": .string(holdings.label(of: item.target.record)),
                    "daysLeft": DueClock.json(item.left),
                ]
            }
        )
    }

    private static func problems(_ holdings: Holdings, _ clock: DueClock) -> [Item] {
        holdings.units.flatMap { unit -> [Item] in
            guard let view = holdings.views[unit] else { return [] }
            return view.live(.problem).map {
                Item(target: Target(unit: unit, record: $0.id), left: clock.timeLeft($0.id, in: view))
            }
        }.sorted {
            (DueClock.rank($0.left), holdings.label(of: $0.target.record)) < (
                DueClock.rank($1.left), holdings.label(of: $1.target.record)
            )
        }
    }
}

extension DueClock {
    /// Orders by urgency.
    fileprivate static func rank(_ left: TimeLeft) -> Int64 {
        switch left {
        case .overdue(let days): -days
        case .today: 0
        case .days(let days): days
        case .immediate: 1_000_000
        case .open: 1_000_001
        case .longTerm: 1_000_002
        case .finished: 1_000_003
        }
    }
}
