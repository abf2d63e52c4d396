/// Where this replica's lane into a unit stands.
public struct OwnLane: Sendable, Equatable {
    /// The last number that was saved; 0: none.
    public var n: Int64
    public var hash: Hash
    /// The last set that is known to be taken of the lane that this one goes on from.
    public var predecessor: SetReference?

    public init(n: Int64, hash: Hash, predecessor: SetReference? = nil) {
        self.n = n
        self.hash = hash
        self.predecessor = predecessor
    }

    /// A lane without a set.
    public static let empty = OwnLane(n: 0, hash: .zero)
}
