import Glibc
import Shared

/// The time, for people and for measuring.
protocol ServerClock: Sendable {
    /// The time of day. For reading, and for when codes and tokens end.
    var now: Timestamp { get }
    /// Milliseconds of a clock that never goes back.
    var monotonicMilliseconds: Int64 { get }
}

/// The system's clocks.
struct SystemClock: ServerClock {
    var now: Timestamp { Timestamp(milliseconds: Self.read(CLOCK_REALTIME)) }
    var monotonicMilliseconds: Int64 { Self.read(CLOCK_MONOTONIC) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
