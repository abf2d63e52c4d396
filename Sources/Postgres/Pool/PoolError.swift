/// Why the pool did not run a closure. Raw values never change.
public enum PoolError: String, Error, Sendable {
    /// No connection became free within the waiting time. Try later.
    case timeout = "pool_timeout"
    /// The pool has been shut down.
    case shutDown = "pool_shut_down"

    /// Whether the same call may succeed later.
    public var isRetryable: Bool { self == .timeout }
}
