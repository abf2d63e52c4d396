import Shared

extension CentralTotals {
    /// The answer to `GET /v1/totals`. A contract: members are added, never renamed.
    var json: JSONValue {
        [
            "figures": .array(figures.map(\.json)), "cuts": .array(cuts.map(\.json)),
            "disputed": .array(disputed.map(\.json)), "unsent": .array(unsent.map(\.json)),
            "deferred": .array(deferred.map(\.json)),
        ]
    }
}

extension CentralTotals.Figure {
    /// One figure, with how it is meant where entries are approximate.
    var json: JSONValue {
        [
            "unit": unit.json, "round": round.json, "figure": .string(figure), "value": amount.value.json,
            "entries": .int(amount.entries), "approximation": .string(amount.approximation.rawValue),
            "atLeast": .int(amount.atLeast), "almost": .int(amount.almost), "about": .int(amount.about),
        ]
    }
}

extension CentralTotals.Cut {
    /// Where the unit stood.
    var json: JSONValue {
        [
            "unit": unit.json, "epoch": epoch.json, "version": .int(version),
            "committedAt": committedAt?.json ?? .null,
        ]
    }
}

extension CentralTotals.Disputed {
    /// How far the figure could move.
    var json: JSONValue {
        [
            "unit": unit.json, "round": key.round.json, "figure": .string(key.figure),
            "low": interval.low.json, "high": interval.high.json,
        ]
    }
}

extension CentralTotals.Unsent {
    /// What devices said to hold.
    var json: JSONValue { ["unit": unit.json, "reports": .array(reports.map(\.json))] }
}

extension CentralTotals.Deferred {
    /// What waits.
    var json: JSONValue { ["unit": unit.json, "sets": .int(sets)] }
}
