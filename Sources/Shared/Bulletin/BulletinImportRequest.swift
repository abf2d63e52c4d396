/// What an import is told beside the text.
public struct BulletinImportRequest: Sendable {
    /// The date of the entries where the text doesn't give one that is whole.
    public var date: CalendarDate?
    /// The year of the month and day in the text.
    public var year: Int64?
    /// The round, where it isn't to be read from the text.
    public var round: RecordID?
    /// The unit of a text that names none.
    public var unitName: String?
    /// The rounds and units that the office stream holds.
    public var knownRounds: [KnownRound]
    public var knownUnits: [KnownUnit]
    /// The problems that a unit holds, with their numbers: they keep them, new ones are counted on.
    public var numbers: [UnitID: [RecordID: String]]

    /// A round of the office stream.
    public struct KnownRound: Sendable, Equatable {
        public var id: RecordID
        public var name: String
        public var committeeTerm: String?
        public var ordinal: Int64?

        public init(id: RecordID, name: String, committeeTerm: String?, ordinal: Int64?) {
            self.id = id
            self.name = name
            self.committeeTerm = committeeTerm
            self.ordinal = ordinal
        }
    }

    /// A unit of the office stream.
    public struct KnownUnit: Sendable, Equatable {
        public var id: UnitID
        public var name: String
        public var shortName: String?
        /// The rounds' ids, as the unit's record spells them.
        public var rounds: [String]

        public init(id: UnitID, name: String, shortName: String?, rounds: [String]) {
            self.id = id
            self.name = name
            self.shortName = shortName
            self.rounds = rounds
        }
    }

    public init(
        date: CalendarDate? = nil,
        year: Int64? = nil,
        round: RecordID? = nil,
        unitName: String? = nil,
        knownRounds: [KnownRound] = [],
        knownUnits: [KnownUnit] = [],
        numbers: [UnitID: [RecordID: String]] = [:]
    ) {
        self.date = date
        self.year = year
        self.round = round
        self.unitName = unitName
        self.knownRounds = knownRounds
        self.knownUnits = knownUnits
        self.numbers = numbers
    }

    /// The given date, else the text's month and day in the given year.
    public func date(of headline: Headline) throws(BulletinImportRefusal) -> CalendarDate {
        if let date { return date }
        guard let disclosed = headline.disclosedOn else { throw .dateUnknown(monthAndDay: nil) }
        if let whole = CalendarDate(disclosed) { return whole }
        guard let year else { throw .dateUnknown(monthAndDay: disclosed) }
        guard let date = CalendarDate("\(year)-\(disclosed)") else {
            throw .noSuchDate("\(year)-\(disclosed)")
        }
        return date
    }
}

/// Why a bulletin can't be imported. Codes are a contract; never rename one.
public enum BulletinImportRefusal: Error, Sendable, Equatable {
    /// Neither units nor figures were understood.
    case empty
    /// The year, or the whole date, must be given.
    case dateUnknown(monthAndDay: String?)
    case noSuchDate(String)
    /// The text names no round, and none was given.
    case roundUnknown
    /// The given round is not in the office stream.
    case noSuchRound
    /// A section names no unit, and none was given.
    case unitUnknown(line: Int)

    /// The stable code.
    public var code: String {
        switch self {
        case .empty: "bulletin_empty"
        case .dateUnknown: "date_unknown"
        case .noSuchDate: "no_such_date"
        case .roundUnknown: "round_unknown"
        case .noSuchRound: "no_such_round"
        case .unitUnknown: "unit_unknown"
        }
    }
}
