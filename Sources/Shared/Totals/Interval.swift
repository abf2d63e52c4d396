/// What a figure could become by rulings on open conflicts.
public struct Interval: Hashable, Sendable {
    public var low: ExactDecimal
    public var high: ExactDecimal

    public init(low: ExactDecimal, high: ExactDecimal) {
        self.low = low
        self.high = high
    }
}

extension Totals {
    /// How far rulings on the open conflicts could move each figure, below and above what it is.
    ///
    /// Conflicts are taken as independent: the sum over conflicts of the least and the most that a choice of head,
    /// base or any standing contender adds. Only figures that can move are named.
    public static func disputed(_ state: UnitState) -> [FigureKey: Interval] {
        var intervals: [FigureKey: Interval] = [:]
        for conflict in state.openConflicts {
            var least: [FigureKey: ExactDecimal] = [:]
            var most: [FigureKey: ExactDecimal] = [:]
            for outcome in outcomes(of: conflict, in: state) {
                for (key, amount) in outcome {
                    least[key] = min(least[key] ?? 0, amount.value)
                    most[key] = max(most[key] ?? 0, amount.value)
                }
            }
            for key in least.keys where least[key] != 0 || most[key] != 0 {
                var interval = intervals[key] ?? Interval(low: 0, high: 0)
                interval.low += least[key] ?? 0
                interval.high += most[key] ?? 0
                intervals[key] = interval
            }
        }
        return intervals
    }

    /// For each choice, what it adds to the figures of the records concerned.
    private static func outcomes(of conflict: Conflict, in state: UnitState) -> [FigureTable] {
        let slice = state.slice(around: conflict)
        let write = LastWrite(
            version: .max,
            position: LanePosition(ReplicaID(high: 0, low: 0), 0),
            author: PersonID(high: 0, low: 0)
        )
        let heads = state.heads(of: conflict)
        let choices: [ResolutionRequest.Choice] =
            [.head, .base] + conflict.standing.map { .contender($0.id) }
        let before = recount(slice)
        return choices.compactMap { conflict.values(by: $0, over: heads) }.map { values, chosen in
            let freed = state.freed(by: values, from: conflict, chosen: chosen)
            var after = slice
            after.apply(freed.map(Effect.unpark) + values.map { Effect.set($0.key, $0.value) }, as: write)
            return difference(from: before, to: recount(after))
        }
    }
}

extension UnitState {
    /// The problems that a conflict touches, with all that hangs under them.
    func slice(around conflict: Conflict) -> UnitState {
        var slice = UnitState(unit: unit)
        let touched =
            conflict.fields.map(\.record) + conflict.contenders.flatMap(\.creates) + [conflict.record]
        for id in touched {
            let root = records[id]?.parent ?? id
            if let record = records[root] { slice.put(record) }
            for child in children(of: root) { slice.put(child) }
        }
        return slice
    }
}
