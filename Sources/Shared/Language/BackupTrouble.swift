/// Why a backup was not made or not restored.
public enum BackupTrouble: Error, Speakable, Equatable {
    case exists(path: String)
    case unwritable(path: String, SystemReason)
    case unreadableFile(path: String, SystemReason)
    case diskFull
    case failed(log: String)
    case unreadable(log: String)
    /// It is PostgreSQL's, and not of a ledger.
    case otherContent(path: String)
    case interrupted
    /// Programs that are connected to the database.
    case inUse(clients: [String])
    case mayNotCreate
    /// The present ledger has what the backup lacks.
    case wouldLose([RestoreLoss])

    /// A stable code.
    public var code: String {
        switch self {
        case .exists: "file_exists"
        case .unwritable, .unreadableFile: "file"
        case .diskFull: "disk_full"
        case .failed: "dump_failed"
        case .unreadable: "dump_unreadable"
        case .otherContent: "dump_of_something_else"
        case .interrupted: "interrupted"
        case .inUse: "database_in_use"
        case .mayNotCreate: "may_not_create_database"
        case .wouldLose: "would_lose"
        }
    }

    /// What is said, one paragraph each.
    public var sentences: [any Speakable] {
        guard case .wouldLose(let losses) = self else { return [self] }
        return losses + [self]
    }

    public func text(in language: Language) -> String {
        switch self {
        case .exists(let path):
            language.say(
                "\(path) 已存在，没有覆盖。请换一个名称，或给出文件夹。",
                "\(path) exists and was left alone. Name another file, or a folder."
            )
        case .unwritable(let path, let reason):
            language.say(
                "\(path) 写不了：\(reason.text(in: .zh))。没有留下备份。",
                "\(path) can't be written: \(reason.text(in: .en)). No backup was left."
            )
        case .unreadableFile(let path, let reason):
            language.say(
                "\(path) 读不了：\(reason.text(in: .zh))。",
                "\(path) can't be read: \(reason.text(in: .en))."
            )
        case .diskFull:
            language.say(
                "磁盘已满，没有完成；原有的数据未变。请腾出空间后重试。",
                "The disk is full, and it was not done; what was there is unchanged. Make room and try again."
            )
        case .failed(let log):
            language.say(
                "PostgreSQL 的工具没有完成；原有的数据未变。它说：\n\(log)",
                "PostgreSQL's tool gave up; what was there is unchanged. It says:\n\(log)"
            )
        case .unreadable(let log):
            language.say(
                "这个文件不是备份，或已损坏，或由更新的 PostgreSQL 写成。什么也没有改变。PostgreSQL 说：\n\(log)",
                "The file is no backup, or it is damaged or written by a newer PostgreSQL. Nothing was changed. "
                    + "PostgreSQL says:\n\(log)"
            )
        case .otherContent(let path):
            language.say("\(path) 里没有台账。什么也没有改变。", "There is no ledger in \(path). Nothing was changed.")
        case .interrupted:
            language.say("已中断；原有的数据未变。", "Interrupted; what was there is unchanged.")
        case .inUse(let clients):
            language.say(
                "数据库正在使用（\(clients.joined(separator: "、"))）。请先停止服务，再恢复。什么也没有改变。",
                "The database is in use (\(clients.joined(separator: ", "))). Stop the server, then restore. "
                    + "Nothing was changed."
            )
        case .mayNotCreate:
            language.say(
                "数据库用户无权建立或改名数据库。请用有 CREATEDB 权限的所有者恢复。什么也没有改变。",
                "The database's user may not make or rename databases. Restore as its owner with CREATEDB. "
                    + "Nothing was changed."
            )
        case .wouldLose:
            language.say(
                "现有台账有备份里没有的内容（见上），所以没有恢复。确实要恢复就加 --yes；现有的数据库会改名保留。",
                "The present ledger has what the backup lacks, see above, so nothing was restored. "
                    + "With --yes it is; the present database is then kept under another name."
            )
        }
    }
}

/// One thing that the present ledger has and a backup lacks.
public enum RestoreLoss: Speakable, Equatable {
    /// Versions after the last common one, with when the first of them was accepted.
    case versions(unit: String, after: Int64, through: Int64, since: String)
    case withoutEffect(unit: String, sets: Int64)
    case people([String])
    case devices([String])
    /// Devices that would be let in again.
    case revocations([String])
    case roles(Int)
    /// The present database can't be read as a ledger.
    case unknown(String)

    public func text(in language: Language) -> String {
        switch self {
        case .versions(let unit, let after, let through, let since):
            language.say(
                "\(unit)：第 \(after + 1) 至 \(through) 版（\(since) 起）不在备份里",
                "\(unit): versions \(after + 1) to \(through), since \(since), are not in the backup"
            )
        case .withoutEffect(let unit, let sets):
            language.say(
                "\(unit)：\(sets) 份未生效的修改不在备份里",
                "\(unit): \(sets) edit(s) without effect are not in the backup"
            )
        case .people(let names):
            language.say(
                "备份里没有的人员：\(names.joined(separator: "、"))",
                "People who are not in the backup: \(names.joined(separator: ", "))"
            )
        case .devices(let names):
            language.say(
                "备份里没有的设备，要重新注册：\(names.joined(separator: "、"))",
                "Devices that are not in the backup and must be enrolled again: \(names.joined(separator: ", "))"
            )
        case .revocations(let names):
            language.say(
                "备份之后停用、恢复后又会有效的设备，请再次停用：\(names.joined(separator: "、"))",
                "Devices revoked since, which would be let in again; revoke them again: \(names.joined(separator: ", "))"
            )
        case .roles(let count):
            language.say("备份之后变动的角色：\(count) 处", "Roles given or taken since: \(count)")
        case .unknown(let reason):
            language.say(
                "现有的数据库不能作为台账读取：\(reason)",
                "The present database can't be read as a ledger: \(reason)"
            )
        }
    }
}
