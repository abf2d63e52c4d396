/// Why the operating system did not do something, in people's words.
public enum SystemReason: Speakable, Equatable, Sendable {
    case notThere, denied, isFolder, isNoFolder, full, readOnly, tooManyOpen, deviceFailed, tooLongName
    case addressNotHere, addressTaken
    /// What the system itself says, in English.
    case other(String)

    public func text(in language: Language) -> String {
        switch self {
        case .notThere: language.say("不存在", "it doesn't exist")
        case .denied: language.say("没有权限", "permission was denied")
        case .isFolder: language.say("它是文件夹", "it is a folder")
        case .isNoFolder: language.say("路径中有一段不是文件夹", "a part of the path is no folder")
        case .full: language.say("磁盘已满", "the disk is full")
        case .readOnly: language.say("磁盘只能读取", "the disk is read-only")
        case .tooManyOpen: language.say("打开的文件太多", "too many files are open")
        case .deviceFailed: language.say("磁盘读写出错", "the disk failed")
        case .tooLongName: language.say("名称太长", "the name is too long")
        case .addressNotHere: language.say("这个地址不是本机的", "the address is not this machine's")
        case .addressTaken: language.say("地址已被占用", "the address is taken")
        case .other(let text): text
        }
    }
}
