extension ArgumentTrouble {
    /// What is wrong and what to write instead.
    public func text(in language: Language) -> String {
        let list = { (items: [String]) in items.joined(separator: language.say("、", ", ")) }
        return switch self {
        case .unknownReference(let text):
            language.say(
                "本机没有“\(text)”；用 taizhang problems 查看编号",
                "Nothing here is called “\(text)”; see `taizhang problems` for the numbers"
            )
        case .ambiguousReference(let text, let candidates):
            language.say(
                "“\(text)”可以指多条：\(list(candidates))；请写长一些",
                "“\(text)” may be any of \(list(candidates)); write more of it"
            )
        case .shortReference(let text):
            language.say("“\(text)”太短，至少写 4 位", "“\(text)” is too short; write at least 4 characters")
        case .unknownConflict(let text):
            language.say(
                "没有冲突“\(text)”；用 taizhang conflicts 查看",
                "There is no conflict “\(text)”; see `taizhang conflicts`"
            )
        case .ambiguousConflict(let text, let candidates):
            language.say(
                "“\(text)”有多个冲突：\(list(candidates))",
                "“\(text)” may be any of the conflicts \(list(candidates))"
            )
        case .unknownUnit(let text, let known):
            language.say(
                "本机没有单位“\(text)”；有：\(list(known))",
                "This device holds no unit “\(text)”; it holds \(list(known))"
            )
        case .ambiguousUnit(let text, let candidates):
            language.say(
                "“\(text)”可以指多个单位：\(list(candidates))",
                "“\(text)” may be any of the units \(list(candidates))"
            )
        case .unitNeeded(let known):
            language.say("请用 --unit 指明单位：\(list(known))", "Name the unit with --unit: \(list(known))")
        case .unknownRound(let text, let known):
            language.say(
                "没有轮次“\(text)”；有：\(list(known))",
                "There is no round “\(text)”; there are \(list(known))"
            )
        case .roundNeeded(let known):
            language.say("请用 --round 指明轮次：\(list(known))", "Name the round with --round: \(list(known))")
        case .unknownField(let text, let known):
            language.say(
                "没有字段“\(text)”；可用：\(list(known))",
                "There is no field “\(text)”; there are \(list(known))"
            )
        case .unknownChoice(let text, let field, let known):
            language.say(
                "“\(text)”不是可选的“\(field)”；可选：\(list(known))",
                "“\(text)” is no choice for \(field); choose one of \(list(known))"
            )
        case .notADate(let text):
            language.say(
                "“\(text)”不是日期；请写全年月日，如 2020-05-17",
                "“\(text)” is no date; write year, month and day, such as 2020-05-17"
            )
        case .notAWholeNumber(let text):
            language.say("“\(text)”不是可用的整数", "“\(text)” is no whole number that fits")
        case .notADecimal(let text): language.say("“\(text)”不是数", "“\(text)” is no number")
        case .notATruth(let text): language.say("“\(text)”请写成 是 或 否", "Write yes or no instead of “\(text)”")
        case .money(let error): error.text(in: language)
        case .unknownOption(let text): language.say("没有选项“\(text)”", "There is no option “\(text)”")
        case .valueMissing:
            language.say(
                "没有给出新内容；可写在后面、用 --from-file、从标准输入，或用 --clear 清空",
                "No new value was given; write it, use --from-file or standard input, or --clear to empty the field"
            )
        case .valueGivenTwice: language.say("新内容给了两次，只留一种", "The new value was given twice; keep one")
        case .setNeedsSigns:
            language.say(
                "这个字段有多个值；请写 +要加的 -要去掉的，或用 --add、--remove",
                "This field holds several values; write +added -removed, or use --add and --remove"
            )
        case .chooseOne(let options):
            language.say("请在 \(list(options)) 中选一个", "Give exactly one of \(list(options))")
        case .notForKind(let option, let kind):
            language.say("选项 \(option) 不能用于“\(kind)”", "The option \(option) is not for the kind “\(kind)”")
        case .unreadableFile(let path):
            language.say(
                "读不到文件 \(path)；请核对路径和权限",
                "The file \(path) can't be read; check its path and permissions"
            )
        case .tooManyMarks(let path):
            language.say(
                "文件 \(path) 里有一个字附了 \(String.marksMax) 个以上的附加符号；请删去多余的符号",
                "In the file \(path) one letter carries more than \(String.marksMax) marks; take some away"
            )
        case .emptyText: language.say("内容是空的", "The text is empty")
        case .codeMissing: language.say("没有收到注册码", "No code was given")
        case .noServerNamed:
            language.say(
                "请写服务器网址，例如 taizhang enroll https://台账.example；连不上服务器的电脑用 taizhang enroll --request 文件",
                "Name the server, as in `taizhang enroll https://taizhang.example`; on a computer that never reaches it: `taizhang enroll --request FILE`"
            )
        case .noRequestMade:
            language.say(
                "这个文件夹没有写过注册申请，答复文件用不上；请在写申请的那台电脑、那个文件夹里导入",
                "No request to enrol was written in this folder; take the answer in where the request was written"
            )
        case .textTooLong(let bytes, let max):
            language.say(
                "内容太长：\(bytes) 字节，最多 \(max) 字节（约 \(max / 3) 个汉字）；请分几次记录，或另存文件",
                "The text has \(bytes) bytes, at most \(max) fit (about \(max / 3) Chinese characters); record it in parts"
            )
        case .hasNUL:
            language.say(
                "内容里有空字符（U+0000），不能保存",
                "The text holds a NUL character (U+0000), which can't be kept"
            )
        case .noAssignment(let text):
            language.say("“\(text)”请写成 字段=值，如 金额=5万元", "Write “\(text)” as FIELD=VALUE, such as amount=5000")
        case .unknownFigure(let text, let known):
            language.say(
                "没有口径“\(text)”；有：\(list(known))",
                "There is no figure “\(text)”; there are \(list(known))"
            )
        case .notUTF8(let path):
            language.say(
                "\(path) 不是 UTF-8；可先转换：iconv -f GB18030 -t UTF-8 原文件 > 新文件",
                "\(path) is not UTF-8; convert it first: iconv -f GB18030 -t UTF-8 OLD > NEW"
            )
        case .approximationTwice(let text):
            language.say(
                "“\(text)”已写明精确程度，与 --approximation 不一致；只留一种",
                "“\(text)” says already how exact it is, and --approximation says something else; keep one"
            )
        case .oneValueOnly(let field):
            language.say(
                "“\(field)”只有一个值，不用 + 或 -；请写出完整的新内容",
                "\(field) holds one value and takes no + or -; write the whole new value"
            )
        case .numberTaken(let number):
            language.say(
                "编号“\(number)”已有问题或措施在用；请另取一个",
                "The number \(number) is another's already; choose a different one"
            )
        case .badNumber(let number):
            language.say(
                "“\(number)”不能作编号；请写成 单位-序号，如 司法局-03（不含“.”和“~”）",
                "\(number) can't be a number; write UNIT-NUMBER, such as Justice-03, without “.” and “~”"
            )
        case .noEditReference(let text):
            language.say(
                "看不懂的修改编号：\(text)；应写 单位#号，如 司法局#12，见 taizhang undo --list",
                "\(text) names no edit; write UNIT#NUMBER, such as Justice#12, see `taizhang undo --list`"
            )
        case .onlyWith(let option, let other):
            language.say("\(option) 只能与 \(other) 同用", "\(option) goes only with \(other)")
        case .unknownPerson(let text, let known):
            language.say(
                "冲突各方里没有 \(text)；有：\(known.joined(separator: "、"))",
                "Nobody in a conflict is called \(text); there are: \(known.joined(separator: ", "))"
            )
        case .noDraft: language.say("没有给出要改的内容；见 --help", "Nothing to change was given; see --help")
        }
    }
}
