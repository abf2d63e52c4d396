/// What a published bulletin about rectification says, with the source kept for every figure.
public struct Bulletin: Sendable, Equatable {
    /// What stands before the first unit.
    public var headline: Headline
    /// The units with a section of their own, in the order of the text.
    public var units: [UnitDigest]
    /// Every unit that the text names as inspected: the roster first, then sections it doesn't list.
    public var unitsNamed: [String]
    /// What a person must look at, because reading it would be guessing.
    public var notUnderstood: [NotUnderstood]

    /// Makes a bulletin.
    public init(
        headline: Headline = Headline(),
        units: [UnitDigest] = [],
        unitsNamed: [String] = [],
        notUnderstood: [NotUnderstood] = []
    ) {
        self.headline = headline
        self.units = units
        self.unitsNamed = unitsNamed
        self.notUnderstood = notUnderstood
    }
}

/// The statistics paragraph of a bulletin. Nil wherever the text doesn't say.
public struct Headline: Sendable, Equatable {
    /// 十三届市委, as written.
    public var committeeTerm: String?
    /// 7 for 第七轮.
    public var round: Int?
    /// 第一至第五巡察组, as written.
    public var teams: String?
    /// 武汉市委巡察办, as written.
    public var issuer: String?
    /// Month and day of the disclosure, `05-17`; the year is mostly not in the text.
    public var disclosedOn: String?
    /// The figures in the order of the text.
    public var figures: [BulletinFigure]

    /// Makes a headline.
    public init(
        committeeTerm: String? = nil,
        round: Int? = nil,
        teams: String? = nil,
        issuer: String? = nil,
        disclosedOn: String? = nil,
        figures: [BulletinFigure] = []
    ) {
        self.committeeTerm = committeeTerm
        self.round = round
        self.teams = teams
        self.issuer = issuer
        self.disclosedOn = disclosedOn
        self.figures = figures
    }
}

/// The section of one unit.
public struct UnitDigest: Sendable, Equatable {
    /// The unit as its heading writes it, without number and brackets; empty where the text names none.
    public var name: String
    /// 1-based line of the heading.
    public var line: Int
    /// The problems in the order of the text.
    public var problems: [ProblemDigest]
    /// Figures of the section that belong to no single problem.
    public var figures: [BulletinFigure]

    /// Makes a digest.
    public init(name: String, line: Int, problems: [ProblemDigest] = [], figures: [BulletinFigure] = []) {
        self.name = name
        self.line = line
        self.problems = problems
        self.figures = figures
    }
}

/// One problem with what was done about it.
public struct ProblemDigest: Sendable, Equatable {
    /// The title as written, without number, marker and full stop at the end.
    public var title: String
    /// 1-based line of the title.
    public var line: Int
    /// What was done: the source lines joined by line feeds.
    public var text: String
    /// The enumerated measures; empty where the text enumerates none.
    public var measures: [MeasureDigest]
    /// The figures in the order of the text.
    public var figures: [BulletinFigure]
    /// The status as written, 已完成整改, where the text has a line for it.
    public var statusLine: String?

    /// Makes a digest.
    public init(
        title: String,
        line: Int,
        text: String = "",
        measures: [MeasureDigest] = [],
        figures: [BulletinFigure] = [],
        statusLine: String? = nil
    ) {
        self.title = title
        self.line = line
        self.text = text
        self.measures = measures
        self.figures = figures
        self.statusLine = statusLine
    }
}

/// One enumerated measure.
public struct MeasureDigest: Sendable, Equatable {
    /// 1, 2, 3 … within its problem.
    public var ordinal: Int
    /// The marker as written: 一是, ①, (1).
    public var marker: String
    /// The text after the marker.
    public var text: String

    /// Makes a digest.
    public init(ordinal: Int, marker: String, text: String) {
        self.ordinal = ordinal
        self.marker = marker
        self.text = text
    }
}

/// One number of a bulletin with what it counts.
public struct BulletinFigure: Sendable, Equatable {
    /// A ``FigureKind`` raw value.
    public var kind: String
    /// Decimal text in the base unit, 万 and 亿 multiplied out: `128000`, `94.7`, `0`.
    public var value: String
    /// 元, 人, 人次, 项, % …
    public var unit: String
    /// How sure the number is of itself.
    public var approximation: Approximation
    /// An exact substring of the source.
    public var quote: String
    /// ``HandlingCategory`` raw values, for accountability only.
    public var categories: [String]
    /// How the categories belong together; nil for one category or none.
    public var compound: FigureCompound?
    /// The quote of the figure that contains this one: then it is never added again.
    public var partOf: String?
    /// True where a person should confirm the figure; ``doubt`` says why.
    public var doubtful: Bool { doubt != nil }
    /// Why a person should confirm it.
    public var doubt: FigureDoubt?
    /// The measure that holds the figure.
    public var measureOrdinal: Int?
    /// 1-based line of the source.
    public var line: Int

    /// Makes a figure.
    public init(
        kind: String,
        value: String,
        unit: String,
        approximation: Approximation,
        quote: String,
        categories: [String] = [],
        compound: FigureCompound? = nil,
        partOf: String? = nil,
        doubt: FigureDoubt? = nil,
        measureOrdinal: Int? = nil,
        line: Int
    ) {
        self.kind = kind
        self.value = value
        self.unit = unit
        self.approximation = approximation
        self.quote = quote
        self.categories = categories
        self.compound = compound
        self.partOf = partOf
        self.doubt = doubt
        self.measureOrdinal = measureOrdinal
        self.line = line
    }
}

/// A part of the text that a person must read.
public struct NotUnderstood: Sendable, Equatable {
    /// Why. Raw values travel on the wire; never rename one.
    public enum Reason: String, Sendable, CaseIterable {
        /// 数人, 几十万元: a number is due and isn't said.
        case numberIndefinite = "number_indefinite"
        /// Money without a word that says what it is.
        case amountWithoutVerb = "amount_without_verb"
        /// A line with a core figure that stands in no headline, unit or problem.
        case outsideAnyProblem = "outside_any_problem"
        /// A table whose columns can't be told apart.
        case tableColumnsUnknown = "table_columns_unknown"
        /// A table row that lacks a cell.
        case tableRowIncomplete = "table_row_incomplete"
        /// A unit's heading that no problem follows.
        case unitWithoutProblems = "unit_without_problems"
        /// A problem without a word about what was done.
        case problemWithoutText = "problem_without_text"
    }

    /// 1-based line of the source.
    public var line: Int
    /// The text as written.
    public var text: String
    /// Why.
    public var reason: Reason

    /// Makes a remark.
    public init(line: Int, text: String, reason: Reason) {
        self.line = line
        self.text = text
        self.reason = reason
    }
}
