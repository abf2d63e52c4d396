/// What `--help` says of the server's commands and options.
public enum ServerHelp: Sendable, CaseIterable, Speakable {
    // The program and its commands.
    case program, programMore, serve, serveMore, migrate, importBulletin, importMore, round, roundAdd,
        roundList
    case unit, unitAdd, unitList, user, userMore, userAdd, userList, userGrant, userRevoke, userHandover,
        userHandoverMore, enroll,
        enrollMore
    case device, deviceMore, deviceList, deviceRevoke, check, carry, carryMore, backup, backupMore, restore,
        restoreMore
    // Options of all of them.
    case language, json, data, databaseURL
    // Arguments and options of some.
    case listen, tlsCertificate, tlsKey, insecureHTTP, logLevel
    case file, dryRun, date, year, roundOfText, unitOfText
    case roundName, term, roundNumber, teams, feedbackDate, months
    case unitName, shortName, roundsOfUnit
    case userName, userReference, role, units, allUnits, deviceReference, unitsToCheck, handoverFrom,
        handoverTo, handoverUnit
    case carriedFile, answerFile, backupTarget, backupFile, restoreOver, codeDays

    public func text(in language: Language) -> String {
        let (zh, en) = commandWords ?? optionWords ?? argumentWords
        return language.say(zh, en)
    }

    private var commandWords: (String, String)? {
        switch self {
        case .program: ("台账服务：巡察整改的中心台账", "The central ledger for the rectification of inspection findings.")
        case .programMore: (Self.firstStepsChinese, Self.firstStepsEnglish)
        case .serve: ("启动服务", "Run the server.")
        case .serveMore:
            (
                "没有 --database-url 时，在数据文件夹里建立并运行自带的 PostgreSQL。按 Ctrl-C 或发 SIGTERM 停止。",
                "Without --database-url a PostgreSQL of its own is made and run in the data folder. "
                    + "Ctrl-C or SIGTERM stops both."
            )
        case .migrate: ("把数据库升级到本程序的版本", "Bring the database to this program's schema.")
        case .importBulletin: ("导入整改通报", "Import a published bulletin.")
        case .importMore:
            (
                "重复导入不会重复记录。数字都带原文；存疑的要有人确认后才计入。先用 --dry-run 看读懂了什么。",
                "Importing twice doubles nothing. Figures keep their quotes; doubtful ones count once a person "
                    + "confirms them. Look with --dry-run first."
            )
        case .round: ("巡察轮次", "Rounds of inspection.")
        case .roundAdd: ("建立轮次", "Add a round.")
        case .roundList: ("列出轮次", "List the rounds.")
        case .unit: ("被巡察单位", "Inspected organisations.")
        case .unitAdd: ("建立单位", "Add a unit.")
        case .unitList: ("列出单位", "List the units.")
        case .user: ("人员与角色", "People and their roles.")
        case .userMore:
            (
                """
                角色：liaison 联络员、leader 主要负责人、supervisor 督查员、reviewer 会审、viewer 查询人员（只看合计）、
                administrator 管理员（管人员、单位和轮次，看不到单位的数据，不用写单位）。
                """,
                """
                Roles: liaison, leader (the unit's), supervisor, reviewer, viewer (told totals only), administrator
                (people, units and rounds; reads no unit's data, and needs no unit named).
                """
            )
        case .userAdd: ("添加人员并授予角色", "Add a person with roles.")
        case .userList: ("列出人员", "List the people.")
        case .userGrant: ("授予角色", "Give a person a role.")
        case .userRevoke: ("收回角色", "Take a role from a person.")
        case .userHandover: ("把一人在单位的工作移交给另一人", "Hand one person's work in a unit over to another.")
        case .userHandoverMore:
            (
                "接手的人得到移交人在该单位的角色，移交人的角色同时收回。移交前请移交人先同步一次；来不及的，未送出的修改会暂存，由督查员用 taizhang quarantine 处理。",
                "The second person gets the first one's roles in the unit, and the first loses them. Ask the first for a last sync; what was not sent is kept aside for a supervisor, see `taizhang quarantine`."
            )
        case .enroll: ("给人员一个注册码，只能用一次", "Make a single-use code for a person's device.")
        case .enrollMore:
            (
                "把注册码当面、打电话或写在纸上告诉本人。电脑永远连不上服务器的，加 --days 给出够来回捎带文件的时间；本人用 taizhang enroll --request 写出申请文件，带来后用 taizhang-server carry 收下，再把答复文件带回。",
                "Give the person the code face to face, by telephone or on paper. For a computer that never reaches the "
                    + "server add --days, so that files have time to travel: the person writes a request with "
                    + "`taizhang enroll --request`, it is taken in with `taizhang-server carry`, and the answer goes back."
            )
        case .device: ("已注册的设备", "Enrolled devices.")
        case .deviceMore:
            (
                "电脑丢失、被盗或停用：device list 查到设备，device revoke 设备名或姓名 停用。停用后它取不到任何数据；已送到的一条不少。给本人新电脑：enroll 姓名。",
                "A laptop was lost, stolen or put out of use: find it with `device list`, then `device revoke` with the "
                    + "device's name or the person's. It is told nothing any more; what it had sent is all here. "
                    + "For the person's new computer: `enroll NAME`."
            )
        case .deviceList: ("列出设备", "List the devices.")
        case .deviceRevoke: ("停用设备，不可恢复", "Revoke a device for good.")
        case .backup: ("备份到一个文件，可与服务同时进行", "Write a backup into one file, also while the server runs.")
        case .backupMore:
            (
                "备份含全部数据和巡察办的签名密钥，只有本人可读；请存到另一台机器。写完并核对后才出现在指定的名称下。",
                "A backup holds everything, the office's signing key too; only you may read it. Keep it on another machine. "
                    + "It appears under its name once it is whole and was read back."
            )
        case .restore: ("从备份恢复", "Restore from a backup.")
        case .restoreMore:
            (
                "请先停止服务。现有台账若有备份之后的内容，会先列出，加 --yes 才恢复；原来的数据库改名保留，不会删除。",
                "Stop the server first. Where the present ledger has anything newer, it is listed, and only --yes goes on; "
                    + "the present database is kept under another name, never deleted."
            )
        case .carry: ("收下带来的报送文件，并写出回执", "Take in a carried file and write the one that goes back.")
        case .carryMore:
            (
                "给网络不通的单位用：联络员 taizhang outbox export 写出文件，这里收下，回执再带回去。同一文件收几次效果都一样。",
                "For units whose network never reaches this server: a liaison writes a file with "
                    + "`taizhang outbox export`, it is taken in here, and the return file goes back. Twice has one effect."
            )
        case .check: ("核对日志、签名、记录与合计", "Check logs, signatures, records and totals.")
        default: nil
        }
    }

    private var optionWords: (String, String)? {
        switch self {
        case .language: ("语言：zh 或 en（默认按系统区域）", "The language, zh or en (else the locale's).")
        case .json: ("在标准输出写一个 JSON 文档", "Write one JSON document to standard output.")
        case .data: ("数据文件夹，内有自带的数据库", "The data folder, with a database of its own.")
        case .databaseURL: ("已有的 PostgreSQL；此处不得含密码", "An existing PostgreSQL; no password here.")
        case .listen: ("监听地址，默认 127.0.0.1:8750", "Where to listen, else 127.0.0.1:8750.")
        case .tlsCertificate: ("TLS 证书链，PEM", "The certificate chain, PEM.")
        case .tlsKey: ("TLS 私钥，PEM", "The private key, PEM.")
        case .insecureHTTP:
            (
                "对外也不加密；仅限前面有 TLS 代理时",
                "Listen beyond this machine without TLS, behind a proxy that has it."
            )
        case .logLevel: ("日志级别，默认 info", "The log level, else info.")
        default: nil
        }
    }

    private var argumentWords: (String, String) {
        switch self {
        case .file: ("通报文本，UTF-8", "The bulletin's text, UTF-8.")
        case .dryRun: ("只看读懂了什么，不写入", "Show what is understood; write nothing.")
        case .date: ("公布日期", "The day of publication.")
        case .year: ("文中月日的年份", "The year of the text's month and day.")
        case .roundOfText: ("轮次：编号、名称或第几轮（默认按文中）", "The round: id, name or number (else the text's).")
        case .unitOfText: ("文中没有写单位时的单位全称", "The full name of the unit of a text that names none.")
        case .roundName: ("名称，如 十三届市委第七轮巡察", "Its name.")
        case .term: ("届次，如 十三届市委", "The committee's term.")
        case .roundNumber: ("第几轮，1 到 999", "Its number, 1 to 999.")
        case .teams: ("巡察组", "The teams.")
        case .feedbackDate: ("反馈日期", "The day of the feedback.")
        case .months: ("集中整改期，1 到 36 个月", "Months of concentrated rectification, 1 to 36.")
        case .unitName: ("全称，如 武汉市司法局", "Its full name.")
        case .shortName: ("简称，用在问题编号里", "The short name that problems' numbers begin with.")
        case .roundsOfUnit: ("参加的轮次，可多次", "A round that it takes part in; may be repeated.")
        case .userName: ("姓名", "The name.")
        case .userReference: ("姓名或编号", "The name or id.")
        case .role: ("角色，可多次", "A role; may be repeated.")
        case .units: ("单位：编号、全称或其中一段，可多次", "A unit: its id, name or a part of it; may be repeated.")
        case .allUnits: ("全部单位，包括以后建立的", "All units, also those to come.")
        case .deviceReference:
            ("设备的编号或名称；只有一台时也可写人的姓名", "The device's id or name, or the person's where there is only one.")
        case .handoverFrom: ("移交的人", "Who hands over.")
        case .handoverTo: ("接手的人", "Who takes over.")
        case .handoverUnit: ("在哪个单位；可多次", "In which unit; more than once if need be.")
        case .backupTarget:
            ("文件，或已有的文件夹（自动取名）", "A file, or a folder that exists (the name is made).")
        case .carriedFile: ("带来的文件", "The file that was carried in.")
        case .answerFile: ("回执写到哪个文件（默认放在原文件旁边）", "Where the return file goes (else beside the file).")
        case .backupFile: ("备份文件", "The backup's file.")
        case .restoreOver: ("现有台账较新也恢复", "Restore also where the present ledger is newer.")
        case .codeDays: ("有效天数，1 到 30（默认半小时）", "Days that it can be used, 1 to 30 (else half an hour).")
        case .unitsToCheck: ("只核对这些单位，可多次", "Only these units; may be repeated.")
        default: ("", "")
        }
    }

    private static let firstStepsChinese = """
        第一次使用：
          taizhang-server serve                          启动，数据在 ./taizhang-data
          taizhang-server import 通报.txt --dry-run      先看读懂了什么
          taizhang-server import 通报.txt --year 2020    导入
          taizhang-server user add 张三 --role liaison --unit 司法局
          taizhang-server enroll 张三                    得到一次性注册码

        其他命令可与服务同时使用，也可单独使用。

        环境变量：TAIZHANG_DATA、TAIZHANG_DATABASE_URL、TAIZHANG_LISTEN、
          TAIZHANG_TLS_CERTIFICATE、TAIZHANG_TLS_KEY、TAIZHANG_LOG_LEVEL

        退出码：0 成功；1 失败或有差异；64 用法或配置不对
        """

    private static let firstStepsEnglish = """
        The first time:
          taizhang-server serve                            start; the data is in ./taizhang-data
          taizhang-server import bulletin.txt --dry-run    see what is understood
          taizhang-server import bulletin.txt --year 2020  import
          taizhang-server user add Zhang --role liaison --unit "Justice Bureau"
          taizhang-server enroll Zhang                     get a single-use code

        The other commands work beside a running server and without one.

        Environment: TAIZHANG_DATA, TAIZHANG_DATABASE_URL, TAIZHANG_LISTEN,
          TAIZHANG_TLS_CERTIFICATE, TAIZHANG_TLS_KEY, TAIZHANG_LOG_LEVEL

        Exit status: 0 done; 1 failed, or differences were found; 64 wrong usage or configuration
        """
}
