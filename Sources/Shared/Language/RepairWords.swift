/// What `verify` and `repair` tell.
public enum RepairSentence: Sendable, Equatable, Speakable {
    case sound(files: Int, lines: Int, rows: Int, signatures: Int)
    case found(Int)
    case finding(kind: Finding.Kind, path: String, line: Int?)
    case howToRepair
    case nothingToDo
    case plan
    case keepsGoodLines(path: String, kept: Int, lost: Int)
    case outboxGone
    case fetchesAgain(unit: String)
    case forgetsNews
    case lostIdentity(folder: String)
    case tooNew(path: String)
    case question(folder: String)
    case notDone
    case done(folder: String)
    case lostEdits(Int)
    case tookUp(edits: Int, folder: String)
    case tookUpNothing(folder: String)
    case foreign(edits: Int)
    case syncNext

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .sound(let files, let lines, let rows, let signatures):
            return language.say(
                "完好：检查了 \(files) 个文件、\(lines) 行，核对了 \(rows) 版的衔接和 \(signatures) 个签名",
                "All sound: \(counted(files, "file")), \(counted(lines, "line")), \(counted(rows, "row")) followed, "
                    + "\(counted(signatures, "signature")) checked"
            )
        case .found(let count):
            return language.say("发现 \(count) 处问题：", "\(counted(count, "trouble")) found:")
        case .finding(let kind, let path, let line):
            let (zh, en) = Self.words(kind)
            let place = line.map { language.say("\(path) 第 \($0) 行", "\(path), line \($0)") } ?? path
            return language.say("\(place)：\(zh)", "\(place): \(en)")
        case .howToRepair:
            return language.say(
                "运行 taizhang repair 修复；它先说明要做什么，原文件都留副本",
                "`taizhang repair` mends it: it says first what it would do, and keeps a copy of every file"
            )
        case .nothingToDo: return language.say("没有要修复的", "There is nothing to mend")
        case .plan: return language.say("将这样修复：", "This is what would be done:")
        case .keepsGoodLines(let path, let kept, let lost):
            return language.say(
                "\(path)：保留完好的 \(kept) 行，去掉 \(lost) 行",
                "\(path): \(counted(kept, "good line")) kept, \(lost) taken out"
            )
        case .outboxGone:
            return language.say(
                "outbox.ndjson 不见了：还没有送出的修改在其中，找不回来；已送出的不受影响",
                "outbox.ndjson is gone: what was not sent was in it and can't be found; what was sent is safe"
            )
        case .fetchesAgain(let unit):
            return language.say(
                "单位 \(unit)：数据移到旁边，下次同步时重新取来；您没有送出的修改保留",
                "unit \(unit): its data is put aside and fetched anew by the next sync; your unsent edits stay"
            )
        case .forgetsNews:
            return language.say(
                "news.json：清空，下次同步时重新得到",
                "news.json: emptied; the next sync fills it again"
            )
        case .lostIdentity(let folder):
            return language.say(
                "设备的密钥或注册信息读不出来，这个文件夹不能再用来报送。请用 --home 换一个文件夹，重新注册、同步，再运行 taizhang repair --from \(folder)，把没有送出的修改接过去",
                "The device's key or its enrolment can't be read; nothing can be sent from this folder any more. "
                    + "Enrol anew in another folder with --home, sync, then run `taizhang repair --from \(folder)` "
                    + "there: it takes up what was not sent"
            )
        case .tooNew(let path):
            return language.say(
                "\(path)：由更新版本的程序写成，请升级程序",
                "\(path): written by a newer program; update this one"
            )
        case .question(let folder):
            return language.say(
                "要改的文件先原样留在 \(folder)。现在修复？[y/N] ",
                "Every file is first kept as it is in \(folder). Go on? [y/N] "
            )
        case .notDone: return language.say("没有修复，什么也没有改", "Not mended; nothing was changed")
        case .done(let folder):
            return language.say("已修复；原来的文件在 \(folder)", "Mended; the files as they were are in \(folder)")
        case .lostEdits(let count):
            return language.say(
                "待发的修改中有 \(count) 行读不出来，没有报送；请核对您最近的记录，必要时重新填写",
                "\(counted(count, "line")) of what waits to be sent could not be read and was not sent; check your last entries and enter again what is missing"
            )
        case .tookUp(let edits, let folder):
            return language.say(
                "已接过 \(folder) 中没有送出的 \(edits) 次修改",
                "Took up \(counted(edits, "edit")) that \(folder) had not sent"
            )
        case .tookUpNothing(let folder):
            return language.say(
                "\(folder) 里没有要接过来的修改",
                "\(folder) holds nothing unsent that is not here already"
            )
        case .foreign(let edits):
            return language.say(
                "另有 \(edits) 次属于这里没有的单位，没有接过来",
                "\(counted(edits, "edit")) more belong to units that are not held here, and were left"
            )
        case .syncNext: return language.say("接着运行 taizhang sync", "Now run `taizhang sync`")
        }
    }

    private static func words(_ kind: Finding.Kind) -> (zh: String, en: String) {
        switch kind {
        case .damaged: ("损坏", "damaged")
        case .unreadable: ("读不懂", "can't be understood")
        case .tooNew: ("由更新版本的程序写成", "written by a newer program")
        case .torn:
            ("没有写完（断电时常见，下次打开自动处理）", "never finished (as after a power cut; the next opening sees to it)")
        case .missing: ("不见了", "missing")
        case .brokenChain: ("与前一版不相接", "doesn't follow the version before it")
        case .wrongState: ("与各版修改算出的结果不同", "not what the changes that led to it make")
        case .badSignature: ("签名不是这台设备的", "not signed by this device")
        case .brokenLane: ("与前一次修改不相接", "doesn't link to the edit before it")
        }
    }
}

/// Why nothing was taken up.
public enum RepairTrouble: Error, Sendable, Equatable, Speakable {
    case sameFolder
    /// What is taken up would become the work of somebody else.
    case anothers(person: String)

    /// A stable word for scripts.
    public var code: String {
        switch self {
        case .sameFolder: "same_folder"
        case .anothers: "anothers_folder"
        }
    }

    /// What is wrong.
    public func text(in language: Language) -> String {
        switch self {
        case .sameFolder:
            language.say(
                "--from 要写另一个文件夹，不是正在用的这一个",
                "--from names another folder than the one that is in use"
            )
        case .anothers(let person):
            language.say(
                "那是\(person)的文件夹，并进来就成了您的修改，所以没有动；请\(person)在自己的文件夹里运行 repair --from，或用 outbox export 写出文件交您带送",
                "That is \(person)'s folder, and what is taken up would become your edits, so nothing was done. \(person) runs `repair --from` in an own folder, or writes a file with `outbox export` for you to carry"
            )
        }
    }
}
