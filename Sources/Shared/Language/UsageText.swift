/// Puts what the argument parser writes, which is English, into the person's language.
///
/// Its sentences are few and fixed; one that isn't known here stays as it is.
public enum UsageText {
    /// The parser's help or complaint.
    public static func translated(_ text: String, to language: Language) -> String {
        guard language == .zh else { return text }
        return remarks(text).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            chinese(String(line))
        }.joined(separator: "\n")
    }

    private static func chinese(_ line: String) -> String {
        var line = line
        for (english, chinese) in headings where line.hasPrefix(english) {
            line = chinese + line.dropFirst(english.count)
        }
        for (english, chinese) in phrases { line.replace(english, with: chinese) }
        if let match = line.wholeMatch(of: /\s+See '(.+ help.*) <命令>' for detailed help\./) {
            return "  各命令的用法：\(match.1) <命令>"
        }
        if let match = line.wholeMatch(of: /\s+See '(.+)' for more information\./) {
            return "  详见：\(match.1)"
        }
        return complaint(line)
    }

    /// What stands in brackets behind an option's words, also where it goes over several lines.
    private static func remarks(_ text: String) -> String {
        var text = text
        text.replace(/\(values: ([^;)]+); default: ([^)]+)\)/) { "（可用：\($0.1)；默认：\($0.2)）" }
        text.replace(/\(values: ([^)]+)\)/) { "（可用：\($0.1)）" }
        text.replace(/\(default: ([^)]+)\)/) { "（默认：\($0.1)）" }
        return text
    }

    private static let headings = [
        ("OVERVIEW: ", "说明："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "命令："), ("Error: ", "错误："), ("Help:  ", "说明："),
    ]

    private static let phrases = [
        ("Show help information.", "显示帮助"), ("Show subcommand help information.", "显示命令的帮助"),
        ("Show the version.", "显示版本"), ("<subcommand>", "<命令>"),
    ]

    /// What is wrong with the command line.
    private static func complaint(_ line: String) -> String {
        var line = line
        line.replace("Missing required subcommand.", with: "缺少命令。")
        line.replace(/Missing expected argument '(.+)'/) { "缺少参数 \($0.1)" }
        line.replace(/Missing one of: (.+)/) { "缺少其中之一：\($0.1)" }
        line.replace(/Missing value for '(.+)'/) { "\($0.1) 后面缺少内容" }
        line.replace(/Unexpected argument '(.*)'/) { "不认识或多余的内容：“\($0.1)”" }
        line.replace(/(\d+) unexpected arguments: (.+)/) { "不认识或多余的 \($0.1) 处：\($0.2)" }
        line.replace(/Unknown option '(.+?)'\. Did you mean '(.+)'\?/) { "没有选项 \($0.1)；是否要写 \($0.2)？" }
        line.replace(/Unknown option '(.+)'/) { "没有选项 \($0.1)" }
        line.replace(/Invalid option: (.+)/) { "选项写法不对：\($0.1)" }
        line.replace(/The option '(.+)' does not take any value, but '(.*)' was specified\./) {
            "选项 \($0.1) 后面不写内容，却写了“\($0.2)”。"
        }
        line.replace(/The value '(.*?)' is invalid for '(.+?)'/) { "\($0.2) 不能是“\($0.1)”" }
        line.replace(/\. Please provide one of (.+)\./) { match in
            let values = match.1.replacing(/',? (and |or )?'/, with: "'、'")
            return "；可用：\(values)。"
        }
        line.replace(". Please provide one of the following:", with: "；可用：")
        line.replace(/Value to be set with (.+) had already been set with (.+)/) {
            "\($0.1) 与前面的 \($0.2) 重复"
        }
        return line
    }
}
