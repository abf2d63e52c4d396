/// Why a file that a person named can't be read or written. Nothing was changed.
public enum FileTrouble: Error, Equatable, Sendable, Speakable {
    case unreadable(path: String, SystemReason)
    case unwritable(path: String, SystemReason)
    case noFile(path: String)
    case exists(path: String)
    case tooLarge(path: String, bytesMax: Int)

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .unreadable: "file_unreadable"
        case .unwritable: "file_unwritable"
        case .noFile: "no_file"
        case .exists: "file_exists"
        case .tooLarge: "file_too_large"
        }
    }

    /// What is wrong and what to do.
    public func text(in language: Language) -> String {
        switch self {
        case .unreadable(let path, let reason):
            language.say(
                "读不了 \(path)：\(reason.text(in: .zh))",
                "\(path) can't be read: \(reason.text(in: .en))"
            )
        case .unwritable(let path, let reason):
            language.say(
                "写不了 \(path)：\(reason.text(in: .zh))",
                "\(path) can't be written: \(reason.text(in: .en))"
            )
        case .noFile(let path): language.say("\(path) 不是普通文件", "\(path) is no ordinary file")
        case .exists(let path):
            language.say(
                "\(path) 已存在，不会覆盖；请换一个文件名",
                "\(path) exists and is not overwritten; choose another name"
            )
        case .tooLarge(let path, let bytesMax):
            language.say(
                "\(path) 超过 \(bytesMax >> 20) MiB，不是台账的携带文件",
                "\(path) is larger than \(bytesMax >> 20) MiB; no carried file is"
            )
        }
    }
}
