/// What an author had integrated when saving, as the present history shares it.
public struct Integrated: Sendable, Hashable {
    /// All writes up to this version.
    public var version: Int64
    /// The author's base where it reaches into a history that a restore or a failover has lost: of what returns from
    /// there, the author had seen what came up to this. Nil: all of the base is in the present history.
    public var lost: Base?

    /// All of a base.
    public init(_ base: Base) { version = base.version }

    /// The part of a base that a history still has.
    ///
    /// - Parameters:
    ///   - head: Where that history stands.
    ///   - epochs: All histories up to it, oldest first.
    public init(_ base: Base, at head: Base, _ epochs: [EpochStart]) {
        version = base.shared(with: head, epochs)
        lost = version < base.version ? base : nil
    }

    /// Whether the author had seen a write, in this history or in the one that it returned from.
    func includes(_ write: LastWrite) -> Bool {
        if write.version <= version { return true }
        guard let lost, let was = write.mark.was else { return false }
        return was.epoch == lost.epoch && was.version <= lost.version
    }
}
