/// What `import` says.
public enum ServerImportMessage: Speakable, Equatable {
    case stateSecrets
    case headline(round: String?, issuer: String?, disclosed: String?)
    case publishedFigures
    case notUnderstood(Int)
    case leftOut(Int)
    case unitsNamed(Int, withProblems: Int)
    case line(Int)
    case remark(line: Int, reason: String, String)
    case partOf(String)
    case understood(problems: Int, measures: Int, figures: Int, doubtful: Int)
    case onlyLooked
    case numberedLike(String)
    case target(round: String, date: String)
    case office(applied: Int, unchanged: Int, rejected: Int)
    case unit(String, applied: Int, unchanged: Int, rejected: Int)
    case done(units: Int, applied: Int, unchanged: Int, rejected: Int)
    case rejected(Int)
    case rejectedChange(unit: String, what: String, reason: String)

    public func text(in language: Language) -> String {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: String {
        switch self {
        case .stateSecrets: "注意：国家秘密不得进入本系统。导入前请确认内容。"
        case .headline(let round, let issuer, let disclosed):
            [round, issuer, disclosed.map { "公布 \($0)" }].compactMap { $0 }.joined(separator: " · ")
        case .publishedFigures: "公布的总数（属于整轮，不与台账相加）："
        case .notUnderstood(let count): "没有读懂的 \(count) 处，请人工查看："
        case .leftOut(let count): "没有导入的 \(count) 处："
        case .unitsNamed(let all, let some): "文中提到 \(all) 个单位，其中 \(some) 个有问题："
        case .line(let line): "第 \(line) 行"
        case .remark(let line, let reason, let text): "  第 \(line) 行  \(reason)：\(text)"
        case .partOf(let quote): "其中，属于“\(quote)”"
        case .understood(let problems, let measures, let figures, let doubtful):
            "共 \(problems) 个问题、\(measures) 条措施、\(figures) 个数字，其中 \(doubtful) 个存疑（带 ? 号，确认前不计入）。"
        case .onlyLooked: "以上只是预览，没有写入。去掉 --dry-run 即导入。"
        case .numberedLike(let number): "编号形如 \(number)"
        case .target(let round, let date): "导入到：\(round)；数字的日期：\(date)"
        case .office(let applied, let unchanged, let rejected):
            "轮次、单位与公布数字：写入 \(applied)，已有 \(unchanged)，拒绝 \(rejected)"
        case .unit(let name, let applied, let unchanged, let rejected):
            "\(name)：写入 \(applied)，已有 \(unchanged)，拒绝 \(rejected)"
        case .done(let units, let applied, let unchanged, let rejected):
            unchanged > 0 && applied == 0 && rejected == 0
                ? "没有新内容：\(units) 个单位的 \(unchanged) 条记录都已在台账中。"
                : "导入\(rejected == 0 ? "完成" : "未全部完成")：\(units) 个单位，新增 \(applied) 条记录，已有 \(unchanged) 条，未写入 \(rejected) 条。"
        case .rejected(let count):
            "有 \(count) 条没有写入：同一问题已按另一文本导入过，整个问题连同其措施和数字都不改动。要修改，请在客户端用 correct、set；要重新导入，先撤销（retract）原问题。"
        case .rejectedChange(let unit, let what, let reason): "\(unit) · \(what)：\(reason)"
        }
    }

    private var english: String {
        switch self {
        case .stateSecrets:
            "Note: state secrets must not enter this system. Be sure of the content before importing."
        case .headline(let round, let issuer, let disclosed):
            [round, issuer, disclosed.map { "disclosed \($0)" }].compactMap { $0 }.joined(separator: " · ")
        case .publishedFigures: "Published totals (of the whole round, never added to the ledger):"
        case .notUnderstood(let count): "\(count) passage(s) not understood; a person must look:"
        case .leftOut(let count): "\(count) passage(s) not imported:"
        case .unitsNamed(let all, let some): "\(all) unit(s) named, \(some) of them with problems:"
        case .line(let line): "line \(line)"
        case .remark(let line, let reason, let text): "  line \(line)  \(reason): \(text)"
        case .partOf(let quote): "part of \"\(quote)\""
        case .understood(let problems, let measures, let figures, let doubtful):
            "\(problems) problem(s), \(measures) measure(s), \(figures) figure(s), "
                + "\(doubtful) of them doubtful (marked ?, not counted until confirmed)."
        case .onlyLooked: "Nothing was written. Without --dry-run this is imported."
        case .numberedLike(let number): "numbered like \(number)"
        case .target(let round, let date): "Into: \(round); date of the figures: \(date)"
        case .office(let applied, let unchanged, let rejected):
            "Round, units, published figures: \(applied) written, \(unchanged) already there, \(rejected) rejected"
        case .unit(let name, let applied, let unchanged, let rejected):
            "\(name): \(applied) written, \(unchanged) already there, \(rejected) rejected"
        case .done(let units, let applied, let unchanged, let rejected):
            unchanged > 0 && applied == 0 && rejected == 0
                ? "Nothing new: all \(unchanged) records of \(units) unit(s) are in the ledger already."
                : "Imported\(rejected == 0 ? "" : " in part"): \(units) unit(s), \(applied) new record(s), \(unchanged) already there, \(rejected) not written."
        case .rejected(let count):
            "\(count) record(s) were not written: their problem was imported from another text before, and a problem is never changed in part. Use `correct` and `set` in the client to change it."
        case .rejectedChange(let unit, let what, let reason): "\(unit) · \(what): \(reason)"
        }
    }
}
