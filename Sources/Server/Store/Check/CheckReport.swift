import Shared

/// One thing that is not what the log says it must be.
struct CheckFinding: Sendable, Hashable {
    /// What differs. Raw values are stable.
    enum Code: String, Sendable {
        case versionMissing = "version_missing"
        case chainBroken = "chain_broken"
        case headDiffers = "head_differs"
        case rowUnreadable = "row_unreadable"
        case rowDiffers = "row_differs"
        case deviceUnknown = "device_unknown"
        case signatureInvalid = "signature_invalid"
        case laneBroken = "lane_broken"
        case laneHeadDiffers = "lane_head_differs"
        case receiptMissing = "receipt_missing"
        case receiptDiffers = "receipt_differs"
        case deferralDiffers = "deferral_differs"
        case recordDiffers = "record_differs"
        case recordMissing = "record_missing"
        case recordUnexpected = "record_unexpected"
        case conflictDiffers = "conflict_differs"
        case conflictMissing = "conflict_missing"
        case conflictUnexpected = "conflict_unexpected"
        case conflictFieldsDiffer = "conflict_fields_differ"
        case digestDiffers = "digest_differs"
        case totalDiffers = "total_differs"
        case backupDiffers = "backup_differs"
        case epochDiffers = "epoch_differs"
    }

    var unit: UnitID
    /// The version at which it shows, where there is one.
    var version: Int64?
    var code: Code
    /// Which record, conflict, lane or figure.
    var subject: String
}

/// What a check went over and what it found.
struct CheckReport: Sendable {
    var units = 0
    var rows: Int64 = 0
    var records = 0
    var findings: [CheckFinding] = []

    /// Whether everything is as the log says.
    var isClean: Bool { findings.isEmpty }
}
