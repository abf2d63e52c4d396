/// What is said of the devices of the units that a person supervises.
public enum DevicesSentence: Sendable, Equatable, Speakable {
    case toldNothing
    case noDevices
    case noReports
    case nothingUnsent
    case asLastTold(trouble: String, time: String?)

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .toldNothing:
            language.say(
                "没有由您督查的单位，看不到设备情况",
                "There is no unit that you supervise, so there are no devices to show"
            )
        case .noDevices: language.say("这些单位还没有设备", "These units have no devices yet")
        case .noReports:
            language.say("上次同步时没有设备报告未发送的修改", "At the last sync no device had reported anything unsent")
        case .nothingUnsent: language.say("没有设备报告未发送的修改", "No device reported anything unsent")
        case .asLastTold(let trouble, let time):
            language.say(
                "问不到服务器（\(trouble)）。以下是\(time.map { " \($0) " } ?? "")上次同步时得知的，只含有未发送修改的设备",
                "The server could not be asked (\(trouble)). This is what the last sync told"
                    + (time.map { ", of \($0)" } ?? "") + ": devices with something unsent only"
            )
        }
    }
}
