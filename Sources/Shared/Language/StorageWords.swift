extension DiskError: Speakable {
    /// What the disk would not do.
    public func text(in language: Language) -> String {
        let place = path.isEmpty ? "." : path
        if operation == "sync" {
            return language.say(
                "写盘未得到确认（\(place)）；请先检查磁盘，再重新运行并核对",
                "The disk did not confirm what was written (\(place)); check the disk, then run again and compare"
            )
        }
        return switch kind {
        case .full:
            language.say(
                "磁盘已满，未能写入 \(place)；请腾出空间后重试",
                "The disk is full, \(place) was not written; free some space and try again"
            )
        case .denied:
            language.say("没有权限访问 \(place)；请检查文件的所有者", "No permission for \(place); check who owns the file")
        case .readOnly:
            language.say("磁盘是只读的，未能写入 \(place)", "The disk is read-only, \(place) was not written")
        case .other(let errno):
            language.say("磁盘出错（\(place)，错误码 \(errno)）", "The disk failed at \(place) (error \(errno))")
        }
    }
}

extension ReplicaError: Speakable {
    /// What is wrong with the data on this device, and what to do.
    public func text(in language: Language) -> String {
        switch self {
        case .disk(let error): return error.text(in: language)
        case .notEnrolled:
            return language.say(
                "这里还没有注册设备；请先运行 taizhang enroll 网址",
                "No device is enrolled here; run `taizhang enroll URL` first"
            )
        case .alreadyEnrolled(server: "", let name):
            return language.say(
                "这里已用文件注册为\(name)；另一个注册请用 --home 换一个文件夹",
                "This folder is enrolled already, by file, for \(name); use --home with another folder for another enrolment"
            )
        case .alreadyEnrolled(let server, let name):
            return language.say(
                "这里已注册为\(name)（\(server)）；另一个注册请用 --home 换一个文件夹",
                "This folder is enrolled already, for \(name) at \(server); use --home with another folder for another enrolment"
            )
        case .damaged(let path, let line):
            return language.say(
                "文件 \(path) 第 \(line) 行已损坏；运行 taizhang repair 修复（先说明要做什么，原文件留副本）",
                "Line \(line) of \(path) is damaged; `taizhang repair` mends it (it says first what it would do, and keeps every file)"
            )
        case .unreadable(let path, let line):
            return language.say(
                "文件 \(path) 第 \(line) 行读不懂；运行 taizhang repair 修复（先说明要做什么，原文件留副本）",
                "Line \(line) of \(path) can't be understood; `taizhang repair` mends it (it says first what it would do, and keeps every file)"
            )
        case .tooNew(let path):
            return language.say(
                "文件 \(path) 是更新版本的程序写的；请升级本程序",
                "\(path) was written by a newer program; update this one"
            )
        case .brokenChain(_, let version):
            return language.say(
                "服务器送来的第 \(version) 版与本机所存不相接，未采用；请再同步一次，仍不行请联系管理员",
                "Version \(version) from the server doesn't follow what is held here and was not taken; sync again, then ask the administrator"
            )
        case .badAnswer(let error):
            let member = error.member.map { " (\($0))" } ?? ""
            return language.say(
                "服务器的回答读不懂\(member)；两边的版本可能不一致",
                "The server's answer can't be understood\(member); the versions may not match"
            )
        case .wrongDigest:
            return language.say(
                "取来的单位数据与服务器核对不符，未采用；请再同步一次",
                "The unit's data failed the check against the server and was not taken; sync again"
            )
        case .unknownUnit: return language.say("本机没有这个单位的数据", "This device holds nothing of this unit")
        case .refused(let refusal): return refusal.text(in: language)
        case .cannotSign:
            return language.say("设备密钥不能签名；请联系管理员", "The device's key could not sign; ask the administrator")
        }
    }
}
