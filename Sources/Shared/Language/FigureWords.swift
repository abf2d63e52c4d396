/// Names sums for people.
public enum FigureWord {
    /// A figure's name, such as 清退资金 or `persons held accountable: talk reminder`.
    public static func text(_ figure: String, in language: Language) -> String {
        let parts = figure.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return figure }
        let rest = parts[1]
        switch parts[0] {
        case "problems": return problems(rest, language) ?? figure
        case "measures":
            return rest == "done"
                ? language.say("完成措施", "measures done") : language.say("整改措施", "measures")
        case "progress": return language.say("进展记录", "progress notes")
        case "funds": return FundsKind(rawValue: rest)?.text(in: language) ?? figure
        case "rules":
            if rest == "all" { return language.say("建章立制", "rules, all") }
            return RuleAction(rawValue: rest)?.text(in: language) ?? figure
        case "accountability": return accountability(rest, language)
        case "quantity": return Figures.quantityParts(figure)?.label ?? figure
        default: return figure
        }
    }

    /// The unit in which a figure counts: 元, 个, 人次 …
    public static func unit(_ figure: String, in language: Language) -> String {
        let parts = figure.split(separator: ".").map(String.init)
        switch parts.first {
        case "funds": return language.say("元", "yuan")
        case "accountability":
            return parts.last.flatMap { CountUnit(rawValue: $0) }?.text(in: language) ?? parts.last ?? ""
        case "rules": return language.say("项", "")
        case "quantity": return Figures.quantityParts(figure)?.unit ?? ""
        case "measures": return language.say("条", "")
        case "progress": return language.say("条", "")
        default: return language.say("个", "")
        }
    }

    /// Whether the figure's value is fen.
    public static func isMoney(_ figure: String) -> Bool { figure.hasPrefix("funds.") }

    private static func problems(_ rest: String, _ language: Language) -> String? {
        if rest == "total" { return language.say("问题总数", "problems") }
        guard rest.hasPrefix("status.") else { return nil }
        let status = ProblemStatus(rawValue: String(rest.dropFirst("status.".count)))
        return status.map { status in
            language.say("问题：\(status.text(in: .zh))", "problems \(status.text(in: .en))")
        }
    }

    private static func accountability(_ rest: String, _ language: Language) -> String {
        let parts = rest.split(separator: ".").map(String.init)
        guard let forms = parts.first, forms != "all" else {
            return language.say("追责问责", "held accountable")
        }
        let words = forms.split(separator: "+").map { form in
            AccountabilityForm(rawValue: String(form))?.text(in: language) ?? String(form)
        }
        return words.joined(separator: language.say("、", ", "))
    }
}
