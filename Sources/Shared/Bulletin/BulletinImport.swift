/// A bulletin as changes: to the office stream, and to the ledger of each unit with problems.
///
/// Pure. Every id is derived from what it names, so that importing twice, or again after a crash, gives the same
/// creations, which merge as `unchanged`. Nothing is invented: what the text doesn't say stays empty, what can't be
/// kept is listed in ``leftOut``.
public struct BulletinImport: Sendable, Equatable {
    /// The round that the bulletin tells about.
    public var round: RecordID
    public var roundName: String
    /// The date that every imported entry carries.
    public var date: CalendarDate
    /// The round, the units and the published figures, parents first.
    public var officeChanges: [Change]
    /// All units that the text names, in its order; most texts tell about some of them only.
    public var units: [UnitPart]
    /// What stands in the text and has no place in a ledger.
    public var leftOut: [LeftOut]

    /// What goes into one unit.
    public struct UnitPart: Sendable, Equatable {
        public var unit: UnitID
        public var name: String
        /// `司法局`, as it stands before the numbers of problems.
        public var shortName: String
        /// Whether the office stream didn't know the unit yet.
        public var isNew: Bool
        /// Creations, parents first.
        public var changes: [Change]

        /// How many of the creations are of a kind.
        public func count(_ kind: RecordKind) -> Int { changes.count { $0.kind == kind.rawValue } }

        /// How many entries a person must confirm before they count.
        public var doubtful: Int { changes.count { $0.creationFields?[FieldName.doubtful] == true } }
    }

    /// Something that stands in the text and was not imported.
    public struct LeftOut: Sendable, Equatable {
        /// 1-based line of the source.
        public var line: Int
        public var text: String
        public var reason: Reason

        /// Why. Raw values are a contract; never rename one.
        public enum Reason: String, Sendable, CaseIterable {
            /// A figure of a unit that belongs to none of its problems.
            case outsideAnyProblem = "outside_any_problem"
            case problemWithoutTitle = "problem_without_title"
            case measureWithoutText = "measure_without_text"
            case figureWithoutUnit = "figure_without_unit"
            /// Longer than a field may be; its beginning is kept.
            case textTooLong = "text_too_long"
        }
    }

    /// - Throws: ``BulletinImportRefusal`` where the text and the request leave open what can't be guessed.
    public init(_ bulletin: Bulletin, _ request: BulletinImportRequest) throws(BulletinImportRefusal) {
        let headline = bulletin.headline
        guard !bulletin.units.isEmpty || !headline.figures.isEmpty else { throw .empty }
        date = try request.date(of: headline)
        let round = try ImportedRound(headline, request)
        self.round = round.id
        roundName = round.name
        officeChanges = round.creation.map { [$0] } ?? []
        leftOut = []
        units = []
        var directory = UnitDirectory(bulletin, request)
        for name in try directory.names(bulletin) {
            let unit = directory.unit(name)
            units.append(
                UnitPart(
                    unit: unit.id,
                    name: unit.name,
                    shortName: unit.shortName,
                    isNew: unit.isNew,
                    changes: []
                )
            )
            officeChanges += unit.changes(joining: round.id)
        }
        for digest in bulletin.units {
            let unit = directory.unit(digest.name)
            guard let place = units.firstIndex(where: { $0.unit == unit.id }) else { continue }
            var section = UnitImport(
                unit,
                round: round.id,
                date: date,
                numbers: request.numbers[unit.id] ?? [:]
            )
            // A unit may have two sections: its problems are counted on.
            section.ordinal = units[place].count(.problem)
            section.add(digest)
            units[place].changes += section.changes
            leftOut += section.leftOut
        }
        officeChanges += PublishedFigures.changes(headline.figures, of: round.id, &leftOut)
    }
}

extension Change {
    /// The fields of a creation, nil for anything else.
    var creationFields: [String: JSONValue]? {
        if case .create(_, let fields) = action { fields } else { nil }
    }
}
