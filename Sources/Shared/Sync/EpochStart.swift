/// One of a unit's histories: a restore or a failover begins the next.
public struct EpochStart: Sendable, Hashable {
    public var epoch: EpochID
    /// The unit's version at which it began; what is up to there is shared with the history before.
    public var version: Int64

    public init(_ epoch: EpochID, at version: Int64) {
        self.epoch = epoch
        self.version = version
    }

    var json: JSONValue { [epoch.json, .int(version)] }

    init(json: JSONValue) throws(JSONError) {
        guard let items = json.items, items.count == 2, let epoch = items[0].text.flatMap({ EpochID($0) }),
            let version = items[1].number
        else { throw JSONError(.wrongType, member: "epochs") }
        self.init(epoch, at: version)
    }
}

extension Base {
    /// The part of this state that a history still has.
    ///
    /// - Parameters:
    ///   - head: Where that history stands.
    ///   - epochs: All histories up to it, oldest first; one that isn't among them shares nothing.
    func shared(with head: Base, _ epochs: [EpochStart]) -> Int64 {
        if epoch == head.epoch { return min(version, head.version) }
        guard let place = epochs.firstIndex(where: { $0.epoch == epoch }) else { return 0 }
        return epochs[(place + 1)...].map(\.version).reduce(min(version, head.version), min)
    }
}
