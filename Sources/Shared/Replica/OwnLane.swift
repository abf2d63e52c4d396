/// Where this replica's lane into a unit stands.
public struct OwnLane: Sendable, Equatable {
    /// The last number that was saved; 0: none.
    public var n: Int64
    public var hash: Hash
    /// The last set that is known to be taken of the lane that this one goes on from.
    public var predecessor: SetReference?
    /// Whether the server lacks its last sets for good: the person was taken off the unit, and they lie in quarantine.
    public var hasEnded: Bool

    public init(n: Int64, hash: Hash, predecessor: SetReference? = nil, hasEnded: Bool = false) {
        self.n = n
        self.hash = hash
        self.predecessor = predecessor
        self.hasEnded = hasEnded
    }

    /// A lane without a set.
    public static let empty = OwnLane(n: 0, hash: .zero)
}
