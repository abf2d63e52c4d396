import Synchronization

/// Counts what is under way and turns away what is too much.
final class RequestGate: Sendable {
    private let countMax: Int
    private let count = Mutex(0)

    init(countMax: Int) { self.countMax = countMax }

    /// Whether one more may go on; then ``leave()`` must follow.
    func enter() -> Bool {
        count.withLock { count in
            guard count < countMax else { return false }
            count += 1
            return true
        }
    }

    /// One is done.
    func leave() { count.withLock { $0 -= 1 } }
}
