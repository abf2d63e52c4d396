import NIOCore
import Shared

/// How much of anything one caller, and all of them, may use.
struct WebLimits: Sendable {
    var headerBytesMax = 16_384
    var headerCountMax = 64
    var bodyBytesMax = Limits.requestBytesMax
    /// What enrolling takes; nothing is known of the caller yet.
    var enrolmentBytesMax = 16_384
    /// Requests that are worked on at one time.
    var requestsMax = 64
    /// Requests of one device at one time, those counted whose body is still coming.
    var requestsPerDevice = 4
    /// Waits for news at one time; they take none of the places for work.
    var waitsMax = 8_000
    /// Waits of one device at one time: of one that hung up the server may not know yet.
    var waitsPerDevice = 4
    /// Of those who wait so many look at one time whether there is news.
    var looksMax = 3
    var connectionsMax = 10_000
    /// A connection on which nothing comes is closed.
    var idleSecondsMax = 30
    /// From the first byte of a request, or the end of the last answer, to the request's last byte.
    var requestSecondsMax = 90
    /// Attempts to enrol from one address in a minute.
    var enrolmentsPerAddress = 10
    /// Attempts to enrol from anywhere in a minute.
    var enrolmentsInAll = 120
    /// Running requests have this long to end when the server stops.
    var shutdownSecondsMax = 10
    /// Then the program ends, whatever still waits.
    var exitSecondsMax = 20
}
