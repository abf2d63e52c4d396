/// Why a command of the server came to nothing.
public enum ServerFailureMessage: Speakable, Equatable {
    case databaseUnreachable(String)
    case databaseFailed(String)
    /// Its disk or another of its resources is used up.
    case databaseFull(String)
    case programsMissing(package: String)
    case versionMismatch(data: Int, programs: [Int])
    case serviceUserMissing(String)
    case folderUnreachable(path: String, user: String)
    case folderOwnedByOther(String)
    case clusterBusy(String)
    case clusterFailed(log: String)
    case systemCallFailed(call: String, path: String, reason: SystemReason)
    case schemaOutdated(pending: Int)
    case schemaNewer(database: Int, program: Int)
    case migrationFailed(number: Int, name: String, reason: String)
    case historyDiffers(number: Int, name: String)
    case noLedger(String)
    case addressTaken(String)
    case addressRefused(String, reason: SystemReason)
    case refusedByLedger(code: String)
    case unexpected(String)

    public func text(in language: Language) -> String {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }

    private var chinese: String {
        switch self {
        case .databaseUnreachable(let reason): "连不上数据库：\(reason)"
        case .databaseFailed(let reason): "数据库报错：\(reason)"
        case .databaseFull(let code): "数据库所在磁盘已满，或资源用尽（\(code)）；没有写入任何内容。请腾出空间后重试。"
        case .programsMissing(let package): "没有找到 PostgreSQL 服务程序。请安装：apt-get install \(package)"
        case .versionMismatch(let data, let programs):
            "数据由 PostgreSQL \(data) 写成，本机只有 \(list(programs))。请安装 \(data) 版，或先迁移数据。"
        case .serviceUserMissing(let name): "以 root 运行时需要用户 \(name) 来运行数据库。请安装 postgresql，或以普通用户运行。"
        case .folderUnreachable(let path, let user):
            "用户 \(user) 进不了 \(path)。请放开上级文件夹的通过权限，或用 --data 换一个文件夹。"
        case .folderOwnedByOther(let path): "\(path) 属于别的用户。请以那个用户运行，或用 --data 换一个文件夹。"
        case .clusterBusy(let path): "\(path) 的数据库正由另一进程启动或停止。请稍后再试。"
        case .clusterFailed(let log): "数据库没有启动或停止。日志末尾：\n\(log)"
        case .systemCallFailed(let call, let path, let reason): "\(path)：\(call) 失败：\(reason.text(in: .zh))"
        case .schemaOutdated(let pending): "数据库缺 \(pending) 个迁移。请先运行 taizhang-server migrate。"
        case .schemaNewer(let database, let program): "数据库（\(database)）比本程序（\(program)）新。请使用新版程序。"
        case .migrationFailed(let number, let name, let reason): "迁移 \(number) \(name) 失败，已撤回：\(reason)"
        case .historyDiffers(let number, let name): "数据库的迁移 \(number) \(name) 与本程序的不同。请核对程序版本。"
        case .noLedger(let path): "\(path) 里没有台账。请先运行 taizhang-server serve，或核对 --data（环境变量 TAIZHANG_DATA）。"
        case .addressTaken(let address): "\(address) 已被占用。请停掉那个程序，或用 --listen 换一个端口。"
        case .addressRefused(let address, let reason): "不能监听 \(address)：\(reason.text(in: .zh))"
        case .refusedByLedger(let code): "台账拒绝了这次操作：\(code)"
        case .unexpected(let what): "意外的错误：\(what)"
        }
    }

    private var english: String {
        switch self {
        case .databaseUnreachable(let reason): "The database can't be reached: \(reason)"
        case .databaseFailed(let reason): "The database failed: \(reason)"
        case .databaseFull(let code):
            "The database's disk is full, or another of its resources is used up (\(code)); nothing was written. Make room and try again."
        case .programsMissing(let package):
            "No PostgreSQL server programs were found. Install them: apt-get install \(package)"
        case .versionMismatch(let data, let programs):
            "The data is PostgreSQL \(data)'s; this machine has \(list(programs)) only. Install \(data), or migrate the data first."
        case .serviceUserMissing(let name):
            "As root the database runs as the user \(name), who doesn't exist. Install postgresql, or run as an ordinary user."
        case .folderUnreachable(let path, let user):
            "The user \(user) can't get into \(path). Make its parents passable, or name another folder with --data."
        case .folderOwnedByOther(let path):
            "\(path) belongs to another user. Run as that user, or name another folder with --data."
        case .clusterBusy(let path):
            "Another process is starting or stopping the database in \(path). Try again later."
        case .clusterFailed(let log): "The database didn't start or stop. The end of its log:\n\(log)"
        case .systemCallFailed(let call, let path, let reason):
            "\(path): \(call) failed: \(reason.text(in: .en))"
        case .schemaOutdated(let pending):
            "The database lacks \(pending) migration(s). Run `taizhang-server migrate` first."
        case .schemaNewer(let database, let program):
            "The database (\(database)) is newer than this program (\(program)). Use the newer program."
        case .migrationFailed(let number, let name, let reason):
            "Migration \(number) \(name) failed and was rolled back: \(reason)"
        case .historyDiffers(let number, let name):
            "The database's migration \(number) \(name) is not this program's. Check the program's version."
        case .noLedger(let path):
            "There is no ledger in \(path). Run `taizhang-server serve` first, or check --data (TAIZHANG_DATA)."
        case .addressTaken(let address):
            "\(address) is taken. Stop that program, or name another port with --listen."
        case .addressRefused(let address, let reason): "Can't listen on \(address): \(reason.text(in: .en))"
        case .refusedByLedger(let code): "The ledger refused: \(code)"
        case .unexpected(let what): "Something unexpected: \(what)"
        }
    }

    private func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
}
