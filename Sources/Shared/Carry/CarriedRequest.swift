/// What a device asks by file: all that it has saved and not yet seen acknowledged, and where it stands.
///
/// A first line with the request, then a line for each set.
public struct CarriedRequest: Sendable, Equatable {
    /// A request of any number of sets.
    public var request: SyncRequest

    public init(_ request: SyncRequest) { self.request = request }

    /// The file's content.
    public var lines: [String] {
        var head = request
        head.pushes = []
        return [head.json.canonicalText()] + request.pushes.map { $0.json.canonicalText() }
    }

    /// Reads ``lines``.
    public init(lines: [String]) throws(JSONError) {
        request = try SyncRequest(json: JSONValue(parsing: lines.first ?? ""))
        for line in lines.dropFirst() {
            request.pushes.append(try SyncRequest.Push(json: JSONValue(parsing: line)))
        }
    }
}

extension Replica {
    /// All that a device would ask and send over a network, for a file.
    ///
    /// - Parameter setsMax: The first so many sets; what is left goes with the next file.
    public func carriedRequest(setsMax: Int = .max) -> CarriedRequest {
        let sets = unsent.prefix(setsMax)
        var outbox: [UnitID: OutboxReport] = [:]
        for unit in workUnits {
            outbox[unit] = report(of: unit, without: Set(sets.map(\.submission.reference)))
        }
        return CarriedRequest(
            SyncRequest(
                pushes: sets.map(\.push),
                outbox: outbox,
                cursors: units.mapValues(\.cursor),
                roles: units.count > Limits.quietUnitsMax ? units.mapValues(\.roles) : [:],
                bytesMax: Limits.pageBytesMax,
                succession: identity.succession
            )
        )
    }
}
