import Shared

/// Numbers that people give to problems and measures, checked before they are saved.
///
/// What two people give offline at the same time can't be seen here; ``Labels`` tells those apart.
enum RecordNumber {
    /// A problem's number as it is kept: with its unit before a dash.
    ///
    /// - Parameter record: The problem that gets it; nil for a new one.
    static func problem(
        _ text: String,
        for record: RecordID?,
        in view: UnitView,
        unitName: String
    ) throws(ArgumentTrouble) -> String {
        let bare = text.trimmed
        let number = bare.contains("-") || bare.contains("\u{FF0D}") ? bare : "\(unitName)-\(bare)"
        let parts = Holdings.folded(number).split(separator: "-", omittingEmptySubsequences: false)
        guard !bare.isEmpty, parts.allSatisfy({ !$0.isEmpty }),
            !number.contains(where: { $0.isNewline || ".．~～".contains($0) })
        else { throw .badNumber(text) }
        let isTaken = view.live(.problem).contains { problem in
            problem.id != record
                && problem.text(FieldName.number).map(Holdings.folded) == Holdings.folded(number)
        }
        if isTaken { throw .numberTaken(number) }
        return number
    }

    /// Checks that no other measure of the same problem has an ordinal.
    static func checkMeasure(_ ordinal: Int64, for record: RecordState, in view: UnitView)
        throws(ArgumentTrouble)
    {
        let isTaken = view.live(.measure).contains { measure in
            measure.id != record.id && measure.parent == record.parent
                && measure.number(FieldName.ordinal) == ordinal
        }
        if isTaken { throw .numberTaken(String(ordinal)) }
    }
}
