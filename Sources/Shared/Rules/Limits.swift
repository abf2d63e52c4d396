/// Bounds that client and server agree on.
public enum Limits {
    /// Changes in one set.
    public static let changesMax = 500
    /// Frozen bytes of one set.
    public static let changeSetBytesMax = 1_048_576
    /// Sets of one unit in one request.
    public static let setsPerPushMax = 100
    /// Up to so many units a sync names all of them; with more, only those with news.
    public static let quietUnitsMax = 64
    /// Bytes of one request body.
    public static let requestBytesMax = 4_194_304
    /// Bytes of one pulled page that a client may ask for.
    public static let pageBytesMax = 4_194_304
    /// Bytes of one pulled page where the client names none.
    public static let pageBytesDefault = 1_048_576
    /// Unsent changes that a device may report; sums over devices stay far from any overflow.
    public static let outboxChangesMax: Int64 = 100_000_000
    /// How long a wait for news may take; proxies commonly end what is silent for a minute.
    public static let waitSecondsMax = 55
    /// Members of a set field.
    public static let setMembersMax = 200
    /// A thousand billion yuan, in fen.
    public static let fenMax: Int64 = 100_000_000_000_000
    /// Persons, person-times, rules in one entry.
    public static let countMax: Int64 = 100_000_000
    /// The wire protocol that this program speaks.
    public static let protocolVersion: Int64 = 1
    /// The oldest wire protocol that a server of this program still serves.
    public static let protocolVersionMin: Int64 = 1
}
