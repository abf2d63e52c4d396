import Shared
import Synchronization

/// Counts what is under way and turns away what is too much.
final class RequestGate: Sendable {
    /// What requests take up.
    enum Place: Hashable {
        /// Being worked on.
        case work
        /// Being under way for a device, so that one can't take the places of all.
        case device(ReplicaID)
        /// Waiting for news.
        case wait
        /// Waiting for news for a device.
        case deviceWait(ReplicaID)
    }

    private let limits: WebLimits
    private let counts = Mutex<[Place: Int]>([:])

    init(_ limits: WebLimits) { self.limits = limits }

    /// Does the work while it takes a place.
    ///
    /// - Throws: `busy` where none is free.
    func pass<Result>(_ place: Place, _ work: () async throws -> Result) async throws -> Result {
        guard enter(place) else { throw WebError(.busy) }
        defer { leave(place) }
        return try await work()
    }

    private func enter(_ place: Place) -> Bool {
        let countMax =
            switch place {
            case .work: limits.requestsMax
            case .device: limits.requestsPerDevice
            case .wait: limits.waitsMax
            case .deviceWait: limits.waitsPerDevice
            }
        return counts.withLock { counts in
            guard counts[place, default: 0] < countMax else { return false }
            counts[place, default: 0] += 1
            return true
        }
    }

    private func leave(_ place: Place) {
        counts.withLock { counts in
            let left = counts[place, default: 1] - 1
            counts[place] = left > 0 ? left : nil
        }
    }
}
