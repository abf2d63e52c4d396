import Glibc
import Shared

/// Moments as the server's own clock on the wall shows them.
enum LocalTime {
    /// `2020-05-17 09:30`.
    static func text(_ time: Timestamp) -> String {
        var seconds = time_t(time.milliseconds / 1000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return time.minuteText(offsetMinutes: Int64(parts.tm_gmtoff / 60))
    }
}
