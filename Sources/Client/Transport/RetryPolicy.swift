import Shared

/// When a request that failed is sent again, with the same bytes.
struct RetryPolicy: Sendable {
    var busyRetriesMax = 4
    var connectionRetriesMax = 2
    var firstDelayMilliseconds = 400
    var delayMillisecondsMax = 15_000

    /// None: each request is sent once.
    static let never = RetryPolicy(busyRetriesMax: 0, connectionRetriesMax: 0)

    /// How long to wait before the next attempt; nil: give up.
    ///
    /// - Parameters:
    ///   - attempt: 1 after the first failure.
    ///   - retryAfterSeconds: What the server asked for, if it did.
    ///   - random: 0 up to 1, so that a crowd doesn't come back at one moment.
    func delayMilliseconds(
        after trouble: ConnectionTrouble,
        attempt: Int,
        retryAfterSeconds: Int?,
        random: Double
    ) -> Int? {
        guard attempt <= retriesMax(for: trouble) else { return nil }
        if let retryAfterSeconds {
            return min(max(0, retryAfterSeconds) * 1000, delayMillisecondsMax)
        }
        let doubled = firstDelayMilliseconds << min(attempt - 1, 10)
        return min(Int(Double(doubled) * (0.5 + random)), delayMillisecondsMax)
    }

    private func retriesMax(for trouble: ConnectionTrouble) -> Int {
        switch trouble {
        case .refused, .unreachable, .timedOut, .brokenOff: connectionRetriesMax
        case .server(let code, _):
            switch code {
            case .busy, .unavailable, .tooManyRequests: busyRetriesMax
            default: 0
            }
        case .unknownHost, .certificate, .tls, .answerTooLarge, .unreadableAnswer, .badAddress, .noAddress,
            .plainHTTP,
            .noCertificateFile, .bundle, .other:
            0
        }
    }
}
