/// What the server's commands say when all went well, and on the way there.
public enum ServerMessage: Speakable, Equatable {
    case ready(url: String)
    case stopping
    case stopped
    case migrated([String])
    case upToDate
    case roundAdded(String)
    case unitAdded(name: String, shortName: String)
    case userAdded(String)
    case granted(String, roles: [Role], units: [String])
    case grantRevoked(String, roles: [Role], units: [String])
    case enrolmentCode(code: String, person: String, until: String)
    case deviceRevoked(String, person: String)
    case handedOver(unit: String, from: String, to: String, roles: [Role])
    case handoverUnsent(device: String, person: String, changes: Int64)
    case nothingYet
    case checkClean(units: Int, rows: Int64)
    case checkFound(Int)
    case seeHelp

    private func list(_ roles: [Role], _ language: Language) -> String {
        roles.map { $0.text(in: language) }.joined(separator: language.say("、", ", "))
    }

    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.ready(let url), .zh): "台账服务已就绪：\(url)"
        case (.ready(let url), .en): "Taizhang is ready: \(url)"
        case (.stopping, .zh): "正在停止…"
        case (.stopping, .en): "Stopping…"
        case (.stopped, .zh): "已停止。"
        case (.stopped, .en): "Stopped."
        case (.migrated(let names), .zh): "已执行迁移：\(names.joined(separator: "、"))。"
        case (.migrated(let names), .en): "Migrations applied: \(names.joined(separator: ", "))."
        case (.upToDate, .zh): "数据库已是最新。"
        case (.upToDate, .en): "The database is up to date."
        case (.roundAdded(let name), .zh): "已建立轮次：\(name)。"
        case (.roundAdded(let name), .en): "Round added: \(name)."
        case (.unitAdded(let name, let short), .zh): "已建立单位：\(name)（编号用“\(short)”）。"
        case (.unitAdded(let name, let short), .en): "Unit added: \(name) (numbers begin with \(short))."
        case (.userAdded(let name), .zh): "已添加人员：\(name)。下一步：taizhang-server enroll \(quoted(name))"
        case (.userAdded(let name), .en):
            "Person added: \(name). Next: taizhang-server enroll \(quoted(name))"
        case (.granted(let name, let roles, let units), .zh):
            "已授予 \(name)：\(list(roles, .zh))（\(units.joined(separator: "、"))）。"
        case (.granted(let name, let roles, let units), .en):
            "Granted to \(name): \(list(roles, .en)) (\(units.joined(separator: ", ")))."
        case (.grantRevoked(let name, let roles, let units), .zh):
            "已收回 \(name) 的角色：\(list(roles, .zh))（\(units.joined(separator: "、"))）。"
        case (.grantRevoked(let name, let roles, let units), .en):
            "Taken from \(name): \(list(roles, .en)) (\(units.joined(separator: ", ")))."
        case (.enrolmentCode(let code, let person, let until), .zh):
            "\(person) 的注册码（只能用一次，\(until) 前有效）：\n\(code)"
        case (.enrolmentCode(let code, let person, let until), .en):
            "Enrolment code of \(person) (works once, until \(until)):\n\(code)"
        case (.deviceRevoked(let name, let person), .zh):
            "\(person)的设备“\(name)”已停用，再不能取得任何数据。它还没有送出的修改，若再连上服务器，会暂存下来由督查员处理。\n给本人的新电脑一个注册码：taizhang-server enroll \(person)"
        case (.deviceRevoked(let name, let person), .en):
            "\(person)'s device \"\(name)\" is revoked and is told nothing any more. What it had not sent is kept aside for a supervisor if it ever comes in.\nA code for a new computer: `taizhang-server enroll \(person)`"
        case (.handedOver(let unit, let from, let to, let roles), .zh):
            "\(unit)：\(from) 的工作已移交 \(to)（\(list(roles, .zh))）。\(from) 下次同步时本机不再保留该单位的数据；还没有送出的修改会暂存，由督查员处理。"
        case (.handedOver(let unit, let from, let to, let roles), .en):
            "\(unit): \(to) has taken over from \(from) (\(list(roles, .en))). With the next sync \(from)'s device lets the unit go; what it had not sent is kept aside for a supervisor."
        case (.handoverUnsent(let device, let person, let changes), .zh):
            "  \(person)的设备“\(device)”上次报告还有 \(changes) 项未送出，请提醒本人同步一次。"
        case (.handoverUnsent(let device, let person, let changes), .en):
            "  \(person)'s device \"\(device)\" last reported \(changes) unsent change(s); ask for one more sync."
        case (.nothingYet, .zh): "（还没有）"
        case (.nothingYet, .en): "(none yet)"
        case (.checkClean(let units, let rows), .zh): "检查完毕：\(units) 个单位，\(rows) 条日志，一致。"
        case (.checkClean(let units, let rows), .en):
            "Checked: \(units) unit(s), \(rows) log row(s), all consistent."
        case (.checkFound(let count), .zh): "检查发现 \(count) 处不一致。请保留现场并从备份恢复。"
        case (.checkFound(let count), .en):
            "The check found \(count) difference(s). Keep things as they are, and restore from a backup."
        case (.seeHelp, .zh): "用 --help 查看用法。"
        case (.seeHelp, .en): "See --help."
        }
    }

    /// A name as a shell takes it.
    private func quoted(_ name: String) -> String {
        name.contains(where: { $0.isWhitespace || "'\"$`\\*?&|;<>()#".contains($0) })
            ? "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
                + "'" : name
    }
}

/// Headings of the lists that the server's commands print.
public enum ServerHeading: Speakable, CaseIterable {
    case id
    case name
    case shortName
    case ordinal
    case term
    case rounds
    case roles
    case units
    case allUnits
    case allUnitsExcept
    case office
    case person
    case device
    case enrolled
    case lastSeen
    case state
    case active
    case revoked
    case problems
    case measures
    case entries
    case doubtful

    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.allUnitsExcept, .zh): "全部单位，除"
        case (.allUnitsExcept, .en): "all units but"
        case (.office, .zh): "巡察办"
        case (.office, .en): "the office"
        case (.id, .zh): "编号"
        case (.id, .en): "id"
        case (.name, .zh): "名称"
        case (.name, .en): "name"
        case (.shortName, .zh): "简称"
        case (.shortName, .en): "short name"
        case (.ordinal, .zh): "轮"
        case (.ordinal, .en): "round"
        case (.term, .zh): "届次"
        case (.term, .en): "term"
        case (.rounds, .zh): "轮次"
        case (.rounds, .en): "rounds"
        case (.roles, .zh): "角色"
        case (.roles, .en): "roles"
        case (.units, .zh): "单位"
        case (.units, .en): "units"
        case (.allUnits, .zh): "全部单位"
        case (.allUnits, .en): "all units"
        case (.person, .zh): "人员"
        case (.person, .en): "person"
        case (.device, .zh): "设备"
        case (.device, .en): "device"
        case (.enrolled, .zh): "注册时间"
        case (.enrolled, .en): "enrolled"
        case (.lastSeen, .zh): "最近联系"
        case (.lastSeen, .en): "last seen"
        case (.state, .zh): "状态"
        case (.state, .en): "state"
        case (.active, .zh): "有效"
        case (.active, .en): "active"
        case (.revoked, .zh): "已停用"
        case (.revoked, .en): "revoked"
        case (.problems, .zh): "问题"
        case (.problems, .en): "problems"
        case (.measures, .zh): "措施"
        case (.measures, .en): "measures"
        case (.entries, .zh): "数字"
        case (.entries, .en): "figures"
        case (.doubtful, .zh): "存疑"
        case (.doubtful, .en): "doubtful"
        }
    }
}
