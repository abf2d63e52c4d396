import Shared

/// One of the values that a field may take, by the words that people know.
struct Choice: Sendable {
    var raw: String
    /// All spellings that are understood beside the raw one.
    var words: [String]
    private var zh: String
    private var en: String

    init(raw: String, caseName: String, zh: String, en: String, alias: [String] = []) {
        self.raw = raw
        self.zh = zh
        self.en = en
        words = [caseName, zh, en] + alias
    }

    func text(in language: Language) -> String { language.say(zh, en) }
}

/// The values that fields may take.
enum Choices {
    /// The choices of a field; nil where it takes none.
    static func of(_ field: String, kind: RecordKind?) -> [Choice]? {
        switch field {
        case FieldName.status: kind == .measure ? all(MeasureStatus.self) : all(ProblemStatus.self)
        case "problemKind": all(ProblemKind.self)
        case FieldName.dueKind: all(DueKind.self)
        case "classification": all(Classification.self)
        case FieldName.approximation: all(Approximation.self)
        case FieldName.fundsKinds: all(FundsKind.self)
        case FieldName.forms: all(AccountabilityForm.self)
        case FieldName.compound: all(Compound.self)
        case FieldName.countUnit: kind == .accountability ? all(CountUnit.self) : nil
        case FieldName.action: ruleActions
        case FieldName.level: all(ReviewLevel.self)
        case FieldName.decision: all(ReviewDecision.self)
        case "roles": all(Role.self)
        default: nil
        }
    }

    /// The raw value that a person means.
    ///
    /// - Throws: ``ArgumentTrouble/unknownChoice(_:of:known:)`` with all that would have been understood.
    static func raw(
        _ text: String,
        of field: String,
        kind: RecordKind?,
        in language: Language
    ) throws(ArgumentTrouble) -> String {
        let choices = of(field, kind: kind) ?? []
        let wanted = key(text)
        if let exact = choices.first(where: {
            key($0.raw) == wanted || $0.words.contains { key($0) == wanted }
        }) {
            return exact.raw
        }
        let close = choices.filter { choice in choice.words.contains { key($0).hasPrefix(wanted) } }
        if let only = close.first, close.count == 1, !wanted.isEmpty { return only.raw }
        throw .unknownChoice(
            text,
            of: FieldWord.text(field, in: language),
            known: choices.map { $0.text(in: language) }
        )
    }

    /// The word for a raw value; the raw one where it is not known.
    static func text(_ raw: String, of field: String, kind: RecordKind?, in language: Language) -> String {
        of(field, kind: kind)?.first { $0.raw == raw }?.text(in: language) ?? raw
    }

    private static func key(_ text: String) -> String {
        Holdings.folded(text).filter { $0 != "_" && $0 != "-" }
    }

    private static func all<Word: CaseIterable & RawRepresentable & Speakable>(_: Word.Type) -> [Choice]
    where Word.RawValue == String {
        Word.allCases.map { word in
            Choice(
                raw: word.rawValue,
                caseName: String(describing: word),
                zh: word.text(in: .zh),
                en: word.text(in: .en)
            )
        }
    }

    private static let ruleActions = RuleAction.allCases.map { action in
        Choice(
            raw: action.rawValue,
            caseName: String(describing: action),
            zh: action.text(in: .zh),
            en: action.text(in: .en),
            alias: Language.allCases.map { action.shortText(in: $0) }
        )
    }
}
