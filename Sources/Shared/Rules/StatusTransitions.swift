/// One row of the transition table.
public struct StatusTransition: Sendable, Hashable {
    public var from: ProblemStatus
    public var to: ProblemStatus
    public var roles: Set<Role>
    /// Whether it can't be done without saying why.
    public var needsReason: Bool
    /// What the move is called where it is no plain step: a claim, a return …
    public var event: Event?

    /// The moves that have a name of their own.
    public enum Event: String, Sendable {
        case claim, withdrawClaim = "withdraw_claim", review, close, `return` = "return", reopen
    }
}

/// Which status may follow which, and by whose hand.
public enum StatusTransitions {
    /// The whole table, in the order in which people read it.
    public static let table: [StatusTransition] = [
        row(.notStarted, .inProgress, Role.unitSide),
        row(.inProgress, .stageDone, Role.unitSide),
        row(.stageDone, .inProgress, Role.unitSide),
        row(.inProgress, .doneClaimed, Role.unitSide, .claim),
        row(.stageDone, .doneClaimed, Role.unitSide, .claim),
        row(.doneClaimed, .inProgress, Role.unitSide, .withdrawClaim),
        row(.doneClaimed, .underReview, Role.officeSide, .review),
        row(.doneClaimed, .closed, Role.officeSide, .close),
        row(.underReview, .closed, Role.officeSide, .close),
        row(.doneClaimed, .inProgress, Role.officeSide, .return, reason: true),
        row(.underReview, .inProgress, Role.officeSide, .return, reason: true),
        row(.closed, .inProgress, Role.officeSide, .reopen, reason: true),
    ]

    private static func row(
        _ from: ProblemStatus,
        _ to: ProblemStatus,
        _ roles: Set<Role>,
        _ event: StatusTransition.Event? = nil,
        reason: Bool = false
    ) -> StatusTransition {
        StatusTransition(from: from, to: to, roles: roles, needsReason: reason, event: event)
    }

    /// Why the step may not be taken, or nil where it may.
    ///
    /// - Returns: `transition_not_allowed` where the table lacks the step, `not_allowed` where it has it for others,
    ///   `reason_required` where nothing says why.
    public static func refusal(from: String?, to: String?, by roles: Set<Role>, why: String?) -> RejectReason?
    {
        let steps = table.filter { $0.from.rawValue == from && $0.to.rawValue == to }
        if steps.isEmpty { return .transitionNotAllowed }
        let own = steps.filter { !$0.roles.isDisjoint(with: roles) }
        if own.isEmpty { return .notAllowed }
        if own.allSatisfy(\.needsReason), (why ?? "").isEmpty { return .reasonRequired }
        return nil
    }

    /// The steps that lead on from a status for somebody with these roles.
    public static func steps(from status: ProblemStatus, by roles: Set<Role>) -> [StatusTransition] {
        table.filter { $0.from == status && !$0.roles.isDisjoint(with: roles) }
    }
}
