/// What backing up and restoring tell.
public enum BackupSentence: Speakable, Equatable {
    case writing(bytes: String, seconds: Int)
    case verifying(bytes: String, seconds: Int)
    case restoring(bytes: String, of: String, seconds: Int)
    case backedUp(path: String, bytes: String, units: Int)
    case restored(path: String, units: Int)
    case kept(database: String)
    case newHistory

    public func text(in language: Language) -> String {
        switch self {
        case .writing(let bytes, let seconds):
            language.say("正在备份：\(bytes)，\(seconds) 秒", "Backing up: \(bytes), \(seconds) s")
        case .verifying(let bytes, let seconds):
            language.say("正在核对备份：\(bytes)，\(seconds) 秒", "Reading the backup back: \(bytes), \(seconds) s")
        case .restoring(let bytes, let all, let seconds):
            language.say(
                "正在恢复：\(bytes)（共 \(all)），\(seconds) 秒",
                "Restoring: \(bytes) of \(all), \(seconds) s"
            )
        case .backedUp(let path, let bytes, let units):
            language.say(
                "已备份 \(units) 个单位，并从头到尾读过一遍：\(path)（\(bytes)）。",
                "Backed up \(units) unit(s) and read back from beginning to end: \(path) (\(bytes))."
            )
        case .restored(let path, let units):
            language.say("已从 \(path) 恢复 \(units) 个单位。", "Restored \(units) unit(s) from \(path).")
        case .kept(let database):
            language.say(
                "原来的数据库改名为 \(database) 保留着，确认不再需要后可自行删除。",
                "The database that was there is kept as \(database); drop it once nobody needs it."
            )
        case .newHistory:
            language.say(
                "各设备下次同步时会得知服务器恢复过，并重新取得数据。",
                "With their next sync, devices learn that the server was restored, and fetch its data again."
            )
        }
    }
}
