/// What a person may be in one unit. Raw values travel on the wire; never rename one.
public enum Role: String, Sendable, CaseIterable, Comparable {
    /// 联络员: records progress and claims problems as done, mostly offline.
    case liaison
    /// 主要负责人: does what a liaison does, and signs.
    case leader
    /// 督查员: reviews, closes or returns claims, resolves conflicts.
    case supervisor
    /// 纪检 / 组织部门: gives an opinion in the joint review.
    case reviewer
    /// Is told central totals, and reads no records.
    case viewer
    /// 巡察办's own hand: people, units, rounds, imports. The only writer of the office stream. Reads no unit's data.
    case administrator

    public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }

    /// The unit's own people, who do the rectifying.
    public static let unitSide: Set<Role> = [.liaison, .leader]
    /// Those who judge what the unit claims.
    public static let officeSide: Set<Role> = [.supervisor, .administrator]
    /// Those who read a unit's records.
    public static let readers: Set<Role> = [.liaison, .leader, .supervisor, .reviewer]
    /// Those who are told a unit's central totals.
    public static let toldOfTotals: Set<Role> = readers.union([.viewer])
    /// Those who are told what devices of a unit reported unsent.
    public static let toldOfReports: Set<Role> = [.supervisor, .viewer, .reviewer]
    /// Everybody who writes.
    public static let writers: Set<Role> = [.liaison, .leader, .supervisor, .administrator]
}

extension Role {
    /// Roles as the wire and files spell them.
    static func json(_ roles: Set<Role>) -> JSONValue { .array(roles.sorted().map { .string($0.rawValue) }) }

    /// The roles among these that this program knows.
    static func known(_ items: [JSONValue]) -> Set<Role> {
        Set(items.compactMap { $0.text.flatMap { Role(rawValue: $0) } })
    }
}
