import Shared

/// What a command ends with where it does not succeed: a word for scripts, a sentence, an exit status.
struct CommandFailure: Error {
    /// Exit statuses, after `sysexits.h`.
    enum Status: Int32 {
        case refused = 1
        case usage = 64
        case data = 65
        case unavailable = 69
        case disk = 74
        case tryAgain = 75
        case notEnrolled = 78
        case interrupted = 130
    }

    var code: String
    var message: any Speakable
    var status: Status

    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let trouble as BundleTrouble: self.init(trouble.code, trouble, .data)
        case ConnectionTrouble.bundle(let trouble): self.init(trouble.code, trouble, .data)
        case let trouble as FileTrouble: self.init(trouble.code, trouble, .usage)
        case let trouble as ArgumentTrouble: self.init(trouble.code, trouble, .usage)
        case let trouble as UndoTrouble: self.init(trouble.code, trouble, .refused)
        case let trouble as RefusedTrouble: self.init(trouble.code, trouble, .usage)
        case let trouble as RepairTrouble: self.init(trouble.code, trouble, .usage)
        case let trouble as RenewalTrouble: self.init(trouble.code, trouble, .refused)
        case let error as MoneyError: self.init(error.code.rawValue, error, .usage)
        case let trouble as ConnectionTrouble:
            self.init(trouble.code, trouble, trouble.isUsage ? .usage : .unavailable)
        case let refusal as EditRefusal: self.init(refusal.code, refusal, .refused)
        case let error as ReplicaError: self.init(error)
        case let error as DiskError: self.init("disk", error, .disk)
        case HomeLock.Failure.taken(.home, let process):
            self.init("home_in_use", HomeSentence.inUse(process: process), .tryAgain)
        case HomeLock.Failure.taken(.sync, let process):
            self.init("sync_running", HomeSentence.syncRunning(process: process), .tryAgain)
        case HomeLock.Failure.watched(let process):
            self.init("sync_watching", HomeSentence.watchRunning(process: process), .tryAgain)
        case HomeLock.Failure.disk(let error): self.init("disk", error, .disk)
        default: self.init("failed", HomeSentence.failed(detail: String(describing: error)), .refused)
        }
    }

    private init(_ error: ReplicaError) {
        switch error {
        case .disk(let error): self.init("disk", error, .disk)
        case .refused(let refusal): self.init(refusal.code, refusal, .refused)
        case .notEnrolled: self.init("not_enrolled", error, .notEnrolled)
        case .alreadyEnrolled: self.init("already_enrolled", error, .refused)
        case .damaged: self.init("damaged", error, .data)
        case .unreadable: self.init("unreadable", error, .data)
        case .tooNew: self.init("too_new", error, .data)
        case .brokenChain: self.init("broken_chain", error, .data)
        case .badAnswer: self.init("bad_answer", error, .data)
        case .wrongDigest: self.init("wrong_digest", error, .data)
        case .unknownUnit: self.init("unknown_unit", error, .usage)
        case .cannotSign: self.init("cannot_sign", error, .data)
        }
    }

    init(_ code: String, _ message: any Speakable, _ status: Status) {
        self.code = code
        self.message = message
        self.status = status
    }
}

extension ConnectionTrouble {
    /// Whether the address or an option is wrong, and nobody was asked.
    fileprivate var isUsage: Bool {
        switch self {
        case .badAddress, .noAddress, .plainHTTP, .noCertificateFile: true
        default: false
        }
    }
}

extension EditRefusal {
    /// A stable word for scripts.
    var code: String {
        switch self {
        case .rule(let reason, _): reason.rawValue
        case .nothingToChange: "nothing_to_change"
        case .tooLarge: "too_large"
        case .unknownRecord: "unknown_record"
        case .wrongKind: "wrong_kind"
        case .stepNotPossible: "wrong_status"
        case .notDoubtful: "not_doubtful"
        case .alreadyReplaced: "already_replaced"
        case .noOwnContender: "no_own_contender"
        case .conflictNotOpen: "conflict_not_open"
        case .unknownContender: "unknown_contender"
        case .rulingNotAmended: "ruling_not_amended"
        case .notWholeYet: "not_whole_yet"
        }
    }
}
