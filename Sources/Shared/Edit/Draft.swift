/// What a person wants to save as one set.
public struct Draft: Sendable, Equatable {
    public var changes: [Change]
    /// The own set that this takes back.
    public var undoes: SetReference?
    /// The own set that was turned down and whose content this has, corrected.
    public var amends: SetReference?
    /// What it was saved as one with.
    public var batch: BatchID?

    public init(
        _ changes: [Change],
        undoes: SetReference? = nil,
        amends: SetReference? = nil,
        batch: BatchID? = nil
    ) {
        self.changes = changes
        self.undoes = undoes
        self.amends = amends
        self.batch = batch
    }
}
