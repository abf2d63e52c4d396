import Shared
import Synchronization

/// Counts attempts by address and in all, in windows of a minute.
final class AttemptLimit: Sendable {
    private struct Window {
        var start: Int64 = 0
        var all = 0
        var byAddress: [String: Int] = [:]
    }

    private let perAddressMax: Int
    private let allMax: Int
    private let window = Mutex(Window())
    private static let windowMilliseconds: Int64 = 60_000

    init(perAddressMax: Int, allMax: Int) {
        self.perAddressMax = perAddressMax
        self.allMax = allMax
    }

    /// Counts an attempt.
    ///
    /// - Parameter milliseconds: Of a clock that never goes back.
    /// - Throws: `too_many_requests` with the seconds to wait.
    func count(_ address: String, at milliseconds: Int64) throws(WebError) {
        let wait: Int64? = window.withLock { window in
            if milliseconds - window.start >= Self.windowMilliseconds { window = Window(start: milliseconds) }
            let own = window.byAddress[address, default: 0] + 1
            guard own <= perAddressMax, window.all < allMax else {
                return window.start + Self.windowMilliseconds - milliseconds
            }
            // Bounded by `allMax`: who is turned away isn't kept.
            window.byAddress[address] = own
            window.all += 1
            return nil
        }
        guard let wait else { return }
        var error = WebError(.tooManyRequests)
        error.retryAfterSeconds = max(1, Int((wait + 999) / 1000))
        throw error
    }
}
