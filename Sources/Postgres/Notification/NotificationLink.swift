internal import Synchronization

/// One connection on a thread of its own that hears notifications, sends them, and looks around at every beat.
///
/// A notification may be lost: with the connection, with a process that died before it sent one, or in a pooler that
/// knows no LISTEN. The beat is there to find out anyway. A connection that is lost is made anew.
public final class NotificationLink: Sendable {
    /// What is heard and done. All closures are called on the link's thread.
    public struct Configuration: Sendable {
        public var conninfo: Conninfo
        public var options: Connection.Options
        /// What is listened to.
        public var channel: String
        public var beatMilliseconds = 1_000
        /// The shortest time between two calls of `onRing`.
        public var ringMilliseconds = 50
        public var reconnectMillisecondsMax = 5_000
        /// Called before each attempt to connect.
        public var beforeConnect: (@Sendable () throws -> Void)?
        /// Called with what was notified.
        public var onNotification: @Sendable (String) -> Void = { _ in }
        /// Called at once on every new connection, and then at every beat.
        public var onBeat: @Sendable (Connection) throws -> Void = { _ in }
        /// Called soon after ``NotificationLink/ring()``, once for all rings since the last call.
        public var onRing: @Sendable (Connection) throws -> Void = { _ in }
        /// Told once of each outage.
        public var onFailure: @Sendable (any Error) -> Void = { _ in }

        public init(conninfo: Conninfo, options: Connection.Options, channel: String) {
            self.conninfo = conninfo
            self.options = options
            self.channel = channel
        }
    }

    private struct State {
        var isRung = false
        var isStopped = false
        var hasEnded = false
        var onEnd: [@Sendable () -> Void] = []
    }

    private let configuration: Configuration
    private let bell = Bell()
    private let state = Mutex(State())

    /// Makes a link and starts its thread, which lives until ``stop()``.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
        Thread.start { self.run() }
    }

    /// Has `onRing` called soon.
    public func ring() {
        state.withLock { $0.isRung = true }
        bell.ring()
    }

    /// Ends the thread after a last `onRing` where one is due, and returns when the connection is closed.
    public func stop() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                state.isStopped = true
                if !state.hasEnded { state.onEnd.append { continuation.resume() } }
                return state.hasEnded
            }
            bell.ring()
            if hasEnded { continuation.resume() }
        }
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }
    private var isRung: Bool { state.withLock { $0.isRung } }

    private func run() {
        var outage = Outage(millisecondsMax: configuration.reconnectMillisecondsMax)
        while !isStopped {
            do {
                try configuration.beforeConnect?()
                let connection = try Connection(configuration.conninfo, configuration.options)
                try connection.listen(to: configuration.channel)
                try converse(connection) { outage.end() }
            } catch {
                if outage.isNew { configuration.onFailure(error) }
                bell.wait(until: MonotonicClock.now + MonotonicClock.milliseconds(outage.nextDelay()))
            }
        }
        let onEnd = state.withLock { state in
            state.hasEnded = true
            return state.onEnd
        }
        for callback in onEnd { callback() }
    }

    private func converse(_ connection: Connection, onHealthy: () -> Void) throws {
        var nextBeat = MonotonicClock.now
        var nextRing: UInt64 = 0
        while true {
            if MonotonicClock.now >= nextBeat {
                try configuration.onBeat(connection)
                onHealthy()
                nextBeat = MonotonicClock.now + MonotonicClock.milliseconds(configuration.beatMilliseconds)
            }
            let isLast = isStopped
            if isRung, isLast || MonotonicClock.now >= nextRing {
                nextRing = MonotonicClock.now + MonotonicClock.milliseconds(configuration.ringMilliseconds)
                try answerRing(connection)
            }
            for payload in try connection.notifications() { configuration.onNotification(payload) }
            if isLast { return }
            connection.wait(orFor: bell, until: isRung ? min(nextBeat, nextRing) : nextBeat)
        }
    }

    private func answerRing(_ connection: Connection) throws {
        state.withLock { $0.isRung = false }
        do {
            try configuration.onRing(connection)
        } catch {
            // The next connection answers it.
            state.withLock { $0.isRung = true }
            throw error
        }
    }
}

/// How long nobody answered, in attempts.
private struct Outage {
    private static let delayMilliseconds = 100
    let millisecondsMax: Int
    private var attempts = 0

    init(millisecondsMax: Int) { self.millisecondsMax = millisecondsMax }

    var isNew: Bool { attempts == 0 }

    mutating func end() { attempts = 0 }

    mutating func nextDelay() -> Int {
        attempts += 1
        return min(millisecondsMax, Self.delayMilliseconds << min(attempts - 1, 10))
    }
}
