/// Until when what is shown is known.
public enum CutSentence: Sendable, Equatable, Speakable {
    case asOf(time: String, units: [Unit])
    case neverSynced
    case incomplete(unit: String)
    case behind(unit: String, versions: Int64)
    case left(unit: String)

    /// A unit with its version.
    public struct Unit: Sendable, Equatable {
        /// What people call it.
        public var name: String
        /// The last version that is held.
        public var version: Int64

        /// Names a unit's version.
        public init(name: String, version: Int64) {
            self.name = name
            self.version = version
        }
    }

    /// The cut in words.
    public func text(in language: Language) -> String {
        switch self {
        case .asOf(let time, let units) where units.isEmpty:
            return language.say("截至 \(time) 同步", "As of the sync at \(time)")
        case .asOf(let time, let units):
            let named = units.prefix(3)
            let rest = units.count - named.count
            let zh = named.map { "\($0.name) 第 \($0.version) 版" }.joined(separator: "、")
            let en = named.map { "\($0.name) version \($0.version)" }.joined(separator: ", ")
            return language.say(
                "截至 \(time) 同步（\(zh)\(rest > 0 ? "等 \(units.count) 个单位" : "")）",
                "As of the sync at \(time) (\(en)\(rest > 0 ? " and \(rest) more" : ""))"
            )
        case .neverSynced:
            return language.say("还没有同步过；请运行 taizhang sync", "Never synced; run `taizhang sync`")
        case .incomplete(let unit):
            return language.say(
                "\(unit)的数据还没有取全；请再运行 taizhang sync",
                "\(unit) is not complete yet; run `taizhang sync` again"
            )
        case .behind(let unit, let versions):
            return language.say(
                "\(unit)在服务器上还有 \(versions) 版没有取来",
                "\(unit): \(counted(Int(versions), "version")) more at the server"
            )
        case .left(let unit):
            return language.say(
                "您已不在\(unit)；这里显示的是离开前的数据",
                "You are no longer in \(unit); this is what was held before"
            )
        }
    }
}
