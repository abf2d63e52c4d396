extension BundleKind: Speakable {
    /// What the file is for.
    public func text(in language: Language) -> String {
        switch self {
        case .outbox: language.say("报送文件（待送往服务器的修改）", "outgoing file (edits on their way to the server)")
        case .answer: language.say("回执文件（服务器的答复和新内容）", "return file (the server's answers and its news)")
        case .enrolment: language.say("注册申请文件", "request to enrol a device")
        case .enrolled: language.say("注册答复文件", "answer to an enrolment")
        }
    }
}

extension BundleKind {
    /// The command that takes such a file.
    fileprivate func use(in language: Language) -> String {
        switch self {
        case .outbox, .enrolment:
            language.say(
                "请交给能连上服务器的同事，用 taizhang carry",
                "A colleague who reaches the server takes it, with `taizhang carry`"
            )
        case .answer: language.say("请用 taizhang outbox import", "`taizhang outbox import` takes it")
        case .enrolled: language.say("请用 taizhang enroll --answer", "`taizhang enroll --answer` takes it")
        }
    }
}

extension BundleTrouble: Speakable {
    /// What is wrong and what to do.
    public func text(in language: Language) -> String {
        switch self {
        case .notABundle:
            language.say(
                "这不是台账的携带文件，或者没有拷贝完整；请重新拷贝",
                "This is no carried file of Taizhang's, or it was not copied whole; copy it again"
            )
        case .tooNew:
            language.say(
                "文件由更新的程序写成；请先升级本程序",
                "The file was written by a newer program; update this one first"
            )
        case .badSignature:
            language.say(
                "签名不符：文件被改动过，或不是它所写的设备做的。没有收下任何内容；请向对方重新索取",
                "The signature doesn't fit: the file was changed, or was not made by the device that it names. Nothing was taken; ask for it again"
            )
        case .damaged:
            language.say(
                "文件内容已损坏，没有收下任何内容；请重新拷贝",
                "The file's content is damaged and nothing was taken; copy it again"
            )
        case .notForYou:
            language.say(
                "这个文件是给另一台设备或另一个服务器的，这里打不开",
                "The file is sealed for another device or another server and can't be opened here"
            )
        case .wrongKind(let kind):
            language.say(
                "这里用不上这种文件：\(kind.text(in: .zh))。\(kind.use(in: .zh))",
                "A file of this kind is of no use here: \(kind.text(in: .en)). \(kind.use(in: .en))"
            )
        case .unknownDevice:
            language.say("这个服务器没有注册过做这个文件的设备", "This server knows no device like the one that made the file")
        case .tooLarge(let bytesMax):
            language.say(
                "内容超过 \(bytesMax >> 20) MiB，没有收下",
                "The content is larger than \(bytesMax >> 20) MiB and was not taken"
            )
        case .badCode(let code):
            language.say(
                "注册码不能用：\(code.text(in: .zh))",
                "The enrolment code can't be used: \(code.text(in: .en))"
            )
        case .ahead:
            language.say(
                "回执接不上：还缺一个更早的回执文件。先导入早的那个；找不到时再导出、再带一次即可",
                "The return file begins further on than this device stands: an earlier one is missing. Import that one first; if it is lost, export and have it carried once more"
            )
        }
    }
}

/// What commands say of carried files.
public enum CarrySentence: Sendable, Equatable, Speakable {
    case exported(path: String, edits: Int, bytes: String)
    case exportedNothing(path: String, bytes: String)
    case more(edits: Int)
    case howToGoOn(path: String)
    case carried(person: String, device: String, taken: Int)
    /// A file without edits: it asks for what is new.
    case carriedNothing(person: String, device: String)
    case carriedRefused(edits: Int, PushRefusal)
    /// For a colleague, who may not read why.
    case carriedRest(edits: Int, person: String)
    case carriedEnrolment(person: String, device: String)
    case enrolmentRequested(path: String)
    case howToEnrol(path: String)
    case enrolmentWritten(path: String, person: String)
    case enrolled(name: String, home: String)
    case answerWritten(path: String, person: String)
    case notSealable
    case imported
    case header(BundleKind)
    case maker(person: String, device: String)
    case addressee(person: String, device: String)
    case made(at: String)
    case edits(Int)
    case answered(Int)
    case signatureGood, signatureBad, signatureUnknown
    case sealed

    /// The sentence.
    public func text(in language: Language) -> String {
        switch self {
        case .exported(let path, let edits, let bytes):
            language.say(
                "已写入 \(path)：\(edits) 次修改，\(bytes)",
                "Wrote \(path): \(counted(edits, "edit")), \(bytes)"
            )
        case .exportedNothing(let path, let bytes):
            language.say(
                "已写入 \(path)：没有待发送的修改，可用来取回新内容（\(bytes)）",
                "Wrote \(path): nothing is unsent, it fetches what is new (\(bytes))"
            )
        case .more(let edits):
            language.say(
                "还有 \(edits) 次修改放不下；导入回执后再导出一次",
                "\(counted(edits, "edit")) did not fit; export again once the return file is in"
            )
        case .howToGoOn(let path):
            language.say(
                "请把它交给能连上服务器的同事（taizhang carry \(path)）或服务器管理员（taizhang-server carry \(path)），再把带回的回执用 taizhang outbox import 导入。修改在导入回执前一直保留在本机",
                "Give it to a colleague who reaches the server (`taizhang carry \(path)`) or to its operator (`taizhang-server carry \(path)`), then bring the return file in with `taizhang outbox import`. Until then the edits stay here too"
            )
        case .carried(let person, let device, let taken):
            language.say(
                "\(person)（\(device)）：服务器已收下 \(taken) 次修改",
                "\(person) (\(device)): the server has \(counted(taken, "edit"))"
            )
        case .carriedNothing(let person, let device):
            language.say(
                "\(person)（\(device)）：文件里没有修改，只取新数据",
                "\(person) (\(device)): no edits in the file, it asks for what is new"
            )
        case .carriedRefused(let edits, let refusal):
            language.say(
                "\(edits) 次没有收下：\(refusal.text(in: .zh))",
                "\(counted(edits, "edit")) not taken: \(refusal.text(in: .en))"
            )
        case .carriedRest(let edits, let person):
            language.say(
                "另有 \(edits) 次没有记入台账；原因写在回执里，\(person)导入后就能看到",
                "\(counted(edits, "edit")) \(edits == 1 ? "was" : "were") not entered; the return file tells \(person) why"
            )
        case .carriedEnrolment(let person, let device):
            language.say("已为\(person)注册设备（\(device)）", "Enrolled a device of \(person) (\(device))")
        case .enrolmentRequested(let path):
            language.say(
                "注册申请已写入 \(path)；其中没有注册码，谁带去都可以",
                "The request to enrol is \(path); the code is not in it, anybody may carry it"
            )
        case .howToEnrol(let path):
            language.say(
                "请把它交给能连上服务器的同事（taizhang carry \(path)）或服务器管理员（taizhang-server carry \(path)），再把带回的答复用 taizhang enroll --answer 导入",
                "Give it to a colleague who reaches the server (`taizhang carry \(path)`) or to its operator (`taizhang-server carry \(path)`), then take in the answer that comes back with `taizhang enroll --answer`"
            )
        case .enrolmentWritten(let path, let person):
            language.say(
                "答复已写入 \(path)；请带回给\(person)，用 taizhang enroll --answer 导入",
                "The answer is \(path); take it back to \(person), who takes it in with `taizhang enroll --answer`"
            )
        case .enrolled(let name, let home):
            language.say(
                "已用文件注册为\(name)，数据保存在 \(home)。今后用 taizhang outbox export 报送",
                "Enrolled by file as \(name); the data is kept in \(home). From now on `taizhang outbox export` writes what you record for the server"
            )
        case .answerWritten(let path, let person):
            language.say(
                "回执已写入 \(path)；请带回给\(person)，用 taizhang outbox import 导入",
                "The return file is \(path); take it back to \(person), who brings it in with `taizhang outbox import`"
            )
        case .notSealable:
            language.say(
                "这台设备注册时还没有携带文件的密钥；请联网用新的注册码重新注册一次",
                "This device was enrolled before there were keys for carried files; enrol it once more over the network, with a new code"
            )
        case .imported: language.say("回执已导入", "The return file is in")
        case .header(let kind): kind.text(in: language)
        case .maker("", let device): language.say("来自：\(device)", "from: \(device)")
        case .maker(let person, let device):
            language.say("来自：\(person)（\(device)）", "from: \(person) (\(device))")
        case .addressee(let person, let device):
            language.say("给：\(person)（\(device)）", "for: \(person) (\(device))")
        case .made(let at): language.say("时间：\(at)", "made: \(at)")
        case .edits(let count): language.say("修改：\(count) 次", "edits: \(count)")
        case .answered(let count): language.say("答复修改：\(count) 次", "edits answered: \(count)")
        case .signatureGood: language.say("签名：有效", "signature: valid")
        case .signatureBad:
            language.say("签名：不符，文件被改动过或是伪造的", "signature: doesn't fit; the file was changed or forged")
        case .signatureUnknown:
            language.say("签名：要由服务器核对", "signature: for the server to check")
        case .sealed:
            language.say("内容已加密，只有收件方能打开", "The content is sealed; only the one it is for can open it")
        }
    }
}

extension CarrySentence {
    /// What is told of a file that was carried, by the header of what goes back.
    ///
    /// - Parameter sent: Edits in the file.
    public static func carried(_ header: BundleHeader, sent: Int, answer path: String) -> [CarrySentence] {
        let (person, device) = (header.personName, header.deviceName)
        if header.kind == .enrolled {
            return [
                .carriedEnrolment(person: person, device: device),
                .enrolmentWritten(path: path, person: person),
            ]
        }
        return [
            sent == 0
                ? .carriedNothing(person: person, device: device)
                : .carried(person: person, device: device, taken: Int(header.edits)),
            .answerWritten(path: path, person: person),
        ]
    }
}
