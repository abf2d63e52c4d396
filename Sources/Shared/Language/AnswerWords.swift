extension PushRefusal: Speakable {
    /// Why the server did not take a saved edit, and what becomes of it.
    public func text(in language: Language) -> String {
        switch self {
        case .malformed:
            language.say(
                "服务器读不懂这次修改；内容仍保存在本机",
                "The server could not read this edit; its content stays on this device"
            )
        case .tooLarge:
            language.say(
                "这次修改太大，服务器不收；内容仍保存在本机，请分几次重做",
                "This edit is too large for the server; its content stays on this device, please redo it in parts"
            )
        case .unknownSchema:
            language.say(
                "服务器的版本比本机旧；请管理员升级服务器",
                "The server is older than this program; ask the administrator to update it"
            )
        case .gap:
            language.say(
                "前面的修改还没有送达；下次同步会从那里接着送",
                "An earlier edit is missing at the server; the next sync goes on from there"
            )
        case .replicaFork:
            language.say(
                "这台设备的数据被复制或恢复过，两份各自改过；内容都还在本机。请用 --home 换一个文件夹重新注册，再补录这里未送达的修改",
                "This device's data was copied or restored and changed twice; it is all still here. Enrol anew in another folder with --home, and enter again what was not sent"
            )
        case .badSignature:
            language.say(
                "签名与注册的设备不符；内容仍在本机，请联系管理员",
                "The signature is not this device's as it was enrolled; the content stays here, ask the administrator"
            )
        case .notMember:
            language.say(
                "您不是这个单位的成员；内容仍在本机",
                "You are not a member of this unit; the content stays on this device"
            )
        case .revoked:
            language.say(
                "您或这台设备已不再属于这个单位；内容仍在本机，请联系督查员",
                "You or this device no longer belong to this unit; the content stays here, ask a supervisor"
            )
        case .quarantined:
            language.say(
                "您或这台设备已不再属于这个单位；修改已交服务器暂存，由督查员决定是否采用",
                "You or this device no longer belong to this unit; the edit is kept aside at the server, where a supervisor decides on it"
            )
        case .busy: language.say("服务器正忙，稍后再同步即可", "The server is busy; sync again later")
        case .unavailable:
            language.say("服务器暂时不能写入，稍后再同步即可", "The server can't write just now; sync again later")
        }
    }
}

extension ServerErrorCode: Speakable {
    /// What the server turned down, and what to do.
    public func text(in language: Language) -> String {
        switch self {
        case .malformed:
            language.say(
                "服务器读不懂这个请求；两边的版本可能不一致",
                "The server could not read the request; the versions may not match"
            )
        case .tooLarge: language.say("请求太大，服务器不收", "The request is too large for the server")
        case .upgradeRequired:
            language.say(
                "本程序太旧，请升级后再同步；数据都在本机",
                "This program is too old; update it and sync again, your data is safe"
            )
        case .unauthenticated:
            language.say(
                "服务器不认识这台设备的注册；请重新注册",
                "The server doesn't know this device's enrolment; enrol again"
            )
        case .tokenExpired:
            language.say(
                "注册已过期；请向管理员要新的注册码，再运行 taizhang enroll 网址，数据和未发送的修改都保留",
                "The enrolment has expired; ask the administrator for a new code and run `taizhang enroll URL`, your data and unsent edits stay"
            )
        case .tokenRevoked:
            language.say(
                "这台设备已被停用，不能再同步；如属误停，请向管理员要新的注册码，用 --home 换一个文件夹重新注册",
                "This device was revoked and syncs no more; if that was a mistake, ask the administrator for a new code and enrol with --home in another folder"
            )
        case .forbidden: language.say("您没有查看或操作的权限", "You have no permission for this")
        case .notFound:
            language.say(
                "服务器上没有这个地址；请检查服务器网址",
                "The server has nothing at this address; check the server's address"
            )
        case .methodNotAllowed:
            language.say(
                "这个地址不接受这种请求；请检查服务器网址",
                "This address doesn't take such requests; check the server's address"
            )
        case .codeInvalid: language.say("注册码不对；请核对后再输", "The code is not right; check it and enter it again")
        case .codeExpired:
            language.say("注册码已过期；请向管理员要新的", "The code has expired; ask the administrator for a new one")
        case .codeUsed:
            language.say(
                "注册码已被别的设备用过；请向管理员要新的",
                "The code was used by another device; ask the administrator for a new one"
            )
        case .replicaExists: language.say("这台设备已经注册过", "This device is enrolled already")
        case .tooManyRequests: language.say("请求太频繁，请过一会儿再试", "Too many requests; try again in a while")
        case .busy: language.say("服务器正忙，请稍后再试", "The server is busy; try again later")
        case .unavailable: language.say("服务器暂时不可用，请稍后再试", "The server is not available now; try again later")
        case .serverDiskFull:
            language.say(
                "服务器磁盘已满；请告知管理员，数据仍在本机",
                "The server's disk is full; tell the administrator, your data is safe here"
            )
        case .badBundle: language.say("携带的文件不能用", "The carried file can't be used")
        case .internalError:
            language.say(
                "服务器内部出错；请把请求编号告诉管理员",
                "The server failed; give the administrator the request's number"
            )
        }
    }
}

extension Verdict: Speakable {
    /// What became of a change.
    public func text(in language: Language) -> String {
        switch self {
        case .applied: language.say("已生效", "in force")
        case .merged: language.say("已与他人的修改合并", "joined with somebody else's change")
        case .converged: language.say("与他人所填一致", "the same as somebody else's")
        case .unchanged: language.say("没有变化", "no change")
        case .conflict: language.say("与他人的修改冲突，待裁定", "in conflict with somebody else's, to be ruled on")
        case .superseded:
            language.say("已补回历史；现值是后来的修改", "back in the history; a later edit stands")
        case .deferred:
            language.say(
                "已收下，等待服务器恢复前的同事修改补回后生效",
                "kept; it takes effect when a colleague's edit that the restored server lost is back"
            )
        case .withdrawn: language.say("已撤回自己的值", "own value taken back")
        case .rejected(let reason):
            language.say("未被接受：\(reason.text(in: .zh))", "not accepted: \(reason.text(in: .en))")
        }
    }
}
