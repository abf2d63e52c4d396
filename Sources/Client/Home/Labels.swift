import Shared

/// What people call problems and measures: their numbers, told apart where two got the same one.
///
/// Two people who are offline may give the next number at the same time. Who reached the server with it first keeps it;
/// the second is called `司法局-02~2` until somebody gives it another.
struct Labels: Sendable {
    private var texts: [RecordID: String] = [:]
    /// Live records of which an earlier one has the number, in the order of their labels.
    private(set) var repeated: [RecordID] = []

    init(_ state: UnitState) {
        let problems = state.records.values.filter { $0.knownKind == .problem }
        number(problems, FieldName.number) { $0.text(FieldName.number) }
        for problem in problems {
            guard let label = texts[problem.id] else { continue }
            let measures = state.children(of: problem.id).filter { $0.knownKind == .measure }
            number(measures, FieldName.ordinal) { measure in
                measure.number(FieldName.ordinal).map { "\(label).\($0)" }
            }
        }
        repeated.sort { (texts[$0] ?? "", $0) < (texts[$1] ?? "", $1) }
    }

    /// A problem's or a measure's label; nil for any other record, and for one without a number.
    subscript(_ record: RecordID) -> String? { texts[record] }

    private mutating func number(
        _ records: [RecordState],
        _ field: String,
        _ own: (RecordState) -> String?
    ) {
        var taken: [String: Int] = [:]
        // What is retracted or held back stands behind what counts.
        let ordered = records.sorted { left, right in
            guard left.isLive == right.isLive else { return left.isLive }
            let (one, other) = (left.givenAt(field), right.givenAt(field))
            return one == other ? left.id < right.id : one < other
        }
        for record in ordered {
            guard let label = own(record) else { continue }
            guard record.isLive else {
                texts[record.id] = label
                continue
            }
            let place = taken[label, default: 0] + 1
            taken[label] = place
            texts[record.id] = place == 1 ? label : "\(label)~\(place)"
            if place > 1 { repeated.append(record.id) }
        }
    }
}

extension RecordState {
    /// When a field got its value: as the server saw it; of what was not sent yet, as it was saved.
    fileprivate func givenAt(_ field: String) -> (Int64, LanePosition) {
        let write = fields[field]?.write ?? created
        return (write.version, write.position)
    }
}
