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
    }

    private let workMax: Int
    private let perDeviceMax: Int
    private let counts = Mutex<[Place: Int]>([:])

    init(workMax: Int, perDeviceMax: Int) {
        self.workMax = workMax
        self.perDeviceMax = perDeviceMax
    }

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
            case .work: workMax
            case .device: perDeviceMax
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
