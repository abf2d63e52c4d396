import Shared
import Synchronization

/// Counts what is under way and turns away what is too much.
final class RequestGate: Sendable {
    private let countMax: Int
    private let count = Mutex(0)

    init(countMax: Int) { self.countMax = countMax }

    /// Does the work while it takes one of the places.
    ///
    /// - Throws: `busy` where none is free.
    func pass<Result>(_ work: () async throws -> Result) async throws -> Result {
        let isFree = count.withLock { count in
            guard count < countMax else { return false }
            count += 1
            return true
        }
        guard isFree else { throw WebError(.busy) }
        defer { count.withLock { $0 -= 1 } }
        return try await work()
    }
}

/// Counts what is under way for each device, so that one can't take the places of all.
final class DeviceGate: Sendable {
    private let countMax: Int
    private let counts = Mutex<[ReplicaID: Int]>([:])

    init(countMax: Int) { self.countMax = countMax }

    /// Does the work while it takes one of the device's places.
    ///
    /// - Throws: `busy` where none is free.
    func pass<Result>(_ device: ReplicaID, _ work: () async throws -> Result) async throws -> Result {
        let isFree = counts.withLock { counts in
            guard counts[device, default: 0] < countMax else { return false }
            counts[device, default: 0] += 1
            return true
        }
        guard isFree else { throw WebError(.busy) }
        defer {
            counts.withLock { counts in
                let left = counts[device, default: 1] - 1
                counts[device] = left > 0 ? left : nil
            }
        }
        return try await work()
    }
}
