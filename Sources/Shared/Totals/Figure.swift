/// Names one sum: of one unit, one round, one thing that is counted.
public struct FigureKey: Hashable, Sendable, Comparable {
    /// The round's record in the office stream.
    public var round: RecordID
    /// `problems.total`, `funds.funds_recovered`, `accountability.all.person` …, see ``Figures``.
    public var figure: String

    public init(round: RecordID, figure: String) {
        self.round = round
        self.figure = figure
    }

    /// Byte by byte, as the database's keys: two spellings of one letter are two labels.
    public static func == (left: Self, right: Self) -> Bool {
        left.round == right.round && left.figure.utf8.elementsEqual(right.figure.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(round)
        for byte in figure.utf8 { hasher.combine(byte) }
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.round == right.round
            ? left.figure.utf8.lexicographicallyPrecedes(right.figure.utf8) : left.round < right.round
    }
}

/// A sum, with how many entries it has and how many of them are approximate.
public struct Amount: Hashable, Sendable {
    /// Fen for money, pieces for what is counted; only quantities may have a fraction.
    public var value: ExactDecimal = 0
    public var entries: Int64 = 0
    public var atLeast: Int64 = 0
    public var almost: Int64 = 0
    public var about: Int64 = 0

    public init() {}

    /// One entry.
    public init(value: ExactDecimal, approximation: Approximation = .exact) {
        self.value = value
        entries = 1
        switch approximation {
        case .exact: break
        case .atLeast: atLeast = 1
        case .almost: almost = 1
        case .about: about = 1
        }
    }

    /// Whether it sums nothing.
    public var isZero: Bool { self == Amount() }

    /// How the sum is meant: exact only if all entries are.
    public var approximation: Approximation {
        if almost == 0, about == 0 { return atLeast == 0 ? .exact : .atLeast }
        return almost > 0 && atLeast == 0 && about == 0 ? .almost : .about
    }

    public static func + (left: Amount, right: Amount) -> Amount {
        var sum = left
        sum.value += right.value
        sum.entries += right.entries
        sum.atLeast += right.atLeast
        sum.almost += right.almost
        sum.about += right.about
        return sum
    }

    public static func - (left: Amount, right: Amount) -> Amount {
        var difference = left
        difference.value = left.value - right.value
        difference.entries -= right.entries
        difference.atLeast -= right.atLeast
        difference.almost -= right.almost
        difference.about -= right.about
        return difference
    }
}

/// Sums by figure.
public typealias FigureTable = [FigureKey: Amount]

/// Adds up two tables, leaving out what comes to nothing.
public func summed(_ tables: FigureTable...) -> FigureTable {
    tables.reduce(into: [:]) { sum, table in
        for (key, amount) in table {
            let total = (sum[key] ?? Amount()) + amount
            sum[key] = total.isZero ? nil : total
        }
    }
}

/// What `after` has more than `before`, by figure; negative where it has less.
public func difference(from before: FigureTable, to after: FigureTable) -> FigureTable {
    var difference = after
    for (key, amount) in before {
        let rest = (difference[key] ?? Amount()) - amount
        difference[key] = rest.isZero ? nil : rest
    }
    return difference
}
