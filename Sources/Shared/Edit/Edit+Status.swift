extension Edit {
    /// Moves a problem to another status, with what goes along: a finishing date, a review.
    ///
    /// - Parameters:
    ///   - finishedOn: For a claim or a close; today where none is given and none stands.
    ///   - why: Required by returns and reopenings.
    public static func move(
        _ problem: RecordID,
        to status: ProblemStatus,
        finishedOn: CalendarDate? = nil,
        why: String? = nil,
        in context: EditContext
    ) throws(EditRefusal) -> [Change] {
        _ = try context.record(problem, .problem)
        let kind = RecordKind.problem.rawValue
        let before = context.view.value(problem, FieldName.status).text.flatMap(ProblemStatus.init)
        var changes = [
            Change(
                problem,
                kind: kind,
                .edit(context.view.edit(problem, FieldName.status, to: .string(status.rawValue))),
                group: 1,
                why: why
            )
        ]
        if let change = finishing(problem, at: status, on: finishedOn, group: 1, in: context) {
            changes.append(change)
        }
        if let before,
            let change = review(of: problem, from: before, to: status, why: why, group: 1, in: context)
        {
            changes.append(change)
        }
        return changes
    }

    /// The finishing date that goes with a status; nil where it is right already.
    ///
    /// - Parameter date: Today where none is given and none stands.
    static func finishing(
        _ problem: RecordID,
        at status: ProblemStatus,
        on date: CalendarDate? = nil,
        group: Int64? = nil,
        in context: EditContext
    ) -> Change? {
        let finished = context.view.value(problem, FieldName.finishedOn)
        let finishedAfter: JSONValue =
            switch status {
            case .doneClaimed, .closed:
                date.map { .string($0.description) }
                    ?? (finished.isNull ? .string(context.today.description) : finished)
            case .underReview: finished
            case .notStarted, .inProgress, .stageDone: .null
            }
        if finishedAfter == finished { return nil }
        let edit = context.view.edit(problem, FieldName.finishedOn, to: finishedAfter)
        return Change(problem, kind: RecordKind.problem.rawValue, .edit(edit), group: group)
    }

    /// The review that a move leaves behind; nil where it leaves none.
    static func review(
        of problem: RecordID,
        from before: ProblemStatus,
        to after: ProblemStatus,
        why: String?,
        group: Int64? = nil,
        in context: EditContext
    ) -> Change? {
        guard let decision = decision(from: before, to: after, by: context.view.unit.roles) else {
            return nil
        }
        var fields: [String: JSONValue] = [
            FieldName.level: .string(ReviewLevel.office.rawValue),
            FieldName.decision: .string(decision.rawValue),
            FieldName.date: .string(context.today.description),
        ]
        if let why { fields[FieldName.reason] = .string(why) }
        return Change(
            context.newID(),
            kind: RecordKind.review.rawValue,
            .create(parent: problem, fields: fields),
            group: group
        )
    }

    /// What the office decides by a move: returned and reopened are events, not states.
    private static func decision(
        from before: ProblemStatus,
        to after: ProblemStatus,
        by roles: Set<Role>
    ) -> ReviewDecision? {
        let step = StatusTransitions.steps(from: before, by: roles).first { $0.to == after }
        return switch step?.event {
        case .close: .pass
        case .return: .return
        case .reopen: .reopen
        case .claim, .withdrawClaim, .review, nil: nil
        }
    }
}
