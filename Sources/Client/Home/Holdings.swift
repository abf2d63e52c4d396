import Shared

/// All that is held, as the person sees it: every unit with the outbox laid on top, and names for everything.
struct Holdings: Sendable {
    let replica: Replica
    let views: [UnitID: UnitView]
    let shortIDs: ShortIDs
    private let labels: [UnitID: Labels]
    private let office: [RecordID: RecordState]

    init(_ replica: Replica) throws(ReplicaError) {
        self.replica = replica
        var views: [UnitID: UnitView] = [:]
        for unit in replica.units.keys { views[unit] = try replica.view(of: unit) }
        self.views = views
        labels = views.mapValues { Labels($0.state) }
        office = views[.office]?.state.records ?? [:]
        var tails: [UInt64] = []
        for view in views.values {
            tails += view.state.records.keys.map(\.low)
            tails += view.state.conflicts.keys.map(\.low)
        }
        shortIDs = ShortIDs(tails)
    }

    /// The units that the person works on, by name.
    var units: [UnitID] { replica.workUnits.sorted { (name(of: $0), $0) < (name(of: $1), $1) } }

    /// A unit's short name.
    func name(of unit: UnitID) -> String {
        if unit == .office { return "office" }
        let record = office[unit.cast()]
        return record?.text("shortName") ?? record?.text(FieldName.name)
            ?? String(unit.description.suffix(12))
    }

    /// A person's name; the first digits of the id where the office has not told it.
    func name(of person: PersonID) -> String {
        if person == replica.person, let name = replica.identity.enrolment?.personName { return name }
        return office[person.cast()]?.text(FieldName.name) ?? String(person.description.suffix(12).prefix(6))
    }

    /// A decision by its person's name.
    func decision(_ decision: SetAside) -> NamedDecision {
        NamedDecision(by: name(of: decision.person), why: decision.why)
    }

    /// A round's name.
    func roundName(_ round: RecordID) -> String {
        office[round]?.text(FieldName.name) ?? shortIDs.text(round)
    }

    /// Rounds that stand, in their order.
    var rounds: [RecordState] {
        (views[.office]?.live(.round) ?? []).sorted {
            (($0.number(FieldName.ordinal) ?? 0), $0.id) < (($1.number(FieldName.ordinal) ?? 0), $1.id)
        }
    }

    /// A record by its id, with its unit.
    func record(_ id: RecordID) -> (unit: UnitID, record: RecordState)? {
        for (unit, view) in views { if let record = view.state.records[id] { return (unit, record) } }
        return nil
    }

    /// What people call a record: its number, or an abbreviation of its id.
    func label(of id: RecordID) -> String {
        guard let (unit, record) = record(id), let view = views[unit] else { return shortIDs.text(id) }
        return label(of: record, in: view)
    }

    /// Problems and measures of a unit whose number an earlier one has.
    func repeatedNumbers(in unit: UnitID) -> [RecordID] { labels[unit]?.repeated ?? [] }

    /// What people call a record: its number, or an abbreviation of its id.
    func label(of record: RecordState, in view: UnitView) -> String {
        switch record.knownKind {
        case .problem, .measure: return labels[view.state.unit]?[record.id] ?? shortIDs.text(record.id)
        case .round, .unit, .person: return record.text(FieldName.name) ?? shortIDs.text(record.id)
        default: return shortIDs.text(record.id)
        }
    }
}
