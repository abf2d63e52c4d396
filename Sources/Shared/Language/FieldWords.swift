/// The fields of records by the names that people know. Raw values are the fields' own names.
public enum FieldWord: String, Sendable, CaseIterable, Speakable {
    case retracted, status, replacedBy, replaces, partOf, doubtful, doubt, approximation, number, title,
        detail
    case category, problemKind, round, feedbackDate, due, dueKind, leadDepartment, assistingDepartments
    case responsibleLeader, responsiblePerson, finishedOn, whyUnfinished, nextStep, classification, quote
    case ordinal, text, responsible, date, measure, note, amount, fundsKinds, forms, compound, count,
        countUnit
    case action, documentNumber, label, level, decision, reason, name, committeeTerm, teams,
        concentratedMonths
    case shortName, rounds, roles, figureKind, categories, value

    /// The field's name in a sentence.
    public func text(in language: Language) -> String {
        let (zh, en) = words
        return language.say(zh, en)
    }

    /// A field's name for people; a field that this program doesn't know keeps its own.
    public static func text(_ field: String, in language: Language) -> String {
        FieldWord(rawValue: field)?.text(in: language) ?? field
    }

    /// The field that a person names by identifier or by word in either language, ignoring case and spaces.
    public static func field(named text: String) -> String? {
        let wanted = folded(text)
        return allCases.first { word in
            folded(word.rawValue) == wanted
                || Language.allCases.contains { folded(word.text(in: $0)) == wanted }
        }?.rawValue
    }

    /// The field that a person names, of those that a kind of record has; also by words that others use for it.
    public static func field(named text: String, among known: some Collection<String>) -> String? {
        if let exact = field(named: text), known.contains(exact) { return exact }
        if known.contains(text) { return text }
        return (aliases[folded(text)] ?? []).map(\.rawValue).first { known.contains($0) }
    }

    private static let aliases: [String: [FieldWord]] = [
        "时限": [.due], "期限": [.due], "完成时限": [.due], "截止日期": [.due], "deadline": [.due],
        "责任人": [.responsiblePerson, .responsible], "责任部门": [.leadDepartment, .responsible],
        "牵头单位": [.leadDepartment], "牵头": [.leadDepartment], "责任单位": [.leadDepartment, .responsible],
        "配合单位": [.assistingDepartments], "协办单位": [.assistingDepartments], "问题": [.title], "问题描述": [.detail],
        "措施": [.text], "进展": [.text], "整改措施": [.text], "数": [.count, .amount], "人数": [.count],
        "数额": [.amount],
        "单位": [.countUnit], "类型": [.problemKind, .fundsKinds], "形式": [.forms], "完成时间": [.finishedOn],
    ]

    private static func folded(_ text: String) -> String {
        text.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
    }

    private var words: (String, String) {
        switch self {
        case .retracted: ("撤销原因", "retracted because")
        case .status: ("状态", "status")
        case .replacedBy: ("更正为", "replacement")
        case .replaces: ("更正自", "replaces")
        case .partOf: ("其中项属于", "part of")
        case .doubtful: ("存疑", "doubtful")
        case .doubt: ("疑点", "doubt")
        case .approximation: ("约数", "approximation")
        case .number: ("编号", "number")
        case .title: ("标题", "title")
        case .detail: ("具体内容", "detail")
        case .category: ("类别", "category")
        case .problemKind: ("问题类型", "problem kind")
        case .round: ("轮次", "round")
        case .feedbackDate: ("反馈日期", "feedback date")
        case .due: ("整改时限", "due")
        case .dueKind: ("时限类型", "kind of due date")
        case .leadDepartment: ("牵头部门", "lead department")
        case .assistingDepartments: ("协办部门", "assisting departments")
        case .responsibleLeader: ("责任领导", "responsible leader")
        case .responsiblePerson: ("责任人", "responsible person")
        case .finishedOn: ("完成日期", "finished on")
        case .whyUnfinished: ("未完成原因", "why unfinished")
        case .nextStep: ("下一步打算", "next step")
        case .classification: ("密级", "classification")
        case .quote: ("原文", "quoted source")
        case .ordinal: ("序号", "ordinal")
        case .text: ("内容", "text")
        case .responsible: ("责任单位", "responsible")
        case .date: ("日期", "date")
        case .measure: ("措施", "measure")
        case .note: ("备注", "note")
        case .amount: ("金额", "amount")
        case .fundsKinds: ("资金类型", "kind of funds")
        case .forms: ("问责形式", "forms")
        case .compound: ("形式关系", "how forms combine")
        case .count: ("数量", "count")
        case .countUnit: ("计量单位", "unit of count")
        case .action: ("动作", "action")
        case .documentNumber: ("文号", "document number")
        case .label: ("名目", "label")
        case .level: ("层级", "level")
        case .decision: ("结论", "decision")
        case .reason: ("理由", "reason")
        case .name: ("名称", "name")
        case .committeeTerm: ("届次", "committee term")
        case .teams: ("巡察组", "teams")
        case .concentratedMonths: ("集中整改月数", "months of concentrated rectification")
        case .shortName: ("简称", "short name")
        case .rounds: ("所在轮次", "rounds")
        case .roles: ("角色", "roles")
        case .figureKind: ("数据类型", "kind of figure")
        case .categories: ("分类", "categories")
        case .value: ("取值", "value")
        }
    }
}
