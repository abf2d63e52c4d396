import Shared

/// At which point of the units' histories figures are asked for.
enum TotalsCut: Sendable, Hashable {
    case now
    /// What was committed at or before a moment.
    case time(Timestamp)
    /// A version; for one unit only.
    case version(Int64)
}

/// Figures over units, each with the cut that it is true for.
struct CentralTotals: Sendable {
    /// One figure of one unit.
    struct Figure: Sendable, Hashable {
        var unit: UnitID
        var round: RecordID
        var figure: String
        var amount: Amount
    }

    /// Where a unit stood.
    struct Cut: Sendable, Hashable {
        var unit: UnitID
        var epoch: EpochID
        var version: Int64
        /// When that version was committed; nil for a unit without rows.
        var committedAt: Timestamp?
    }

    /// How far rulings on open conflicts could move a figure, below and above what it is.
    struct Disputed: Sendable, Hashable {
        var unit: UnitID
        var key: FigureKey
        var interval: Interval
    }

    /// What a unit's devices have unsent.
    struct Unsent: Sendable, Hashable {
        var unit: UnitID
        var reports: [DeviceReport]
    }

    /// Sets of a unit that count nowhere because they wait for what a restore has lost.
    struct Deferred: Sendable, Hashable {
        var unit: UnitID
        var sets: Int64
    }

    /// By unit, round, figure; figures that are nothing are left out.
    var figures: [Figure] = []
    /// One for each unit asked for, by unit.
    var cuts: [Cut] = []
    /// Of the present only: what was in dispute at an earlier cut is not kept apart.
    var disputed: [Disputed] = []
    /// Only units in which the asker may know, and only those with something unsent.
    var unsent: [Unsent] = []
    /// Of the present; only units in which the asker may know, and only those where something waits.
    var deferred: [Deferred] = []
}
