/// What enrolment and the home tell.
public enum HomeSentence: Sendable, Equatable, Speakable {
    case inUse(process: Int32?)
    case failed(detail: String)
    case codePrompt(server: String?)
    case enrolled(name: String, server: String, home: String)
    case syncNext
    case enrolmentEnds(days: Int64)
    case enrolmentEnded
    case goingOn
    case renewing
    case renewed(name: String, server: String, until: String)
    case noUnits
    case noProblems
    /// A repair has let a unit go.
    case toBeFetched
    case syncRunning(process: Int32?)
    case watchRunning(process: Int32?)

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .inUse(let process):
            let (zh, en) = Self.named(process)
            return language.say(
                "另一个 taizhang\(zh) 正在使用这个文件夹；请等它结束再试",
                "Another taizhang\(en) is using this folder; try again when it has ended"
            )
        case .failed(let detail): return language.say("没有做成：\(detail)", "This failed: \(detail)")
        case .codePrompt(let server?): return language.say("\(server) 的注册码：", "Code for \(server): ")
        case .codePrompt(nil): return language.say("注册码：", "Code: ")
        case .enrolled(let name, let server, let home):
            return language.say(
                "已在 \(server) 注册为\(name)，数据保存在 \(home)",
                "Enrolled at \(server) as \(name); the data is kept in \(home)"
            )
        case .syncNext:
            return language.say("接下来运行 taizhang sync 取得数据", "Run `taizhang sync` next to fetch the data")
        case .enrolmentEnds(let days):
            return language.say(
                "注册还有 \(days) 天到期；同步一次即自动续期",
                "The enrolment ends in \(counted(Int(days), "day")); the next sync renews it"
            )
        case .enrolmentEnded:
            return language.say(
                "注册已过期；请向管理员要新的注册码，再运行 taizhang enroll 网址，数据和未发送的修改都保留",
                "The enrolment has ended; ask the administrator for a new code and run `taizhang enroll URL`, your data and unsent edits stay"
            )
        case .renewing:
            return language.say(
                "这里已经注册过；用新的注册码续期，数据和未发送的修改都保留",
                "This folder is enrolled already; a new code renews it, and its data and unsent edits stay"
            )
        case .renewed(let name, let server, let until):
            return language.say(
                "\(name)在 \(server) 的注册已续到 \(until)",
                "The enrolment of \(name) at \(server) is good until \(until)"
            )
        case .toBeFetched:
            return language.say(
                "有的单位本机现在没有数据；运行 taizhang sync 重新取得",
                "Of some units nothing is held here now; `taizhang sync` fetches them anew"
            )
        case .goingOn:
            return language.say("接着上次没有完成的注册", "Going on with the enrolment that was not finished")
        case .syncRunning(let process):
            let (zh, en) = Self.named(process)
            return language.say(
                "另一个 taizhang sync\(zh) 还没有结束；等它结束后再试，期间可以照常记录",
                "Another `taizhang sync`\(en) hasn't ended; try again when it has. Recording goes on meanwhile"
            )
        case .watchRunning(let process):
            let (zh, en) = Self.named(process)
            return language.say(
                "taizhang sync --watch\(zh) 正在为这个文件夹持续同步：您的修改一两秒内自动送出，不必再同步",
                "`taizhang sync --watch`\(en) is running for this folder: what you record goes out within a second or two, there is no need to sync"
            )
        case .noProblems: return language.say("没有这样的问题", "There is no such problem")
        case .noUnits:
            return
                language.say(
                    "没有单位的数据可看；如只查合计，用 taizhang totals --central",
                    "There is no unit whose data you read; for totals alone use `taizhang totals --central`"
                )
        }
    }

    /// The other program by its process, where that is known.
    private static func named(_ process: Int32?) -> (zh: String, en: String) {
        process.map { ("（进程 \($0)）", " (process \($0))") } ?? ("", "")
    }
}

/// Why an enrolment was not renewed; nothing was changed.
public enum RenewalTrouble: Error, Sendable, Equatable, Speakable {
    case otherPerson(String)
    case otherServer(String)

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .otherPerson: "other_person"
        case .otherServer: "other_server"
        }
    }

    /// What is wrong, and what to do.
    public func text(in language: Language) -> String {
        switch self {
        case .otherPerson(let name):
            language.say(
                "这个文件夹是\(name)的，注册码是别人的，没有续期；别人注册请用 --home 换一个文件夹",
                "This folder is \(name)'s and the code is another person's, so nothing was renewed; use --home with another folder for somebody else"
            )
        case .otherServer(let server):
            language.say(
                "\(server) 不是这个文件夹原来的服务器，没有续期；要用另一个服务器，请用 --home 换一个文件夹",
                "\(server) is not the server that this folder belongs to, so nothing was renewed; use --home with another folder for another server"
            )
        }
    }
}
