/// What is wrong with an option's value, found before anything is touched.
public enum OptionProblem: Speakable, Equatable {
    case outOfRange(option: String, ClosedRange<Int64>)
    case noDate(option: String)
    /// Counted from 1 behind the program's name.
    case notUTF8(argument: Int)
    case tooManyMarks(argument: Int)

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
        case .noDate(let option):
            language.say(
                "\(option) 要写一个存在的日期，如 2020-05-17",
                "\(option) must be a day that exists, such as 2020-05-17"
            )
        }
    }
}
