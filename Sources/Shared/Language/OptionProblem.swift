/// What is wrong with an option's value, found before anything is touched.
public enum OptionProblem: Speakable, Equatable {
    case outOfRange(option: String, ClosedRange<Int64>)
    case noDate(option: String)

    public func text(in language: Language) -> String {
        switch self {
        case .outOfRange(let option, let range):
            language.say(
                "\(option) 要在 \(range.lowerBound) 到 \(range.upperBound) 之间",
                "\(option) must be \(range.lowerBound) to \(range.upperBound)"
            )
        case .noDate(let option):
            language.say(
                "\(option) 要写一个存在的日期，如 2020-05-17",
                "\(option) must be a day that exists, such as 2020-05-17"
            )
        }
    }
}
