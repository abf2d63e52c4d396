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
        let finished = context.view.value(problem, FieldName.finishedOn)
        let finishedAfter: JSONValue =
            switch status {
            case .doneClaimed, .closed:
                finishedOn.map { .string($0.description) }
                    ?? (finished.isNull ? .string(context.today.description) : finished)
            case .underReview: finished
            case .notStarted, .inProgress, .stageDone: .null
            }
        if finishedAfter != finished {
            changes.append(
                Change(
                    problem,
                    kind: kind,
                    .edit(context.view.edit(problem, FieldName.finishedOn, to: finishedAfter)),
                    group: 1
                )
            )
        }
        if let decision = decision(from: before, to: status, by: context.view.unit.roles) {
            var fields: [String: JSONValue] = [
                FieldName.level: .string(ReviewLevel.office.rawValue),
                FieldName.decision: .string(decision.rawValue),
                FieldName.date: .string(context.today.description),
            ]
            if let why { fields[FieldName.reason] = .string(why) }
            changes.append(
                Change(
                    context.newID(),
                    kind: RecordKind.review.rawValue,
                    .create(parent: problem, fields: fields),
                    group: 1
                )
            )
        }
        return changes
    }

    /// The review that a move leaves behind: returned and reopened are events, not states.
    private static func decision(
        from before: ProblemStatus?,
        to after: ProblemStatus,
        by roles: Set<Role>
    ) -> ReviewDecision? {
        guard let before else { return nil }
        let step = StatusTransitions.steps(from: before, by: roles).first { $0.to == after }
        return switch step?.event {
        case .close: .pass
        case .return: .return
        case .reopen: .reopen
        case .claim, .withdrawClaim, .review, nil: nil
        }
    }
}
