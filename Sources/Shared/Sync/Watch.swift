/// What `sync --watch` does next, as a state machine: no clock, no network.
///
/// It syncs, waits for news and for own edits, and syncs again. Where the server can't be had it says so once, tries
/// again after a while that grows, and says when it is back.
public struct Watch: Sendable {
    /// What happened.
    public enum Event: Sendable, Equatable {
        /// A sync came to its end.
        ///
        /// - Parameters:
        ///   - moved: Whether it changed what is held.
        ///   - waits: Whether sets are left that the server was too busy for.
        case synced(moved: Bool, waits: Bool)
        case failed(Failure)
        /// A wait was answered with news.
        case news
        /// A wait was answered without any, after so long.
        case quiet(milliseconds: Int)
        /// The person recorded something.
        case recorded
        /// The rest is over.
        case rested
    }

    /// What a sync or a wait failed of.
    public enum Failure: Sendable, Equatable {
        /// Gone sooner or later: the network, a busy server, another program in the folder.
        case passing
        /// May be a network that answers in the server's place; passing where it has worked before.
        case doubtful
        /// The server knows no waiting: it is older.
        case cannotWait
        /// Trying again is of no use.
        case final
    }

    /// What is to be done now.
    public enum Step: Sendable, Equatable {
        case sync
        /// Ask the server to tell of news; an edit of the person's own ends it too.
        case wait(seconds: Int)
        /// Do nothing for a while; `endsWithEdit`: or until the person records something.
        case rest(milliseconds: Int, endsWithEdit: Bool)
        case end
    }

    /// What the person is told.
    public enum Notice: Sendable, Equatable {
        case lost
        case back
    }

    /// How long one wait takes at most; below what proxies commonly allow.
    static let waitSeconds = 50
    /// How often a server that knows no waiting is asked.
    static let pollMilliseconds = 30_000
    private static let delayMilliseconds = 500
    private static let delayMillisecondsMax = 30_000
    /// A wait that is answered with nothing sooner than this was not what was asked for.
    private static let quietMillisecondsMin = 1_000

    private var hasSynced = false
    private var canWait = true
    /// Failures without a success between them.
    private var failures = 0
    private var isLost = false
    /// Syncs after which sets were left, and syncs for news that brought none, without another between them.
    private var crowded = 0
    private var futile = 0
    private var isForNews = false
    private var afterRest = Step.sync

    public init() {}

    /// What to do first.
    public var first: Step { .sync }

    /// What to do next, and what to tell.
    ///
    /// - Parameter random: 0 up to 1, so that a crowd doesn't come back at one moment.
    public mutating func next(after event: Event, random: Double) -> (Step, Notice?) {
        switch event {
        case .synced(let moved, let waits):
            hasSynced = true
            let notice = regained()
            return (behindSync(moved: moved, waits: waits, random), notice)
        case .failed(let failure): return behind(failure, random)
        case .news:
            isForNews = true
            return (.sync, regained())
        case .quiet(let milliseconds):
            let notice = regained()
            guard milliseconds < Self.quietMillisecondsMin else { return (waiting, notice) }
            return (rest(Self.delay(2, random), before: waiting), notice)
        case .recorded:
            isForNews = false
            return (.sync, nil)
        case .rested: return (afterRest, nil)
        }
    }

    private var waiting: Step {
        canWait
            ? .wait(seconds: Self.waitSeconds)
            : .rest(milliseconds: Self.pollMilliseconds, endsWithEdit: true)
    }

    private mutating func behindSync(moved: Bool, waits: Bool, _ random: Double) -> Step {
        defer { isForNews = false }
        crowded = waits ? crowded + 1 : 0
        if waits { return rest(Self.delay(crowded, random), before: .sync) }
        // A server that keeps promising what it doesn't give must not be asked without end.
        futile = isForNews && !moved ? futile + 1 : 0
        if futile > 0 { return rest(Self.delay(futile, random), before: waiting) }
        if !canWait { afterRest = .sync }
        return waiting
    }

    private mutating func behind(_ failure: Failure, _ random: Double) -> (Step, Notice?) {
        switch failure {
        case .final: return (.end, nil)
        case .doubtful where !hasSynced: return (.end, nil)
        case .cannotWait:
            canWait = false
            afterRest = .sync
            return (waiting, nil)
        case .passing, .doubtful:
            failures += 1
            // Once is nothing to speak of: a server that was started anew, a proxy that was tired of waiting.
            let notice: Notice? = failures >= 2 && !isLost ? .lost : nil
            if notice != nil { isLost = true }
            afterRest = .sync
            let delay = Self.delay(failures, random)
            return (.rest(milliseconds: delay, endsWithEdit: false), notice)
        }
    }

    private mutating func regained() -> Notice? {
        failures = 0
        defer { isLost = false }
        return isLost ? .back : nil
    }

    private mutating func rest(_ milliseconds: Int, before next: Step) -> Step {
        afterRest = next
        return .rest(milliseconds: milliseconds, endsWithEdit: true)
    }

    /// Doubles with each attempt, and is never the same for two.
    private static func delay(_ attempt: Int, _ random: Double) -> Int {
        let doubled = min(delayMilliseconds << min(attempt - 1, 10), delayMillisecondsMax)
        return Int(Double(doubled) * (0.5 + random))
    }
}

extension ConnectionTrouble {
    /// What it means to somebody who watches.
    public var watchFailure: Watch.Failure {
        switch self {
        case .refused, .unknownHost, .unreachable, .timedOut, .brokenOff: .passing
        case .certificate, .tls, .unreadableAnswer, .other: .doubtful
        case .badAddress, .noAddress, .plainHTTP, .noCertificateFile, .answerTooLarge: .final
        case .bundle: .final
        case .server(let code, _):
            switch code {
            case .busy, .unavailable, .tooManyRequests, .internalError, .serverDiskFull: .passing
            default: .final
            }
        }
    }
}
