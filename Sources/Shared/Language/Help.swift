/// What `--help` says of commands and options.
public enum Help: Sendable, CaseIterable, Speakable {
    // Options that every command has, and the connection's.
    case home, json, language, authority, insecureHTTP
    // Commands.
    case program, programMore, enroll, enrollMore, sync, watch, foretell, status, problems, show, history,
        progress,
        funds,
        accountability,
        rule,
        quantity
    case measure, measureAdd, measureSet, set, correct, confirm, retract, restore, start, stage, claim
    case withdrawClaim, review, close, returnClaim, reopen, problem, problemAdd, conflicts, resolve, withdraw
    case resolveMore, undo, undoMore, refused, refusedMore, refusedList, refusedShow, amend, drop
    case verify, verifyMore, repair, repairMore
    case totals, outbox, outboxMore, outboxExport, outboxImport, carry, carryMore, bundle, bundleShow,
        quarantine, quarantineMore,
        quarantineList, quarantineShow, quarantineAdopt, quarantineDiscard
    // Arguments and options of some.
    case url, device, reference, entry, record, conflict, text, fromFile, date, why, whyRuled, note, partOf,
        approximation
    case amount, fundsKind, form, compound, count, countUnit, action, title, documentNumber, label,
        quantityAmount
    case quantityUnit, field, value, clear, add, remove, assign, statusFilter, overdue, unit, textFilter,
        round
    case number, detail, category, due, measureDue, problemKind, head, contender, base, rulingValue, figure,
        central, published, allDevices,
        allFigures, explain
    case byUnit, finishedOn, responsible, all, exportFile, answerFile, carriedFile, answerOut,
        enrolmentRequest, enrolmentAnswer, quarantined,
        quarantineAll, refusedAll, refusedEdit, dropYes, repairFrom, historyField, edit, undoList, undoneBatch
    case bulk, firstContender, lastContender, valueOf, bulkUnit, bulkField, bulkProblem, bulkAuthor, batch,
        yes
}

extension Help {
    /// The sentence.
    public func text(in language: Language) -> String {
        let (zh, en) = optionWords ?? commandWords ?? argumentWords
        return language.say(zh, en)
    }

    private var optionWords: (String, String)? {
        switch self {
        case .home:
            (
                "数据文件夹（默认 TAIZHANG_HOME，再默认 ~/.taizhang）",
                "The folder of the data (else TAIZHANG_HOME, else ~/.taizhang)."
            )
        case .json: ("在标准输出写一个 JSON 文档", "Write one JSON document to standard output.")
        case .language: ("语言：zh 或 en（默认按系统区域）", "The language, zh or en (else the locale's).")
        case .authority:
            (
                "信任的证书机构文件 PEM（默认 TAIZHANG_CA，再默认系统的）",
                "A PEM file of authorities to trust (else TAIZHANG_CA, else the system's)."
            )
        case .insecureHTTP: ("允许不加密的 http，仅供测试", "Allow http without encryption, for tests only.")
        default: nil
        }
    }

    private var commandWords: (String, String)? {
        switch self {
        case .program:
            (
                "台账：巡察整改的离线台账",
                "Taizhang: an offline-first ledger for the rectification of inspection findings."
            )
        case .programMore: (Self.firstStepsChinese, Self.firstStepsEnglish)
        case .enroll: ("把这台设备注册到服务器", "Enrol this device with a server.")
        case .enrollMore:
            (
                """
                注册码由管理员给您，只能用一次。已注册的文件夹再次运行就是续期：数据、密钥、未发送的修改都保留。
                连不上服务器的电脑用文件注册：--request 写出申请文件（其中没有注册码），由同事（taizhang carry）或管理员（taizhang-server carry）带去；带回的答复文件用 --answer 导入，随即就有数据。
                """,
                """
                The administrator gives you the code; it works once. In a folder that is enrolled it renews the enrolment: data, key and unsent edits stay.
                A computer that never reaches the server enrols by file: --request writes a request (the code is not in it), a colleague (`taizhang carry`) or the administrator (`taizhang-server carry`) brings it in, and --answer takes the file that comes back, which brings the first data too.
                """
            )
        case .outbox:
            ("不能联网时，用文件报送和取回", "Files in place of a network: what is unsent goes out, answers come in.")
        case .outboxMore:
            (
                "在连不上服务器的电脑上：export 写出报送文件，由同事或服务器管理员带去（carry），带回的回执用 import 导入。带两次、顺序颠倒都没有关系。",
                "On a computer that never reaches the server: `export` writes a file, a colleague or the server's operator "
                    + "carries it in, `import` takes the return file that comes back. Twice or out of order does no harm."
            )
        case .outboxExport:
            ("写出待发送的修改和本机进度", "Write what is unsent, and where this device stands, into a file.")
        case .outboxImport: ("导入带回的回执", "Take in a return file that was carried back.")
        case .carry: ("替连不上服务器的同事带文件", "Carry a file for a colleague who doesn't reach the server.")
        case .carryMore:
            (
                "把同事的报送文件送到服务器，并写出要带回的回执。修改仍算同事本人的，您只是带送人。",
                "Brings the file to the server and writes the return file to take back. The edits stay your "
                    + "colleague's; you are named as who carried them."
            )
        case .quarantine:
            (
                "处理已离岗人员留下的、等不到补送的修改",
                "Decide on edits of people who have left their unit, and on those that wait for others in vain."
            )
        case .quarantineMore:
            (
                "人员调离、设备停用后，其电脑上还没送到的修改暂存在服务器。督查员逐条采用（记为督查员的修改，注明原作者）或不予采用。"
                    + "服务器恢复备份后，依据还没补回的修改也列在这里：补回后自动生效，等不到的可不再等待。",
                "What was still on the laptop of somebody who was moved, or on a device that was revoked, is kept aside at "
                    + "the server. A supervisor adopts each (as an own edit that names its author) or discards it. Edits that build on what a "
                    + "restored server has lost are listed too: they take effect once that is back; one that waits in vain "
                    + "can be discarded."
            )
        case .quarantineList: ("列出暂存的修改", "List what is kept aside.")
        case .quarantineShow: ("查看一条暂存的修改", "Show one of them.")
        case .quarantineAdopt: ("采用暂存的修改", "Make own edits of them, and send them.")
        case .quarantineDiscard: ("不予采用，并说明理由", "Discard one, with the reason.")
        case .bundle: ("查看携带的文件", "Look at carried files.")
        case .bundleShow:
            ("查看文件的来源、时间、内容和签名", "Show whose a file is, of when, what is in it, and whether it is genuine.")
        case .sync: ("发送本机的修改，取来他人的修改", "Send local edits, then fetch everyone else's.")
        case .foretell:
            (
                "只预演：说出每次修改会有什么结果，不发送、不改动本机",
                "Look ahead only: tell what would become of each edit; send nothing, change nothing here."
            )
        case .watch:
            (
                "同步后继续等待：他人的修改一到就显示，本机的修改自动送出，直到按 Ctrl-C",
                "Go on after the sync: show others' edits as they arrive and send own ones, until Ctrl-C."
            )
        case .status: ("未发送、被拒、有争议、将到期和逾期的情况", "What is unsent, refused, disputed, due and overdue.")
        case .problems: ("列出问题", "List problems.")
        case .show: ("查看一个问题或任何一条记录", "Show a problem or any record.")
        case .history: ("谁在何时为何改了什么，结果如何", "Who changed what, when and why, and what became of it.")
        case .progress: ("记一条进展", "Record progress.")
        case .funds: ("记一笔资金", "Record money.")
        case .accountability: ("记追责问责", "Record people held accountable.")
        case .rule: ("记建章立制", "Record rules made, revised or repealed.")
        case .quantity: ("记其他数量，如 培训 30 次", "Record anything else that is counted, such as 30 trainings.")
        case .measure: ("整改措施", "Measures.")
        case .measureAdd: ("给问题加一条措施", "Add a measure to a problem.")
        case .measureSet: ("改措施的一个字段", "Set a field of a measure.")
        case .set: ("改任何记录的一个字段", "Set a field of any record.")
        case .correct: ("更正一条台账记录；原记录保留", "Correct a ledger entry; the old one is kept.")
        case .confirm:
            (
                "确认一条存疑记录，使其计入；不写代号则列出",
                "Confirm a doubtful entry, so that it counts; without an id, list them."
            )
        case .retract: ("撤销一条记录", "Retract a record.")
        case .restore: ("恢复撤销的记录", "Restore a retracted record.")
        case .start: ("开始整改，或由阶段性完成转回整改中", "Begin work on a problem, or go on after a stage.")
        case .stage: ("标为阶段性完成", "Mark a stage as done.")
        case .claim: ("申请销号", "Claim a problem as done.")
        case .withdrawClaim: ("撤回销号申请", "Withdraw a claim.")
        case .review: ("受理审核", "Take a claim up for review.")
        case .close: ("销号", "Close a problem.")
        case .returnClaim: ("退回重改，须说明原因", "Return a claim, with a reason.")
        case .reopen: ("重新挂号，须说明原因", "Reopen a closed problem, with a reason.")
        case .problem: ("问题", "Problems.")
        case .problemAdd: ("添加一个反馈问题。涉密内容不得进入本系统", "Add a problem. State secrets must not enter this system.")
        case .conflicts: ("列出待裁定的冲突", "List open conflicts.")
        case .resolve: ("裁定一个冲突", "Decide a conflict.")
        case .withdraw: ("撤回自己在冲突中的值", "Take one's own value out of a conflict.")
        case .resolveMore:
            (
                """
                一个一个裁定：写冲突代号，选 --head、--contender、--base 或 --value。
                成批裁定：--all，用 --unit、--field、--problem、--author 限定范围，选 --head、--base、--first、--last 或 --of。先显示预览，加 --yes 才保存；整批可用 undo --batch 撤销。
                """,
                """
                One by one: name the conflict and choose --head, --contender, --base or --value.
                Many at once: --all, narrowed by --unit, --field, --problem, --author, with --head, --base, --first, --last or --of. It shows what would become of them and saves with --yes; `undo --batch` takes all of it back.
                """
            )
        case .refused: ("自己没有被接受的修改", "Own edits that were turned down.")
        case .refusedMore:
            (
                "没有被接受的修改不会丢：refused 列出，refused show 查看全文和原因；amend 改正后重新保存，并注明更正的是哪一次；drop 放弃，问两次，留副本。",
                "Nothing that was turned down is lost: `refused` lists it, `refused show` shows it with the reason; `amend` "
                    + "saves it again, corrected, and names what it amends; `drop` lets it be, asks twice and keeps a copy."
            )
        case .refusedList: ("列出没有被接受的修改", "List what was turned down.")
        case .refusedShow: ("查看其中一条", "Show one of them.")
        case .amend: ("改正一次没有被接受的修改，重新保存", "Correct an edit that was turned down, and save it again.")
        case .drop: ("放弃一次没有被接受的修改；留副本", "Let an edit be that was turned down; a copy is kept.")
        case .verify: ("检查本机数据是否完好", "Check whether the data on this device is sound.")
        case .verifyMore:
            (
                "核对每个文件的每一行、各版之间的衔接、自己的签名，并从头重算一遍。只看不改；有问题退出码为 65。",
                "Checks every line of every file, that each version follows the one before, your signatures, and recounts "
                    + "from the beginning. It changes nothing; the exit status is 65 where something is wrong."
            )
        case .repair: ("修复本机数据，能救的都救", "Mend the data on this device, saving what can be saved.")
        case .repairMore:
            (
                """
                先说明要做什么，问过才做（--yes 不问）。要改的文件先原样留一份；完好的内容、没有送出的修改都保留；缺的随下次同步取回。
                设备密钥坏了的文件夹：换一个文件夹注册、同步，再用 repair --from 旧文件夹 把没有送出的修改接过来。
                """,
                """
                It says first what it would do, and asks (--yes: doesn't). Every file is kept as it was; what is good and what was not sent stays; the next sync fetches what is missing.
                A folder whose key is gone: enrol and sync in another one, then `repair --from OLD` takes up what was not sent.
                """
            )
        case .undo: ("撤销自己的一次修改", "Take one of your own edits back.")
        case .undoMore:
            (
                """
                不写编号时撤销最近一次。撤销本身也是一次修改，留有记录，可以再撤销（即改回来）。
                修改之后别人又动过的，不会撤销，而是说明是谁、动了什么。
                """,
                """
                Without a name it is the last one. Taking back is an edit too: it is kept, and can be taken back itself.
                What others have gone on from is not taken back; you are told who did what.
                """
            )
        case .totals: ("各口径合计，注明截止点与争议区间", "Sums, each with its cut and what conflicts could make of it.")
        default: nil
        }
    }

    private var argumentWords: (String, String) {
        switch self {
        case .url: ("服务器网址（用文件注册时不用写）", "The server's address (not needed to enrol by file).")
        case .enrolmentRequest:
            ("写出注册申请文件，由别人带去", "Write a request to enrol into this file, for somebody to carry.")
        case .enrolmentAnswer: ("导入带回的注册答复文件", "Take in the answer that was carried back.")
        case .quarantined: ("暂存修改的编号（quarantine list 的第一列）", "Its id, as `quarantine list` shows it.")
        case .quarantineAll: ("连同已处理的", "Those decided on too.")
        case .edit: ("修改的编号，如 司法局#12（默认最近一次）", "The edit, such as Justice#12 (else the last one).")
        case .undoneBatch: ("撤销成批保存的修改；先预览", "Take a batch back; shows first what would be.")
        case .bulk: ("裁定所有符合条件的冲突", "Decide every conflict that the filter lets through.")
        case .firstContender: ("采用最先送到的备选（与 --all 同用）", "Take the contender that came first (with --all).")
        case .lastContender: ("采用最后送到的备选（与 --all 同用）", "Take the contender that came last (with --all).")
        case .valueOf: ("采用此人的值（与 --all 同用）", "Take what this person wrote (with --all).")
        case .bulkUnit: ("只裁定这个单位的（与 --all 同用）", "Only this unit's (with --all).")
        case .bulkField: ("只裁定这个字段的（与 --all 同用）", "Only about this field (with --all).")
        case .bulkProblem:
            ("只裁定这个问题及其下记录的（与 --all 同用）", "Only about this problem and what is under it (with --all).")
        case .bulkAuthor: ("只裁定此人有备选的（与 --all 同用）", "Only where this person has a contender (with --all).")
        case .batch: ("并入先前的批次", "Go on with an earlier batch.")
        case .yes: ("不再预览，直接保存", "Do it, instead of showing what would be done.")
        case .historyField:
            ("只看这个字段：谁看到了什么、改成什么、结果如何", "Only this field: who saw what, wrote what, and what became of it.")
        case .refusedAll: ("连同已更正、已放弃的", "Those amended or dropped too.")
        case .refusedEdit: ("没有被接受的修改的编号，如 司法局#12", "The edit that was turned down, such as Justice#12.")
        case .dropYes: ("不再询问", "Don't ask.")
        case .repairFrom: ("接过这个旧文件夹里没有送出的修改", "Take up what this other folder had not sent.")
        case .undoList: ("列出自己的修改和编号", "List your edits with their names.")
        case .exportFile: ("写到哪个文件（默认按姓名和时间起名）", "The file to write (else named by person and time).")
        case .answerFile: ("带回的回执文件", "The return file that was carried back.")
        case .carriedFile: ("同事的报送文件或注册申请文件", "Your colleague's file.")
        case .answerOut: ("回执写到哪个文件（默认放在原文件旁边）", "Where the return file goes (else beside the file).")
        case .device: ("设备名（默认主机名）", "The device's name (else the host's).")
        case .reference: ("问题或措施的编号，或代号开头", "A problem's or measure's number, or the start of an id.")
        case .entry: ("台账记录的代号", "The entry's id.")
        case .record: ("编号或代号开头", "A number, or the start of an id.")
        case .conflict: ("冲突代号，或有争议记录的编号", "The conflict's id, or the number of the record in dispute.")
        case .text: ("内容；长文用 --from-file 或标准输入", "The text; for long text use --from-file or standard input.")
        case .fromFile: ("从文件读内容（- 为标准输入）", "Read the text from a file (- for standard input).")
        case .date: ("发生日期，如 2020-05-17（默认今天）", "The date, such as 2020-05-17 (else today).")
        case .whyRuled: ("裁定的理由，有关各方都会看到", "The ruling's reason; everybody concerned is told.")
        case .why: ("原因，他人能看到", "Why; others see it.")
        case .note: ("备注", "A note.")
        case .partOf: ("是哪条记录的其中项，不重复计算", "The entry that it is a part of, so that it isn't added again.")
        case .approximation: ("约数：至少、近、约", "How exact: at_least, almost, about.")
        case .amount: ("金额，如 12.8万元、128,000.00元、12.8万余元", "The amount, such as 128,000.00元 or 12.8万元.")
        case .fundsKind: ("清退、挽回、扣除、争取", "recovered, lossRecovered, deducted or secured.")
        case .form: ("问责形式，可多次", "A form, may be repeated.")
        case .compound: ("多种形式的关系：and 或 or", "How several forms combine: and, or.")
        case .count: ("数量，如 30、30余、近40", "How many: 30, 30余 (at least 30), 近40 (almost 40).")
        case .countUnit: ("人 或 人次", "person or person_time.")
        case .action: ("新建、修订、废止", "new, revised or repealed.")
        case .title: ("标题", "The title.")
        case .documentNumber: ("文号", "The document's number.")
        case .label: ("名目，如 培训", "What is counted.")
        case .quantityAmount: ("数，如 12、1.5、30余", "The number: 12, 1.5, 30余 (at least 30).")
        case .quantityUnit: ("单位，如 次", "The unit.")
        case .field: ("字段名", "The field's name.")
        case .value: ("新内容；多值字段写 +加 -减", "The new value; +added -removed for a field of several.")
        case .clear: ("清空", "Empty the field.")
        case .add: ("加入一个值", "Add a value.")
        case .remove: ("去掉一个值", "Remove a value.")
        case .assign: ("字段=值，可多次", "FIELD=VALUE, may be repeated.")
        case .statusFilter: ("只看这个状态", "Only this status.")
        case .overdue: ("只看逾期", "Only what is overdue.")
        case .unit: ("单位", "The unit.")
        case .textFilter: ("编号、标题或内容含有", "Only where number, title or detail contains this.")
        case .round: ("轮次", "The round.")
        case .number: ("编号（默认接着排）", "The number (else the next).")
        case .detail: ("具体内容", "The detail.")
        case .category: ("类别", "The category.")
        case .due: ("整改时限：日期、立行立改或长期坚持", "A date, immediate or long_term.")
        case .measureDue: ("整改时限，如 2020-05-17", "When it is due, such as 2020-05-17.")
        case .problemKind: ("面上问题 或 立行立改问题", "general or immediateFix.")
        case .head: ("维持现值", "Keep what is in force.")
        case .contender: ("采用第几个备选", "Take the contender with this number.")
        case .base: ("恢复原值", "Go back to what was before.")
        case .rulingValue: ("另定一个值；多个字段写 字段=值", "Another value; FIELD=VALUE where there are several fields.")
        case .figure: ("口径", "The figure.")
        case .published:
            ("列出通报公布的数字（不与台账相加）", "List what the round's bulletin published; never summed with entries.")
        case .allDevices:
            ("所督查单位的各台设备：上次同步、未发送的修改", "The devices of the units you supervise: last sync, unsent changes.")
        case .central: ("向服务器查询", "Ask the server.")
        case .allFigures: ("连同其他数量（培训、走访等）一并列出", "Also list other quantities, such as trainings and visits.")
        case .explain: ("列出组成每个数的记录", "List the entries that each figure sums.")
        case .byUnit: ("分单位", "By unit.")
        case .finishedOn: ("完成日期（默认今天）", "When it was finished (else today).")
        case .responsible: ("责任单位", "Who is responsible.")
        case .all: ("包括已撤销的", "Retracted ones too.")
        default: ("", "")
        }
    }

    private static let firstStepsChinese = """
        第一次使用：
          taizhang enroll https://台账.example    提示输入注册码；只做一次
          taizhang sync                           取来本单位的台账
        每天（除 sync 外都可断网）：
          taizhang problems                       问题和编号，如 司法局-02
          taizhang progress 司法局-02 已走访三家    记进展；司法局-02.3 是它的第三条措施
          taizhang funds 02 12.8万余元             只有一个单位时可省去单位名
          taizhang claim 02                       申请销号
          taizhang sync                           报送，并取来他人的修改和裁定
        督查员：
          taizhang conflicts                      待裁定的冲突
          taizhang totals --explain               合计，并列出每个数由哪些记录组成

        其他记录用代号的开头几位指称，如 d15353。国家秘密不得进入本系统。

        退出码：0 成功；1 被规则拒绝；64 用法不对；65 数据不可信；69 连不上服务器；
          74 磁盘出错；75 另有程序在用；78 尚未注册；130 中断
        """

    private static let firstStepsEnglish = """
        The first time:
          taizhang enroll https://taizhang.example  asks for the code; done once
          taizhang sync                             fetches the unit's ledger
        Every day (all but sync without a network):
          taizhang problems                         problems and their numbers: Justice-02
          taizhang progress Justice-02 "three visited"  Justice-02.3 is its third measure
          taizhang funds 02 12.8万余元               the unit may be left out where there is one
          taizhang claim 02                         claim it as done
          taizhang sync                             send, and fetch others' edits and rulings
        Supervisors:
          taizhang conflicts                        what waits for a ruling
          taizhang totals --explain                 sums, each with the entries that make it

        Other records are named by the first digits of their id: d15353. State secrets must not enter.

        Exit status: 0 done; 1 refused by a rule; 64 wrong usage; 65 data that can't be trusted;
          69 server unreachable; 74 disk; 75 in use elsewhere; 78 not enrolled; 130 interrupted
        """
}
