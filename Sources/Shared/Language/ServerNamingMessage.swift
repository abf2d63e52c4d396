/// A name on the command line that doesn't say which one is meant.
public enum ServerNamingMessage: Speakable, Equatable {
    /// What is named.
    public enum Subject: Sendable, CaseIterable {
        case unit
        case person
        case round
        case device
    }

    case unknown(Subject, String)
    case ambiguous(Subject, String, [String])
    case taken(Subject, String)
    /// A unit's short name is another unit's.
    case shortNameTaken(String, owner: String)
    /// Numbers such as 司法局-03 begin with it.
    case badShortName(String)
    case empty(Subject)
    /// Neither units nor all units were named for a new person.
    case noUnits
    case unitsForAdministrator
    case unitsAndAllUnits
    case roleNotHeld(person: String, role: Role)
    case nothingToHandOver(person: String, unit: String)
    case handoverToSelf(String)
    /// The server's own device is to be revoked.
    case ownDevice

    public func text(in language: Language) -> String {
        switch (self, language) {
        case (.unknown(let subject, let name), .zh):
            "没有叫“\(name)”的\(subject.word(.zh))。用 taizhang-server \(subject.command) list 查看。"
        case (.unknown(let subject, let name), .en):
            "There is no \(subject.word(.en)) \"\(name)\". See `taizhang-server \(subject.command) list`."
        case (.ambiguous(let subject, let name, let candidates), .zh):
            "“\(name)”可以是几个\(subject.word(.zh))：\(candidates.joined(separator: "、"))。请写得更全。"
        case (.ambiguous(_, let name, let candidates), .en):
            "\"\(name)\" may be several: \(candidates.joined(separator: ", ")). Write more of it, or the id."
        case (.taken(let subject, let name), .zh): "已经有叫“\(name)”的\(subject.word(.zh))。"
        case (.taken(let subject, let name), .en): "There is already a \(subject.word(.en)) \"\(name)\"."
        case (.shortNameTaken(let name, let owner), .zh):
            "简称“\(name)”已是“\(owner)”的名称或简称。请用 --short 另取一个。"
        case (.shortNameTaken(let name, let owner), .en):
            "The short name \"\(name)\" is a name of \"\(owner)\" already. Choose another with --short."
        case (.badShortName(let name), .zh): "“\(name)”不能作简称：编号以简称开头，不能含“-”、“.”和“~”。"
        case (.badShortName(let name), .en):
            "\"\(name)\" can't be a short name: numbers begin with it, so it has no \"-\", \".\" and \"~\"."
        case (.empty(let subject), .zh): "\(subject.word(.zh))的名称不能为空，也不能超过 600 字节。"
        case (.empty(let subject), .en): "The name of a \(subject.word(.en)) has 1 to 600 bytes."
        case (.unitsForAdministrator, .zh): "管理员管的是整个巡察办，不写 --unit。"
        case (.unitsForAdministrator, .en): "An administrator's role is the office's; leave --unit out."
        case (.noUnits, .zh): "请用 --unit 给出单位（可多次），或用 --all-units 表示全部单位。"
        case (.noUnits, .en): "Name units with --unit (more than once if need be), or use --all-units."
        case (.roleNotHeld(let person, let role), .zh): "\(person) 在该单位没有角色 \(role.rawValue)。"
        case (.roleNotHeld(let person, let role), .en):
            "\(person) doesn't have the role \(role.rawValue) in that unit."
        case (.nothingToHandOver(let person, let unit), .zh): "\(person) 在 \(unit) 没有角色，没有可移交的。"
        case (.nothingToHandOver(let person, let unit), .en):
            "\(person) has no role in \(unit), so there is nothing to hand over."
        case (.handoverToSelf(let name), .zh): "不能把 \(name) 的工作移交给本人。"
        case (.handoverToSelf(let name), .en): "\(name) can't hand over to \(name)."
        case (.ownDevice, .zh): "这是服务自己的设备，用于导入和管理，不能停用。"
        case (.ownDevice, .en):
            "This is the server's own device, which imports and administers; it can't be revoked."
        case (.unitsAndAllUnits, .zh): "--unit 与 --all-units 只能用一个。"
        case (.unitsAndAllUnits, .en): "Use --unit or --all-units, not both."
        }
    }
}

extension ServerNamingMessage.Subject {
    fileprivate func word(_ language: Language) -> String {
        switch (self, language) {
        case (.unit, .zh): "单位"
        case (.unit, .en): "unit"
        case (.person, .zh): "人员"
        case (.person, .en): "person"
        case (.round, .zh): "轮次"
        case (.round, .en): "round"
        case (.device, .zh): "设备"
        case (.device, .en): "device"
        }
    }

    fileprivate var command: String {
        switch self {
        case .unit: "unit"
        case .person: "user"
        case .round: "round"
        case .device: "device"
        }
    }
}
