/// What is wrong with an option's value, found before anything is touched.
public enum OptionProblem: Speakable, Equatable {
    case outOfRange(option: String, ClosedRange<Int64>)
    case noDate(option: String)
    /// Counted from 1 behind the program's name.
    case notUTF8(argument: Int)
    case tooManyMarks(argument: Int)
    case unknownCommand(String, likely: String?)
    /// A number with a minus sign, which looks like an option.
    case signedNumber(String)

    public func text(in language: Language) -> String {
        switch self {
        case .outOfRange(let option, let range):
            language.say(
                "\(option) 要在 \(range.lowerBound) 到 \(range.upperBound) 之间",
                "\(option) must be \(range.lowerBound) to \(range.upperBound)"
            )
        case .notUTF8(let argument):
            language.say(
                "第 \(argument) 个参数不是 UTF-8，没有保存任何内容；请把终端改为 UTF-8，或用 --from-file 读文件",
                "Argument \(argument) is not UTF-8, and nothing was saved; set the terminal to UTF-8, or use --from-file"
            )
        case .tooManyMarks(let argument):
            language.say(
                "第 \(argument) 个参数里有一个字附了 \(String.marksMax) 个以上的附加符号，没有保存任何内容；请删去多余的符号",
                "In argument \(argument) one letter carries more than \(String.marksMax) marks, and nothing was saved; take some away"
            )
        case .unknownCommand(let name, let likely):
            language.say(
                "没有命令 \(name)" + (likely.map { "；是否要写 \($0)？" } ?? "；用 --help 查看全部命令"),
                "There is no command \(name)"
                    + (likely.map { "; did you mean \($0)?" } ?? "; see --help for all of them")
            )
        case .signedNumber(let text):
            language.say(
                "“\(text)”被当作选项：金额和人数不能为负；负的数量写成 −\(text.dropFirst())（全角或数学减号），或放在 -- 之后",
                "“\(text)” is taken for an option: amounts of money and persons can't be negative; write a negative quantity as −\(text.dropFirst()) with a minus sign, or behind `--`"
            )
        case .noDate(let option):
            language.say(
                "\(option) 要写一个存在的日期，如 2020-05-17",
                "\(option) must be a day that exists, such as 2020-05-17"
            )
        }
    }
}
