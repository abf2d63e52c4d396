/// What is wrong with what a person typed.
public enum ArgumentTrouble: Error, Equatable, Sendable, Speakable {
    case unknownReference(String)
    case ambiguousReference(String, candidates: [String])
    case shortReference(String)
    case unknownConflict(String)
    case ambiguousConflict(String, candidates: [String])
    case unknownUnit(String, known: [String])
    case ambiguousUnit(String, candidates: [String])
    case unitNeeded(known: [String])
    case unknownRound(String, known: [String])
    case roundNeeded(known: [String])
    case unknownField(String, known: [String])
    case unknownChoice(String, of: String, known: [String])
    case notADate(String)
    case notAWholeNumber(String)
    case notADecimal(String)
    case notATruth(String)
    case money(MoneyError)
    case unknownOption(String)
    case valueMissing
    case valueGivenTwice
    case setNeedsSigns
    case chooseOne([String])
    case notForKind(option: String, kind: String)
    case unreadableFile(String)
    case tooManyMarks(String)
    case emptyText
    case codeMissing
    case noServerNamed
    case noRequestMade
    case textTooLong(bytes: Int, max: Int)
    case hasNUL
    case unknownFigure(String, known: [String])
    case noAssignment(String)
    case notUTF8(String)
    case approximationTwice(String)
    case oneValueOnly(String)
    case numberTaken(String)
    case badNumber(String)
    case noDraft
    case noEditReference(String)
    case onlyWith(option: String, other: String)
    case unknownPerson(String, known: [String])

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .unknownReference: "unknown_reference"
        case .ambiguousReference: "ambiguous_reference"
        case .shortReference: "short_reference"
        case .unknownConflict: "unknown_conflict"
        case .ambiguousConflict: "ambiguous_conflict"
        case .unknownUnit: "unknown_unit"
        case .ambiguousUnit: "ambiguous_unit"
        case .unitNeeded: "unit_needed"
        case .unknownRound: "unknown_round"
        case .roundNeeded: "round_needed"
        case .unknownField: "unknown_field"
        case .unknownChoice: "unknown_choice"
        case .notADate: "not_a_date"
        case .notAWholeNumber: "not_a_whole_number"
        case .notADecimal: "not_a_decimal"
        case .notATruth: "not_a_truth_value"
        case .money(let error): error.code.rawValue
        case .unknownOption: "unknown_option"
        case .valueMissing: "value_missing"
        case .valueGivenTwice: "value_given_twice"
        case .setNeedsSigns: "set_needs_signs"
        case .chooseOne: "choose_one"
        case .notForKind: "not_for_kind"
        case .unreadableFile: "unreadable_file"
        case .tooManyMarks: "too_many_marks"
        case .emptyText: "empty_text"
        case .codeMissing: "code_missing"
        case .noServerNamed: "no_server_named"
        case .noRequestMade: "no_request_made"
        case .textTooLong: "text_too_long"
        case .hasNUL: "has_nul"
        case .unknownFigure: "unknown_figure"
        case .noAssignment: "no_assignment"
        case .notUTF8: "not_utf8"
        case .approximationTwice: "approximation_twice"
        case .oneValueOnly: "one_value_only"
        case .numberTaken: "number_taken"
        case .badNumber: "bad_number"
        case .noDraft: "nothing_given"
        case .noEditReference: "no_edit_reference"
        case .onlyWith: "wrong_options"
        case .unknownPerson: "unknown_person"
        }
    }
}
